// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ksyntaxlexer.h"

#include <ui/theme/theme.h>

#include <Qsci/qsciscintilla.h>

#include <KSyntaxHighlighting/AbstractHighlighter>
#include <KSyntaxHighlighting/Definition>
#include <KSyntaxHighlighting/FoldingRegion>
#include <KSyntaxHighlighting/Format>
#include <KSyntaxHighlighting/Repository>
#include <KSyntaxHighlighting/State>
#include <KSyntaxHighlighting/Theme>

#include <QTimer>

namespace Varve::Ui {

namespace Syntax = KSyntaxHighlighting;

namespace {

/// A longer line is data, not code: its regular expressions would hold up the window. It stays plain.
constexpr qint64 longestHighlightedLine = 64 * 1024;

/// Loading the index of all definitions takes tens of milliseconds, so there is one for the program, made when first needed.
Syntax::Repository &repository()
{
    static Syntax::Repository all;
    return all;
}

CodeStyle codeStyle(Syntax::Theme::TextStyle style)
{
    using Style = Syntax::Theme;
    switch (style) {
    case Style::Keyword:
    case Style::ControlFlow:
    case Style::Operator:
    case Style::Preprocessor:
    case Style::Import: return CodeStyle::Keyword;
    case Style::Char:
    case Style::SpecialChar:
    case Style::String:
    case Style::VerbatimString:
    case Style::SpecialString: return CodeStyle::String;
    case Style::Constant:
    case Style::DecVal:
    case Style::BaseN:
    case Style::Float: return CodeStyle::Number;
    case Style::Comment:
    case Style::Documentation:
    case Style::Annotation:
    case Style::CommentVar:
    case Style::RegionMarker:
    case Style::Information:
    case Style::Warning:
    case Style::Alert: return CodeStyle::Comment;
    default: return CodeStyle::Text;
    }
}

} // namespace

QString definitionName(Text::DialectName dialect)
{
    switch (dialect) {
    case Text::DialectName::PostgreSql: return QStringLiteral("SQL (PostgreSQL)");
    case Text::DialectName::MySql:
    case Text::DialectName::MariaDb: return QStringLiteral("SQL (MySQL)");
    default: return QStringLiteral("SQL");
    }
}

/// Runs single lines through KSyntaxHighlighting and keeps what is known about each.
class KSyntaxLexer::Highlighter final : public Syntax::AbstractHighlighter
{
public:
    struct Span
    {
        int offset;
        int length;
        CodeStyle style;
    };

    /// Spans of UTF-16 units of \a text; those in between are plain.
    const std::vector<Span> &run(QStringView text, Syntax::State &state)
    {
        m_spans.clear();
        m_text = text;
        ++highlighted;
        state = highlightLine(text, state);
        return m_spans;
    }

    void applyFormat(int offset, int length, const Syntax::Format &format) override
    {
        // "Operator" is AND as well as =; symbols stay plain, as people read them.
        const bool symbol = format.textStyle() == Syntax::Theme::Operator && offset < m_text.size() && !m_text.at(offset).isLetter();
        const CodeStyle style = symbol ? CodeStyle::Text : codeStyle(format.textStyle());
        if (length > 0 && style != CodeStyle::Text)
            m_spans.push_back({offset, length, style});
    }
    void applyFolding(int, int, Syntax::FoldingRegion) override {}

