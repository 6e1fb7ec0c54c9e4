// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <tests/support/program.h>
#include <tests/support/temporaryproject.h>

#include <QTest>

using namespace Varve::Test;
using namespace Qt::StringLiterals;

/// A project of one database gets names for several: nothing that is there runs again, and no two migrations get one id.
class TestDatabaseNames : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void nothingRunsAgainForADatabaseThatGotAName();
    void repairWritesTheNewNameIntoTheHistory();
    void whatWasEditedMeanwhileDoesNotRunAgain();
    void whatAnotherProjectDidInTheSameHistoryIsInNobodysWay();
    void whatIsPartlyAppliedIsNamed();
    void whatWasRolledBackUnderAnotherNameIsTold_data();
    void whatWasRolledBackUnderAnotherNameIsTold();
    void whatWasPartlyRolledBackUnderAnotherNameIsTold();
    void aFailureSettledUnderAnotherNameIsNoRollback();
    void newGivesNoIdThatIsTaken();

private:
    ProgramResult run(const QString &words) const { return Program(m_files->folder()).run(words.split(u' ')); }
    void nameDatabases()
    {
        m_files->write(u"logs/001_l.sql"_s, "CREATE TABLE l (id integer);\n");
        m_files->write(u"varve.toml"_s,
                       "[databases.app]\nmigrations = [\"migrations\"]\n[databases.logs]\nmigrations = [\"logs\"]\n"
                       "[environments.dev.connections.app]\nurl = \"sqlite:dev.sqlite\"\n");
    }

    void nameDatabase(const QByteArray &name, const QByteArray &policies = {})
    {
        m_files->write(u"varve.toml"_s,
                       policies + "[databases." + name + "]\nmigrations = [\"migrations\"]\n[environments.dev.connections." + name
                           + "]\nurl = \"sqlite:dev.sqlite\"\n");
    }

    std::unique_ptr<TemporaryProject> m_files;
};

void TestDatabaseNames::init()
{
    m_files = std::make_unique<TemporaryProject>();
    m_files->write(u"varve.toml"_s, "[environments.dev]\nurl = \"sqlite:dev.sqlite\"\n");
    m_files->write(u"migrations/001_a.sql"_s, "CREATE TABLE IF NOT EXISTS a (id integer);\nINSERT INTO a VALUES (1);\n");
    m_files->write(u"migrations/002_b.sql"_s, "INSERT INTO a VALUES (2);\n");
    QCOMPARE(run(u"migrate"_s).exitCode, 0);
}

void TestDatabaseNames::nothingRunsAgainForADatabaseThatGotAName()
{
    nameDatabases();
    const ProgramResult result = run(u"migrate"_s);
    QCOMPARE(result.exitCode, 4);
    QVERIFY2(result.err.contains(
                 u"The history has 001_a, 002_b for a database \"main\", which the project does not name: it would run "
                 "again for app.\nWhere app is that database under a new name, varve-cli repair --env dev --database app "
                 "says so in the history; else name it [databases.main] again, or give this project a history of its own with table "
                 "under [history].\n"_s),
             qPrintable(result.err));
    QCOMPARE(run(u"migrate --only 002"_s).exitCode, 1); // it needs 001
    const ProgramResult back = run(u"rollback"_s);
    QCOMPARE(back.out, u"Nothing is to be rolled back.\n"_s);
    QVERIFY2(
        back.err.startsWith(u"warning: The history has 001_a, 002_b for a database \"main\", which the project does not name: nothing of "
                            "it is rolled back for app. Where app is that database"_s),
        qPrintable(back.err));
}

void TestDatabaseNames::repairWritesTheNewNameIntoTheHistory()
{
    nameDatabases();
    const ProgramResult preview = run(u"repair --env dev --database app --dry-run"_s);
    QVERIFY2(preview.exitCode == 0 && preview.out.contains(u"repair: applied for main"_s), qPrintable(preview.out + preview.err));
    QCOMPARE(run(u"repair --env dev --database app --yes"_s).exitCode, 0);
    m_files->write(u"migrations/003_c.sql"_s, "INSERT INTO a VALUES (3);\n");
    const ProgramResult result = run(u"migrate"_s);
    QVERIFY2(result.exitCode == 0 && result.out.contains(u"1 migration applied."_s), qPrintable(result.out + result.err));
    QCOMPARE(run(u"status --check"_s).exitCode, 0);
    // What was said under the new name counts from there on.
    m_files->write(u"migrations/003_c.sql"_s, "INSERT INTO a VALUES (3);\n-- varve:down\nDELETE FROM a WHERE id = 3;\n");
    QCOMPARE(run(u"repair --env dev --database app --accept-changes 003_c --yes"_s).exitCode, 0);
    QCOMPARE(run(u"rollback"_s).exitCode, 0);
    QCOMPARE(run(u"unstamp 002"_s).exitCode, 0);
    const ProgramResult again = run(u"migrate"_s);
    QVERIFY2(again.exitCode == 0 && again.out.contains(u"2 migrations applied."_s), qPrintable(again.out + again.err));
}

