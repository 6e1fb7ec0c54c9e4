// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "rehearsalreport.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Varve::Execution {

namespace {

struct Printer
{
    Q_DECLARE_TR_FUNCTIONS(Varve::Execution)
};

QString heading(RehearsedStep::Pass pass)
{
    switch (pass) {
    case RehearsedStep::Pass::Up: return Printer::tr("Up", "all migrations are applied");
    case RehearsedStep::Pass::Down: return Printer::tr("Down", "all migrations are rolled back");
    case RehearsedStep::Pass::UpAgain: return Printer::tr("Up again", "all migrations are applied");
    }
    return {};
}

QString code(RehearsedStep::Pass pass)
{
    switch (pass) {
    case RehearsedStep::Pass::Up: return u"up"_s;
    case RehearsedStep::Pass::Down: return u"down"_s;
    case RehearsedStep::Pass::UpAgain: return u"up-again"_s;
    }
    return {};
}

QString lines(const SchemaChanges &changes)
{
    QString text;
    const auto add = [&](const QString &mark, const QStringList &names) {
        for (const QString &name : names)
            text += u"    "_s + mark + u' ' + name + u'\n';
    };
    add(u"+"_s, changes.added);
    add(u"-"_s, changes.removed);
    add(u"~"_s, changes.changed);
    return text;
}

QString countsText(const QList<ObjectCount> &objects)
{
    QStringList parts;
    for (const ObjectCount &one : objects)
        parts += u"%1 × %2"_s.arg(one.count).arg(Catalog::title(one.kind));
    return parts.isEmpty() ? Printer::tr("nothing", "is in the scratch database") : parts.join(u", "_s);
}

QString stepText(const RehearsedStep &step)
{
    QString text = (step.isSuccess() ? u"✓ "_s : u"✕ "_s) + step.migrationId;
    if (step.failed)
        return text + u'\n';
    text += u"  "_s + Printer::tr("there is now: %1").arg(countsText(step.objects)) + u'\n' + lines(step.changes);
    for (const QString &name : step.absent)
        text += u"    "_s + Printer::tr("absent: %1").arg(name) + u'\n';
    if (!step.left.isEmpty())
        text += u"    "_s + Printer::tr("It does not take everything back:") + u'\n' + lines(step.left);
    return text;
}

QString checkedText(const RehearsalReport &report)
{
    QStringList names;
    for (const RehearsedStep &step : report.steps) {
        if (step.pass == RehearsedStep::Pass::Up)
            names += step.checked;
    }
    if (names.isEmpty())
        return {};
    return Printer::tr("Created by a statement, and looked for afterwards: %1.").arg(names.join(u", "_s)) + u'\n';
}

QString proofText(const InitProof &proof)
{
    if (proof.error)
        return u"✕ "_s + Printer::tr("%1 fails.").arg(proof.script) + u'\n';
    if (proof.isSame())
        return u"✓ "_s + Printer::tr("%1 makes the same schema as the migrations.").arg(proof.script) + u'\n';
    return u"✕ "_s + Printer::tr("%1 makes another schema than the migrations:").arg(proof.script) + u'\n' + lines(proof.differences);
}

QString verdict(const RehearsalReport &report)
{
    if (!report.isSuccess())
        return Printer::tr("The rehearsal failed.");
    if (report.steps.isEmpty())
        return Printer::tr("There is nothing to rehearse.");
    if (report.leavesSomething())
        return Printer::tr("Everything went up and down, but what is rolled back leaves something behind.");
    if (!report.withoutDown.isEmpty())
        return Printer::tr("Everything went up, and down to where the way back ends.");
    return Printer::tr("Everything went up, down and up again.");
}

QJsonObject changesAsJson(const SchemaChanges &changes)
{
    return {{u"added"_s, QJsonArray::fromStringList(changes.added)},
            {u"removed"_s, QJsonArray::fromStringList(changes.removed)},
            {u"changed"_s, QJsonArray::fromStringList(changes.changed)}};
}

QJsonObject stepAsJson(const RehearsedStep &step)
{
    QJsonObject objects;
    for (const ObjectCount &one : step.objects)
        objects.insert(Catalog::code(one.kind), one.count);
    QJsonObject json{{u"pass"_s, code(step.pass)},
                     {u"migration"_s, step.migrationId},
                     {u"success"_s, step.isSuccess()},
                     {u"statements"_s, step.statements},
                     {u"checks"_s, step.checks},
                     {u"milliseconds"_s, static_cast<qint64>(step.duration.count())},
                     {u"objects"_s, objects},
                     {u"changes"_s, changesAsJson(step.changes)},
                     {u"checked"_s, QJsonArray::fromStringList(step.checked)},
                     {u"absent"_s, QJsonArray::fromStringList(step.absent)}};
    if (step.pass == RehearsedStep::Pass::Down)
        json.insert(u"left"_s, changesAsJson(step.left));
    return json;
}

QJsonArray leftAsJson(const QList<ScratchName> &left)
{
    QJsonArray array;
    for (const ScratchName &one : left) {
        array.append(QJsonObject{{u"name"_s, one.name},
                                 {u"host"_s, one.host},
                                 {u"process"_s, one.processId},
                                 {u"since"_s, one.startedAt.toString(Qt::ISODate)}});
    }
    return array;
}

} // namespace

