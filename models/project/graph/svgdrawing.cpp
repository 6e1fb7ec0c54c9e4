// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "drawing.h"

#include "lanes.h"

#include <QXmlStreamWriter>

namespace Varve::Project {

namespace {

constexpr int rowHeight = 28;
constexpr int laneWidth = 22;
constexpr int margin = 20;
constexpr int radius = 5;
constexpr double letterWidth = 7.9; // of 13 px monospace, widest in use

/// Middle tones, which stand out from white as from near black.
constexpr const char *styles = R"(
    text { font: 13px ui-monospace, "DejaVu Sans Mono", monospace; fill: #24292f; }
    .note { fill: #57606a; }
    .title { font-weight: bold; }
    path { fill: none; stroke-width: 2; }
    circle { stroke-width: 2; fill: #ffffff; }
    .lane0 { stroke: #2f81f7; } .lane1 { stroke: #bf6f00; } .lane2 { stroke: #2da44e; }
    .lane3 { stroke: #a371f7; } .lane4 { stroke: #d1477a; } .lane5 { stroke: #0f8a8a; }
    @media (prefers-color-scheme: dark) {
      text { fill: #e6edf3; }
      .note { fill: #9da7b3; }
      circle { fill: #0d1117; }
    }
)";

class SvgDrawing final
{
public:
    SvgDrawing(const Project &project, const QStringList &databases) : m_project(project), m_databases(databases), m_graph(project) {}

    QByteArray draw()
    {
        lay();
        QByteArray bytes;
        QXmlStreamWriter xml(&bytes);
        xml.setAutoFormatting(true);
        xml.setAutoFormattingIndent(1);
        xml.writeStartDocument();
        xml.writeDefaultNamespace(QStringLiteral("http://www.w3.org/2000/svg"));
        xml.writeStartElement(QStringLiteral("svg"));
        xml.writeAttribute(QStringLiteral("viewBox"), QStringLiteral("0 0 %1 %2").arg(width()).arg(m_height));
        xml.writeAttribute(QStringLiteral("width"), QString::number(width()));
        xml.writeAttribute(QStringLiteral("height"), QString::number(m_height));
        xml.writeTextElement(QStringLiteral("title"), m_project.name);
        xml.writeTextElement(QStringLiteral("style"), QString::fromUtf8(styles));
        for (const Part &part : std::as_const(m_parts))
            drawPart(xml, part);
        xml.writeEndElement();
        xml.writeEndDocument();
        return bytes;
    }

private:
    struct Part
    {
        QString databaseName;
        QList<LaneRow> rows;
        QHash<int, int> rowOf; ///< by node
        int top = 0;
    };

    void lay()
    {
        int top = margin;
        for (const QString &name : m_databases) {
            Part part{name, layLanes(m_graph, name), {}, top + (isTitled() ? rowHeight : 0)};
            for (int row = 0; row < part.rows.size(); ++row) {
                part.rowOf.insert(part.rows.at(row).node, row);
                m_lanes = std::max({m_lanes, part.rows.at(row).before.size(), part.rows.at(row).after.size()});
                m_longest = std::max(m_longest, m_graph.id(part.rows.at(row).node).size() + noteOf(part.rows.at(row).node).size());
            }
            top = part.top + static_cast<int>(part.rows.size()) * rowHeight + margin;
            m_parts += part;
        }
        m_height = top;
    }

    bool isTitled() const { return m_databases.size() > 1; }
    int textX() const { return margin + static_cast<int>(std::max<size_t>(m_lanes, 1)) * laneWidth; }
    int width() const { return textX() + static_cast<int>(static_cast<double>(m_longest + 2) * letterWidth) + margin; }
    static int x(int lane) { return margin + lane * laneWidth; }
    static int y(const Part &part, int row) { return part.top + row * rowHeight + rowHeight / 2; }

    QString noteOf(int node) const { return nodeNote(m_project, m_graph, node, m_graph.neighbours(node, Edges::Way::NeededBy).empty()); }

    void drawPart(QXmlStreamWriter &xml, const Part &part) const
    {
        if (isTitled())
            drawText(xml, margin, part.top - rowHeight / 2, QStringLiteral("title"), part.databaseName);
        for (int row = 0; row < part.rows.size(); ++row) {
            for (const LaneRow::Parent &parent : part.rows.at(row).parents)
                drawLine(xml, part, row, parent);
        }
        for (int row = 0; row < part.rows.size(); ++row)
            drawNode(xml, part, row);
    }

    /// From the child into the column of the line, down that, and into the parent.
    void drawLine(QXmlStreamWriter &xml, const Part &part, int row, const LaneRow::Parent &parent) const
    {
        const int target = part.rowOf.value(parent.node, row);
        const int fromX = x(part.rows.at(row).lane);
        const int lineX = x(parent.lane);
        const int toX = x(part.rows.at(target).lane);
        const int fromY = y(part, row);
        const int toY = y(part, target);
        QString path = QStringLiteral("M%1 %2").arg(fromX).arg(fromY);
        int at = fromY;
        if (lineX != fromX) {
            at = std::min(fromY + rowHeight, toY);
            path += curve(fromX, fromY, lineX, at);
        }
        if (lineX != toX && at < toY) {
            path += QStringLiteral(" V%1").arg(toY - rowHeight);
            path += curve(lineX, toY - rowHeight, toX, toY);
        } else {
            path += QStringLiteral(" V%1").arg(toY);
        }
        xml.writeEmptyElement(QStringLiteral("path"));
        xml.writeAttribute(QStringLiteral("class"), laneClass(parent.lane));
        xml.writeAttribute(QStringLiteral("d"), path);
    }

    static QString curve(int fromX, int fromY, int toX, int toY)
    {
        const int middle = (fromY + toY) / 2;
        return QStringLiteral(" C%1 %2 %3 %2 %3 %4").arg(fromX).arg(middle).arg(toX).arg(toY);
    }

    static QString laneClass(int lane) { return QStringLiteral("lane%1").arg(lane % 6); }

    void drawNode(QXmlStreamWriter &xml, const Part &part, int row) const
    {
        const LaneRow &lane = part.rows.at(row);
        xml.writeEmptyElement(QStringLiteral("circle"));
        xml.writeAttribute(QStringLiteral("class"), laneClass(lane.lane));
        xml.writeAttribute(QStringLiteral("cx"), QString::number(x(lane.lane)));
        xml.writeAttribute(QStringLiteral("cy"), QString::number(y(part, row)));
        xml.writeAttribute(QStringLiteral("r"), QString::number(radius));
        const QString &id = m_graph.id(lane.node);
        drawText(xml, textX(), y(part, row) + 4, {}, id);
        if (const QString note = noteOf(lane.node); !note.isEmpty())
            drawText(xml, textX() + static_cast<int>(static_cast<double>(id.size() + 2) * letterWidth), y(part, row) + 4,
                     QStringLiteral("note"), note);
    }

    static void drawText(QXmlStreamWriter &xml, int x, int y, const QString &style, const QString &text)
    {
        xml.writeStartElement(QStringLiteral("text"));
        xml.writeAttribute(QStringLiteral("x"), QString::number(x));
        xml.writeAttribute(QStringLiteral("y"), QString::number(y));
        if (!style.isEmpty())
            xml.writeAttribute(QStringLiteral("class"), style);
        xml.writeCharacters(text);
        xml.writeEndElement();
    }

    const Project &m_project;
    const QStringList &m_databases;
    RevisionGraph m_graph;
    QList<Part> m_parts;
    size_t m_lanes = 0;
    qsizetype m_longest = 0;
    int m_height = 0;
};

} // namespace

QByteArray graphAsSvg(const Project &project, const QStringList &databases)
{
    return SvgDrawing(project, databases).draw();
}

} // namespace Varve::Project
