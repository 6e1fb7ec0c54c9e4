// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What SqlEditor finds in its text and marks there: statements, variables, failures; and the commands that work on them.
#include "sqleditor.h"

#include "codearea.h"
#include "findbar.h"
#include "keywords.h"
#include "statementtexts.h"

#include <ui/theme/theme.h>

#include <models/core/suggestion.h>

#include <Qsci/qscistyle.h>

#include <QHelpEvent>
#include <QRegularExpression>
#include <QShortcut>
#include <QTextDocumentFragment>
#include <QTimer>
#include <QToolTip>

namespace Varve::Ui {

namespace {

/// Above this the whole text is not scanned after every pause; statements are then found when they are run.
constexpr qint64 largestScanned = 4 * 1024 * 1024;

/// The bytes of one name at \a offset, or one character: a squiggle below nothing would not be seen.
qint64 lengthOfWord(const QByteArray &text, qint64 offset)
{
    const auto isWord
        = [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || (c & 0x80); };
    qint64 end = offset;
    while (end < text.size() && isWord(text.at(end)))
        ++end;
    return std::max<qint64>(1, end - offset);
}

/// A value may be a megabyte; a tooltip shows its beginning.
QString shortened(const QString &value)
{
    constexpr qsizetype longest = 200;
    return value.size() <= longest ? value : QString(value.first(longest) + u'…');
}

} // namespace

void SqlEditor::setUpKeys()
{
    const auto bind = [this](const QList<QKeySequence> &keys, auto slot) {
        for (const QKeySequence &key : keys)
            connect(new QShortcut(key, this, nullptr, nullptr, Qt::WidgetWithChildrenShortcut), &QShortcut::activated, this, slot);
    };
    bind({Qt::CTRL | Qt::Key_Return, Qt::CTRL | Qt::Key_Enter, Qt::CTRL | Qt::SHIFT | Qt::Key_F9}, &SqlEditor::runStatement);
    bind({Qt::Key_F5, Qt::ALT | Qt::Key_X, Qt::Key_F9}, &SqlEditor::runFile);
    bind({Qt::CTRL | Qt::Key_Slash}, &SqlEditor::toggleComment);
    bind({QKeySequence::Find}, &SqlEditor::showFind);
    bind({Qt::CTRL | Qt::Key_H}, &SqlEditor::showReplace);
    bind({Qt::CTRL | Qt::Key_Space}, &SqlEditor::complete);
    bind({Qt::Key_F3}, [this] { m_find->findNext(); });
    bind({Qt::SHIFT | Qt::Key_F3}, [this] { m_find->findPrevious(); });
    bind({QKeySequence::ZoomIn, Qt::CTRL | Qt::Key_Equal}, [this] { m_code->zoomIn(); });
    bind({QKeySequence::ZoomOut}, [this] { m_code->zoomOut(); });
    bind({Qt::CTRL | Qt::Key_0}, [this] { m_code->zoomTo(0); });
}

const StatementMap &SqlEditor::statements()
{
    if (!m_statementsValid) {
        m_statements = mapStatements(m_code->bytes(), m_code->dialect());
        m_statementsValid = true;
    }
    return m_statements;
}

void SqlEditor::runStatement()
{
    Text::ByteRange range;
    if (m_code->hasSelectedText()) {
        range.offset = m_code->send(QsciScintilla::SCI_GETSELECTIONSTART);
        range.length = m_code->send(QsciScintilla::SCI_GETSELECTIONEND) - range.offset;
    } else if (const Text::Statement *statement = statements().at(m_code->bytes(), m_code->caretOffset())) {
        range = statement->text;
    } else if (statements().error) {
        const Core::Error &error = *statements().error;
        const qint64 offset = error.where.offset >= 0 ? error.where.offset + bomSize() : -1;
        return markError({.file = {}, .offset = offset, .line = error.where.line, .column = error.where.column}, error.message);
    }
    if (range.isEmpty())
        return;
    range.offset += bomSize();
    emit runRequested(text(), range, m_file);
}

void SqlEditor::runFile()
{
    emit runFileRequested(text(), m_file);
}

void SqlEditor::showFind()
{
    m_find->open(FindBar::Mode::Find);
}

void SqlEditor::showReplace()
{
    m_find->open(FindBar::Mode::Replace);
}

void SqlEditor::toggleComment()
{
    const QByteArray mark = m_code->dialect() == Text::DialectName::Cypher ? "//"
        : m_code->dialect() == Text::DialectName::Redis                    ? "#"
                                                                           : "--";
    const qint64 selectionEnd = m_code->send(QsciScintilla::SCI_GETSELECTIONEND);
    const int first = m_code->lineAt(m_code->send(QsciScintilla::SCI_GETSELECTIONSTART));
    int last = m_code->lineAt(selectionEnd);
    if (last > first && m_code->lineStart(last) == selectionEnd)
        --last;
    const auto contentOf = [this](int line) {
        const qint64 from = m_code->lineStart(line);
        return m_code->bytes().mid(from, m_code->lineEnd(line) - from);
    };
    bool allCommented = true;
    for (int line = first; line <= last; ++line) {
        const QByteArray content = contentOf(line).trimmed();
        allCommented = allCommented && (content.isEmpty() || content.startsWith(mark));
    }
    const QByteArray inserted = mark + ' ';
    m_code->beginUndoAction();
    for (int line = first; line <= last; ++line) {
        const QByteArray content = contentOf(line);
        if (content.trimmed().isEmpty())
            continue;
        const auto indent = std::find_if(content.begin(), content.end(), [](char c) { return c != ' ' && c != '\t'; }) - content.begin();
        const auto at = static_cast<unsigned long>(m_code->lineStart(line) + indent);
        if (!allCommented) {
            m_code->SendScintilla(QsciScintilla::SCI_INSERTTEXT, at, inserted.constData());
            continue;
        }
        const bool blank = content.mid(indent + mark.size()).startsWith(' ');
        m_code->send(QsciScintilla::SCI_DELETERANGE, at, long(mark.size()) + (blank ? 1 : 0));
    }
    m_code->endUndoAction();
}

void SqlEditor::complete()
{
    const qint64 caret = m_code->caretOffset();
    const qint64 start = m_code->send(QsciScintilla::SCI_WORDSTARTPOSITION, static_cast<unsigned long>(caret), 1);
    const QByteArray all = m_code->bytes();
    const QString prefix = QString::fromUtf8(all.mid(start, caret - start));
    QSet<QString> found;
    const auto offer = [&](const QString &word) {
        if (word.size() > prefix.size() && word.startsWith(prefix, Qt::CaseInsensitive))
            found.insert(word);
    };
    static const QRegularExpression word(QStringLiteral("[\\p{L}_][\\p{L}\\p{N}_]{2,}"), QRegularExpression::UseUnicodePropertiesOption);
    if (all.size() <= largestScanned) {
        const QString unicode = QString::fromUtf8(all);
        for (auto it = word.globalMatch(unicode); it.hasNext();)
            offer(it.next().captured());
    }
    for (const QString &name : std::as_const(m_words))
        offer(name);
    for (const QString &keyword : sqlKeywords())
        offer(prefix.isEmpty() || prefix.front().isUpper() ? keyword : keyword.toLower());
    QStringList list(found.begin(), found.end());
    std::sort(list.begin(), list.end(), [](const QString &a, const QString &b) { return a.compare(b, Qt::CaseInsensitive) < 0; });
    if (list.isEmpty())
        return;
    m_code->send(QsciScintilla::SCI_AUTOCSETIGNORECASE, 1);
    m_code->send(QsciScintilla::SCI_AUTOCSETORDER, QsciScintilla::SC_ORDER_PERFORMSORT);
    m_code->send(QsciScintilla::SCI_AUTOCSETSEPARATOR, '\n');
    m_code->SendScintilla(QsciScintilla::SCI_AUTOCSHOW, static_cast<unsigned long>(caret - start),
                          list.join(QLatin1Char('\n')).toUtf8().constData());
}

void SqlEditor::rescan()
{
    m_rescan->stop();
    if (m_code->byteCount() > largestScanned) {
        m_uses.clear();
        return;
    }
    const QByteArray script = m_code->bytes();
    markVariables(script);
    markStatements();
    markStatement();
}

void SqlEditor::markVariables(const QByteArray &script)
{
    m_code->clearIndicator(CodeArea::VariableIndicator);
    m_code->clearIndicator(CodeArea::UndefinedIndicator);
    m_uses = Text::findVariables(script, {0, script.size()}, m_code->dialect());
    for (const Text::VariableUse &use : std::as_const(m_uses)) {
        const bool known = m_variables.isEmpty() || m_variables.first().variables.contains(use.name);
        m_code->fillIndicator(known ? CodeArea::VariableIndicator : CodeArea::UndefinedIndicator, use.range);
    }
}

/// Where each statement begins.
void SqlEditor::markStatements()
{
    m_code->send(QsciScintilla::SCI_MARKERDELETEALL, CodeArea::StatementStartMarker);
    int marked = -1;
    for (const Text::Statement &statement : statements().statements) {
        const int line = m_code->lineAt(statement.text.offset);
        if (line != marked)
            m_code->send(QsciScintilla::SCI_MARKERADD, static_cast<unsigned long>(line), CodeArea::StatementStartMarker);
        marked = line;
    }
}

void SqlEditor::markStatement()
{
    m_code->send(QsciScintilla::SCI_MARKERDELETEALL, CodeArea::StatementMarker);
    // While a person types the map is old; the pause after it brings the mark back.
    if (m_code->byteCount() > largestScanned || (m_rescan->isActive() && !m_statementsValid))
        return;
    const Text::Statement *statement = statements().at(m_code->bytes(), m_code->caretOffset());
    describeStatement(statement);
    if (!statement)
        return;
    const int last = m_code->lineAt(std::max(statement->text.offset, statement->text.end() - 1));
    for (int line = m_code->lineAt(statement->text.offset); line <= last; ++line)
        m_code->send(QsciScintilla::SCI_MARKERADD, static_cast<unsigned long>(line), CodeArea::StatementMarker);
}

void SqlEditor::describeStatement(const Text::Statement *statement)
{
    QString text;
    if (statement) {
        const QList<Text::Statement> &all = statements().statements;
        text = tr("Statement %1 of %2").arg(statement - all.constData() + 1).arg(all.size()) + QStringLiteral(" · ")
            + Ui::statementText(*statement, m_code->bytes());
    }
    // Whoever cannot see margin and colours hears the same, and the value of the variable at the caret.
    QString description = text;
    if (const Text::VariableUse *use = variableAt(m_code->caretOffset()))
        description += QStringLiteral(" · ") + QTextDocumentFragment::fromHtml(variableTip(use->name)).toPlainText().simplified();
    if (description != m_code->accessibleDescription())
        m_code->setAccessibleDescription(description);
    if (text == m_statementText)
        return;
    m_statementText = text;
    emit statementChanged();
}

const Text::VariableUse *SqlEditor::variableAt(qint64 offset) const
{
    const auto found = std::find_if(m_uses.cbegin(), m_uses.cend(), [&](const Text::VariableUse &u) { return u.range.contains(offset); });
    return found == m_uses.cend() ? nullptr : &*found;
}

void SqlEditor::markError(const Core::SourcePosition &where, const QString &message)
{
    qint64 offset = where.offset >= 0 ? where.offset - bomSize() : m_code->offsetAt(where.line, std::max(1, where.column));
    offset = std::clamp<qint64>(offset, 0, std::max<qint64>(0, m_code->byteCount() - 1));
    const int line = m_code->lineAt(offset);
    m_code->send(QsciScintilla::SCI_MARKERADD, static_cast<unsigned long>(line), CodeArea::ErrorMarker);
    m_code->fillIndicator(CodeArea::ErrorIndicator, {offset, lengthOfWord(m_code->bytes(), offset)});
    annotate(line, message);
    m_code->ensureLineVisible(line);
}

void SqlEditor::annotate(int line, const QString &message)
{
    const Colors &colors = Theme::instance().colors();
    m_code->annotate(line, message, QsciStyle(-1, tr("Failure"), colors.bad, colors.deleteFill, Theme::instance().interfaceFont()));
}

/// What stands below failed lines keeps the colours that it was written with.
void SqlEditor::recolor()
{
    const auto next = [this](int from) {
        return int(m_code->send(QsciScintilla::SCI_MARKERNEXT, static_cast<unsigned long>(from), 1 << CodeArea::ErrorMarker));
    };
    for (int line = next(0); line >= 0; line = next(line + 1)) {
        if (const QString message = m_code->annotationText(line); !message.isEmpty())
            annotate(line, message);
    }
    rescan();
}

bool SqlEditor::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_code && event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        const QPoint point = m_code->viewport()->mapFrom(m_code, help->pos());
        const long position = m_code->send(QsciScintilla::SCI_POSITIONFROMPOINTCLOSE, static_cast<unsigned long>(point.x()), point.y());
        showVariableTip(int(position), help->globalPos());
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

void SqlEditor::showVariableTip(int position, const QPoint &at)
{
    const Text::VariableUse *use = position < 0 ? nullptr : variableAt(position);
    const QString tip = problemTip(position) + (use ? variableTip(use->name) : QString());
    if (tip.isEmpty())
        return QToolTip::hideText();
    QToolTip::showText(at, tip, m_code);
}

QString SqlEditor::variableTip(const QString &name) const
{
    QString rows;
    for (const EnvironmentVariables &environment : m_variables) {
        const auto value = environment.variables.constFind(name);
        const bool known = value != environment.variables.constEnd();
        const QString shown = !known ? tr("not set") : value->secret ? QStringLiteral("********") : shortened(value->value);
        const QString beside = known ? value->origin : Core::didYouMean(name, environment.variables.keys()).trimmed();
        rows += QStringLiteral("<tr><td>%1&nbsp;&nbsp;</td><td><b>%2</b>&nbsp;&nbsp;</td><td>%3</td></tr>")
                    .arg(environment.environment.toHtmlEscaped(), shown.toHtmlEscaped(), beside.toHtmlEscaped());
    }
    return QStringLiteral("<b>${%1}</b><table>%2</table>").arg(name.toHtmlEscaped(), rows);
}

} // namespace Varve::Ui
