// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "drawing.h"

#include "../texts_p.h"
#include "lanes.h"

namespace Varve::Project {

namespace {

bool isSet(const std::vector<bool> &lanes, int lane)
{
    return static_cast<size_t>(lane) < lanes.size() && lanes[static_cast<size_t>(lane)];
}

/// The character that joins lines from above, below, left and right.
QChar joint(bool up, bool down, bool left, bool right)
{
    const int vertical = (up ? 1 : 0) + (down ? 2 : 0);
    if (!left && !right)
        return vertical == 0 ? u' ' : u'│';
    if (vertical == 0)
        return u'─';
    if (left && right)
        return vertical == 1 ? u'┴' : vertical == 2 ? u'┬' : u'┼';
    if (left)
        return vertical == 1 ? u'╯' : vertical == 2 ? u'╮' : u'┤';
    return vertical == 1 ? u'╰' : vertical == 2 ? u'╭' : u'├';
}

/// A row in which lines of \a above become those of \a below, joined between the \a involved columns.
QString joiningRow(const std::vector<bool> &above, const std::vector<bool> &below, const QList<int> &involved)
{
    const int first = *std::min_element(involved.begin(), involved.end());
    const int last = *std::max_element(involved.begin(), involved.end());
    const auto count = static_cast<int>(std::max(above.size(), below.size()));
    QString row;
    for (int lane = 0; lane < count; ++lane) {
        const bool left = lane > first && lane <= last;
        const bool right = lane >= first && lane < last;
        row += joint(isSet(above, lane), isSet(below, lane), left, right);
        row += right ? u'─' : u' ';
    }
    return row.trimmed().isEmpty() ? QString() : row;
}

class TextDrawing final
{
public:
    TextDrawing(const Project &project, const RevisionGraph &graph, const NodeMark &mark) : m_project(project), m_graph(graph), m_mark(mark)
    {}

    QString draw(const QString &databaseName)
    {
        const std::vector<int> heads = m_graph.heads(databaseName);
        m_heads = QSet<int>(heads.begin(), heads.end());
        QString text;
        for (const LaneRow &row : layLanes(m_graph, databaseName))
            text += drawRow(row);
        return text;
    }

private:
    static QString line(QString text)
    {
        while (text.endsWith(u' '))
            text.chop(1);
        return text + u'\n';
    }

    QString drawRow(const LaneRow &row) const
    {
        QString text;
        std::vector<bool> now = row.before;
        if (!row.closing.isEmpty()) {
            for (const int lane : row.closing)
                now[static_cast<size_t>(lane)] = false;
            text += line(joiningRow(row.before, now, row.closing + QList<int>{row.lane}));
        }
        now.resize(std::max(now.size(), static_cast<size_t>(row.lane) + 1), false);
        now[static_cast<size_t>(row.lane)] = true;
        text += line(nodeRow(row, now));
        QList<int> involved{row.lane};
        for (qsizetype i = 1; i < row.parents.size(); ++i)
            involved += row.parents.at(i).lane;
        if (involved.size() > 1)
            text += line(joiningRow(now, row.after, involved));
        return text;
    }

    QString nodeRow(const LaneRow &row, const std::vector<bool> &now) const
    {
        QString text;
        for (size_t lane = 0; lane < now.size(); ++lane) {
            if (static_cast<int>(lane) == row.lane)
                text += m_mark ? m_mark(row.node) : QStringLiteral("●");
            else
                text += now[lane] ? QChar(u'│') : QChar(u' ');
            text += u' ';
        }
        while (text.endsWith(u' '))
            text.chop(1);
        const QString note = nodeNote(m_project, m_graph, row.node, m_heads.contains(row.node));
        return text + QStringLiteral("  ") + m_graph.id(row.node) + (note.isEmpty() ? QString() : QString(QStringLiteral("  ") + note));
    }

    const Project &m_project;
    const RevisionGraph &m_graph;
    const NodeMark &m_mark;
    QSet<int> m_heads;
};

} // namespace

QString nodeNote(const Project &project, const RevisionGraph &graph, int node, bool isHead)
{
    const Migration &migration = project.migrations.at(node);
    QStringList notes;
    if (isHead)
        notes += Texts::tr("(head)");
    if (!migration.branch.isEmpty() && graph.branchStart(migration.databaseName, migration.branch) == node)
        notes += QLatin1Char('[') + migration.branch + QLatin1Char(']');
    QStringList needs = migration.prerequisites;
    needs.removeIf([&](const QString &id) { return migration.parents.contains(id); });
    if (!needs.isEmpty())
        notes += Texts::tr("needs %1").arg(needs.join(QStringLiteral(", ")));
    return notes.join(QLatin1Char(' '));
}

QString graphAsText(const Project &project, const QStringList &databases, const NodeMark &mark)
{
    const RevisionGraph graph(project);
    TextDrawing drawing(project, graph, mark);
    QStringList parts;
    for (const QString &name : databases) {
        const QString drawn = drawing.draw(name);
        parts += databases.size() > 1 ? QString(name + QStringLiteral("\n\n") + drawn) : drawn;
    }
    return parts.join(QLatin1Char('\n'));
}

} // namespace Varve::Project
