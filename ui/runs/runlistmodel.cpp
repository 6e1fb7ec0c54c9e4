// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "runlistmodel.h"

#include <ui/pieces/marks.h>
#include <ui/theme/stateglyph.h>
#include <ui/theme/theme.h>

#include <QLocale>
#include <QPainter>
#include <QTextDocument>

namespace Varve::Ui {

namespace {

template<typename... Ts>
struct Overloaded : Ts...
{
    using Ts::operator()...;
};
template<typename... Ts>
Overloaded(Ts...) -> Overloaded<Ts...>;

QString stateWord(RunState state)
{
    switch (state) {
    case RunState::Waiting: return RunListModel::tr("waiting");
    case RunState::Running: return RunListModel::tr("running");
    case RunState::Done: return RunListModel::tr("done");
    case RunState::Failed: return RunListModel::tr("failed");
    case RunState::Cancelled: return RunListModel::tr("cancelled");
    case RunState::NotRun: return RunListModel::tr("not run");
    }
    return {};
}

QString outcomeText(const Database::StatementOutcome &outcome)
{
    return durationText(std::chrono::duration_cast<std::chrono::milliseconds>(outcome.duration).count());
}

} // namespace

RunListModel::RunListModel(QObject *parent) : QAbstractListModel(parent) {}

void RunListModel::start(const Execution::Plan &plan)
{
    beginResetModel();
    m_rows.clear();
    m_streamed.clear();
    m_doneBefore.clear();
    m_total = m_done = 0;
    m_failedRow = m_current = -1;
    m_cancelled = false;
    m_verifies = plan.kind == Execution::PlanKind::Verify;
    for (int step = 0; step < plan.steps.size(); ++step) {
        const Execution::PlanStep &planned = plan.steps.at(step);
        if (plan.steps.size() > 1)
            m_rows.append({.step = step,
                           .statement = -1,
                           .verification = false,
                           .line = {.text = planned.migrationId, .spans = {}},
                           .state = RunState::Waiting,
                           .time = {},
                           .error = {},
                           .notice = false});
        m_streamed.append(planned.streamed);
        const auto add = [&](const Execution::PlannedStatement &statement, int number, bool verification) {
            m_rows.append({.step = step,
                           .statement = number,
                           .verification = verification,
                           .line = statementLine(shownText(statement.rendered(), plan.variables), statement.statement),
                           .state = RunState::Waiting,
                           .time = {},
                           .error = {},
                           .notice = false});
        };
        int number = 0;
        for (const Execution::PlannedStatement &statement : planned.statements)
            add(statement, number++, false);
        if (planned.streamed)
            m_rows.append({.step = step,
                           .statement = 0,
                           .verification = false,
                           .line = statementLine(planned.shownAs),
                           .state = RunState::Waiting,
                           .time = {},
                           .error = {},
                           .notice = false});
        for (const Execution::PlannedStatement &statement : *planned.verification)
            add(statement, number++, true);
        m_total += number;
    }
    endResetModel();
}

int RunListModel::rowOf(int step, int statement) const
{
    if (step < 0 || step >= m_streamed.size())
        return -1;
    // The rows are in order, and a statement's own row is before its notices.
    const std::pair place(step, m_streamed.at(step) ? qMin(statement, 0) : statement);
    const auto row = std::lower_bound(m_rows.cbegin(), m_rows.cend(), place, [](const Row &row, const std::pair<int, int> &place) {
        return std::pair(row.step, row.statement) < place;
    });
    return row != m_rows.cend() && std::pair(row->step, row->statement) == place ? int(row - m_rows.cbegin()) : -1;
}

/// The step's own, or -1 where it is the only one.
int RunListModel::stepRow(int step) const
{
    return rowOf(step, -1);
}

void RunListModel::addNotices(int row, const QList<Database::Notice> &notices)
{
    const auto belongs = [&](int i) { return i < m_rows.size() && m_rows.at(i).notice; };
    int at = row + 1;
    while (belongs(at))
        ++at;
    const int room = mostNotices - (at - row - 1);
    const int count = qMin(room, int(notices.size()));
    if (count <= 0)
        return;
    const auto made = [&](const Database::Notice &notice, int number) {
        Row below = m_rows.at(row);
        below.notice = true;
        below.time.clear();
        // The last one stands for those that follow it.
        const bool isLast = number == room - 1 && notices.size() > count;
        below.line = {.text = isLast ? tr("There are more: see Results, Messages.") : notice.severity + QStringLiteral(": ") + notice.text,
                      .spans = {}};
        return below;
    };
    beginInsertRows({}, at, at + count - 1);
    for (int i = 0; i < count; ++i)
        m_rows.insert(at + i, made(notices.at(i), i));
    if (m_failedRow >= at)
        m_failedRow += count;
    endInsertRows();
}

void RunListModel::removeNotices(int firstStep)
{
    m_current = -1;
    for (int i = int(m_rows.size()) - 1; i >= 0; --i) {
        if (!m_rows.at(i).notice || m_rows.at(i).step < firstStep)
            continue;
        beginRemoveRows({}, i, i);
        m_rows.removeAt(i);
        endRemoveRows();
    }
}

void RunListModel::change(int row)
{
    emit dataChanged(index(row), index(row));
}

void RunListModel::setState(int row, RunState state)
{
    if (row < 0)
        return;
    m_rows[row].state = state;
    m_current = row;
    change(row);
}

void RunListModel::apply(const Execution::RunEvent &event)
{
    using namespace Execution;
    std::visit(Overloaded{
                   [this](const StepStarted &e) {
                       const int row = stepRow(e.step);
                       if (!m_doneBefore.contains(e.step)) {
                           m_doneBefore.insert(e.step, m_done);
                           m_total += m_streamed.value(e.step) ? e.statements : 0;
                       }
                       setState(row, RunState::Running);
                   },
                   [this](const StatementStarted &e) {
                       const int row = rowOf(e.step, e.statement);
                       if (row >= 0 && m_streamed.at(e.step))
                           m_rows[row].line = statementLine(tr("statement %1").arg(QLocale().toString(e.statement + 1)));
                       setState(row, RunState::Running);
                   },
                   [this](const StatementDone &e) {
                       ++m_done;
                       const int row = rowOf(e.step, e.statement);
                       if (row < 0)
                           return;
                       m_rows[row].time = outcomeText(e.outcome);
                       setState(row, RunState::Done);
                       addNotices(row, e.outcome.notices);
                   },
                   [this](const StatementFailed &e) {
                       const int row = rowOf(e.step, e.statement);
                       if (row < 0)
                           return;
                       if (e.error.kind == Core::ErrorKind::Cancelled) {
                           m_cancelled = true;
                           return setState(row, RunState::Cancelled);
                       }
                       m_rows[row].error = e.error;
                       m_failedRow = row;
                       // The query was answered, and not as was expected.
                       if (m_verifies && e.error.serverText.isEmpty() && e.error.serverCode.isEmpty())
                           ++m_done;
                       setState(row, RunState::Failed);
                   },
                   [this](const StepDone &e) {
                       const int row = stepRow(e.step);
                       if (row < 0)
                           return;
                       m_rows[row].time = durationText(e.duration.count());
                       m_rows[row].state = RunState::Done;
                       change(row);
                   },
                   [this](const StepRetried &e) { beginAgain(e); },
                   [this](const StepFailed &e) {
                       rollBackBefore(e.step);
                       const int row = stepRow(e.step);
                       if (row < 0)
                           return;
                       m_rows[row].state = m_cancelled ? RunState::Cancelled : RunState::Failed;
                       change(row);
                   },
                   [](const auto &) {},
               },
               event);
}

/// What was in the transaction that was rolled back is not done any more.
void RunListModel::beginAgain(const Execution::StepRetried &event)
{
    m_failedRow = -1;
    removeNotices(event.firstStep);
    m_done = m_doneBefore.value(event.firstStep, m_done) + event.firstStatement;
    for (int i = 0; i < m_rows.size(); ++i) {
        Row &row = m_rows[i];
        const bool isBefore = row.step < event.firstStep || (row.step == event.firstStep && row.statement < event.firstStatement);
        if (row.step > event.step || (isBefore && !m_streamed.at(row.step)) || row.statement < 0)
            continue;
        row.state = RunState::Waiting;
        row.time.clear();
        row.error.reset();
        change(i);
    }
}

/// Where the whole run is one transaction, the steps before were not committed either.
void RunListModel::rollBackBefore(int step)
{
    for (int i = 0; i < m_rows.size() && m_rows.at(i).step < step; ++i) {
        const bool begins = m_rows.at(i).statement < 0;
        if (begins && m_rows.at(i).state == RunState::Running)
            m_rows[i].state = RunState::NotRun;
        else if (!begins && i > 0 && m_rows.at(i - 1).state == RunState::NotRun && m_rows.at(i - 1).step == m_rows.at(i).step)
            m_rows[i].state = RunState::NotRun;
        else
            continue;
        change(i);
    }
}

void RunListModel::stop()
{
    for (Row &row : m_rows) {
        if (row.state == RunState::Waiting || row.state == RunState::Running)
            row.state = RunState::NotRun;
    }
    if (!m_rows.isEmpty())
        emit dataChanged(index(0), index(int(m_rows.size()) - 1));
}

void RunListModel::setPhase(double phase)
{
    m_phase = phase;
    if (m_current >= 0 && m_rows.at(m_current).state == RunState::Running)
        change(m_current);
}

int RunListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

QVariant RunListModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const Row &row = m_rows.at(index.row());
    switch (role) {
    case Qt::DisplayRole: return row.line.text;
    case Qt::ToolTipRole:
        if (row.notice)
            return Qt::convertFromPlainText(row.line.text);
        return row.error ? row.error->toString() : row.line.text;
    case Qt::AccessibleTextRole:
        if (row.notice)
            return row.line.text;
        return QStringList({row.line.text, stateWord(row.state), row.time, row.error ? row.error->message : QString()})
            .join(QStringLiteral(", "));
    case IsStepRole: return row.statement < 0;
    case StateRole: return int(row.state);
    case TimeRole: return row.state == RunState::NotRun || row.state == RunState::Cancelled ? stateWord(row.state) : row.time;
    case PhaseRole: return m_phase;
    case IsNoticeRole: return row.notice;
    default: return {};
    }
}

