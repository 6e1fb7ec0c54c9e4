// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <models/workbench/workbench.h>

#include <QElapsedTimer>
#include <QWidget>

class QComboBox;
class QLabel;
class QPushButton;
class QStackedWidget;
class QToolButton;
class QTreeView;

namespace Varve::Ui {

class DefinitionsView;
class DifferenceModel;
class ToneLabel;

/// Two versions of a schema side by side: pickers, the tree of what differs, both definitions. Reads through the workbench and never
/// writes.
class ComparePage final : public QWidget
{
    Q_OBJECT

public:
    explicit ComparePage(Workbench::Workbench &workbench, QWidget *parent = nullptr);

    void setSources(const Workbench::ComparisonSource &from, const Workbench::ComparisonSource &to);
    Workbench::ComparisonSource from() const;
    Workbench::ComparisonSource to() const;
    /// "Compare prod → project": for the tab.
    QString title() const;
    bool isRunning() const { return m_running; }
    /// Why the last comparison ended without a result. (No argument of finished(): Qt's meta types do not take a type that holds a list
    /// of itself.)
    const std::optional<Core::Error> &error() const { return m_error; }

public slots:
    void start();
    void cancel();

signals:
    void titleChanged();
    void started();
    void finished(bool success);

protected:
    void changeEvent(QEvent *event) override;

private:
    QWidget *makeHeader();
    QWidget *makeBody();
    QWidget *makeMessage();
    void say(const QString &text, bool bad);
    QString scratchQuestion() const;
    void ask(const QString &question);
    void begin();
    void showButtons(bool bad);
    void swapSources();
    /// What is compared: of several databases the chosen one.
    QString databaseName() const;
    void fillDatabases();
    void select(QComboBox *box, const Workbench::ComparisonSource &source);
    QString nameOf(const QComboBox *box) const;
    void fillPickers();
    void showResult(const Core::Expected<Comparison::Comparison> &result);
    void showDifference(const QModelIndex &index);
    void showCounts();
    void retranslate();
    Workbench::ComparisonSource sourceOf(const QComboBox *box) const;

    Workbench::Workbench &m_workbench;
    QComboBox *m_database = nullptr; ///< where the project has several
    QComboBox *m_from = nullptr;
    QComboBox *m_to = nullptr;
    QLabel *m_databaseLabel = nullptr;
    QLabel *m_fromLabel = nullptr;
    QLabel *m_toLabel = nullptr;
    QToolButton *m_swap = nullptr;
    QToolButton *m_columnOrder = nullptr;
    QPushButton *m_start = nullptr;
    ToneLabel *m_counts = nullptr;
    QStackedWidget *m_stack = nullptr;
    ToneLabel *m_message = nullptr;
    QPushButton *m_cancel = nullptr;
    QPushButton *m_retry = nullptr;
    QPushButton *m_there = nullptr; ///< the yes to m_question
    QString m_question;             ///< while it is shown
    QTreeView *m_tree = nullptr;
    DifferenceModel *m_model = nullptr;
    DefinitionsView *m_definitions = nullptr;
    QElapsedTimer m_clock;
    qint64 m_elapsedMs = 0;
    int m_request = 0; ///< answers to older requests are dropped
    bool m_running = false;
    bool m_cancelling = false;
    std::optional<Core::Error> m_error;
};

} // namespace Varve::Ui
