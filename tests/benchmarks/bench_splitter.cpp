// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

// How fast scripts are cut into statements, beside what else passes over the same bytes: counting line ends, memchr for semicolons,
// and the two splitters of libpg_query. Before anything is measured the boundaries are compared byte for byte with libpg_query's.

#include "generatedscripts.h"

#include <models/text/splitter.h>
#include <models/text/statementreader.h>

#include <QList>

#include <benchmark/benchmark.h>
#include <pg_query.h>

#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <functional>
#include <string>
#include <vector>

using namespace Varve;
using namespace Varve::Text;

namespace {

constexpr qint64 megabyte = 1'000'000;

const QByteArray &inserts()
{
    static const QByteArray script = Test::insertScript(105 * megabyte);
    return script;
}
// Of one parse tree for a whole script 105 MB take gigabytes.
const QByteArray &fewerInserts()
{
    static const QByteArray script = Test::insertScript(10 * megabyte);
    return script;
}
const QByteArray &procedures()
{
    static const QByteArray script = Test::procedureScript(30 * megabyte);
    return script;
}
const QByteArray &definitions()
{
    static const QByteArray script = Test::definitionScript(30 * megabyte);
    return script;
}
const QByteArray &storedPrograms()
{
    static const QByteArray script = Test::storedProgramScript(30 * megabyte);
    return script;
}

void setBytes(benchmark::State &state, const QByteArray &script)
{
    state.SetBytesProcessed(static_cast<int64_t>(state.iterations()) * script.size());
}

void countLines(benchmark::State &state, const QByteArray &script)
{
    for (auto _ : state)
        benchmark::DoNotOptimize(std::count(script.begin(), script.end(), '\n'));
    setBytes(state, script);
}

void findSemicolons(benchmark::State &state, const QByteArray &script)
{
    for (auto _ : state) {
        qint64 found = 0;
        const char *end = script.constData() + script.size();
        for (const char *at = script.constData(); at != nullptr && at < end; ++found) {
            at = static_cast<const char *>(std::memchr(at, ';', static_cast<size_t>(end - at)));
            at = at ? at + 1 : nullptr;
        }
        benchmark::DoNotOptimize(found);
    }
    setBytes(state, script);
}

// What the program does with a script: each statement with its place, kind and objects, one after the other.
void readStatements(benchmark::State &state, const QByteArray &script, DialectName dialect)
{
    for (auto _ : state) {
        StatementReader reader(dialect, {});
        reader.setWindow(script, true);
        auto outcome = StatementReader::Outcome::Statement;
        while (outcome == StatementReader::Outcome::Statement) {
            outcome = reader.next();
            benchmark::DoNotOptimize(reader.statement().text.length);
        }
        if (outcome == StatementReader::Outcome::Failed)
            state.SkipWithError("the script cannot be split");
    }
    setBytes(state, script);
}

// All of them in a list: for a long script the list is larger than the script.
void splitWhole(benchmark::State &state, const QByteArray &script, DialectName dialect)
{
    for (auto _ : state) {
        const auto statements = split(script, dialect);
        if (!statements)
            state.SkipWithError("the script cannot be split");
    }
    setBytes(state, script);
}

// As a pipe brings the bytes.
void splitStream(benchmark::State &state, const QByteArray &script, DialectName dialect)
{
    constexpr qint64 chunk = 65'536;
    for (auto _ : state) {
        StreamingSplitter splitter(dialect);
        for (qint64 at = 0; at <= script.size(); at += chunk) {
            splitter.feed(QByteArrayView(script).sliced(at, std::min(chunk, script.size() - at)));
            if (at + chunk > script.size())
                splitter.finish();
            for (;;) {
                const auto piece = splitter.next();
                if (!piece)
                    state.SkipWithError("the script cannot be split");
                if (!piece || !*piece)
                    break;
            }
        }
    }
    setBytes(state, script);
}

using PgSplit = PgQuerySplitResult (*)(const char *);

void splitByPeer(benchmark::State &state, const QByteArray &script, PgSplit peer)
{
    for (auto _ : state) {
        const PgQuerySplitResult result = peer(script.constData());
        if (result.error)
            state.SkipWithError(result.error->message);
        pg_query_free_split_result(result);
    }
    setBytes(state, script);
}

void requireSameBoundaries(const char *name, const QByteArray &script, PgSplit peer)
{
    const PgQuerySplitResult theirs = peer(script.constData());
    const auto ours = split(script, DialectName::PostgreSql);
    bool same = !theirs.error && ours && ours->size() == theirs.n_stmts;
    for (qsizetype i = 0; same && i < ours->size(); ++i) {
        // A statement of libpg_query holds what stands before it: its end is ours.
        const PgQuerySplitStmt &their = *theirs.stmts[i];
        same = ours->at(i).text.end() == their.stmt_location + their.stmt_len;
    }
    pg_query_free_split_result(theirs);
    if (!same) {
        std::fprintf(stderr, "%s: libpg_query ends statements elsewhere\n", name);
        std::exit(1);
    }
}

void compareBoundaries()
{
    requireSameBoundaries("inserts", inserts(), pg_query_split_with_scanner);
    requireSameBoundaries("fewer inserts", fewerInserts(), pg_query_split_with_parser);
    requireSameBoundaries("procedures", procedures(), pg_query_split_with_scanner);
    requireSameBoundaries("definitions", definitions(), pg_query_split_with_scanner);
}

void add(const char *name, const std::function<void(benchmark::State &)> &function)
{
    benchmark::RegisterBenchmark(name, function)->Unit(benchmark::kMillisecond);
}

// Text that makes a careless scanner start over at each byte: its cost must grow as its length does.
struct Hostile
{
    const char *name;
    DialectName dialect;
    QByteArray begin;
    QByteArray piece;
};

const std::vector<Hostile> &hostile()
{
    static const std::vector<Hostile> list{
        {"quotes", DialectName::PostgreSql, "SELECT ", "'"},
        {"dollars", DialectName::PostgreSql, "SELECT ", "$"},
        {"open tags", DialectName::PostgreSql, "SELECT ", " $a"},
        {"closed tags", DialectName::PostgreSql, "SELECT ", "$a$"},
        {"nearly a long tag", DialectName::PostgreSql, "SELECT $" + QByteArray(60, 'a') + "$", "$" + QByteArray(60, 'a') + "b$"},
        {"nested comments", DialectName::PostgreSql, "SELECT ", "/*"},
        {"comment ends", DialectName::PostgreSql, "SELECT ", "*/"},
        {"open variables", DialectName::PostgreSql, "SELECT ", "${a"},
        {"parentheses", DialectName::PostgreSql, "SELECT ", "("},
        {"empty statements", DialectName::PostgreSql, "", ";"},
        {"BEGIN in BEGIN", DialectName::MariaDb, "CREATE PROCEDURE p() ", "BEGIN "},
        {"bodies of a rule", DialectName::PostgreSql, "CREATE RULE r AS ON INSERT TO t DO (", "SELECT 1;"},
        {"new delimiters", DialectName::MariaDb, "", "DELIMITER $$$$$$$$$$$$$$$\n$$$$$$$$$$$$$$ 1\n$$$$$$$$$$$$$$$\n"},
        {"backslashes", DialectName::MariaDb, "SELECT '", "\\'"},
        {"GO and GO", DialectName::SqlServer, "", "GO "},
        {"rows of all quotes", DialectName::MariaDb, "INSERT INTO t VALUES (", "'a\\'\"b\"`c`/*d*/#e\n"},
        {"open quotes in rows", DialectName::MariaDb, "INSERT INTO t VALUES ('a", "\\'\"` /* "},
        {"data without end", DialectName::PostgreSql, "COPY t FROM STDIN;\n", "\\.\\.\\\n"},
    };
    return list;
}

// The script comes in chunks, as from a pipe; most of these end in an error, which is an answer too.
void splitHostile(benchmark::State &state, const Hostile &hostileText)
{
    const qint64 bytes = state.range(0);
    const QByteArray script = hostileText.begin + hostileText.piece.repeated(bytes / hostileText.piece.size());
    constexpr qint64 chunk = 4096;
    for (auto _ : state) {
        StreamingSplitter splitter(hostileText.dialect);
        bool going = true;
        const auto take = [&] {
            for (bool more = true; more && going;) {
                const auto piece = splitter.next();
                going = piece.has_value();
                more = going && piece->has_value();
            }
        };
        for (qint64 at = 0; at < script.size() && going; at += chunk) {
            splitter.feed(QByteArrayView(script).sliced(at, std::min<qint64>(chunk, script.size() - at)));
            take();
        }
        splitter.finish();
        take();
    }
    state.SetComplexityN(bytes);
    setBytes(state, script);
}

void registerHostile()
{
    for (const Hostile &text : hostile()) {
        benchmark::RegisterBenchmark((std::string("hostile/") + text.name).c_str(), [&text](benchmark::State &s) { splitHostile(s, text); })
            ->Unit(benchmark::kMillisecond)
            ->RangeMultiplier(2)
            ->Range(1 << 20, 8 << 20)
            ->Complexity();
    }
}

void registerAll()
{
    using State = benchmark::State;
    add("inserts/count lines", [](State &s) { countLines(s, inserts()); });
    add("inserts/memchr for ;", [](State &s) { findSemicolons(s, inserts()); });
    add("inserts/libpg_query scanner", [](State &s) { splitByPeer(s, inserts(), pg_query_split_with_scanner); });
    add("inserts/libpg_query parser", [](State &s) { splitByPeer(s, fewerInserts(), pg_query_split_with_parser); });
    for (const QString &name : dialectNames()) {
        const DialectName dialect = *dialectFromString(name);
        add(qPrintable(QStringLiteral("inserts/read ") + name), [dialect](State &s) { readStatements(s, inserts(), dialect); });
    }
    add("inserts/list postgresql", [](State &s) { splitWhole(s, inserts(), DialectName::PostgreSql); });
    add("inserts/stream postgresql", [](State &s) { splitStream(s, inserts(), DialectName::PostgreSql); });
    add("procedures/libpg_query scanner", [](State &s) { splitByPeer(s, procedures(), pg_query_split_with_scanner); });
    add("procedures/read postgresql", [](State &s) { readStatements(s, procedures(), DialectName::PostgreSql); });
    add("procedures/read mariadb", [](State &s) { readStatements(s, storedPrograms(), DialectName::MariaDb); });
    add("definitions/libpg_query scanner", [](State &s) { splitByPeer(s, definitions(), pg_query_split_with_scanner); });
    add("definitions/read postgresql", [](State &s) { readStatements(s, definitions(), DialectName::PostgreSql); });
}

} // namespace

int main(int argc, char **argv)
{
    benchmark::Initialize(&argc, argv);
    if (!std::getenv("VARVE_SKIP_COMPARISON")) // it takes a while, and profiles should not show it
        compareBoundaries();
    registerAll();
    registerHostile();
    benchmark::RunSpecifiedBenchmarks();
    return 0;
}
