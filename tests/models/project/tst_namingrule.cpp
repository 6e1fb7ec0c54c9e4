// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <models/project/migrationname.h>
#include <models/project/namingrule.h>

#include <QTest>

using namespace Varve;
using namespace Varve::Project;
using namespace Qt::StringLiterals;

class TestNamingRule : public QObject
{
    Q_OBJECT

private slots:
    void fits_data();
    void fits();
    void namesWhatFits_data();
    void namesWhatFits();
    void fillsInParts();
    void saysWhereAPatternIsWrong_data();
    void saysWhereAPatternIsWrong();
};

void TestNamingRule::fits_data()
{
    QTest::addColumn<QString>("pattern");
    QTest::addColumn<QString>("fileName");
    QTest::addColumn<bool>("expected");
    const auto row = [](const char *name, const QString &pattern, const QString &fileName, bool expected) {
        QTest::newRow(name) << pattern << fileName << expected;
    };
    const QString numbered = u"{number}_{name}"_s;
    const QString feature = u"add_<feature>_to_<table>"_s;
    row("a number and a name", numbered, u"001_initial_schema.sql"_s, true);
    row("a time and a name", numbered, u"20260211093000_add_x.sql"_s, true);
    row("a dotted version", numbered, u"1.2.3_add_x.sql"_s, true);
    row("another joint", numbered, u"001-initial.sql"_s, false);
    row("no number", numbered, u"initial_schema.sql"_s, false);
    row("a number alone", numbered, u"001.sql"_s, false);
    row("engine and half are not part of it", numbered, u"001_initial.sqlite.down.sql"_s, true);
    row("two words", feature, u"add_ml_columns_to_templates.sql"_s, true);
    row("other letters", feature, u"add_größe_to_таблица.sql"_s, true);
    row("a word is missing", feature, u"add_ml_columns.sql"_s, false);
    row("an empty word", feature, u"add__to_templates.sql"_s, false);
    row("only the beginning fits", u"create_<table>_table"_s, u"create_users_table_again.sql"_s, false);
    row("a dot in a pattern is a dot", u"v1.<name>"_s, u"v1xname.sql"_s, false);
    row("a blank in a name", u"create_<table>"_s, u"create_my table.sql"_s, false);
    row("the literal behind the number", u"{number}_add_{name}"_s, u"007_add_preferences.sql"_s, true);
    row("another word behind the number", u"{number}_add_{name}"_s, u"007_drop_preferences.sql"_s, false);
}

void TestNamingRule::fits()
{
    QFETCH(QString, pattern);
    QFETCH(QString, fileName);
    QFETCH(bool, expected);
    const auto rule = parseNamingRule(pattern);
    QVERIFY2(rule, qPrintable(rule ? QString() : rule.error().message));
    QCOMPARE(rule->fits(parseMigrationName(fileName)), expected);
}

void TestNamingRule::namesWhatFits_data()
{
    QTest::addColumn<QString>("pattern");
    QTest::addColumn<QString>("words");
    QTest::addColumn<QString>("name");
    const auto row = [](const char *name, const QString &pattern, const QString &words, const QString &made) {
        QTest::newRow(name) << pattern << words << made;
    };
    row("the number comes first", u"{number}_{name}"_s, u"add_preferences"_s, u"007_add_preferences"_s);
    row("with a dash", u"{number}-{name}"_s, u"add_preferences"_s, u"007-add_preferences"_s);
    row("with a literal that the words have", u"{number}_add_{name}"_s, u"add_preferences"_s, u"007_add_preferences"_s);
    row("with a literal that the words lack", u"{number}_add_{name}"_s, u"preferences"_s, u"nothing"_s);
    row("without a number", u"create_<table>"_s, u"create_users"_s, u"create_users"_s);
    row("that do not fit", u"create_<table>"_s, u"drop_users"_s, u"nothing"_s);
}

void TestNamingRule::namesWhatFits()
{
    QFETCH(QString, pattern);
    QFETCH(QString, words);
    QFETCH(QString, name);
    QCOMPARE(parseNamingRule(pattern)->named(words, u"007"_s).value_or(u"nothing"_s), name);
}

void TestNamingRule::fillsInParts()
{
    const auto rule = parseNamingRule(u"{number}_add_<feature>_to_<table>"_s);
    QVERIFY(rule);
    QVERIFY(rule->isNumbered());
    QCOMPARE(rule->placeholders(), (QStringList{u"feature"_s, u"table"_s}));
    QCOMPARE(rule->filled({{u"feature"_s, u"ml_columns"_s}, {u"table"_s, u"sheets"_s}}, u"007"_s), u"007_add_ml_columns_to_sheets"_s);
}

void TestNamingRule::saysWhereAPatternIsWrong_data()
{
    QTest::addColumn<QString>("pattern");
    QTest::addColumn<int>("column");
    QTest::addColumn<QString>("message");
    const auto row = [](const char *name, const QString &pattern, int column, const QString &message) {
        QTest::newRow(name) << pattern << column << u"The naming rule \"%1\": %2"_s.arg(pattern, message);
    };
    row("nothing", QString(), 1, u"it has no placeholder like {name}, so that one file alone could fit."_s);
    row("no placeholder", u"init"_s, 1, u"it has no placeholder like {name}, so that one file alone could fit."_s);
    row("a number alone", u"{number}"_s, 1, u"it has no placeholder like {name}, so that one file alone could fit."_s);
    row("an open brace", u"create_{table"_s, 8, u"\"{\" has no \"}\"."_s);
    row("the other bracket", u"create_<table}"_s, 14, u"a placeholder is one word and ends with \">\"; \"}\" was found."_s);
    row("an empty placeholder", u"add_<>"_s, 5, u"a placeholder needs a word."_s);
    row("a closing bracket", u"add_table>"_s, 10, u"\">\" stands in no migration's name."_s);
    row("a folder", u"core/{name}"_s, 5, u"\"/\" stands in no migration's name."_s);
    row("the number at the end", u"{name}_{number}"_s, 8, u"the number stands at the beginning."_s);
    row("one word twice", u"{name}_{name}"_s, 8, u"\"name\" stands in it twice."_s);
    row("two side by side", u"{number}{name}"_s, 9,
        u"something must stand between two placeholders, so that one knows where the first ends."_s);
    row("letters behind the number", u"{number}x{name}"_s, 9, u"\"_\" or \"-\" stands behind the number."_s);
}

void TestNamingRule::saysWhereAPatternIsWrong()
{
    QFETCH(QString, pattern);
    QFETCH(int, column);
    QFETCH(QString, message);
    const auto rule = parseNamingRule(pattern);
    QVERIFY(!rule);
    QCOMPARE(rule.error().message, message);
    QCOMPARE(rule.error().where.column, column);
    QCOMPARE(rule.error().remedy, u"Naming rules look like \"{number}_{name}\" or \"add_<feature>_to_<table>\"."_s);
}

QTEST_GUILESS_MAIN(TestNamingRule)
#include "tst_namingrule.moc"
