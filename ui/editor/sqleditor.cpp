// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sqleditor.h"

#include "codearea.h"
#include "findbar.h"

#include <ui/pieces/chip.h>

#include <models/core/checksum.h>
#include <models/text/textfile.h>

#include <QEvent>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QSaveFile>
#include <QTimer>

namespace Varve::Ui {

namespace {

enum Margin { NumberMargin, SymbolMargin, StatementMargin };

/// Typing pauses this long before variables and statements are looked for again.
constexpr int rescanDelayMs = 150;

const QByteArray byteOrderMark = QByteArrayLiteral("\xEF\xBB\xBF");

} // namespace

SqlEditor::SqlEditor(QWidget *parent)
    : QWidget(parent), m_code(new CodeArea(this)), m_find(new FindBar(m_code, this)), m_rescan(new QTimer(this))
{
    buildHeader();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_header);
    layout->addWidget(new Rule(Qt::Horizontal, this));
    layout->addWidget(m_code, 1);
    layout->addWidget(m_find);

    m_code->setMarginType(NumberMargin, QsciScintilla::NumberMargin);
    m_code->setMarginType(SymbolMargin, QsciScintilla::SymbolMargin);
    m_code->setMarginMarkerMask(NumberMargin, 0);
    m_code->setMarginMarkerMask(SymbolMargin, 1 << CodeArea::ErrorMarker);
    m_code->setMarginWidth(SymbolMargin, Theme::instance().measure(12));
    m_code->setMarginType(StatementMargin, QsciScintilla::SymbolMargin);
    m_code->setMarginMarkerMask(StatementMargin, (1 << CodeArea::StatementMarker) | (1 << CodeArea::StatementStartMarker));
    m_code->setMarginWidth(StatementMargin, Theme::instance().measure(11));
    m_code->setAutoIndent(true);
    m_code->setBraceMatching(QsciScintilla::SloppyBraceMatch);
    m_code->setAnnotationDisplay(QsciScintilla::AnnotationIndented);
    m_code->setAutoCompletionReplaceWord(true);
    m_code->installEventFilter(this);
    setFocusProxy(m_code);
    m_rescan->setSingleShot(true);
    m_rescan->setInterval(rescanDelayMs);
    connect(m_rescan, &QTimer::timeout, this, &SqlEditor::rescan);
    connectCode();
    setUpKeys();
    retranslate();
}

SqlEditor::~SqlEditor() = default;

void SqlEditor::buildHeader()
{
    m_header = new Surface(Surface::Ground::Base, this);
    m_pill = new EnvironmentPill(m_header);
    m_targetLabel = new ToneLabel(ToneLabel::Tone::Dim, {}, m_header);
    m_hint = new ToneLabel(ToneLabel::Tone::Dim, {}, m_header);
    auto *row = new QHBoxLayout(m_header);
    const int gap = Theme::instance().measure(8);
    row->setContentsMargins(gap, gap / 2, gap, gap / 2);
    row->setSpacing(gap);
    row->addWidget(m_pill);
    row->addWidget(m_targetLabel, 1);
    row->addWidget(m_hint);
    m_pill->hide();
}

void SqlEditor::connectCode()
{
    connect(m_code, &QsciScintilla::modificationChanged, this, &SqlEditor::modificationChanged);
    connect(m_code, &QsciScintilla::cursorPositionChanged, this, [this] {
        markStatement();
        emit caretMoved(caretLine(), caretColumn());
    });
    connect(m_code, &QsciScintilla::textChanged, this, [this] {
        m_statementsValid = false;
        m_rescan->start();
        emit textEdited();
    });
    connect(m_code, &QsciScintilla::linesChanged, this,
            [this] { m_code->setMarginWidth(NumberMargin, QStringLiteral("  ") + QString::number(std::max(m_code->lines(), 100))); });
    // An edit of a line with a failure takes its mark away: what it said is no longer about this text.
    connect(m_code, &QsciScintillaBase::SCN_MODIFIED, this,
            [this](int position, int kind, const char *, int, int, int, int, int, int, int) {
                if (!(kind & (QsciScintilla::SC_MOD_INSERTTEXT | QsciScintilla::SC_MOD_DELETETEXT)))
                    return;
                const int line = m_code->lineAt(position);
                if (m_code->markersAtLine(line) & (1U << CodeArea::ErrorMarker))
                    QMetaObject::invokeMethod(this, &SqlEditor::clearErrors, Qt::QueuedConnection);
            });
    connect(&Theme::instance(), &Theme::changed, this, &SqlEditor::recolor);
}

void SqlEditor::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void SqlEditor::retranslate()
{
    m_code->setAccessibleName(tr("SQL editor"));
    m_find->retranslate();
    setTarget(EditorTarget(m_target));
}

Core::Expected<> SqlEditor::openFile(const QString &path, const QString &shownAs)
{
    const QString shown = shownAs.isEmpty() ? path : shownAs;
    const auto read = Text::readTextFile(path, shown);
    if (!read)
        return tl::unexpected(read.error());
    m_file = path;
    m_shownAs = shown;
    m_title = QFileInfo(path).fileName();
    m_onDisk = Core::exactChecksum(read->bytes).toLatin1();
    take(read->bytes);
    emit titleChanged();
    return {};
}

