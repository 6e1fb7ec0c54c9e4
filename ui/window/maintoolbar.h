// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <ui/pieces/environmenttag.h>

#include <QAbstractButton>
#include <QToolBar>

namespace Varve::Ui {

class Actions;
class EnvironmentButton;

/// The one tool bar: the next step, the field that finds everything, the environment; and below it a band in the environment's colour.
class MainToolBar final : public QToolBar
{
    Q_OBJECT

public:
    explicit MainToolBar(Actions &actions, QWidget *parent = nullptr);

    /// nullopt: no environment, no band.
    void setEnvironment(const std::optional<EnvironmentTag> &tag, const QString &detail);
    EnvironmentButton *environmentButton() const { return m_environment; }
    QWidget *quickOpenField() const { return m_field; }
    void retranslate();

signals:
    void environmentMenuRequested();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void addButton(QAction *action, int look, bool isNextStep = false);

    QAbstractButton *m_field;
    EnvironmentButton *m_environment;
    QAction *m_environmentPlace = nullptr;
    QAction *m_environmentLine = nullptr;
    std::optional<EnvironmentTag> m_tag;
};

} // namespace Varve::Ui
