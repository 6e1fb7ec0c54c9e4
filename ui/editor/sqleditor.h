// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "statementmap.h"

#include <ui/pieces/environmenttag.h>

#include <models/core/expected.h>
#include <models/core/problem.h>
#include <models/text/variables.h>

#include <QWidget>

#include <memory>

class QLabel;
class QTimer;

namespace Varve::Ui {

class CodeArea;
class EnvironmentPill;
class FindBar;
class ToneLabel;

/// Where an editor's statements go, shown in its header line.
struct EditorTarget
{
    EnvironmentTag environment;
    QString databaseName;
    QString detail; ///< "127.0.0.1:5432 / mhras_test"
    friend bool operator==(const EditorTarget &, const EditorTarget &) = default;
};

/// The variables of one environment, for marks and their tooltips.
struct EnvironmentVariables
{
    QString environment;
    Text::Variables variables;
    friend bool operator==(const EnvironmentVariables &, const EnvironmentVariables &) = default;
};

/// The editor of one file or of a scratch text: a header line that says where it would run, the code, a bar for finding. Asks for runs by
/// signals, sends nothing itself. Offsets in signals count from the start of the file, a byte order mark included. UI thread.
class SqlEditor final : public QWidget
{
    Q_OBJECT

public:
    explicit SqlEditor(QWidget *parent = nullptr);
    ~SqlEditor() override;

    /// Reads \a path; the text stays as it was when that fails. \a shownAs goes into positions. A text above Text::largeFile() opens
    /// without highlighting.
    Core::Expected<> openFile(const QString &path, const QString &shownAs = {});
    /// A text without a file.
    void setText(const QByteArray &text, const QString &title);
    /// As it would be saved: byte order mark and line ends as they came.
    QByteArray text() const;
    /// Writes the file as a whole or not at all. Fails when it has no file, and when the file was changed by somebody else since.
    Core::Expected<> save();
    Core::Expected<> saveAs(const QString &path, const QString &shownAs = {});
    /// The file's bytes differ from what was read or saved last.
    bool isChangedOnDisk() const;
    /// It has a file, and that is no longer there.
    bool isGone() const;
    /// Takes what is in the file, keeping caret and scrolling.
    Core::Expected<> reload();

    QString file() const { return m_file; }
    QString shownAs() const { return m_shownAs; }
    QString title() const; ///< the file's name without its folder, or the scratch text's title
    bool isModified() const;
    int caretLine() const;   ///< 1-based
    int caretColumn() const; ///< 1-based, in characters
    /// The statement at the caret: its place among the others, what it does to which objects. Empty where there is none.
    const QString &statementText() const { return m_statementText; }

    void setDialect(Text::DialectName dialect);
    void setTarget(const EditorTarget &target);
    const EditorTarget &target() const { return m_target; }
    /// Of all environments; the first is the target's.
    void setVariables(const QList<EnvironmentVariables> &variables);

    /// Marks the place in the margin and with a squiggle and says \a message below the line. Marks stay until clearErrors() or an edit
    /// of that line.
    void markError(const Core::SourcePosition &where, const QString &message);
    void clearErrors();
    /// Marks them, hints quietly; replaces those from before. Their tooltips say what is the matter and what to do.
    void setProblems(const QList<Core::Problem> &problems);
    /// Makes all of \a edits in one step that can be undone, or none. Offsets are those of text().
    Core::Expected<> applyEdits(const QList<Core::TextEdit> &edits);
    void goTo(const Core::SourcePosition &where);
    /// Words offered by Ctrl+Space besides keywords and those in the text: names from the catalog.
    void setCompletionWords(const QStringList &words);

    CodeArea *code() const { return m_code; }
    /// What the tooltip of ${name} says: its value and origin in each environment, the target's first. Secrets are masked; a name without
    /// a value comes with the name that may be meant.
    QString variableTip(const QString &name) const;
    /// What the tooltip at a byte of the code says of problems there; empty where there are none.
    QString problemTip(qint64 position) const;

public slots:
    void runStatement();
    void runFile();
    void toggleComment();
    void showFind();
    void showReplace();
    void complete();

signals:
    /// Somebody typed, undid or replaced.
    void textEdited();
    /// Ctrl+Enter: the selection, else the statement at the caret. \a file is empty for a scratch text.
    void runRequested(const QByteArray &script, const Varve::Text::ByteRange &range, const QString &file);
    /// F5: everything.
    void runFileRequested(const QByteArray &script, const QString &file);
    void modificationChanged(bool modified);
    void caretMoved(int line, int column);
    /// statementText() is another.
    void statementChanged();
    void titleChanged();

protected:
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void buildHeader();
    void setUpKeys();
    void connectCode();
    void take(const QByteArray &bytes);
    void retranslate();
    void rescan();
    void recolor();
    void annotate(int line, const QString &message);
    void markVariables(const QByteArray &script);
    void markStatements();
    void markStatement();
    void describeStatement(const Text::Statement *statement);
    const Text::VariableUse *variableAt(qint64 offset) const;
    void showVariableTip(int position, const QPoint &at);
    const StatementMap &statements();
    qint64 bomSize() const { return m_hasBom ? 3 : 0; }

    CodeArea *m_code;
    FindBar *m_find;
    QWidget *m_header;
    EnvironmentPill *m_pill;
    ToneLabel *m_targetLabel;
    ToneLabel *m_hint;
    QTimer *m_rescan;
    QString m_file;
    QString m_shownAs;
    QString m_title;
    bool m_hasBom = false;
    QByteArray m_onDisk; ///< checksum of the bytes as read or saved last
    EditorTarget m_target;
    QList<EnvironmentVariables> m_variables;
    QList<Text::VariableUse> m_uses;
    QList<Core::Problem> m_problems;
    QList<Text::ByteRange> m_problemRanges; ///< of each of them, in the code; empty for the file as a whole
    QStringList m_words;
    QString m_statementText;
    StatementMap m_statements;
    bool m_statementsValid = false;
};

} // namespace Varve::Ui