void TestDatabaseNames::whatWasEditedMeanwhileDoesNotRunAgain()
{
    nameDatabases();
    const QByteArray first = m_files->read(u"migrations/001_a.sql"_s);
    m_files->write(u"migrations/002_b.sql"_s, "-- the second row\nINSERT INTO a VALUES (2);\n");
    for (const QByteArray &edited : QByteArrayList{first, "-- the first table\n" + first}) { // one of them, then all
        m_files->write(u"migrations/001_a.sql"_s, edited);
        const ProgramResult refused = run(u"migrate"_s);
        QCOMPARE(refused.exitCode, 4);
        QVERIFY2(refused.err.contains(u"The history has 001_a, 002_b for a database \"main\""_s), qPrintable(refused.err));
    }
    // The new name is one thing, the edited text another.
    m_files->write(u"migrations/002_b.sql"_s, "INSERT INTO a VALUES (22);\n");
    QCOMPARE(run(u"repair --env dev --database app --yes"_s).exitCode, 0);
    const ProgramResult status = run(u"status"_s);
    QVERIFY2(status.out.contains(u"002_b"_s) && status.out.contains(u"changed"_s), qPrintable(status.out + status.err));
    QCOMPARE(run(u"repair --env dev --database app --accept-changes 002 --yes"_s).exitCode, 0);
    const ProgramResult result = run(u"migrate"_s);
    QVERIFY2(result.exitCode == 0 && result.out.contains(u"Nothing is pending."_s), qPrintable(result.out + result.err));
}

void TestDatabaseNames::whatAnotherProjectDidInTheSameHistoryIsInNobodysWay()
{
    nameDatabases();
    QVERIFY(QFile::remove(m_files->path(u"migrations/002_b.sql"_s))); // the other project's alone
    m_files->write(u"migrations/001_a.sql"_s, "CREATE TABLE another (id integer);\n");
    m_files->write(u"migrations/002_c.sql"_s, "INSERT INTO another VALUES (1);\n");
    const ProgramResult result = run(u"migrate"_s);
    QVERIFY2(result.exitCode == 0, qPrintable(result.err));
}

void TestDatabaseNames::whatIsPartlyAppliedIsNamed()
{
    m_files->write(u"migrations/003_c.sql"_s, "INSERT INTO a VALUES (3);\nINSERT INTO nowhere VALUES (1);\n");
    m_files->write(u"varve.toml"_s, "[policies]\ntransaction = \"none\"\n" + m_files->read(u"varve.toml"_s));
    QCOMPARE(run(u"migrate"_s).exitCode, 3);
    nameDatabases();
    const ProgramResult refused = run(u"migrate"_s);
    QCOMPARE(refused.exitCode, 4);
    QVERIFY2(refused.err.contains(
                 u"The history has 001_a, 002_b, 003_c for a database \"main\", which the project does not name: it would "
                 "run again for app.\n003_c is partly applied there: name it [databases.main] again and go on with varve-cli "
                 "resume, or roll it back. Then varve-cli repair --env dev --database app says the new name in the history.\n"_s),
             qPrintable(refused.err));
    const ProgramResult repaired = run(u"repair --env dev --database app --yes"_s);
    QVERIFY2(QString(repaired.out + repaired.err)
                 .contains(u"003_c is partly applied for the database \"main\", which the project does not name: name it again to go on "
                           "with it or to roll it back."_s),
             qPrintable(repaired.out + repaired.err));
    QCOMPARE(run(u"migrate"_s).exitCode, 4);
}

void TestDatabaseNames::whatWasRolledBackUnderAnotherNameIsTold_data()
{
    QTest::addColumn<QByteArrayList>("names"); // that of the rollback, then that of the look
    QTest::newRow("under the new name, then the old one again") << QByteArrayList{"app", "main"};
    QTest::newRow("under the old name, then the new one again") << QByteArrayList{"main", "app"};
}

void TestDatabaseNames::whatWasRolledBackUnderAnotherNameIsTold()
{
    QFETCH(QByteArrayList, names);
    const QString other = QString::fromLatin1(names.constFirst());
    const QString name = QString::fromLatin1(names.constLast());
    m_files->write(u"migrations/003_c.sql"_s, "CREATE TABLE c (id integer);\n-- varve:down\nDROP TABLE c;\n");
    QCOMPARE(run(u"migrate"_s).exitCode, 0);
    nameDatabase("app");
    QCOMPARE(run(u"repair --env dev --database app --yes"_s).exitCode, 0);
    nameDatabase(names.constFirst());
    QCOMPARE(run(u"rollback"_s).exitCode, 0);
    nameDatabase(names.constLast());
    for (const QString &words : {u"migrate"_s, u"rollback"_s, u"plan"_s, u"init-database"_s, u"status --check"_s}) {
        const ProgramResult refused = run(words);
        QVERIFY2(refused.exitCode == 4, qPrintable(words + u": "_s + refused.out + refused.err));
        QVERIFY2(refused.err.contains(
                     QStringLiteral("The history has 003_c rolled back later for a database \"%1\", which the project does not name, and "
                                    "still applied for %2.\nWhere %2 is that database under a new name, varve-cli repair --env dev "
                                    "--database %2 says so in the history;")
                         .arg(other, name)),
                 qPrintable(refused.err));
    }
    const ProgramResult repaired = run(u"repair --env dev --database %1 --yes"_s.arg(name));
    QVERIFY2(repaired.exitCode == 0 && repaired.out.contains(u"repair: rolled back for "_s + other),
             qPrintable(repaired.out + repaired.err));
    const ProgramResult result = run(u"migrate"_s);
    QVERIFY2(result.exitCode == 0 && result.out.contains(u"1 migration applied."_s), qPrintable(result.out + result.err));
    QCOMPARE(run(u"rollback"_s).exitCode, 0);
}

