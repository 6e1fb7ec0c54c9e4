// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <ui/theme/palette.h>

#include <QTest>

using namespace Varve::Ui;
using namespace Qt::StringLiterals;

class TestPalette final : public QObject
{
    Q_OBJECT

private slots:
    void everyTextCanBeReadOnItsGround_data();
    void everyTextCanBeReadOnItsGround();
    void linesCanBeSeenInHighContrast();
    void environmentsWithoutAColourGetOneByTheirOrder();
    void aColourOfOnesOwnIsMadeReadable_data();
    void aColourOfOnesOwnIsMadeReadable();
};

namespace {

struct Pair
{
    const char *name;
    QColor Colors::*text;
    QColor Colors::*ground;
};

const Pair pairs[] = {
    {"text on window", &Colors::text, &Colors::window},
    {"text on base", &Colors::text, &Colors::base},
    {"text on a quiet fill", &Colors::text, &Colors::soft},
    {"text on a selected row", &Colors::text, &Colors::selection},
    {"text on an added line", &Colors::text, &Colors::addFill},
    {"text on a failed line", &Colors::text, &Colors::deleteFill},
    {"text on a warned line", &Colors::text, &Colors::cautionFill},
    {"secondary text on window", &Colors::dim, &Colors::window},
    {"secondary text on base", &Colors::dim, &Colors::base},
    {"secondary text on a chip", &Colors::dim, &Colors::soft},
    {"secondary text on a selected row", &Colors::dim, &Colors::selection},
    {"accent on base", &Colors::accent, &Colors::base},
    {"accent on window", &Colors::accent, &Colors::window},
    {"text on the accent", &Colors::onAccent, &Colors::accent},
    {"ok on base", &Colors::ok, &Colors::base},
    {"ok on its fill", &Colors::ok, &Colors::addFill},
    {"bad on base", &Colors::bad, &Colors::base},
    {"bad on window", &Colors::bad, &Colors::window},
    {"bad on its fill", &Colors::bad, &Colors::deleteFill},
    {"warn on base", &Colors::warn, &Colors::base},
    {"warn on its fill", &Colors::warn, &Colors::cautionFill},
    {"dev on its fill", &Colors::dev, &Colors::devFill},
    {"test on its fill", &Colors::test, &Colors::testFill},
    {"prod on its fill", &Colors::prod, &Colors::prodFill},
    {"dev on window", &Colors::dev, &Colors::window},
    {"test on window", &Colors::test, &Colors::window},
    {"prod on window", &Colors::prod, &Colors::window},
    {"variable on its fill", &Colors::variable, &Colors::variableFill},
    {"keyword on base", &Colors::keyword, &Colors::base},
    {"string on base", &Colors::string, &Colors::base},
    {"number on base", &Colors::number, &Colors::base},
    {"comment on base", &Colors::comment, &Colors::base},
};

} // namespace

void TestPalette::everyTextCanBeReadOnItsGround_data()
{
    QTest::addColumn<QColor>("text");
    QTest::addColumn<QColor>("ground");
    QTest::addColumn<double>("least");
    const std::tuple<Scheme, const char *, double> schemes[]
        = {{Scheme::Light, "light", 4.5}, {Scheme::Dark, "dark", 4.5}, {Scheme::HighContrast, "high contrast", 7}};
    for (const auto &[scheme, where, least] : schemes) {
        const Colors &c = colors(scheme);
        for (const Pair &pair : pairs)
            QTest::addRow("%s, %s", pair.name, where) << c.*pair.text << c.*pair.ground << least;
        for (int layer = 0; layer < 2; ++layer) {
            QTest::addRow("text on layer %d, %s", layer, where) << c.text << c.layer[layer] << least;
            QTest::addRow("secondary text on layer %d, %s", layer, where) << c.dim << c.layer[layer] << least;
        }
    }
}

void TestPalette::everyTextCanBeReadOnItsGround()
{
    QFETCH(QColor, text);
    QFETCH(QColor, ground);
    QFETCH(double, least);
    const double ratio = contrastRatio(text, ground);
    QVERIFY2(ratio >= least, qPrintable(u"%1 on %2 has %3 : 1"_s.arg(text.name(), ground.name()).arg(ratio, 0, 'f', 2)));
}

void TestPalette::linesCanBeSeenInHighContrast()
{
    const Colors &c = colors(Scheme::HighContrast);
    for (const QColor &ground : {c.window, c.base, c.soft})
        QVERIFY(contrastRatio(c.line, ground) >= 3);
}

void TestPalette::environmentsWithoutAColourGetOneByTheirOrder()
{
    const Colors &c = colors(Scheme::Light);
    QCOMPARE(environmentColors({}, 0, 3, Scheme::Light).text, c.dev);
    QCOMPARE(environmentColors({}, 1, 3, Scheme::Light).text, c.test);
    QCOMPARE(environmentColors({}, 2, 3, Scheme::Light).text, c.prod);
    QCOMPARE(environmentColors({}, 0, 1, Scheme::Light).text, c.dev);
    QCOMPARE(environmentColors(u"prod"_s, 0, 3, Scheme::Light).fill, c.prodFill);
}

void TestPalette::aColourOfOnesOwnIsMadeReadable_data()
{
    QTest::addColumn<QString>("color");
    QTest::addRow("pale yellow") << u"#FFF59D"_s;
    QTest::addRow("black") << u"#000000"_s;
    QTest::addRow("white") << u"#FFFFFF"_s;
    QTest::addRow("violet") << u"#7A3FF2"_s;
}

void TestPalette::aColourOfOnesOwnIsMadeReadable()
{
    QFETCH(QString, color);
    for (const Scheme scheme : {Scheme::Light, Scheme::Dark, Scheme::HighContrast}) {
        const EnvironmentColors own = environmentColors(color, 0, 1, scheme);
        QVERIFY(contrastRatio(own.text, own.fill) >= 4.5);
        QVERIFY(contrastRatio(own.text, colors(scheme).window) >= 4.5);
    }
}

QTEST_GUILESS_MAIN(TestPalette)
#include "tst_palette.moc"
