// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrationtexts.h"

#include <models/execution/plan/stepbuilder.h>
#include <models/text/header.h>
#include <models/text/splitter.h>
#include <models/text/textfile.h>

#include <QCoreApplication>
#include <QFileInfo>
#include <QLocale>

#include <algorithm>

namespace Varve::Ui {

using namespace Qt::StringLiterals;

namespace {

struct Texts
{
    Q_DECLARE_TR_FUNCTIONS(Varve::Ui::MigrationTexts)
};

/// Above this the panes beside the list would stutter while one walks through it; the editor opens any size.
constexpr qint64 shownSize = 1024 * 1024;

const QByteArray secretMask = QByteArrayLiteral("********");

Text::Variables maskedVariables(const Text::Variables &variables)
{
    Text::Variables masked = variables;
    for (Text::VariableValue &value : masked) {
        if (!value.secret)
            continue;
        value.value = QString::fromUtf8(secretMask);
        value.substitution = Text::Substitution::Raw;
    }
    return masked;
}

void appendLineNumbers(QList<int> &numbers, QByteArrayView script, const Text::ByteRange &range)
{
    const int first = Core::positionAt(script, range.offset).line;
    const qsizetype lines = range.in(script).toByteArray().count('\n') + 1;
    for (int i = 0; i < lines; ++i)
        numbers += first + i;
}

/// The parts of a script below each other, each from the start of a line.
MigrationText cut(const QByteArray &script, const QList<Text::ByteRange> &ranges)
{
    MigrationText shown;
    for (const Text::ByteRange &range : ranges) {
        Text::ByteRange part = range;
        while (part.length > 0 && (script.at(part.offset) == '\n' || script.at(part.offset) == '\r'))
            part = {part.offset + 1, part.length - 1};
        while (part.length > 0 && (script.at(part.end() - 1) == '\n' || script.at(part.end() - 1) == '\r'))
            --part.length;
        if (part.isEmpty())
            continue;
        if (!shown.text.isEmpty())
            shown.text += '\n';
        shown.text += part.in(script);
        appendLineNumbers(shown.lineNumbers, script, part);
    }
    return shown;
}

QList<CodeMark> variableMarks(const QByteArray &script, Text::DialectName dialect, const Text::Variables &variables)
{
    QList<CodeMark> marks;
    for (const Text::VariableUse &use : Text::findVariables(script, {0, script.size()}, dialect)) {
        const auto value = variables.find(use.name);
        if (value == variables.end())
            marks += {use.range, MarkKind::Undefined, Texts::tr("%1 is not set here").arg(use.name)};
        else
            marks += {use.range, MarkKind::Variable, u"%1 = %2\n%3"_s.arg(use.name, value->value, value->origin)};
    }
    return marks;
}

/// Renders statement by statement, as a run does. What cannot be rendered stays as written, with the reason.
MigrationText renderText(const QByteArray &written, Text::DialectName dialect, const Text::Variables &variables, const QString &file)
{
    MigrationText shown;
    const auto statements = Text::split(written, dialect, file);
    if (!statements) {
        shown.text = written;
        shown.error = statements.error();
        return shown;
    }
    qint64 done = 0;
    for (const Text::Statement &statement : *statements) {
        shown.text += written.mid(done, statement.text.offset - done);
        done = statement.text.end();
        const auto rendered = Text::render(written, statement.text, dialect, variables, file);
        const qint64 base = shown.text.size();
        if (!rendered) {
            shown.text += statement.text.in(written);
            if (!shown.error)
                shown.error = rendered.error();
            continue;
        }
        shown.text += rendered->text;
        for (const Text::RenderedPart &part : rendered->parts) {
            if (!part.variable.isEmpty())
                shown.marks += {{base + part.rendered.offset, part.rendered.length},
                                MarkKind::Variable,
                                u"${%1}\n%2"_s.arg(part.variable, variables.value(part.variable).origin)};
        }
    }
    shown.text += written.mid(done);
    return shown;
}

void findStatements(MigrationTexts &texts, const Text::Sections &sections)
{
    const auto all = Text::split(texts.written.text, texts.dialect, texts.file);
    if (!all)
        return;
    for (const Text::Statement &statement : *all) {
        const auto holds = [&](const Text::ByteRange &range) { return range.contains(statement.text.offset); };
        if (!std::any_of(sections.up.begin(), sections.up.end(), holds))
            continue;
        texts.statements += statement.text;
        texts.wayBack
            = Execution::worse(texts.wayBack, Execution::wayBackPast(statement, statement.text.in(texts.written.text).toByteArray()));
        if (!statement.inTransaction && texts.runsAlone.isEmpty())
            texts.runsAlone = statement.verb;
    }
}

Core::Error tooLarge(const QString &file, qint64 size)
{
    return {.kind = Core::ErrorKind::Unsupported,
            .message = QCoreApplication::translate("Varve::Ui::MigrationTexts", "%1 has %2 and is not shown beside the list.")
                           .arg(file, QLocale().formattedDataSize(size)),
            .remedy = QCoreApplication::translate("Varve::Ui::MigrationTexts", "Open it to read it.")};
}

} // namespace

std::optional<Database::Engine> engineOf(const Project::Environment *environment, const QString &databaseName)
{
    if (!environment)
        return std::nullopt;
    const auto connection = environment->connections.find(databaseName);
    return connection == environment->connections.end() ? std::nullopt : std::optional(connection->engine);
}

MigrationTexts readMigrationTexts(const Project::Project &project, const Project::Migration &migration,
                                  const Project::Environment *environment)
{
    MigrationTexts texts;
    const auto engine = engineOf(environment, migration.databaseName);
    const Project::MigrationFile *file = engine ? migration.fileFor(*engine) : nullptr;
    if (!file)
        file = &migration.files.constFirst();
    texts.file = file->path;
    const auto named = Text::dialectFromString(file->engine);
    texts.dialect = named ? *named : engine ? Database::engineTraits(*engine).dialect : Text::DialectName::Ansi;

    const QString path = project.absolute(file->path);
    if (const qint64 size = QFileInfo(path).size(); size > shownSize) {
        texts.error = tooLarge(file->path, size);
        return texts;
    }
    const auto read = Text::readTextFile(path, file->path);
    if (!read) {
        texts.error = read.error();
        return texts;
    }
    const Text::Variables variables = environment ? maskedVariables(environment->variables) : maskedVariables(project.variables);
    const QByteArray &bytes = read->bytes;
    const Text::Sections sections = Text::readSections(bytes, texts.dialect, file->path);
    const bool substitutes = project.policies.variables && sections.header.variables();
    texts.written.text = bytes;
    if (substitutes)
        texts.written.marks = variableMarks(bytes, texts.dialect, variables);
    findStatements(texts, sections);
    const MigrationText up = cut(bytes, sections.up);
    texts.rendered = substitutes ? renderText(up.text, texts.dialect, variables, file->path) : up;
    texts.rendered.lineNumbers = up.lineNumbers;
    texts.verify = cut(bytes, sections.verify);
    texts.down = cut(bytes, sections.down);
    if (!file->downPath.isEmpty()) {
        if (const auto down = Text::readTextFile(project.absolute(file->downPath), file->downPath))
            texts.down.text = down->bytes;
        else
            texts.down.error = down.error();
    }
    if (engine && file == migration.fileFor(*engine) && file->hasDown) {
        const Execution::StepBuilder builder(project, *environment, *engine);
        if (const Core::Expected<> back = builder.tryRollBack(migration); !back)
            texts.noWayBack = Execution::noRollbackReason(back.error());
    }
    if (!texts.down.error && texts.down.text.trimmed().isEmpty())
        texts.down = {};
    return texts;
}

} // namespace Varve::Ui
