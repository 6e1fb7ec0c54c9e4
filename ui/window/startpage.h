// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <ui/pieces/chip.h>

class QPushButton;
class QVBoxLayout;

namespace Varve::Ui {

/// What the window shows without a project: three ways to begin, and the folders that were open before.
class StartPage final : public Surface
{
    Q_OBJECT

public:
    explicit StartPage(QWidget *parent = nullptr);

    void setRecent(const QStringList &folders);
    /// While a folder is being opened: what is going on. Empty: nothing.
    void setBusy(const QString &text);
    void retranslate();

signals:
    void demoRequested();
    void openRequested();
    void newProjectRequested();
    void folderRequested(const QString &folder);

private:
    void fillRecent();

    QLabel *m_title;
    QLabel *m_subtitle;
    QPushButton *m_demo;
    QPushButton *m_open;
    QPushButton *m_new;
    QLabel *m_demoText;
    QLabel *m_openText;
    QLabel *m_newText;
    QLabel *m_busy;
    QLabel *m_recentCaption;
    QVBoxLayout *m_recentLayout;
    QStringList m_recent;
};

} // namespace Varve::Ui
