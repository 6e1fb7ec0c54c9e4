// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "layerlist.h"

#include <ui/pieces/marks.h>
#include <ui/theme/stateglyph.h>
#include <ui/theme/theme.h>

#include <models/database/remedies.h>

#include <QPainter>

namespace Varve::Ui {

LayerList::LayerList(QWidget *parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setEngine(Database::Engine::Sqlite);
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void LayerList::setEngine(Database::Engine engine)
{
    m_layers.clear();
    if (!Database::engineTraits(engine).isFile) {
        m_layers.append({QStringLiteral("Name"), tr("Name")});
        m_layers.append({QStringLiteral("TCP"), tr("TCP")});
        m_layers.append({QStringLiteral("TLS"), tr("TLS, as set")});
        m_layers.append({QStringLiteral("Login"), tr("Login")});
    }
    m_layers.append({QStringLiteral("Database"), tr("Database")});
    describe();
}

void LayerList::setTrying()
{
    for (Layer &layer : m_layers)
        layer.state = LayerState::Trying;
    describe();
}

void LayerList::setPassed()
{
    for (Layer &layer : m_layers)
        layer.state = LayerState::Passed;
    describe();
}

void LayerList::setFailed(Core::ErrorKind kind)
{
    const QString failed = Database::failedLayer(kind);
    const auto at = std::find_if(m_layers.begin(), m_layers.end(), [&](const Layer &layer) { return layer.key == failed; });
    for (auto it = m_layers.begin(); it != m_layers.end(); ++it)
        it->state = at == m_layers.end() || it > at ? LayerState::NotTried : it == at ? LayerState::Failed : LayerState::Passed;
    // An error that belongs to no layer of a file is about the file itself.
    if (at == m_layers.end() && m_layers.size() == 1)
        m_layers.first().state = LayerState::Failed;
    describe();
}

LayerState LayerList::state(const QString &layer) const
{
    for (const Layer &each : m_layers) {
        if (each.key == layer)
            return each.state;
    }
    return LayerState::NotTried;
}

void LayerList::describe()
{
    const auto word = [](LayerState state) {
        switch (state) {
        case LayerState::NotTried: return tr("not tried");
        case LayerState::Trying: return tr("trying");
        case LayerState::Passed: return tr("passed");
        case LayerState::Failed: return tr("failed");
        }
        return QString();
    };
    QStringList parts;
    for (const Layer &layer : std::as_const(m_layers))
        parts << QStringLiteral("%1: %2").arg(layer.title, word(layer.state));
    setAccessibleName(tr("Layers of the connection"));
    setAccessibleDescription(parts.join(QStringLiteral(", ")));
    setToolTip(accessibleDescription());
    update();
}

QSize LayerList::sizeHint() const
{
    return {Theme::instance().measure(360), Theme::instance().measure(22)};
}

void LayerList::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::instance();
    const Colors &colors = theme.colors();
    QPainter painter(this);
    const int side = theme.measure(14);
    double x = 0;
    for (const Layer &layer : std::as_const(m_layers)) {
        const QRectF glyph(x, (height() - side) / 2.0, side, side);
        switch (layer.state) {
        case LayerState::NotTried: paintStateGlyph(painter, glyph, History::Standing::NotRun); break;
        case LayerState::Trying: paintRunningGlyph(painter, glyph, 0); break;
        case LayerState::Passed: paintCheckMark(painter, glyph, colors.ok); break;
        case LayerState::Failed: paintCrossMark(painter, glyph, colors.bad); break;
        }
        x += side + theme.measure(4);
        painter.setFont(theme.interfaceFont());
        painter.setPen(layer.state == LayerState::Failed ? colors.bad : layer.state == LayerState::Passed ? colors.text : colors.dim);
        painter.drawText(QRectF(x, 0, width(), height()), Qt::AlignLeft | Qt::AlignVCenter, layer.title);
        x += painter.fontMetrics().horizontalAdvance(layer.title) + theme.measure(14);
    }
}

} // namespace Varve::Ui
