// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <ui/editor/codelanguages.h>

#include <KSyntaxHighlighting/Repository>
#include <KSyntaxHighlighting/Theme>

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMetaEnum>
#include <QTest>

using namespace Varve;
using namespace Qt::StringLiterals;
namespace Syntax = KSyntaxHighlighting;
using Ui::Colors;
using Ui::Scheme;

class TestCodeThemes final : public QObject
{
    Q_OBJECT

private slots:
    void theThemesAreThePalette_data() { schemes(); }
    void theThemesAreThePalette();
    void everyStyleCanBeReadOnEveryGround_data() { schemes(); }
    void everyStyleCanBeReadOnEveryGround();

private:
    static void schemes();
};

namespace {

struct Look
{
    const char *style; ///< as Theme::TextStyle names it
    QColor Colors::*color;
    bool bold = false;
};

/// What each text style of KSyntaxHighlighting is drawn with: names of the palette.
constexpr Look looks[] = {
    {"Normal", &Colors::text},
    {"Keyword", &Colors::keyword},
    {"Function", &Colors::text},
    {"Variable", &Colors::variable},
    {"ControlFlow", &Colors::keyword},
    {"Operator", &Colors::text},
    {"BuiltIn", &Colors::keyword},
    {"Extension", &Colors::keyword},
    {"Preprocessor", &Colors::accent},
    {"Attribute", &Colors::number},
    {"Char", &Colors::string},
    {"SpecialChar", &Colors::number},
    {"String", &Colors::string},
    {"VerbatimString", &Colors::string},
    {"SpecialString", &Colors::string},
    {"Import", &Colors::keyword},
    {"DataType", &Colors::text},
    {"DecVal", &Colors::number},
    {"BaseN", &Colors::number},
    {"Float", &Colors::number},
    {"Constant", &Colors::keyword},
    {"Comment", &Colors::comment},
    {"Documentation", &Colors::comment},
    {"Annotation", &Colors::accent},
    {"CommentVar", &Colors::dim, true},
    {"RegionMarker", &Colors::accent, true},
    {"Information", &Colors::accent},
    {"Warning", &Colors::warn},
    {"Alert", &Colors::bad},
    {"Others", &Colors::text},
    {"Error", &Colors::bad},
};

struct Ground
{
    const char *role; ///< as Theme::EditorColorRole names it
    QColor Colors::*color;
};

constexpr Ground grounds[] = {
    {"BackgroundColor", &Colors::base},
    {"TextSelection", &Colors::selection},
    {"CurrentLine", &Colors::base},
    {"SearchHighlight", &Colors::cautionFill},
    {"ReplaceHighlight", &Colors::addFill},
    {"BracketMatching", &Colors::selection},
    {"TabMarker", &Colors::off},
    {"SpellChecking", &Colors::bad},
    {"IndentationLine", &Colors::line},
    {"IconBorder", &Colors::base},
    {"CodeFolding", &Colors::soft},
    {"LineNumbers", &Colors::dim},
    {"CurrentLineNumber", &Colors::text},
    {"WordWrapMarker", &Colors::line},
    {"ModifiedLines", &Colors::warn},
    {"SavedLines", &Colors::ok},
    {"Separator", &Colors::line},
    {"MarkBookmark", &Colors::accent},
    {"MarkBreakpointActive", &Colors::bad},
    {"MarkBreakpointReached", &Colors::warn},
    {"MarkBreakpointDisabled", &Colors::off},
    {"MarkExecution", &Colors::accent},
    {"MarkWarning", &Colors::warn},
    {"MarkError", &Colors::bad},
    {"TemplateBackground", &Colors::base},
    {"TemplatePlaceholder", &Colors::selection},
    {"TemplateFocusedPlaceholder", &Colors::selection},
    {"TemplateReadOnlyPlaceholder", &Colors::soft},
};

QJsonObject themeOf(Scheme scheme)
{
    const Colors &colors = Ui::colors(scheme);
    QJsonObject styles, editor;
    for (const Look &look : looks) {
        const QString color = (colors.*look.color).name();
        QJsonObject style{{u"text-color"_s, color}, {u"selected-text-color"_s, color}};
        if (look.bold)
            style.insert(u"bold"_s, true);
        styles.insert(QString::fromLatin1(look.style), style);
    }
    for (const Ground &ground : grounds)
        editor.insert(QString::fromLatin1(ground.role), (colors.*ground.color).name());
    const QJsonObject metadata{{u"name"_s, Ui::codeThemeName(scheme)},
                               {u"revision"_s, 1},
                               {u"license"_s, u"SPDX-License-Identifier: GPL-3.0-or-later"_s},
                               {u"copyright"_s, QJsonArray{u"SPDX-FileCopyrightText: 2026 The Varve authors"_s}}};
    return {{u"metadata"_s, metadata}, {u"text-styles"_s, styles}, {u"editor-colors"_s, editor}};
}

} // namespace

void TestCodeThemes::schemes()
{
    QTest::addColumn<Scheme>("scheme");
    QTest::newRow("light") << Scheme::Light;
    QTest::newRow("dark") << Scheme::Dark;
    QTest::newRow("high contrast") << Scheme::HighContrast;
}

/// VARVE_BLESS=1 writes the themes anew after a change of the palette.
void TestCodeThemes::theThemesAreThePalette()
{
    QFETCH(Scheme, scheme);
    const QString name = Ui::codeThemeName(scheme).toLower().replace(u' ', u'-');
    QFile file(qEnvironmentVariable("VARVE_SOURCE_DIR") + u"/resources/themes/"_s + name + u".theme"_s);
    if (qEnvironmentVariableIsSet("VARVE_BLESS")) {
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QJsonDocument(themeOf(scheme)).toJson());
        return;
    }
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(QJsonDocument::fromJson(file.readAll()).object(), themeOf(scheme));
}

void TestCodeThemes::everyStyleCanBeReadOnEveryGround()
{
    QFETCH(Scheme, scheme);
    const double least = scheme == Scheme::HighContrast ? 7 : 4.5;
    const Colors &colors = Ui::colors(scheme);
    const Syntax::Theme theme = Ui::codeRepository().theme(Ui::codeThemeName(scheme));
    QVERIFY(theme.isValid());
    const auto styles = QMetaEnum::fromType<Syntax::Theme::TextStyle>();
    QCOMPARE(styles.keyCount(), int(std::size(looks)));
    const auto check = [&](const char *style, const QColor &text, const QColor &ground) {
        const double ratio = Ui::contrastRatio(text, ground);
        QVERIFY2(ratio >= least,
                 qPrintable(u"%1: %2 on %3 has %4 : 1"_s.arg(QLatin1StringView(style), text.name(), ground.name()).arg(ratio, 0, 'f', 2)));
    };
    for (int i = 0; i < styles.keyCount(); ++i) {
        const auto style = Syntax::Theme::TextStyle(styles.value(i));
        const QColor text = QColor::fromRgba(theme.textColor(style));
        const QColor selected = QColor::fromRgba(theme.selectedTextColor(style));
        check(styles.key(i), text, QColor::fromRgba(theme.editorColor(Syntax::Theme::BackgroundColor)));
        check(styles.key(i), selected, QColor::fromRgba(theme.editorColor(Syntax::Theme::TextSelection)));
        // Lines of comparisons, what a search found, names without a value.
        for (const QColor &fill : {colors.addFill, colors.deleteFill, colors.cautionFill, colors.window})
            check(styles.key(i), text, fill);
    }
    check("Variable", colors.variable, colors.variableFill);
}

QTEST_GUILESS_MAIN(TestCodeThemes)
#include "tst_codethemes.moc"
