// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <models/execution/plan/statementbuilder.h>
#include <models/execution/session/sessionbefore.h>
#include <tests/support/mariadbserver.h>
#include <tests/support/workplace.h>

#include <QRandomGenerator>
#include <QTest>

using namespace Varve;
using namespace Varve::Execution;
using namespace Qt::StringLiterals;
using Test::MariaDbServer;

/// What MariaDB is told again when a file goes on behind its beginning: as little as leaves the session as it was there.
class SessionBeforeTest final : public QObject
{
    Q_OBJECT

private slots:
    void dumpOfManyTablesIsSetUpOnce_data();
    void dumpOfManyTablesIsSetUpOnce();
    void onlyWhatIsInForceIsSentAgain_data();
    void onlyWhatIsInForceIsSentAgain();
    void sessionIsAsItWasAtEveryPlace_data();
    void sessionIsAsItWasAtEveryPlace();

private:
    static QList<PlannedStatement> build(const QByteArray &script)
    {
        const auto built = buildStatements(script, {{0, script.size()}},
                                           {.dialect = Text::DialectName::MariaDb,
                                            .variables = {},
                                            .substitute = true,
                                            .file = u"x.sql"_s,
                                            .purpose = BuildContext::Purpose::Migration});
        if (!built)
            qFatal("%s", qPrintable(built.error().toString()));
        return *built;
    }
    static SessionBefore before(const QList<PlannedStatement> &statements, qsizetype count)
    {
        Plan plan;
        plan.target.engine = Database::Engine::MariaDb;
        PlanStep step;
        step.statements = statements;
        const auto found = sessionBefore(plan, step, static_cast<int>(count));
        if (!found)
            qFatal("%s", qPrintable(found.error().toString()));
        return *found;
    }
    static QByteArrayList again(const QByteArray &script)
    {
        const QList<PlannedStatement> statements = build(script + "SELECT 1;\n");
        QByteArrayList sent;
        for (const PlannedStatement &each : before(statements, statements.size() - 1).again)
            sent += each.sent();
        return sent;
    }
    static QString state(Database::Connection &connection, const QStringList &variables)
    {
        const auto rows = connection.query(u"SELECT concat_ws('|', @@character_set_client, ifnull(@@character_set_results, 'NULL'), "
                                           "@@character_set_connection, @@collation_connection, @@sql_mode, @@time_zone, @@unique_checks, "
                                           "@@foreign_key_checks, @@sql_notes, @@optimizer_switch, @@tx_isolation, database(), "_s
                                           + variables.join(u", "_s) + u')');
        return rows ? rows->rows.constFirst().constFirst().toString() : rows.error().toString();
    }
    static void send(Database::Connection &connection, const QList<PlannedStatement> &statements)
    {
        for (const PlannedStatement &each : statements) {
            const auto outcome = connection.execute(each.sent());
            QVERIFY2(outcome, outcome ? "" : qPrintable(QString::fromUtf8(each.sent()) + u": "_s + outcome.error().toString()));
        }
    }
};

static const QByteArray header = "/*!40101 SET @OLD_CHARACTER_SET_CLIENT=@@CHARACTER_SET_CLIENT */;\n"
                                 "/*!40101 SET @OLD_COLLATION_CONNECTION=@@COLLATION_CONNECTION */;\n"
                                 "/*!40101 SET NAMES utf8mb4 */;\n"
                                 "/*!40014 SET @OLD_UNIQUE_CHECKS=@@UNIQUE_CHECKS, UNIQUE_CHECKS=0 */;\n"
                                 "/*M!100101 SET @OLD_SQL_MODE=@@SQL_MODE, SQL_MODE='NO_AUTO_VALUE_ON_ZERO' */;\n";
static const QByteArray saved = "/*!40101 SET @saved_cs_client     = @@character_set_client */;\n";
static const QByteArray changed = "/*!40101 SET character_set_client = utf8mb3 */;\n";
static const QByteArray restored = "/*!40101 SET character_set_client = @saved_cs_client */;\n";
static const QByteArray table
    = "DROP TABLE IF EXISTS `t`;\n" + saved + changed + "CREATE TABLE `t` (`a` int);\n" + restored + "INSERT INTO `t` VALUES (1),(2);\n";
static const QByteArray trigger = "/*!50003 SET @saved_cs_client      = @@character_set_client */ ;\n"
                                  "/*!50003 SET @saved_col_connection = @@collation_connection */ ;\n"
                                  "/*!50003 SET character_set_client  = utf8mb3 */ ;\n"
                                  "/*!50003 SET collation_connection  = utf8mb3_general_ci */ ;\n"
                                  "/*!50003 SET @saved_sql_mode       = @@sql_mode */ ;\n"
                                  "/*!50003 SET sql_mode              = 'STRICT_TRANS_TABLES' */ ;\n"
                                  "CREATE TRIGGER g BEFORE INSERT ON t FOR EACH ROW SET NEW.a = 1;\n"
                                  "/*!50003 SET sql_mode              = @saved_sql_mode */ ;\n"
                                  "/*!50003 SET character_set_client  = @saved_cs_client */ ;\n"
                                  "/*!50003 SET collation_connection  = @saved_col_connection */ ;\n"
                                  "DROP TRIGGER g;\n";