QString failureDetail(const Core::Error &error)
{
    QStringList parts;
    if (!error.serverCode.isEmpty())
        parts << error.serverCode;
    if (error.where.isValid())
        parts << error.where.toString();
    if (!error.remedy.isEmpty())
        parts << error.remedy;
    return parts.join(QStringLiteral(" · "));
}

QSize RunListDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const
{
    return {0, Theme::instance().measure(24)};
}

void RunListDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const auto *model = qobject_cast<const RunListModel *>(index.model());
    if (!model)
        return;
    const Theme &theme = Theme::instance();
    const Colors &colors = theme.colors();
    const RunListModel::Row &row = model->row(index.row());
    const int gap = theme.measure(12);
    const int sign = theme.measure(14);
    if (option.state & QStyle::State_Selected)
        painter->fillRect(option.rect, colors.selection);
    if (row.state == RunState::Failed && row.error)
        painter->fillRect(option.rect, colors.deleteFill);
    const QRect said = option.rect.adjusted(2 * (gap + sign), 0, -2 * gap, 0);
    if (row.notice)
        return paintNotice(painter, said, row.line.text);
    const QRectF glyph(option.rect.left() + gap, option.rect.center().y() - sign / 2.0 + 0.5, sign, sign);
    switch (row.state) {
    case RunState::Waiting: paintStateGlyph(*painter, glyph, History::Standing::Pending); break;
    case RunState::Running: paintRunningGlyph(*painter, glyph, index.data(RunListModel::PhaseRole).toDouble()); break;
    case RunState::Done: paintCheckMark(*painter, glyph, colors.ok); break;
    case RunState::Failed: paintStateGlyph(*painter, glyph, History::Standing::Failed); break;
    case RunState::Cancelled:
    case RunState::NotRun: paintStateGlyph(*painter, glyph, History::Standing::NotRun); break;
    }
    QRect text = option.rect.adjusted(gap + sign + gap + (row.statement < 0 ? 0 : theme.measure(4)), 0, -2 * gap, 0);
    if (row.error && row.state == RunState::Failed)
        return paintFailure(painter, option.rect, text, *row.error);
    const QString time = index.data(RunListModel::TimeRole).toString();
    painter->setFont(theme.interfaceFont());
    painter->setPen(colors.dim);
    painter->drawText(text, Qt::AlignRight | Qt::AlignVCenter, time);
    text.setRight(text.right() - QFontMetrics(theme.interfaceFont()).horizontalAdvance(time) - gap);
    if (row.statement >= 0) {
        const int used = paintStatementLine(*painter, text, row.line, row.state == RunState::NotRun || row.state == RunState::Waiting);
        if (row.verification) {
            painter->setFont(theme.smallFont());
            painter->setPen(colors.dim);
            painter->drawText(text.adjusted(used + gap, 0, 0, 0), Qt::AlignVCenter, RunListModel::tr("verification"));
        }
        return;
    }
    painter->setFont(theme.boldFont());
    painter->setPen(colors.text);
    painter->drawText(text, Qt::AlignVCenter, painter->fontMetrics().elidedText(row.line.text, Qt::ElideMiddle, text.width()));
}

