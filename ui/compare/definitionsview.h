// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <models/catalog/snapshot.h>
#include <models/text/dialect.h>

#include <QWidget>

class QLabel;

namespace Varve::Ui {

class CodeView;

/// Two definitions of the same object side by side, level with each other, what differs coloured and marked + and −.
class DefinitionsView final : public QWidget
{
    Q_OBJECT

public:
    explicit DefinitionsView(QWidget *parent = nullptr);
    void setTitles(const QString &left, const QString &right);
    void setTexts(const QString &left, const QString &right, Text::DialectName dialect);
    CodeView *left() const { return m_left; }
    CodeView *right() const { return m_right; }

private:
    QLabel *m_leftTitle;
    QLabel *m_rightTitle;
    CodeView *m_left;
    CodeView *m_right;
};

} // namespace Varve::Ui
