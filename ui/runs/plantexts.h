// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "statementline.h"

#include <ui/editor/codeview.h>

#include <models/execution/plan/plan.h>

#include <QString>
#include <QStringList>

namespace Varve::Ui {

/// A line of what was checked before a plan could be made, or what is worth knowing about it.
struct PlanCheck
{
    bool fine = true; ///< false: a warning, marked "!"
    QString text;
    friend bool operator==(const PlanCheck &, const PlanCheck &) = default;
};
QList<PlanCheck> planChecks(const Execution::Plan &plan);

/// A statement's text for a CodeView and where its variables, or their values, stand in it.
struct MarkedText
{
    QByteArray text;
    QList<CodeMark> marks;
};
MarkedText asWritten(const Execution::PlannedStatement &planned, const Text::Variables &variables);
MarkedText asSent(const Execution::PlannedStatement &planned, const Text::Variables &variables);

/// \a write, an INSERT of one row with its columns named, with a line for each of them, "column = value", and one for an ON … behind. Anything else as it is.
QString overLines(const QString &write);

/// "127.0.0.1:5432 / mhras_test · PostgreSQL 15.18 · as mhras_app"
QString serverLine(const Execution::Plan &plan);

} // namespace Varve::Ui
