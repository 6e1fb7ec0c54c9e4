// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <models/execution/rehearsal/adoption.h>

#include <QTreeWidget>

namespace Varve::Ui {

/// Migrations that a database without a history may have, a tick before each that is to be marked as applied. What is not proposed has none.
class AdoptionTable final : public QTreeWidget
{
    Q_OBJECT

public:
    explicit AdoptionTable(QWidget *parent = nullptr);

    void setAdoption(const Execution::Adoption &adoption);
    /// In their order.
    QStringList ticked() const;
    /// Of the selected row; nullptr when there is none.
    const Execution::AdoptionRow *current() const;

signals:
    void tickedChanged();

private:
    void colour();
    QList<Execution::AdoptionRow> m_rows;
};

} // namespace Varve::Ui
