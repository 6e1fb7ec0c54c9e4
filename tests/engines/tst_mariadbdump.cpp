// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "../support/mariadbserver.h"

#include <models/text/splitter.h>

#include <QFile>
#include <QSet>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QTest>

using namespace Varve;
using namespace Varve::Test;
using namespace Qt::StringLiterals;

namespace {

QByteArray file(const QString &name)
{
    QFile file(qEnvironmentVariable("VARVE_SOURCE_DIR") + "/tests/data/mariadb/"_L1 + name);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("%s cannot be read", qPrintable(file.fileName()));
    return file.readAll();
}

/// Rows that no hand writes: every byte, every pair of characters that means something to a scanner.
QByteArray generatedRows()
{
    const QByteArray special = "'\"`\\;-#/*%_\n\r\t (){}$,.:!0aZ\x1a";
    QByteArray rows;
    int id = 1000;
    for (int byte = 0; byte < 256; ++byte)
        rows += "INSERT INTO `bytes; and -- others` (id, various, plain) VALUES (" + QByteArray::number(++id) + ", X'"
            + QByteArray(3, char(byte)).toHex() + "', X'" + QByteArray(1, char(byte)).toHex() + "27');\n";
    for (const char first : special) {
        for (const char second : special) {
            const char text[] = {first, second, first};
            rows += "INSERT INTO texts (id, various) VALUES (" + QByteArray::number(++id) + ", X'" + QByteArray(text, 3).toHex() + "');\n";
        }
    }
    return rows;
}

QList<Text::StreamingSplitter::Piece> pieces(const QByteArray &script, QString *error)
{
    Text::StreamingSplitter splitter(Text::DialectName::MariaDb);
    splitter.feed(script);
    splitter.finish();
    QList<Text::StreamingSplitter::Piece> result;
    for (;;) {
        const auto piece = splitter.next();
        if (!piece) {
            *error = piece.error().toString();
            return result;
        }
        if (!*piece)
            return result;
        result += **piece;
    }
}

/// Sends each piece of \a script through Qt's driver, one at a time; empty, or what went wrong where.
QString runPieces(const MariaDbServer &server, const QString &database, const QByteArray &script)
{
    QString error;
    {
        QSqlDatabase connection = QSqlDatabase::addDatabase(u"QMYSQL"_s, u"pieces"_s);
        connection.setHostName(server.host());
        connection.setPort(server.port());
        connection.setUserName(server.user());
        connection.setPassword(server.password());
        connection.setDatabaseName(database);
        if (!connection.open())
            error = connection.lastError().text();
        const auto list = pieces(script, &error);
        for (const auto &piece : list) {
            if (!error.isEmpty())
                break;
            if (piece.statement.kind == Text::StatementKind::ClientCommand)
                continue;
            QSqlQuery query(connection);
            query.setForwardOnly(true);
            // The driver lets the server run several statements at once: a second result would show that a piece holds two.
            if (!query.exec(QString::fromUtf8(piece.text())) || query.nextResult() || query.lastError().isValid())
                error = u"%1: %2\n%3"_s.arg(piece.statement.start.toString(), query.lastError().text(), QString::fromUtf8(piece.text()));
        }
    }
    QSqlDatabase::removeDatabase(u"pieces"_s);
    return error;
}

/// With one name for all in the comments that say which database was dumped.
QByteArray comparable(QByteArray dump, const QString &database)
{
    const QByteArray name = database.toUtf8();
    return dump.replace(QByteArray("Database: " + name), "Database: x")
        .replace(QByteArray("for database '" + name + '\''), "for database 'x'");
}

QByteArray firstDifference(const QByteArray &a, const QByteArray &b)
{
    if (a == b)
        return {};
    const QByteArrayList left = a.split('\n');
    const QByteArrayList right = b.split('\n');
    qsizetype line = 0;
    while (left.value(line) == right.value(line))
        ++line;
    return "line " + QByteArray::number(line + 1) + "\n" + left.value(line).left(2000) + "\n" + right.value(line).left(2000);
}

QStringList verbs(const QByteArray &script)
{
    QStringList result;
    QString error;
    const auto list = pieces(script, &error);
    for (const auto &piece : list)
        result += piece.statement.verb;
    return error.isEmpty() ? result : QStringList(error);
}

} // namespace

/// Varve's splitter against the server and its own client: what a dump holds, piece by piece, makes the same database again.
class TestMariaDbDump : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void aScriptDoesTheSameAsInTheClient();
    void aBodyIsOneStatementWhateverItIsMadeOf();
    void aDumpComesBackEqual_data();
    void aDumpComesBackEqual();
    void aDumpOfRawBytesHasTheSameStatements();
    void aDumpOfUsersAndRolesRuns();
    void everyStatementOfADumpIsKnown();

private:
    QByteArray dump(const QString &database, const QStringList &options = {});

    MariaDbServer &m_server = MariaDbServer::instance();
    QString m_everything; // a database
};

void TestMariaDbDump::initTestCase()
{
    VARVE_NEEDS_MARIADB(m_server);
    if (!QSqlDatabase::isDriverAvailable(u"QMYSQL"_s)) {
        if (qEnvironmentVariable("CI") == "true"_L1)
            QFAIL("NO QMYSQL DRIVER (Debian package libqt6sql6-mysql)");
        QSKIP("NO QMYSQL DRIVER (Debian package libqt6sql6-mysql)");
    }
    m_everything = m_server.createDatabase();
    // --comments: the client would take them out of the routines' bodies.
    const auto made = m_server.runClient(u"mariadb"_s, {u"--comments"_s, m_everything}, file(u"everykind.sql"_s) + generatedRows());
    QVERIFY2(made, made ? "" : qPrintable(made.error().toString()));
}

