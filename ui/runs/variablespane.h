// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <models/project/project.h>

#include <QWidget>

class QTableView;

namespace Varve::Ui {

class VariablesModel;

/// Every variable and its value in each environment; where the value comes from is the tooltip. A value that is not set says so, in red.
class VariablesPane final : public QWidget
{
    Q_OBJECT

public:
    explicit VariablesPane(QWidget *parent = nullptr);

    /// \a used: names that migrations use, so that undefined ones are listed too.
    void setProject(const Project::Project &project, const QStringList &used = {});

signals:
    /// Double-click or Enter on a value: its environment in varve.toml.
    void goToRequested(const Varve::Core::SourcePosition &where);

protected:
    void changeEvent(QEvent *event) override;

private:
    VariablesModel *m_model;
    QTableView *m_view;
};

} // namespace Varve::Ui
