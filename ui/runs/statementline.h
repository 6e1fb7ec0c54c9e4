// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <models/execution/plan/plan.h>

#include <QFont>
#include <QList>
#include <QRect>
#include <QString>

class QPainter;

namespace Varve::Ui {

/// A rendered text as it may be shown: values of secret variables are masked.
struct ShownText
{
    QByteArray text;
    QList<Text::RenderedPart> values; ///< only parts that came from variables; rendered ranges are in text
};
ShownText shownText(const Text::Rendered &rendered, const Text::Variables &variables);

/// A statement on one line, for lists: spaces folded, the inside of a table's definition left out.
struct StatementLine
{
    enum class Part { Plain, Keyword, String, Value };
    struct Span
    {
        int start = 0;
        int length = 0;
        Part part = Part::Plain;
    };
    QString text;
    QList<Span> spans; ///< tile the text
};
StatementLine statementLine(const ShownText &shown, const Text::Statement &statement);
StatementLine statementLine(const QString &text);

/// Paints the line in the code font, elided at the right end of \a rectangle. Returns the width that it took.
int paintStatementLine(QPainter &painter, const QRect &rectangle, const StatementLine &line, bool dimmed = false);

} // namespace Varve::Ui
