// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "resultmodel.h"

#include <QWidget>

class QTableView;

namespace Varve::Ui {

class ToneLabel;

/// One grid and the line below it: how many rows, how long.
class ResultView final : public QWidget
{
    Q_OBJECT

public:
    explicit ResultView(QWidget *parent = nullptr);
    void append(const Database::ResultSet &chunk);
    void finish(const Database::StatementOutcome &outcome);
    ResultModel *model() const { return m_model; }
    QTableView *grid() const { return m_grid; }
    QString status() const;

public slots:
    void copy() const;
    void copyWithHeaders() const;

private:
    void copySelection(bool withHeaders) const;
    void sizeColumns();
    ResultModel *m_model;
    QTableView *m_grid;
    ToneLabel *m_status;
    bool m_sized = false;
};

} // namespace Varve::Ui
