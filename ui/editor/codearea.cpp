// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "codearea.h"

#include "ksyntaxlexer.h"

#include <ui/theme/theme.h>

#include <Qsci/qscicommandset.h>

#include <QKeyEvent>

namespace Varve::Ui {

namespace {

/// Scintilla's colours are 0xBBGGRR; those with an alpha channel 0xAABBGGRR.
long scintillaColor(const QColor &color)
{
    return color.red() | (color.green() << 8) | (color.blue() << 16);
}

constexpr int opaque = 255;

} // namespace

CodeArea::CodeArea(QWidget *parent) : QsciScintilla(parent), m_lexer(new KSyntaxLexer(this))
{
    setUtf8(true);
    setFrameShape(QFrame::NoFrame);
    setWrapMode(WrapNone);
    setIndentationsUseTabs(false);
    setIndentationWidth(4);
    setTabWidth(4);
    setScrollWidth(1);
    setScrollWidthTracking(true);
    setLexer(m_lexer);
    setContextMenuPolicy(Qt::DefaultContextMenu);
    setUpKeys();
    applyTheme();
    connect(&Theme::instance(), &Theme::changed, this, &CodeArea::applyTheme);
}

CodeArea::~CodeArea()
{
    // The lexer refers to its editor until it is told otherwise, and dies after this part of it.
    setLexer(nullptr);
}

long CodeArea::send(unsigned int message, unsigned long first, long second) const
{
    return SendScintilla(message, first, second);
}

QString CodeArea::annotationText(int line) const
{
    const auto at = static_cast<unsigned long>(line);
    const long length = send(SCI_ANNOTATIONGETTEXT, at);
    QByteArray text(length + 1, '\0');
    SendScintilla(SCI_ANNOTATIONGETTEXT, at, text.data());
    return QString::fromUtf8(text.first(length));
}

void CodeArea::setUpKeys()
{
    // Keys with a meaning of their own in Varve: comment, new tab and the like are free for actions. QScintilla keeps a bound key from
    // shortcuts, so that it is not enough to take it away from Scintilla alone.
    for (const int key : {int(Qt::Key_Slash), int(Qt::Key_T), int(Qt::Key_L), int(Qt::Key_D), int(Qt::Key_U), int(Qt::Key_Return)}) {
        for (QsciCommand *command = standardCommands()->boundTo(key | Qt::CTRL); command;
             command = standardCommands()->boundTo(key | Qt::CTRL)) {
            if (command->key() == int(key | Qt::CTRL))
                command->setKey(0);
            else
                command->setAlternateKey(0);
        }
    }
}

/// QScintilla types the text of any key that it has no command for, also that of Ctrl+1. Ctrl with Alt is AltGr on Windows, and writes.
void CodeArea::keyPressEvent(QKeyEvent *event)
{
    if ((event->modifiers() & ~(Qt::ShiftModifier | Qt::KeypadModifier)) != Qt::ControlModifier)
        return QsciScintilla::keyPressEvent(event);
    QKeyEvent command(event->type(), event->key(), event->modifiers(), event->nativeScanCode(), event->nativeVirtualKey(),
                      event->nativeModifiers(), QString(), event->isAutoRepeat(), static_cast<quint16>(event->count()));
    QsciScintilla::keyPressEvent(&command);
    event->setAccepted(command.isAccepted());
}

void CodeArea::applyTheme()
{
    const Theme &theme = Theme::instance();
    const Colors &colors = theme.colors();
    setFont(theme.codeFont());
    setColor(colors.text);
    setPaper(colors.base);
    m_lexer->applyTheme();
    setCaretForegroundColor(colors.text);
    setSelectionBackgroundColor(colors.selection);
    resetSelectionForegroundColor();
    setMarginsBackgroundColor(colors.base);
    setMarginsForegroundColor(colors.off);
    setMarginsFont(theme.codeFont());
    send(SCI_STYLESETFORE, STYLE_LINENUMBER, scintillaColor(colors.dim));
    send(SCI_STYLESETBACK, STYLE_LINENUMBER, scintillaColor(colors.base));
    send(SCI_SETEXTRAASCENT, static_cast<unsigned long>(theme.measure(2)));
    send(SCI_SETEXTRADESCENT, static_cast<unsigned long>(theme.measure(2)));
    setMatchedBraceForegroundColor(colors.accent);
    setMatchedBraceBackgroundColor(colors.selection);
    setUnmatchedBraceForegroundColor(colors.bad);
    setUnmatchedBraceBackgroundColor(colors.base);
    applyIndicators();
    applyMarkers();
    themeApplied();
}

void CodeArea::applyIndicators()
{
    const Colors &colors = Theme::instance().colors();
    struct Look
    {
        Indicator indicator;
        int style;
        QColor color;
        bool under;
    };
    const Look looks[] = {{VariableIndicator, INDIC_STRAIGHTBOX, colors.variableFill, true},
                          {UndefinedIndicator, INDIC_STRAIGHTBOX, colors.deleteFill, true},
                          {ErrorIndicator, INDIC_SQUIGGLE, colors.bad, false},
                          {FindIndicator, INDIC_STRAIGHTBOX, colors.cautionFill, true},
                          {ProblemIndicator, INDIC_SQUIGGLE, colors.warn, false},
                          {HintIndicator, INDIC_DOTS, colors.dim, false},
                          {VariableTextIndicator, INDIC_TEXTFORE, colors.variable, false}};
    for (const Look &look : looks) {
        const auto number = static_cast<unsigned long>(look.indicator);
        send(SCI_INDICSETSTYLE, number, look.style);
        send(SCI_INDICSETFORE, number, scintillaColor(look.color));
        send(SCI_INDICSETUNDER, number, look.under);
        send(SCI_INDICSETALPHA, number, opaque);
        send(SCI_INDICSETOUTLINEALPHA, number, opaque);
    }
}

void CodeArea::applyMarkers()
{
    const Colors &colors = Theme::instance().colors();
    struct Look
    {
        Marker marker;
        int symbol;
        QColor fore;
        QColor back;
    };
    const Look looks[] = {{ErrorMarker, SC_MARK_CIRCLE, colors.bad, colors.bad},
                          {StatementMarker, SC_MARK_LEFTRECT, colors.accent, colors.accent},
                          {StatementStartMarker, SC_MARK_MINUS, colors.off, colors.off},
                          {AddedMarker, SC_MARK_BACKGROUND, colors.text, colors.addFill},
                          {RemovedMarker, SC_MARK_BACKGROUND, colors.text, colors.deleteFill},
                          {CautionMarker, SC_MARK_BACKGROUND, colors.text, colors.cautionFill},
                          {FillerMarker, SC_MARK_BACKGROUND, colors.text, colors.window}};
    for (const Look &look : looks) {
        const auto number = static_cast<unsigned long>(look.marker);
        send(SCI_MARKERDEFINE, number, look.symbol);
        send(SCI_MARKERSETFORE, number, scintillaColor(look.fore));
        send(SCI_MARKERSETBACK, number, scintillaColor(look.back));
    }
}

void CodeArea::setBytes(const QByteArray &text)
{
    const bool readOnly = isReadOnly();
    setReadOnly(false);
    send(SCI_SETUNDOCOLLECTION, 0);
    send(SCI_CLEARALL);
    send(SCI_ALLOCATE, static_cast<unsigned long>(text.size() + 1));
    SendScintilla(SCI_APPENDTEXT, static_cast<unsigned long>(text.size()), text.constData());
    send(SCI_SETUNDOCOLLECTION, 1);
    send(SCI_EMPTYUNDOBUFFER);
    send(SCI_SETSAVEPOINT);
    send(SCI_GOTOPOS, 0);
    setReadOnly(readOnly);
}

QByteArray CodeArea::bytes() const
{
    const auto *text = static_cast<const char *>(SendScintillaPtrResult(SCI_GETCHARACTERPOINTER));
    return QByteArray(text, byteCount());
}

qint64 CodeArea::byteCount() const
{
    return send(SCI_GETLENGTH);
}

void CodeArea::setDialect(Text::DialectName dialect)
{
    m_dialect = dialect;
    m_lexer->setDialect(dialect);
}

void CodeArea::setHighlighting(bool on)
{
    m_lexer->setEnabled(on);
}

bool CodeArea::isHighlighting() const
{
    return m_lexer->isEnabled();
}

void CodeArea::fillIndicator(Indicator indicator, const Text::ByteRange &range)
{
    send(SCI_SETINDICATORCURRENT, static_cast<unsigned long>(indicator));
    send(SCI_INDICATORFILLRANGE, static_cast<unsigned long>(range.offset), range.length);
    if (indicator == VariableIndicator)
        fillIndicator(VariableTextIndicator, range);
}

void CodeArea::clearIndicator(Indicator indicator)
{
    send(SCI_SETINDICATORCURRENT, static_cast<unsigned long>(indicator));
    send(SCI_INDICATORCLEARRANGE, 0, byteCount());
    if (indicator == VariableIndicator)
        clearIndicator(VariableTextIndicator);
}

qint64 CodeArea::caretOffset() const
{
    return send(SCI_GETCURRENTPOS);
}

void CodeArea::setCaretOffset(qint64 offset)
{
    send(SCI_GOTOPOS, static_cast<unsigned long>(std::clamp<qint64>(offset, 0, byteCount())));
}

int CodeArea::lineAt(qint64 offset) const
{
    return int(send(SCI_LINEFROMPOSITION, static_cast<unsigned long>(offset)));
}

int CodeArea::columnAt(qint64 offset) const
{
    return int(send(SCI_COUNTCHARACTERS, static_cast<unsigned long>(lineStart(lineAt(offset))), offset));
}

qint64 CodeArea::lineStart(int line) const
{
    return send(SCI_POSITIONFROMLINE, static_cast<unsigned long>(line));
}

qint64 CodeArea::lineEnd(int line) const
{
    return send(SCI_GETLINEENDPOSITION, static_cast<unsigned long>(line));
}

qint64 CodeArea::offsetAt(int line, int column) const
{
    if (line < 1)
        return 0;
    if (line > lines())
        return byteCount();
    const qint64 end = lineEnd(line - 1);
    qint64 offset = lineStart(line - 1);
    for (int i = 1; i < column && offset < end; ++i)
        offset = send(SCI_POSITIONAFTER, static_cast<unsigned long>(offset));
    return offset;
}

} // namespace Varve::Ui
