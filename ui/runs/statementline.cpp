// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "statementline.h"

#include <ui/editor/keywords.h>
#include <ui/theme/theme.h>

#include <QPainter>

namespace Varve::Ui {

namespace {

using Part = StatementLine::Part;

const QByteArray mask = QByteArrayLiteral("********");

/// Longer lines are never seen; cutting early keeps a list of large inserts quick.
constexpr int longestLine = 400;

/// Folds white space of a text whose characters have a part each.
class Folder
{
public:
    void add(QStringView text, Part part)
    {
        for (const QChar character : text) {
            if (m_line.size() >= longestLine)
                return;
            if (character.isSpace()) {
                m_blank = !m_line.isEmpty();
                continue;
            }
            if (m_blank)
                push(QLatin1Char(' '), Part::Plain);
            m_blank = false;
            push(character, part);
        }
    }
    QString &line() { return m_line; }
    QList<Part> &parts() { return m_parts; }

private:
    void push(QChar character, Part part)
    {
        m_line.append(character);
        m_parts.append(part);
    }
    QString m_line;
    QList<Part> m_parts;
    bool m_blank = false;
};

bool isWordCharacter(QChar character)
{
    return character.isLetterOrNumber() || character == QLatin1Char('_');
}

/// Marks keywords and strings among what is plain.
void colourPlain(const QString &line, QList<Part> &parts)
{
    for (qsizetype i = 0; i < line.size();) {
        if (line.at(i) == QLatin1Char('\'')) {
            qsizetype end = line.indexOf(QLatin1Char('\''), i + 1);
            end = end < 0 ? line.size() : end + 1;
            for (; i < end; ++i)
                parts[i] = parts.at(i) == Part::Plain ? Part::String : parts.at(i);
            continue;
        }
        qsizetype end = i;
        while (end < line.size() && parts.at(end) == Part::Plain && isWordCharacter(line.at(end)))
            ++end;
        const bool quoted = i > 0 && (line.at(i - 1) == QLatin1Char('"') || line.at(i - 1) == QLatin1Char('.'));
        if (end > i && !quoted && isSqlKeyword(QStringView(line).sliced(i, end - i)))
            std::fill(parts.begin() + i, parts.begin() + end, Part::Keyword);
        i = std::max(end, i + 1);
    }
}

StatementLine spansOf(Folder &folder)
{
    StatementLine line{.text = folder.line(), .spans = {}};
    colourPlain(line.text, folder.parts());
    for (int i = 0; i < line.text.size();) {
        const Part part = folder.parts().at(i);
        int end = i;
        while (end < line.text.size() && folder.parts().at(end) == part)
            ++end;
        line.spans.append({i, end - i, part});
        i = end;
    }
    return line;
}

QColor colorOf(Part part, const Colors &colors)
{
    switch (part) {
    case Part::Plain: return colors.text;
    case Part::Keyword: return colors.keyword;
    case Part::String: return colors.string;
    case Part::Value: return colors.variable;
    }
    return colors.text;
}

} // namespace

ShownText shownText(const Text::Rendered &rendered, const Text::Variables &variables)
{
    ShownText shown;
    for (const Text::RenderedPart &part : rendered.parts) {
        const bool secret = !part.variable.isEmpty() && variables.value(part.variable).secret;
        const QByteArray text = secret ? mask : part.rendered.in(rendered.text).toByteArray();
        if (!part.variable.isEmpty())
            shown.values.append({.written = part.written, .rendered = {shown.text.size(), text.size()}, .variable = part.variable});
        shown.text += text;
    }
    return shown;
}

StatementLine statementLine(const ShownText &shown, const Text::Statement &statement)
{
    Folder folder;
    qint64 done = 0;
    for (const Text::RenderedPart &value : shown.values) {
        folder.add(QString::fromUtf8(QByteArrayView(shown.text).sliced(done, value.rendered.offset - done)), Part::Plain);
        folder.add(QString::fromUtf8(value.rendered.in(shown.text)), Part::Value);
        done = value.rendered.end();
        if (folder.line().size() >= longestLine)
            break;
    }
    // Four bytes a character at most: more would be cut anyway.
    folder.add(
        QString::fromUtf8(QByteArrayView(shown.text).sliced(done).first(std::min<qint64>(shown.text.size() - done, 4 * longestLine))),
        Part::Plain);
    if (statement.verb.startsWith(u"CREATE TABLE")) {
        const qsizetype open = folder.line().indexOf(QLatin1Char('('));
        if (open > 0) {
            folder.line() = folder.line().first(open) + QStringLiteral("(…)");
            folder.parts().resize(folder.line().size());
            std::fill(folder.parts().begin() + open, folder.parts().end(), Part::Plain);
        }
    }
    return spansOf(folder);
}

StatementLine statementLine(const QString &text)
{
    Folder folder;
    folder.add(text, Part::Plain);
    return spansOf(folder);
}

int paintStatementLine(QPainter &painter, const QRect &rectangle, const StatementLine &line, bool dimmed)
{
    const Theme &theme = Theme::instance();
    const Colors &colors = theme.colors();
    const QFontMetrics metrics(theme.codeFont());
    const QString shown = metrics.elidedText(line.text, Qt::ElideRight, rectangle.width());
    painter.save();
    painter.setFont(theme.codeFont());
    painter.setRenderHint(QPainter::Antialiasing);
    double x = rectangle.left();
    for (const StatementLine::Span &span : line.spans) {
        if (span.start >= shown.size())
            break;
        const QString text = shown.mid(span.start, span.length);
        const double width = QFontMetricsF(theme.codeFont()).horizontalAdvance(text);
        const QRectF box(x, rectangle.top(), width, rectangle.height());
        if (span.part == Part::Value) {
            const double height = metrics.height() + 1;
            painter.setPen(Qt::NoPen);
            painter.setBrush(colors.variableFill);
            painter.drawRoundedRect(QRectF(x - 1, box.center().y() - height / 2, width + 2, height), 3, 3);
        }
        painter.setPen(dimmed ? colors.dim : colorOf(span.part, colors));
        painter.drawText(box, int(Qt::AlignLeft | Qt::AlignVCenter) | Qt::TextSingleLine, text);
        x += width;
    }
    painter.restore();
    return int(std::ceil(x)) - rectangle.left();
}

} // namespace Varve::Ui
