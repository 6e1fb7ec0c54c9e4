// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <models/execution/plan/secrets.h>

#include <QTest>

using namespace Varve;
using namespace Qt::StringLiterals;

class SecretsTest final : public QObject
{
    Q_OBJECT

private slots:
    void areHidden_data();
    void areHidden();
    void othersAreShown();
    void longerOnesAreHiddenFirst();

private:
    static Text::VariableValue secret(const QString &value) { return {.value = value, .origin = {}, .substitution = {}, .secret = true}; }
};

void SecretsTest::areHidden_data()
{
    QTest::addColumn<QString>("value");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("shown");
    const auto row = [](const char *name, const QString &value, const QString &text, const QString &shown) {
        QTest::newRow(name) << value << text << shown;
    };
    row("as it is", u"hunter2"_s, u"no table hunter2, really hunter2"_s, u"no table ********, really ********"_s);
    row("inside quotes", u"it's"_s, u"near 'it''s'"_s, u"near '********'"_s);
    row("a backslash inside quotes", u"se\\cret"_s, u"near 'se\\\\cret'"_s, u"near '********'"_s);
    row("a quote behind a backslash", u"it's\\x"_s, u"near 'it\\'s\\\\x'"_s, u"near '********'"_s);
    row("cut off by MariaDB", u"Tr0ub4dor-and-3-horses-staple"_s,
        u"near 'IDENTIFIED BY REQUIRE NONE PASSWORD 'Tr0ub4dor-and-3-horses-sta...' at line 1"_s,
        u"near 'IDENTIFIED BY REQUIRE NONE PASSWORD '********...' at line 1"_s);
    row("cut off by MySQL", u"Tr0ub4dor"_s, u"near 'PASSWORD 'Tr0u' at line 1"_s, u"near 'PASSWORD '********' at line 1"_s);
    row("cut off by PostgreSQL", u"eyJhbGciOiJIUzI1NiJ9"_s, u"Failing row contains (null, eyJhbGciOiJ...)."_s,
        u"Failing row contains (null, ********...)."_s);
    row("cut off at its beginning", u"eyJhbGciOiJIUzI1NiJ9"_s, u"LINE 1: ...iOiJIUzI1NiJ9', now() +)"_s,
        u"LINE 1: ...********', now() +)"_s);
    row("cut off where the text ends", u"eyJhbGciOiJIUzI1NiJ9"_s, u"INSERT INTO t VALUES ('eyJhb"_s, u"INSERT INTO t VALUES ('********"_s);
    row("cut off twice", u"abcdefgh"_s, u"abcde... and abcd..."_s, u"********... and ********..."_s);
    row("one line of it", u"-----BEGIN KEY-----\nMIIEvQIBADANBg\n-----END KEY-----"_s, u"LINE 2: MIIEvQIBADANBg' +"_s,
        u"LINE 2: ********' +"_s);
}

void SecretsTest::areHidden()
{
    QFETCH(QString, value);
    QFETCH(QString, text);
    QFETCH(QString, shown);
    QCOMPARE(Execution::withoutSecrets(text, {{u"token"_s, secret(value)}}), shown);
}

void SecretsTest::othersAreShown()
{
    const QString text = u"hunter2 is shown, and ab... as well"_s;
    Text::Variables variables{{u"name"_s, secret(u"hunter2"_s)}, {u"short"_s, secret(u"ab"_s)}};
    variables[u"name"_s].secret = false;
    QCOMPARE(Execution::withoutSecrets(text, variables), text);
}

void SecretsTest::longerOnesAreHiddenFirst()
{
    QCOMPARE(Execution::withoutSecrets(u"horses-and-staple"_s, {{u"a"_s, secret(u"horses"_s)}, {u"b"_s, secret(u"horses-and-staple"_s)}}),
             u"********"_s);
}

QTEST_GUILESS_MAIN(SecretsTest)
#include "tst_secrets.moc"
