// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "environmenttag.h"

#include <QFrame>
#include <QLabel>

class QPainter;

namespace Varve::Ui {

/// What a chip means; the words in it always say it too.
enum class ChipKind { Neutral, Added, Removed, Changed };

/// Draws a rounded chip with \a text and its left edge at \a left, centred on \a row's height. Returns the chip's rectangle.
QRect paintChip(QPainter &painter, const QRect &row, int left, const QString &text, ChipKind kind);
/// Width that paintChip() takes.
int chipWidth(const QString &text);

/// "◆ TEST", rounded, in the environment's colours.
class EnvironmentPill final : public QWidget
{
    Q_OBJECT

public:
    explicit EnvironmentPill(QWidget *parent = nullptr);
    void setTag(const EnvironmentTag &tag);
    const EnvironmentTag &tag() const { return m_tag; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    EnvironmentTag m_tag;
};

/// Small bold capitals over a group: "AS WRITTEN".
QLabel *makeCaption(const QString &text, QWidget *parent);

/// A label with one of the palette's colours that follows the theme.
class ToneLabel final : public QLabel
{
    Q_OBJECT

public:
    enum class Tone { Text, Dim, Ok, Bad, Warn };
    explicit ToneLabel(Tone tone, const QString &text = {}, QWidget *parent = nullptr);
    void setTone(Tone tone);

private:
    void applyTheme();
    Tone m_tone;
};

/// A one-pixel line in the palette's line colour.
class Rule final : public QFrame
{
    Q_OBJECT

public:
    explicit Rule(Qt::Orientation orientation, QWidget *parent = nullptr);

protected:
    void paintEvent(QPaintEvent *event) override;
};

/// A plain pane whose background is a named colour of the palette.
class Surface : public QWidget
{
    Q_OBJECT

public:
    enum class Ground { Window, Base, Soft, Caution };
    explicit Surface(Ground ground, QWidget *parent = nullptr);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Ground m_ground;
};

} // namespace Varve::Ui
