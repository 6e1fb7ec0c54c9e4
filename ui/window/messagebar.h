// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <models/core/error.h>

#include <QWidget>

#include <functional>

class QPushButton;
class QTextEdit;
class QToolButton;

namespace Varve::Ui {

class MessageLayout;

/// A line above the tabs that says what happened and offers what can be done. Never takes the focus and never stands in the way.
class MessageBar final : public QWidget
{
    Q_OBJECT

public:
    explicit MessageBar(QWidget *parent = nullptr);

    enum class Tone { Plain, Caution, Bad };
    void showText(Tone tone, const QString &text);
    void showError(const Core::Error &error);
    /// A button beside the current message; further ones stand behind it.
    void offer(const QString &title, std::function<void()> action);
    QString text() const;
    void retranslate();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void removeOffers();

    QTextEdit *m_text;
    MessageLayout *m_places = nullptr;
    QList<QPushButton *> m_offers;
    QToolButton *m_close;
    Tone m_tone = Tone::Plain;
};

} // namespace Varve::Ui