/// Settings that are kept, changed and given back in any order.
static QByteArray anyScript(quint32 seed)
{
    static const QByteArrayList pieces = {"SET sql_mode = 'ANSI'",
                                          "SET sql_mode = ''",
                                          "SET @a = @@sql_mode",
                                          "SET @o = @a",
                                          "SET @a = @@sql_mode, sql_mode = 'STRICT_ALL_TABLES'",
                                          "SET sql_mode = @a",
                                          "SET sql_mode = @o",
                                          "SET character_set_client = latin1",
                                          "SET @b = @@character_set_client",
                                          "SET @b = @@character_set_client, character_set_client = utf8mb3",
                                          "SET character_set_client = @b",
                                          "SET NAMES latin1",
                                          "SET @c = @@collation_connection",
                                          "SET collation_connection = utf8mb4_bin",
                                          "SET collation_connection = @c",
                                          "SET character_set_connection = latin1",
                                          "SET @x = 'a'",
                                          "SET @p = @x",
                                          "SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED",
                                          "SET SESSION TRANSACTION ISOLATION LEVEL SERIALIZABLE"};
    QByteArray script = "SET @a = @@sql_mode, @o = @@sql_mode;\nSET @b = @@character_set_client, @c = @@collation_connection;\n";
    QRandomGenerator any(seed);
    for (int i = 0; i < 30; ++i)
        script += pieces.at(any.bounded(pieces.size())) + ";\n";
    return script;
}

static QByteArrayList lines(const QByteArray &script)
{
    QByteArrayList found = script.split('\n');
    found.removeLast();
    for (QByteArray &each : found) {
        each.chop(1);
        each = each.trimmed();
    }
    return found;
}

void SessionBeforeTest::dumpOfManyTablesIsSetUpOnce_data()
{
    QTest::addColumn<QByteArray>("script");
    QTest::addColumn<QByteArrayList>("sent");
    const QByteArray bare = "SET @saved_cs_client = @@character_set_client;\nSET character_set_client = utf8mb3;\n"
                            "CREATE TABLE t (a int);\nSET character_set_client = @saved_cs_client;\n";
    QTest::newRow("tables") << header + table.repeated(300) << lines(header + saved);
    QTest::newRow("within a table") << header + table.repeated(300) + saved + changed << lines(header + saved + changed);
    QTest::newRow("tables without a header") << bare.repeated(300) << lines("SET @saved_cs_client = @@character_set_client;\n");
    QByteArrayList ofTriggers = lines(header + trigger);
    ofTriggers = ofTriggers.first(7) + ofTriggers.mid(9, 1);
    QTest::newRow("triggers") << header + trigger.repeated(300) << ofTriggers;
    QTest::newRow("of a table with a value that was written meanwhile") << header + table.repeated(300) + saved + changed
            + "SET @x = 'é';\n" + restored + table.repeated(300) << lines(header + saved + changed + "SET @x = 'é';\n" + restored + saved);
}

void SessionBeforeTest::dumpOfManyTablesIsSetUpOnce()
{
    QFETCH(QByteArray, script);
    QTEST(again(script), "sent");
}

void SessionBeforeTest::onlyWhatIsInForceIsSentAgain_data()
{
    QTest::addColumn<QByteArray>("script");
    QTest::addColumn<QByteArray>("sent");
    const auto same = [](const char *name, const QByteArray &script) { QTest::newRow(name) << script << script; };
    QTest::newRow("the last of a kind") << QByteArray("SET sql_mode = 'ANSI';\nSET sql_mode = '';\n") << QByteArray("SET sql_mode = '';\n");
    QTest::newRow("the last name of it") << QByteArray(
        "SET @@session.character_set_connection = latin1;\nSET collation_connection = 'utf8mb4_bin';\n")
                                         << QByteArray("SET collation_connection = 'utf8mb4_bin';\n");
    same("a value and what it was made from", "SET @a = 1;\nSET @b = @a + 1;\n");
    same("what changed and was kept by one statement", "SET @o = @@sql_mode, sql_mode = '';\nSET sql_mode = @o;\n");
    same("kept under another name", "SET @o = @@unique_checks;\nSET foreign_key_checks = @o;\n");
    same("kept and changed", "SET @o = @@unique_checks;\nSET @o = 1 - @o;\nSET unique_checks = @o;\n");
    same("parts of one setting", "SET optimizer_switch = 'mrr=on';\nSET optimizer_switch = 'mrr_cost_based=on';\n");
    QTest::newRow("given back") << QByteArray("SET @o = @@sql_mode;\nSET sql_mode = '';\nSET sql_mode = @o;\n")
                                << QByteArray("SET @o = @@sql_mode;\n");
    QTest::newRow("given back through another")
        << QByteArray("SET @o = @@session.sql_mode;\nSET @p = @o;\nSET sql_mode = '';\nSET @@sql_mode := @p;\n")
        << QByteArray("SET @o = @@session.sql_mode;\nSET @p = @o;\n");
    same("the database that it was", "USE mysql;\nSET @a = DATABASE();\nUSE information_schema;\n");
    QTest::newRow("of the server") << QByteArray("SET @o = @@global.sql_mode;\nSET sql_mode = '';\nSET sql_mode = @o;\n")
                                   << QByteArray("SET @o = @@global.sql_mode;\nSET sql_mode = @o;\n");
    same("with a part that stays", "SET @o = @@character_set_client;\nSET NAMES latin1;\nSET character_set_client = @o;\n");
}

