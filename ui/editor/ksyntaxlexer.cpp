// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ksyntaxlexer.h"

#include "codelanguages.h"

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

using Style = Syntax::Theme::TextStyle;
static_assert(int(CodeStyle::Text) == Style::Normal && int(CodeStyle::Keyword) == Style::Keyword
              && int(CodeStyle::Function) == Style::Function && int(CodeStyle::Variable) == Style::Variable
              && int(CodeStyle::Option) == Style::BuiltIn && int(CodeStyle::ClientCommand) == Style::Preprocessor
              && int(CodeStyle::Parameter) == Style::Attribute && int(CodeStyle::Escape) == Style::SpecialChar
              && int(CodeStyle::String) == Style::String && int(CodeStyle::DollarQuote) == Style::VerbatimString
              && int(CodeStyle::DataType) == Style::DataType && int(CodeStyle::Number) == Style::DecVal
              && int(CodeStyle::Binary) == Style::BaseN && int(CodeStyle::Constant) == Style::Constant
              && int(CodeStyle::Comment) == Style::Comment && int(CodeStyle::Expectation) == Style::Annotation
              && int(CodeStyle::HeaderKey) == Style::CommentVar && int(CodeStyle::Section) == Style::RegionMarker
              && int(CodeStyle::QuotedName) == Style::Others && int(CodeStyle::Error) == Style::Error);
// Scintilla keeps 32 to 39 for itself.
static_assert(int(Style::Others) < 32 && codeStyleTwin > 39);

/// Bytes that fonts for code join with their neighbours.
bool isSymbol(char c)
{
    return c > ' ' && c < 0x7f && !(c >= '0' && c <= '9') && !((c | 0x20) >= 'a' && (c | 0x20) <= 'z');
}

} // namespace

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
        ++highlighted;
        state = highlightLine(text, state);
        return m_spans;
    }

    void applyFormat(int offset, int length, const Syntax::Format &format) override
    {
        const auto style = CodeStyle(format.textStyle());
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
    m_highlighter->setDefinition(codeRepository().definitionForName(definitionName(m_highlighter->dialect)));
    m_highlighter->loaded = true;
    applyTheme();
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

void KSyntaxLexer::style(const QByteArray &text, qint64 from, qint64 length, CodeStyle style)
{
    const qint64 end = from + length;
    bool twin = false;
    for (qint64 at = from; at < end;) {
        qint64 next = at + 1;
        const bool joins = isSymbol(text.at(at)) && at > 0 && isSymbol(text.at(at - 1));
        twin = joins && !twin;
        while (next < end && !(isSymbol(text.at(next)) && isSymbol(text.at(next - 1))))
            ++next;
        setStyling(int(next - at), int(style) + (twin ? codeStyleTwin : 0));
        at = next;
    }
}

void KSyntaxLexer::styleLine(int line)
{
    QsciScintilla &view = *editor();
    const qint64 length = view.SendScintilla(QsciScintilla::SCI_LINELENGTH, line);
    auto &states = m_highlighter->states;
    Syntax::State state = line > 0 ? states[size_t(line - 1)] : Syntax::State();
    if (length > longestHighlightedLine) {
        setStyling(int(length), int(CodeStyle::Text));
    } else {
        QByteArray bytes(length, Qt::Uninitialized);
        view.SendScintilla(QsciScintilla::SCI_GETLINE, static_cast<unsigned long>(line), static_cast<void *>(bytes.data()));
        qint64 content = length;
        while (content > 0 && (bytes.at(content - 1) == '\n' || bytes.at(content - 1) == '\r'))
            --content;
        const QString unicode = QString::fromUtf8(bytes.constData(), content);
        qint64 done = 0;
        qsizetype unit = 0;
        // Styles up to a UTF-16 position; what is no UTF-8 became replacement characters, hence the limit.
        const auto styleUpTo = [&](qsizetype position, CodeStyle codeStyle) {
            const qint64 size = std::min<qint64>(QStringView(unicode).sliced(unit, position - unit).toUtf8().size(), length - done);
            style(bytes, done, size, codeStyle);
            unit = position;
            done += size;
        };
        for (const Highlighter::Span &span : m_highlighter->run(unicode, state)) {
            styleUpTo(std::max<qsizetype>(unit, span.offset), CodeStyle::Text);
            styleUpTo(std::max<qsizetype>(unit, span.offset + span.length), span.style);
        }
        style(bytes, done, length - done, CodeStyle::Text);
    }
    if (line < int(states.size()))
        states[size_t(line)] = state;
    else
        states.push_back(state);
}

QString KSyntaxLexer::description(int style) const
{
    switch (codeStyle(style)) {
    case CodeStyle::Text: return tr("Text");
    case CodeStyle::Keyword: return tr("Keyword");
    case CodeStyle::Function: return tr("Function");
    case CodeStyle::Variable: return tr("Variable");
    case CodeStyle::Option: return tr("Option");
    case CodeStyle::ClientCommand: return tr("Client command");
    case CodeStyle::Parameter: return tr("Parameter");
    case CodeStyle::Escape: return tr("Escape");
    case CodeStyle::String: return tr("String");
    case CodeStyle::DollarQuote: return tr("Dollar quote");
    case CodeStyle::DataType: return tr("Data type");
    case CodeStyle::Number: return tr("Number");
    case CodeStyle::Binary: return tr("Binary number");
    case CodeStyle::Constant: return tr("Constant");
    case CodeStyle::Comment: return tr("Comment");
    case CodeStyle::Expectation: return tr("Expectation");
    case CodeStyle::HeaderKey: return tr("Header key");
    case CodeStyle::Section: return tr("Section");
    case CodeStyle::QuotedName: return tr("Quoted name");
    case CodeStyle::Error: return tr("Error");
    }
    return {};
}

QColor KSyntaxLexer::defaultColor(int) const
{
    return Theme::instance().colors().text;
}

QColor KSyntaxLexer::defaultPaper(int) const
{
    return Theme::instance().colors().base;
}

QFont KSyntaxLexer::defaultFont(int) const
{
    return Theme::instance().codeFont();
}

void KSyntaxLexer::applyTheme()
{
    const Theme &theme = Theme::instance();
    const Colors &colors = theme.colors();
    // Before the first load everything is plain text, and nobody waits for the index of all themes.
    const Syntax::Theme code = m_highlighter->loaded ? codeRepository().theme(codeThemeName(theme.scheme())) : Syntax::Theme();
    for (int style = int(CodeStyle::Text); style <= int(CodeStyle::QuotedName); ++style) {
        QFont font = theme.codeFont();
        QColor color = colors.text;
        if (code.isValid()) {
            font.setBold(code.isBold(Style(style)));
            color = QColor::fromRgba(code.textColor(Style(style)));
        }
        for (const int twin : {style, style + codeStyleTwin}) {
            setColor(color, twin);
            setPaper(colors.base, twin);
            setFont(font, twin);
        }
    }
    setDefaultPaper(colors.base);
    setDefaultColor(colors.text);
}

} // namespace Varve::Ui