QJsonArray asJson(const QList<ScratchRemains> &remains)
{
    QJsonArray array;
    for (const ScratchRemains &one : remains)
        array.append(QJsonObject{{u"name"_s, one.name}, {u"error"_s, one.reason}});
    return array;
}

bool RehearsalReport::leavesSomething() const
{
    return !again.isEmpty() || std::any_of(steps.cbegin(), steps.cend(), [](const RehearsedStep &step) { return !step.left.isEmpty(); });
}

bool RehearsalReport::isSuccess() const
{
    return !error && (!init || init->isSame())
        && std::all_of(steps.cbegin(), steps.cend(), [](const RehearsedStep &step) { return step.isSuccess(); });
}

QString printRehearsal(const RehearsalReport &report)
{
    QString text;
    if (report.fromCurrent)
        text += (report.environment.isEmpty() ? Printer::tr("From the database's schema as it is, without its rows.")
                                              : Printer::tr("From the schema of %1 as it is, without its rows.").arg(report.environment))
            + u'\n';
    if (!report.notRecreated.isEmpty())
        text += Printer::tr("Of it, these cannot be made anew in the scratch database:") + u'\n' + lines({{}, report.notRecreated, {}});
    if (!report.recreatedOtherwise.isEmpty())
        text += Printer::tr("These are made otherwise there:") + u'\n' + lines({{}, {}, report.recreatedOtherwise});
    std::optional<RehearsedStep::Pass> pass;
    for (const RehearsedStep &step : report.steps) {
        if (pass != step.pass)
            text += (text.isEmpty() ? QString() : u"\n"_s) + heading(step.pass) + u'\n';
        pass = step.pass;
        text += stepText(step);
    }
    if (!text.isEmpty())
        text += u'\n';
    for (const QString &id : report.withoutDown)
        text += Printer::tr("%1 has nothing in a down section: the way back ends there.").arg(id) + u'\n';
    if (!report.again.isEmpty())
        text += Printer::tr("The second time up gives another schema than the first:") + u'\n' + lines(report.again);
    if (report.init)
        text += proofText(*report.init);
    text += checkedText(report);
    for (const ScratchRemains &one : report.notRemoved)
        text += one.toString() + u'\n';
    return text + verdict(report) + u'\n';
}

QJsonObject rehearsalAsJson(const RehearsalReport &report)
{
    QJsonArray steps;
    for (const RehearsedStep &step : report.steps)
        steps.append(stepAsJson(step));
    QJsonObject json{{u"format"_s, u"varve-rehearsal/1"_s},
                     {u"environment"_s, report.environment},
                     {u"database"_s, report.databaseName},
                     {u"server"_s, report.server},
                     {u"scratch"_s, report.scratchOf},
                     {u"success"_s, report.isSuccess()},
                     {u"leavesSomething"_s, report.leavesSomething()},
                     {u"fromCurrent"_s, report.fromCurrent},
                     {u"notRecreated"_s, QJsonArray::fromStringList(report.notRecreated)},
                     {u"recreatedOtherwise"_s, QJsonArray::fromStringList(report.recreatedOtherwise)},
                     {u"steps"_s, steps},
                     {u"withoutDown"_s, QJsonArray::fromStringList(report.withoutDown)},
                     {u"again"_s, changesAsJson(report.again)},
                     {u"abandoned"_s, leftAsJson(report.left)},
                     {u"notRemoved"_s, asJson(report.notRemoved)}};
    if (report.init) {
        json.insert(u"init"_s,
                    QJsonObject{{u"script"_s, report.init->script},
                                {u"same"_s, report.init->isSame()},
                                {u"differences"_s, changesAsJson(report.init->differences)}});
    }
    return json;
}

} // namespace Varve::Execution
