// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <models/core/error.h>
#include <models/database/engine.h>

#include <QList>
#include <QWidget>

namespace Varve::Ui {

enum class LayerState { NotTried, Trying, Passed, Failed };

/// The layers that a connection goes through, each with ✓, ✕ or – and its name: "Name ✓  TCP ✓  TLS –".
class LayerList final : public QWidget
{
    Q_OBJECT

public:
    explicit LayerList(QWidget *parent = nullptr);

    void setEngine(Database::Engine engine);
    void setTrying();
    void setPassed();
    /// Layers before the one that failed passed, those behind it were not tried.
    void setFailed(Core::ErrorKind kind);
    LayerState state(const QString &layer) const;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    struct Layer
    {
        QString key;
        QString title;
        LayerState state = LayerState::NotTried;
    };
    void describe();
    QList<Layer> m_layers;
};

} // namespace Varve::Ui