    Text::DialectName dialect = Text::DialectName::Ansi;
    bool enabled = true;
    bool loaded = false;
    bool loading = false;
    qint64 highlighted = 0;
    std::vector<Syntax::State> states; ///< at the end of each line that is known, from the first on
    int changedUntil = 0;              ///< lines below this one may differ from when their states were kept

private:
    std::vector<Span> m_spans;
    QStringView m_text; ///< valid while run() runs
};

KSyntaxLexer::KSyntaxLexer(QObject *parent) : QsciLexerCustom(parent), m_highlighter(std::make_unique<Highlighter>()) {}

KSyntaxLexer::~KSyntaxLexer() = default;

void KSyntaxLexer::setDialect(Text::DialectName dialect)
{
    m_highlighter->dialect = dialect;
    m_highlighter->loaded = false;
    restart();
}

void KSyntaxLexer::setEnabled(bool enabled)
{
    m_highlighter->enabled = enabled;
    restart();
}

bool KSyntaxLexer::isEnabled() const
{
    return m_highlighter->enabled;
}

int KSyntaxLexer::styledLines() const
{
    return int(m_highlighter->states.size());
}

qint64 KSyntaxLexer::highlightedLines() const
{
    return m_highlighter->highlighted;
}

void KSyntaxLexer::load()
{
    m_highlighter->loading = false;
    if (m_highlighter->loaded)
        return;
    Syntax::Definition definition = repository().definitionForName(definitionName(m_highlighter->dialect));
    if (!definition.isValid())
        definition = repository().definitionForName(QStringLiteral("SQL"));
    m_highlighter->setDefinition(definition);
    m_highlighter->loaded = true;
    restart();
}

void KSyntaxLexer::restart()
{
    m_highlighter->states.clear();
    m_highlighter->changedUntil = 0;
    if (!editor())
        return;
    // Scintilla then finds that what it shows is not styled yet and asks while it paints.
    editor()->SendScintilla(QsciScintilla::SCI_STARTSTYLING, 0UL);
    editor()->viewport()->update();
}

void KSyntaxLexer::setEditor(QsciScintilla *newEditor)
{
    if (editor())
        disconnect(editor(), nullptr, this, nullptr);
    QsciLexerCustom::setEditor(newEditor);
    if (!newEditor)
        return;
    connect(newEditor, &QsciScintillaBase::SCN_MODIFIED, this,
            [this](int position, int kind, const char *, int, int linesAdded, int, int, int, int, int) {
                noteModification(position, kind, linesAdded);
            });
    restart();
}

void KSyntaxLexer::noteModification(int position, int kind, int linesAdded)
{
    if (!(kind & (QsciScintilla::SC_MOD_INSERTTEXT | QsciScintilla::SC_MOD_DELETETEXT)))
        return;
    auto &states = m_highlighter->states;
    const int line = int(editor()->SendScintilla(QsciScintilla::SCI_LINEFROMPOSITION, position));
    if (line >= int(states.size()))
        return;
    if (linesAdded > 0)
        states.insert(states.begin() + line, size_t(linesAdded), Syntax::State());
    else if (linesAdded < 0)
        states.erase(states.begin() + line, states.begin() + std::min(int(states.size()), line - linesAdded));
    int &until = m_highlighter->changedUntil;
    until = std::max({line + std::max(0, linesAdded), line, until > line ? until + linesAdded : until});
}

void KSyntaxLexer::styleText(int start, int end)
{
    if (!editor())
        return;
    if (!m_highlighter->enabled || !m_highlighter->loaded) {
        startStyling(start);
        setStyling(end - start, int(CodeStyle::Text));
        if (m_highlighter->enabled && !m_highlighter->loading) {
            m_highlighter->loading = true;
            QTimer::singleShot(0, this, &KSyntaxLexer::load);
        }
        return;
    }
    int line = int(editor()->SendScintilla(QsciScintilla::SCI_LINEFROMPOSITION, start));
    const int last = int(editor()->SendScintilla(QsciScintilla::SCI_LINEFROMPOSITION, end));
    auto &states = m_highlighter->states;
    line = std::min(line, int(states.size()));
    startStyling(int(editor()->SendScintilla(QsciScintilla::SCI_POSITIONFROMLINE, line)));
    for (; line <= last; ++line) {
        const bool known = line < int(states.size());
        const Syntax::State before = known ? states[size_t(line)] : Syntax::State();
        styleLine(line);
        // Below the edit, a line that ends as it did before leaves everything known after it as it is.
        const bool settled = known && line >= m_highlighter->changedUntil && before == states[size_t(line)];
        if (!settled) {
            m_highlighter->changedUntil = known ? std::max(m_highlighter->changedUntil, line + 1) : 0;
            continue;
        }
        m_highlighter->changedUntil = 0;
        line = int(states.size()) - 1;
        startStyling(int(editor()->SendScintilla(QsciScintilla::SCI_POSITIONFROMLINE, states.size())));
    }
}

void KSyntaxLexer::styleLine(int line)
{
    QsciScintilla &view = *editor();
    const qint64 length = view.SendScintilla(QsciScintilla::SCI_LINELENGTH, line);
    auto &states = m_highlighter->states;
    Syntax::State state = line > 0 ? states[size_t(line - 1)] : Syntax::State();
    qint64 done = 0;
    if (length <= longestHighlightedLine) {
        QByteArray text(length, Qt::Uninitialized);
        view.SendScintilla(QsciScintilla::SCI_GETLINE, static_cast<unsigned long>(line), static_cast<void *>(text.data()));
        while (text.endsWith('\n') || text.endsWith('\r'))
            text.chop(1);
        const QString unicode = QString::fromUtf8(text);
        qsizetype unit = 0;
        // Bytes up to a UTF-16 position; what is no UTF-8 became replacement characters, hence the limit.
        const auto bytesUpTo = [&](qsizetype position) {
            const qint64 bytes = QStringView(unicode).sliced(unit, position - unit).toUtf8().size();
            unit = position;
            return std::min(bytes, length - done);
        };
        for (const Highlighter::Span &span : m_highlighter->run(unicode, state)) {
            const qint64 plain = bytesUpTo(std::max<qsizetype>(unit, span.offset));
            setStyling(int(plain), int(CodeStyle::Text));
            done += plain;
            const qint64 styled = bytesUpTo(std::max<qsizetype>(unit, span.offset + span.length));
            setStyling(int(styled), int(span.style));
            done += styled;
        }
    }
    setStyling(int(length - done), int(CodeStyle::Text));
    if (line < int(states.size()))
        states[size_t(line)] = state;
    else
        states.push_back(state);
}

QString KSyntaxLexer::description(int style) const
{
    switch (style) {
    case int(CodeStyle::Text): return tr("Text");
    case int(CodeStyle::Keyword): return tr("Keyword");
    case int(CodeStyle::String): return tr("String");
    case int(CodeStyle::Number): return tr("Number");
    case int(CodeStyle::Comment): return tr("Comment");
    case int(CodeStyle::Error): return tr("Error");
    default: return {};
    }
}

QColor KSyntaxLexer::defaultColor(int style) const
{
    const Colors &colors = Theme::instance().colors();
    switch (style) {
    case int(CodeStyle::Keyword): return colors.keyword;
    case int(CodeStyle::String): return colors.string;
    case int(CodeStyle::Number): return colors.number;
    case int(CodeStyle::Comment): return colors.comment;
    case int(CodeStyle::Error): return colors.bad;
    default: return colors.text;
    }
}

QColor KSyntaxLexer::defaultPaper(int) const
{
    return Theme::instance().colors().base;
}

QFont KSyntaxLexer::defaultFont(int) const
{
    return Theme::instance().codeFont();
}

} // namespace Varve::Ui
