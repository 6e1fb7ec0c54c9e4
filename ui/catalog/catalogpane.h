// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <models/workbench/workbench.h>

#include <QDateTime>
#include <QWidget>

class QLineEdit;
class QTreeView;

namespace Varve::Ui {

class ToneLabel;

/// The tree of what is in an environment's databases, read level by level when it is opened.
class CatalogPane final : public QWidget
{
    Q_OBJECT

public:
    explicit CatalogPane(Workbench::Workbench &workbench, QWidget *parent = nullptr);
    ~CatalogPane() override;

    void setEnvironment(const QString &environment);
    QString environment() const { return m_environment; }

public slots:
    /// Reads again, for a person. What is open stays open, and what is current stays that.
    void refresh();
    /// Of the selected row.
    void copyName();
    void selectFirstRows();

signals:
    /// A query to run ad hoc: "SELECT * FROM … LIMIT 100".
    void queryRequested(const QByteArray &sql, const QString &environment, const QString &databaseName);
    void nameActivated(const QString &quotedName);
    /// What is selected, as its path of names; for the inspector.
    void selectionChanged(const QStringList &path);

protected:
    void changeEvent(QEvent *event) override;

private:
    struct Private;
    std::unique_ptr<Private> d;
    void retranslate();
    void read(Workbench::Workbench::Asking asking);
    void readWithoutAsking();
    void showMenu(const QPoint &at);
    QString m_environment;
};

} // namespace Varve::Ui
