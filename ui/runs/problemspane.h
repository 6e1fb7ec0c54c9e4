// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <models/core/error.h>
#include <models/core/problem.h>

#include <QWidget>

class QPushButton;
class QTreeView;

namespace Varve::Ui {

class ProblemsModel;

/// Problems of the project's files and errors of runs in one list, each with a jump to its place.
class ProblemsPane final : public QWidget
{
    Q_OBJECT

public:
    explicit ProblemsPane(QWidget *parent = nullptr);

    /// Of the project as last loaded; replaces the former ones.
    void setProblems(const QList<Core::Problem> &problems);
    /// Of the last run, plan or comparison, with Error::others; replaces the former ones.
    void setErrors(const QList<Core::Error> &errors);
    int count() const;
    /// Errors and warnings: what wants to be looked at.
    int graveCount() const;

public slots:
    /// Selects the next (F8) or previous (Shift+F8) problem and asks to go there.
    void next();
    void previous();
    /// Asks to mend the selected problem.
    void fixCurrent();
    /// Asks to mend all that can be mended by themselves in the file of the selected one.
    void fixFile();

signals:
    /// Each has a fix; all are in one file.
    void fixRequested(const QList<Varve::Core::Problem> &problems);
    void goToRequested(const Varve::Core::SourcePosition &where);
    void countChanged(int count);

protected:
    void changeEvent(QEvent *event) override;

private:
    void move(int by);
    void activate(const QModelIndex &index);
    void offerFixes();
    void retranslate();
    ProblemsModel *m_model;
    QTreeView *m_view;
    QWidget *m_fixes; ///< the buttons; hidden where nothing can be mended
    QPushButton *m_fix;
    QPushButton *m_fixFile;
};

} // namespace Varve::Ui