void SqlEditor::setText(const QByteArray &text, const QString &title)
{
    m_file.clear();
    m_shownAs = title;
    m_title = title;
    m_onDisk.clear();
    take(text);
    emit titleChanged();
}

void SqlEditor::take(const QByteArray &bytes)
{
    m_hasBom = bytes.startsWith(byteOrderMark);
    clearErrors();
    m_code->setHighlighting(bytes.size() <= Text::largeFile());
    m_code->setEolMode(bytes.contains("\r\n") ? QsciScintilla::EolWindows : QsciScintilla::EolUnix);
    m_code->setBytes(m_hasBom ? bytes.mid(byteOrderMark.size()) : bytes);
    m_statementsValid = false;
    rescan();
}

QByteArray SqlEditor::text() const
{
    return m_hasBom ? byteOrderMark + m_code->bytes() : m_code->bytes();
}

Core::Expected<> SqlEditor::save()
{
    if (m_file.isEmpty())
        return Core::failure(Core::ErrorKind::Usage, tr("\"%1\" has no file yet.").arg(m_title), tr("Save it under a name."));
    if (isChangedOnDisk())
        return Core::failure(Core::ErrorKind::Io, tr("%1 was changed by another program since it was opened.").arg(m_shownAs),
                             tr("Take the file's text, or save this one under another name."));
    return saveAs(m_file, m_shownAs);
}

Core::Expected<> SqlEditor::saveAs(const QString &path, const QString &shownAs)
{
    const QByteArray bytes = text();
    QSaveFile file(path);
    const bool written = file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() && file.commit();
    if (!written)
        return Core::failure(Core::ErrorKind::Io, tr("%1 could not be written: %2.").arg(path, file.errorString()),
                             tr("The file is as it was before. Save under another name or in another folder."));
    const bool renamed = path != m_file;
    m_file = path;
    m_shownAs = shownAs.isEmpty() ? path : shownAs;
    m_title = QFileInfo(path).fileName();
    m_onDisk = Core::exactChecksum(bytes).toLatin1();
    m_code->setModified(false);
    if (renamed)
        emit titleChanged();
    return {};
}

bool SqlEditor::isChangedOnDisk() const
{
    if (m_file.isEmpty())
        return false;
    QFile file(m_file);
    // A file that is gone is not somebody's work that saving could overwrite.
    return file.open(QIODevice::ReadOnly) && Core::exactChecksum(file.readAll()).toLatin1() != m_onDisk;
}

bool SqlEditor::isGone() const
{
    return !m_file.isEmpty() && !QFileInfo::exists(m_file);
}

Core::Expected<> SqlEditor::reload()
{
    const qint64 caret = m_code->caretOffset();
    const int top = m_code->firstVisibleLine();
    if (auto opened = openFile(m_file, m_shownAs); !opened)
        return opened;
    m_code->setCaretOffset(caret);
    m_code->setFirstVisibleLine(top);
    return {};
}

QString SqlEditor::title() const
{
    return m_title;
}

bool SqlEditor::isModified() const
{
    return m_code->isModified();
}

int SqlEditor::caretLine() const
{
    return m_code->lineAt(m_code->caretOffset()) + 1;
}

int SqlEditor::caretColumn() const
{
    return m_code->columnAt(m_code->caretOffset()) + 1;
}

void SqlEditor::setDialect(Text::DialectName dialect)
{
    m_code->setDialect(dialect);
    m_statementsValid = false;
    rescan();
}

void SqlEditor::setTarget(const EditorTarget &target)
{
    m_target = target;
    m_pill->setTag(target.environment);
    m_pill->setVisible(!target.environment.title.isEmpty());
    QStringList parts;
    if (!target.detail.isEmpty())
        parts << target.detail;
    if (target.environment.readOnly)
        parts << tr("read-only");
    m_targetLabel->setText(target.environment.title.isEmpty() ? tr("No environment chosen") : parts.join(QStringLiteral(" · ")));
    m_hint->setText(tr("Ctrl+Enter runs a statement · F5 all"));
}

void SqlEditor::setVariables(const QList<EnvironmentVariables> &variables)
{
    m_variables = variables;
    rescan();
}

void SqlEditor::setCompletionWords(const QStringList &words)
{
    m_words = words;
}

void SqlEditor::clearErrors()
{
    m_code->send(QsciScintilla::SCI_MARKERDELETEALL, CodeArea::ErrorMarker);
    m_code->clearIndicator(CodeArea::ErrorIndicator);
    m_code->clearAnnotations();
}

void SqlEditor::goTo(const Core::SourcePosition &where)
{
    const qint64 offset = where.offset >= 0 ? where.offset - bomSize() : m_code->offsetAt(where.line, std::max(1, where.column));
    m_code->setCaretOffset(offset);
    m_code->ensureLineVisible(m_code->lineAt(m_code->caretOffset()));
    m_code->ensureCursorVisible();
    m_code->setFocus(Qt::OtherFocusReason);
}

} // namespace Varve::Ui
