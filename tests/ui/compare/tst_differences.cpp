// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <ui/compare/definitionsview.h>
#include <ui/compare/differencemodel.h>
#include <ui/compare/linediff.h>
#include <ui/editor/codeview.h>
#include <ui/editor/ksyntaxlexer.h>
#include <ui/theme/theme.h>

#include <tests/support/pictures.h>

#include <QAbstractItemModelTester>
#include <QScrollBar>
#include <QSplitter>
#include <QTest>
#include <QTreeView>

using namespace Varve;
using Catalog::ObjectKind;

class TestDifferences final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { Ui::Theme::instance().setScheme(Ui::Scheme::Light); }
    void linesAreMatchedByTheLongestCommonSequence_data();
    void linesAreMatchedByTheLongestCommonSequence();
    void differencesAreGroupedBelowTheirTables();
    void bothSidesStayLevel();
    void looksAsDrawn();
};

namespace {

Catalog::SchemaObject object(ObjectKind kind, const QString &table, const QString &name, const QString &definition, int position = 0)
{
    return {.kind = kind, .schema = QStringLiteral("mhras"), .table = table, .name = name, .definition = definition, .position = position};
}

Comparison::Comparison sample()
{
    const auto predictions = QStringLiteral("predictions");
    Catalog::Snapshot from{
        .title = QStringLiteral("prod"),
        .dialect = QStringLiteral("postgresql"),
        .objects = {object(ObjectKind::Table, {}, predictions, {}),
                    object(ObjectKind::Column, predictions, QStringLiteral("id"), QStringLiteral("bigint NOT NULL"), 1),
                    object(ObjectKind::Column, predictions, QStringLiteral("risk_score"), QStringLiteral("numeric(4,3) NOT NULL"), 2),
                    object(ObjectKind::Column, predictions, QStringLiteral("legacy_score"), QStringLiteral("real"), 3)}};
    Catalog::Snapshot to = from;
    to.title = QStringLiteral("project");
    to.objects[3] = object(ObjectKind::Column, predictions, QStringLiteral("resource_id"), QStringLiteral("bigint"), 3);
    to.objects.append(object(ObjectKind::Table, {}, QStringLiteral("resources"), {}));
    to.objects.append(object(ObjectKind::Column, QStringLiteral("resources"), QStringLiteral("id"), QStringLiteral("bigint NOT NULL"), 1));
    return Comparison::compare(from, to);
}

QByteArrayList split(const char *text)
{
    return QByteArray(text).isEmpty() ? QByteArrayList() : QByteArray(text).split(' ');
}

} // namespace

void TestDifferences::linesAreMatchedByTheLongestCommonSequence_data()
{
    QTest::addColumn<QByteArrayList>("left");
    QTest::addColumn<QByteArrayList>("right");
    QTest::addColumn<QString>("expected"); // = both, - left only, + right only
    QTest::newRow("equal") << split("a b c") << split("a b c") << QStringLiteral("===");
    QTest::newRow("one line replaced") << split("a b c") << split("a x c") << QStringLiteral("=-+=");
    QTest::newRow("one line added in the middle") << split("a c") << split("a b c") << QStringLiteral("=+=");
    QTest::newRow("one line removed at the end") << split("a b") << split("a") << QStringLiteral("=-");
    QTest::newRow("nothing on the left") << split("") << split("a b") << QStringLiteral("++");
    QTest::newRow("nothing at all") << split("") << split("") << QString();
    QTest::newRow("a line moved down") << split("a b c d") << split("b c a d") << QStringLiteral("-==+=");
}

void TestDifferences::linesAreMatchedByTheLongestCommonSequence()
{
    QFETCH(QByteArrayList, left);
    QFETCH(QByteArrayList, right);
    QFETCH(QString, expected);
    QString got;
    int leftLines = 0;
    int rightLines = 0;
    for (const Ui::DiffLine &line : Ui::diffLines(left, right)) {
        got += QLatin1Char(line.change == Ui::LineChange::Same ? '=' : line.change == Ui::LineChange::Removed ? '-' : '+');
        if (line.left >= 0)
            QCOMPARE(line.left, leftLines++);
        if (line.right >= 0)
            QCOMPARE(line.right, rightLines++);
    }
    QCOMPARE(got, expected);
    QCOMPARE(leftLines, int(left.size()));
    QCOMPARE(rightLines, int(right.size()));
}

void TestDifferences::differencesAreGroupedBelowTheirTables()
{
    Ui::DifferenceModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setComparison(sample());
    QCOMPARE(model.rowCount(), 2);
    const QModelIndex table = model.index(0, 0);
    QCOMPARE(table.data().toString(), QStringLiteral("predictions"));
    QCOMPARE(model.row(table)->detail, QStringLiteral("2 of its parts"));
    QCOMPARE(model.rowCount(table), 2);
    QStringList parts;
    for (int row = 0; row < 2; ++row)
        parts << model.index(row, 0, table).data(Qt::AccessibleTextRole).toString();
    parts.sort();
    QCOMPARE(parts,
             QStringList({QStringLiteral("added, resource_id, column, bigint"), QStringLiteral("removed, legacy_score, column, real")}));
    QCOMPARE(model.row(model.index(1, 0))->change, Comparison::ChangeKind::Added);
}

void TestDifferences::bothSidesStayLevel()
{
    Ui::DefinitionsView view;
    view.setTexts(QStringLiteral("a\nb\nc"), QStringLiteral("a\nx\ny\nc"), Text::DialectName::PostgreSql);
    QCOMPARE(view.left()->bytes(), QByteArray("a\nb\n\nc"));
    QCOMPARE(view.right()->bytes(), QByteArray("a\nx\ny\nc"));
    QVERIFY(view.left()->markersAtLine(1) & (1U << Ui::CodeArea::RemovedMarker));
    QVERIFY(view.left()->markersAtLine(2) & (1U << Ui::CodeArea::FillerMarker));
    QVERIFY(view.right()->markersAtLine(2) & (1U << Ui::CodeArea::AddedMarker));
}

void TestDifferences::looksAsDrawn()
{
    for (const auto scheme : {Ui::Scheme::Light, Ui::Scheme::Dark}) {
        Ui::Theme::instance().setScheme(scheme);
        QSplitter splitter;
        auto *tree = new QTreeView(&splitter);
        Ui::DifferenceModel model;
        model.setComparison(sample());
        tree->setModel(&model);
        tree->setItemDelegate(new Ui::DifferenceDelegate(tree));
        tree->setHeaderHidden(true);
        tree->expandAll();
        auto *definitions = new Ui::DefinitionsView(&splitter);
        definitions->setTitles(QStringLiteral("prod"), QStringLiteral("project at 006"));
        definitions->setTexts(model.comparison().from.definitionText(QStringLiteral("mhras"), QStringLiteral("predictions")),
                              model.comparison().to.definitionText(QStringLiteral("mhras"), QStringLiteral("predictions")),
                              Text::DialectName::PostgreSql);
        definitions->left()->syntaxLexer()->load();
        definitions->right()->syntaxLexer()->load();
        splitter.resize(1100, 300);
        splitter.show();
        QVERIFY(QTest::qWaitForWindowExposed(&splitter));
        Test::savePicture(splitter, scheme == Ui::Scheme::Light ? QStringLiteral("compare-light") : QStringLiteral("compare-dark"));
    }
    Ui::Theme::instance().setScheme(Ui::Scheme::Light);
}

QTEST_MAIN(TestDifferences)
#include "tst_differences.moc"