void TestDatabaseNames::whatWasPartlyRolledBackUnderAnotherNameIsTold()
{
    const QByteArray policies = "[policies]\ntransaction = \"none\"\n";
    m_files->write(u"migrations/003_c.sql"_s,
                   "CREATE TABLE c (id integer);\n-- varve:down\nDROP TABLE c;\nDELETE FROM nowhere;\nDELETE FROM a;\n");
    QCOMPARE(run(u"migrate"_s).exitCode, 0);
    nameDatabase("app", policies);
    QCOMPARE(run(u"repair --env dev --database app --yes"_s).exitCode, 0);
    QCOMPARE(run(u"rollback"_s).exitCode, 3);
    nameDatabase("main", policies);
    const ProgramResult refused = run(u"migrate"_s);
    QCOMPARE(refused.exitCode, 4);
    QVERIFY2(refused.err.contains(u"The history has 003_c rolled back later for a database \"app\", which the project does not name, and "
                                  "still applied for main.\n003_c is partly applied there: name it [databases.app] again and go on with "
                                  "varve-cli resume, or roll it back."_s),
             qPrintable(refused.err));
    QCOMPARE(run(u"repair --env dev --database main --yes"_s).exitCode, 0);
    QCOMPARE(run(u"migrate"_s).exitCode, 4);
    // The former name finishes it.
    nameDatabase("app", policies);
    m_files->write(u"migrations/003_c.sql"_s, "CREATE TABLE c (id integer);\n-- varve:down\nDROP TABLE IF EXISTS c;\n");
    const ProgramResult finished = run(u"rollback"_s);
    QVERIFY2(finished.exitCode == 0, qPrintable(finished.err));
    nameDatabase("main", policies);
    QCOMPARE(run(u"repair --env dev --database main --yes"_s).exitCode, 0);
    const ProgramResult result = run(u"migrate"_s);
    QVERIFY2(result.exitCode == 0 && result.out.contains(u"1 migration applied."_s), qPrintable(result.out + result.err));
}

/// An older checkout does not know that it is applied, tries it again and settles what failed.
void TestDatabaseNames::aFailureSettledUnderAnotherNameIsNoRollback()
{
    nameDatabase("app");
    QCOMPARE(run(u"repair --env dev --database app --yes"_s).exitCode, 0);
    m_files->write(u"migrations/003_c.sql"_s, "CREATE TABLE c (id integer);\n");
    QCOMPARE(run(u"migrate"_s).exitCode, 0);
    const QByteArray named = m_files->read(u"varve.toml"_s);
    QDir(m_files->folder()).mkdir(u"other"_s);
    m_files->write(u"varve.toml"_s,
                   "[databases.main]\nmigrations = [\"migrations\"]\n[databases.app]\nmigrations = [\"other\"]\n"
                   "[environments.dev.connections.main]\nurl = \"sqlite:dev.sqlite\"\n"
                   "[environments.dev.connections.app]\nurl = \"sqlite:dev.sqlite\"\n");
    QCOMPARE(run(u"migrate --database main"_s).exitCode, 3);
    QCOMPARE(run(u"repair --env dev --database main --yes"_s).exitCode, 0);
    m_files->write(u"varve.toml"_s, named);
    const ProgramResult result = run(u"migrate"_s);
    QVERIFY2(result.exitCode == 0 && result.out.contains(u"Nothing is pending."_s), qPrintable(result.out + result.err));
}

void TestDatabaseNames::newGivesNoIdThatIsTaken()
{
    nameDatabases();
    const ProgramResult refused = run(u"new b --database logs"_s);
    QCOMPARE(refused.exitCode, 1);
    QVERIFY2(refused.err.contains(u"\"002_b\" is a migration of the database app already, and an id is that of the whole project.\n"
                                  "Give it another name.\n"_s),
             qPrintable(refused.err));
    QVERIFY(!QFile::exists(m_files->path(u"logs/002_b.sql"_s)));
    QCOMPARE(run(u"new more --database logs"_s).exitCode, 0);
    QCOMPARE(run(u"validate"_s).err, QString());
}

QTEST_GUILESS_MAIN(TestDatabaseNames)
#include "tst_databasenames.moc"
