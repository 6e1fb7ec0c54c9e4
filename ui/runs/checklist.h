// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "plantexts.h"

#include <QWidget>

class QVBoxLayout;

namespace Varve::Ui {

/// What was checked, a line each: a drawn mark and its words.
class CheckList final : public QWidget
{
    Q_OBJECT

public:
    explicit CheckList(const QList<PlanCheck> &checks, QWidget *parent = nullptr);

    /// One more line below the others, in the place of the one that was given before.
    void setLast(const PlanCheck &check);

private:
    QVBoxLayout *m_layout;
    QWidget *m_last = nullptr;
};

} // namespace Varve::Ui
