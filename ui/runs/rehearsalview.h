// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <ui/pieces/chip.h>

#include <models/core/expected.h>
#include <models/execution/rehearsal/rehearsalreport.h>

class QPlainTextEdit;

namespace Varve::Ui {

struct PlanCheck;

/// "Rehearsed up, down and up again: nothing left behind", or what was found instead.
PlanCheck rehearsalCheck(const Core::Expected<Execution::RehearsalReport> &report);

/// What a rehearsal did, step by step.
class RehearsalView final : public Surface
{
    Q_OBJECT

public:
    explicit RehearsalView(QWidget *parent = nullptr);
    void setText(const QString &text);

private:
    QPlainTextEdit *m_text;
};

} // namespace Varve::Ui