void RunListDelegate::paintNotice(QPainter *painter, const QRect &place, const QString &said)
{
    const Theme &theme = Theme::instance();
    painter->setFont(theme.interfaceFont());
    painter->setPen(theme.colors().warn);
    painter->drawText(place, Qt::AlignVCenter | Qt::TextSingleLine,
                      painter->fontMetrics().elidedText(said.simplified(), Qt::ElideRight, place.width()));
}

void RunListDelegate::paintFailure(QPainter *painter, const QRect &row, const QRect &text, const Core::Error &error) const
{
    Q_UNUSED(row)
    const Theme &theme = Theme::instance();
    const Colors &colors = theme.colors();
    QRect room = text.adjusted(0, 0, -m_buttonsWidth, 0);
    QFont font = theme.codeFont();
    font.setWeight(QFont::Bold);
    painter->setFont(font);
    painter->setPen(colors.text);
    const QString said = (error.serverText.isEmpty() ? error.message : error.serverText).section(QLatin1Char('\n'), 0, 0);
    const QString shown = painter->fontMetrics().elidedText(said, Qt::ElideRight, room.width());
    painter->drawText(room, Qt::AlignVCenter, shown);
    room.setLeft(room.left() + painter->fontMetrics().horizontalAdvance(shown) + theme.measure(8));
    painter->setFont(theme.interfaceFont());
    painter->setPen(colors.dim);
    painter->drawText(room, Qt::AlignVCenter, painter->fontMetrics().elidedText(failureDetail(error), Qt::ElideRight, room.width()));
}

} // namespace Varve::Ui
