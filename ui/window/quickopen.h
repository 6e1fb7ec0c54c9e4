// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QFrame>

#include <functional>

class QLineEdit;
class QListWidget;

namespace Varve::Ui {

/// One thing that the palette can go to or do.
struct QuickEntry
{
    enum class Kind { File, Command, Environment };
    Kind kind = Kind::File;
    QString title;
    QString detail; ///< a path, a shortcut
    std::function<void()> go;
};

/// How well \a words fit \a entry; 0: not at all. Matches at the start of a word weigh more.
int quickScore(const QString &pattern, const QuickEntry &entry);

/// The palette of Ctrl+P: type a part of a name, Enter goes. ">" first shows commands only.
class QuickOpen final : public QFrame
{
    Q_OBJECT

public:
    explicit QuickOpen(QWidget *parent = nullptr);

    /// Opens below \a anchor, within \a window.
    void open(const QList<QuickEntry> &entries, const QWidget *anchor, const QWidget *window, const QString &text = {});
    QLineEdit *field() const { return m_field; }
    int shownCount() const;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void filter();
    void goTo(int row);

    QLineEdit *m_field;
    QListWidget *m_list;
    QList<QuickEntry> m_entries;
    QList<int> m_shown; ///< indexes in m_entries, best first
};

} // namespace Varve::Ui