void SessionBeforeTest::onlyWhatIsInForceIsSentAgain()
{
    QFETCH(QByteArray, script);
    QFETCH(QByteArray, sent);
    QCOMPARE(again(script), lines(sent));
}

void SessionBeforeTest::sessionIsAsItWasAtEveryPlace_data()
{
    onlyWhatIsInForceIsSentAgain_data();
    QTest::newRow("dump") << header + table.repeated(3) + trigger.repeated(2)
            + "SET character_set_client=@OLD_CHARACTER_SET_CLIENT;\nSET collation_connection=@OLD_COLLATION_CONNECTION;\n"
              "SET sql_mode=@OLD_SQL_MODE, unique_checks=@OLD_UNIQUE_CHECKS;\n"
                          << QByteArray();
    QTest::newRow("of a table with a value that was written meanwhile")
        << table.repeated(2) + saved + changed + "SET @x = 'a';\n" + restored + table << QByteArray();
    QTest::newRow("something between that nobody understands")
        << QByteArray("SET @o = @@tx_isolation;\nSET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED;\nSET tx_isolation = @o;\n"
                      "SET @m = @@sql_mode;\nSET SESSION TRANSACTION ISOLATION LEVEL SERIALIZABLE;\nSET sql_mode = 'ANSI';\n"
                      "SET sql_mode = @m;\n")
        << QByteArray();
    QTest::newRow("the database in force") << QByteArray(
        "SET @a = DATABASE();\nUSE mysql;\nSET @b = schema (), @c = @a;\nUSE information_schema;\nSET @o = @b, @p = DATABASE();\n")
                                           << QByteArray();
    QTest::newRow("one after the other") << QByteArray(
        "SET sql_mode = 'ANSI';\nSET @a = @@sql_mode;\nSET sql_mode = '';\nSET @b = @@sql_mode;\n"
        "SET sql_mode = @a;\nSET @c = @@sql_mode, sql_mode = @b;\nSET sql_mode = @c;\n"
        "SET @a = 2;\nSET NAMES latin1;\nSET sql_mode = @b;\nSET sql_mode = @c;\n")
                                         << QByteArray();
    for (quint32 seed = 1; seed <= 20; ++seed)
        QTest::addRow("any order %u", seed) << anyScript(seed) << QByteArray();
    QTest::newRow("a charset and its collation")
        << QByteArray("SET @c = @@collation_connection, @s = @@character_set_connection;\nSET character_set_connection = latin1;\n"
                      "SET collation_connection = latin1_bin;\nSET character_set_connection = @s;\nSET collation_connection = @c;\n"
                      "SET CHARACTER SET latin1;\nSET collation_connection = @c;\n")
        << QByteArray();
}

void SessionBeforeTest::sessionIsAsItWasAtEveryPlace()
{
    VARVE_NEEDS_MARIADB(MariaDbServer::instance());
    QFETCH(QByteArray, script);
    Test::Workplace place(MariaDbServer::instance().profile(MariaDbServer::instance().createDatabase()));
    const QList<PlannedStatement> statements = build(script + "SELECT 1;\n");
    const QStringList variables{u"@a"_s,
                                u"@b"_s,
                                u"@c"_s,
                                u"hex(@x)"_s,
                                u"@o"_s,
                                u"@p"_s,
                                u"@saved_cs_client"_s,
                                u"@old_sql_mode"_s,
                                u"@saved_sql_mode"_s,
                                u"@saved_col_connection"_s};
    const auto first = place.newConnection();
    for (qsizetype count = 1; count < statements.size(); ++count) {
        send(*first, statements.mid(count - 1, 1));
        const SessionBefore found = before(statements, count);
        QVERIFY(found.lost.isEmpty());
        const auto second = place.newConnection();
        send(*second, found.again);
        QCOMPARE(state(*second, variables), state(*first, variables));
    }
}

QTEST_GUILESS_MAIN(SessionBeforeTest)
#include "tst_sessionbefore.moc"
