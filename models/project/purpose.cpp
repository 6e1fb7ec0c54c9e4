// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "purpose.h"

#include <QStringList>

#include <array>

namespace Varve::Project {

namespace {

struct Ending
{
    QLatin1String ending;
    QLatin1String category;
};

constexpr std::array endings = {
    Ending{QLatin1String(".md"), QLatin1String("documentation")},
    Ending{QLatin1String(".markdown"), QLatin1String("documentation")},
    Ending{QLatin1String(".txt"), QLatin1String("documentation")},
    Ending{QLatin1String(".rst"), QLatin1String("documentation")},
    Ending{QLatin1String(".adoc"), QLatin1String("documentation")},
    Ending{QLatin1String(".html"), QLatin1String("documentation")},
    Ending{QLatin1String(".pdf"), QLatin1String("documentation")},
    Ending{QLatin1String(".py"), QLatin1String("python")},
    Ending{QLatin1String(".ipynb"), QLatin1String("python")},
    Ending{QLatin1String(".sh"), QLatin1String("shell")},
    Ending{QLatin1String(".bash"), QLatin1String("shell")},
    Ending{QLatin1String(".ps1"), QLatin1String("shell")},
    Ending{QLatin1String(".bat"), QLatin1String("shell")},
    Ending{QLatin1String(".csv"), QLatin1String("data")},
    Ending{QLatin1String(".tsv"), QLatin1String("data")},
    Ending{QLatin1String(".json"), QLatin1String("data")},
    Ending{QLatin1String(".parquet"), QLatin1String("data")},
    Ending{QLatin1String(".xml"), QLatin1String("data")},
    Ending{QLatin1String(".sqlite"), QLatin1String("data")},
    Ending{QLatin1String(".sqlite3"), QLatin1String("data")},
    Ending{QLatin1String(".db"), QLatin1String("data")},
};

QString cut(const QString &text)
{
    constexpr qsizetype longest = 120;
    const QString one = text.simplified();
    return one.size() <= longest ? one : QString(one.first(longest - 1).trimmed() + QChar(0x2026));
}

bool isRule(const QString &line)
{
    return std::none_of(line.begin(), line.end(), [](QChar c) { return c.isLetterOrNumber(); });
}

QString markdownHeading(const QStringList &lines)
{
    for (qsizetype index = 0; index < lines.size(); ++index) {
        const QString line = lines[index].trimmed();
        if (line.startsWith(QLatin1Char('#')) && !isRule(line))
            return QString(line).remove(0, line.indexOf(QLatin1Char(' ')) + 1).remove(QLatin1Char('#'));
        const bool isUnderlined = index + 1 < lines.size() && lines[index + 1].startsWith(QStringLiteral("==="));
        if (isUnderlined && !line.isEmpty())
            return line;
    }
    return {};
}

QString docString(const QString &text)
{
    for (const QLatin1String quote : {QLatin1String("\"\"\""), QLatin1String("'''")}) {
        const qsizetype start = text.indexOf(quote);
        if (start < 0)
            continue;
        // Only the module's own: nothing but comments and blank lines stand before it.
        const QStringList before = text.first(start).split(QLatin1Char('\n'));
        const bool isFirst = std::all_of(before.begin(), before.end(),
                                         [](const QString &line) { return line.trimmed().isEmpty() || line.startsWith(QLatin1Char('#')); });
        const qsizetype end = text.indexOf(quote, start + 3);
        if (!isFirst || end < 0)
            continue;
        return text.sliced(start + 3, end - start - 3).trimmed().section(QLatin1Char('\n'), 0, 0);
    }
    return {};
}

QString firstComment(const QStringList &lines)
{
    for (const QString &line : lines) {
        QString text = line.trimmed();
        if (text.isEmpty() || text.startsWith(QStringLiteral("#!")) || text.startsWith(QStringLiteral("# -*-")))
            continue;
        const bool isComment
            = text.startsWith(QLatin1Char('#')) || text.startsWith(QStringLiteral("--")) || text.startsWith(QStringLiteral("//"));
        if (!isComment)
            return {};
        while (!text.isEmpty() && !text.front().isLetterOrNumber())
            text.remove(0, 1);
        if (!text.isEmpty() && !text.startsWith(QStringLiteral("SPDX-")))
            return text;
    }
    return {};
}

bool isText(QByteArrayView bytes)
{
    return !bytes.contains('\0');
}

} // namespace

QString companionCategory(QStringView fileName)
{
    for (const Ending &ending : endings) {
        if (fileName.endsWith(ending.ending, Qt::CaseInsensitive))
            return ending.category;
    }
    const bool isDocument = fileName.startsWith(QLatin1String("README")) || fileName.startsWith(QLatin1String("LICENSE"))
        || fileName.startsWith(QLatin1String("CHANGELOG"));
    return isDocument ? QStringLiteral("documentation") : QStringLiteral("other");
}

QString purposeOf(QByteArrayView beginning, QStringView fileName)
{
    if (!isText(beginning))
        return {};
    const QString text = QString::fromUtf8(beginning);
    const QStringList lines = text.split(QLatin1Char('\n'));
    const QString category = companionCategory(fileName);
    if (category == QStringLiteral("data"))
        return {};
    if (category == QStringLiteral("documentation"))
        return cut(markdownHeading(lines));
    if (const QString doc = docString(text); category == QStringLiteral("python") && !doc.isEmpty())
        return cut(doc);
    return cut(firstComment(lines));
}

} // namespace Varve::Project
