// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QWidget>

class QLabel;
class QLineEdit;
class QPushButton;
class QToolButton;

namespace Varve::Ui {

class CodeArea;
class ToneLabel;

/// Finding and replacing in one CodeArea, below it. Hidden until asked for; Esc hides it and gives the focus back.
class FindBar final : public QWidget
{
    Q_OBJECT

public:
    explicit FindBar(CodeArea *code, QWidget *parent = nullptr);

    enum class Mode { Find, Replace };
    /// Shows the bar with the selected words in its field.
    void open(Mode mode);
    void findNext();
    void findPrevious();
    void retranslate();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void closeBar();
    void markAll();
    bool find(qint64 from, qint64 to, qint64 *start, qint64 *end) const;
    void select(bool forward);
    void replaceOne();
    void replaceAll();

    CodeArea *m_code;
    QLabel *m_findLabel;
    QLineEdit *m_find;
    QToolButton *m_case;
    QPushButton *m_next;
    QPushButton *m_previous;
    ToneLabel *m_count;
    QToolButton *m_close;
    QWidget *m_replaceRow;
    QLabel *m_replaceLabel;
    QLineEdit *m_replace;
    QPushButton *m_one;
    QPushButton *m_all;
};

} // namespace Varve::Ui