QByteArray TestMariaDbDump::dump(const QString &database, const QStringList &options)
{
    const QStringList always{u"--routines"_s, u"--triggers"_s, u"--events"_s, u"--skip-dump-date"_s, u"--hex-blob"_s};
    const auto text = m_server.runClient(u"mariadb-dump"_s, always + options + QStringList{database});
    return text ? *text : text.error().toString().toUtf8();
}

void TestMariaDbDump::aScriptDoesTheSameAsInTheClient()
{
    const QString database = m_server.createDatabase();
    QCOMPARE(runPieces(m_server, database, file(u"everykind.sql"_s) + generatedRows()), QString());
    // A sequence's name is kept with that of its database.
    const auto without = [](const QByteArray &text, const QString &name) {
        return comparable(text, name).replace(QByteArray('`' + name.toUtf8() + "`."), "");
    };
    QCOMPARE(firstDifference(without(dump(database), database), without(dump(m_everything), m_everything)), QByteArray());
}

// The client would cut these at every semicolon: only Varve and the server are asked.
void TestMariaDbDump::aBodyIsOneStatementWhateverItIsMadeOf()
{
    const QByteArray script = file(u"bodies.sql"_s);
    QCOMPARE(runPieces(m_server, m_server.createDatabase(), script), QString());
    QString error;
    const auto list = pieces(script, &error);
    QCOMPARE(error, QString());
    for (const auto &piece : list)
        QVERIFY2(!piece.text().contains('\n') && piece.statement.start.column == 1, piece.text().constData());
    QCOMPARE(list.size(), script.count(";\n"));
}

void TestMariaDbDump::aDumpComesBackEqual_data()
{
    QTest::addColumn<QStringList>("options");
    QTest::newRow("as mariadb-dump writes it") << QStringList();
    QTest::newRow("a statement for each row, with names") << QStringList{u"--skip-extended-insert"_s, u"--complete-insert"_s};
    QTest::newRow("everything optional off") << QStringList{u"--skip-opt"_s, u"--create-options"_s, u"--disable-keys"_s};
    QTest::newRow("drops before triggers, rows replaced") << QStringList{u"--add-drop-trigger"_s, u"--replace"_s, u"--no-autocommit"_s};
    QTest::newRow("the database itself") << QStringList{u"--add-drop-database"_s, u"--databases"_s};
}

void TestMariaDbDump::aDumpComesBackEqual()
{
    QFETCH(QStringList, options);
    const bool sameName = options.contains(u"--databases"_s);
    const QString database = sameName ? m_everything : m_server.createDatabase();
    const QByteArray before = dump(m_everything, options);
    QVERIFY2(before.contains("CREATE TABLE"), before.constData());
    QCOMPARE(runPieces(m_server, database, before), QString());
    QCOMPARE(firstDifference(comparable(dump(database, options), database), comparable(before, m_everything)), QByteArray());
}

// Qt hands the server text, so that bytes which are no UTF-8 cannot be sent this way; they must be cut like the others all the same.
void TestMariaDbDump::aDumpOfRawBytesHasTheSameStatements()
{
    const QByteArray raw = dump(m_everything, {u"--skip-hex-blob"_s});
    QVERIFY(raw.contains(QByteArray("\xfe\xfe\xfe")));
    QCOMPARE(verbs(raw), verbs(dump(m_everything)));
}

void TestMariaDbDump::aDumpOfUsersAndRolesRuns()
{
    const auto made = m_server.runClient(u"mariadb"_s, {},
                                         "CREATE ROLE `readers;`; CREATE USER 'it''s; me'@'%' IDENTIFIED BY 'secret; \\'x';"
                                         "GRANT SELECT ON *.* TO `readers;` WITH GRANT OPTION; GRANT `readers;` TO 'it''s; me'@'%';");
    QVERIFY2(made, made ? "" : qPrintable(made.error().toString()));
    const auto text = m_server.runClient(u"mariadb-dump"_s, {u"--system=users"_s, u"--insert-ignore"_s, u"--skip-dump-date"_s});
    QVERIFY2(text, text ? "" : qPrintable(text.error().toString()));
    QVERIFY(text->contains("readers;"));
    QCOMPARE(runPieces(m_server, u"mysql"_s, *text), QString());
    const auto again = m_server.runClient(u"mariadb-dump"_s, {u"--system=users"_s, u"--insert-ignore"_s, u"--skip-dump-date"_s});
    QVERIFY(again);
    QCOMPARE(firstDifference(*again, *text), QByteArray());
}

void TestMariaDbDump::everyStatementOfADumpIsKnown()
{
    QString error;
    QSet<QString> delimiters;
    const auto list = pieces(dump(m_everything), &error);
    QCOMPARE(error, QString());
    for (const auto &piece : list) {
        QVERIFY2(piece.statement.kind != Text::StatementKind::Unknown, piece.text().constData());
        delimiters += QString::fromUtf8(piece.statement.delimiter).trimmed();
    }
    QCOMPARE(delimiters, (QSet<QString>{u";"_s, u";;"_s, QString()}));
}

QTEST_GUILESS_MAIN(TestMariaDbDump)
#include "tst_mariadbdump.moc"
