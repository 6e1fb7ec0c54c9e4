// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>
#include <QStringList>

namespace Varve::Execution {

/// What psql, mariadb or sqlite3 will read, as it grows.
class ScriptText final
{
public:
    const QString &text() const { return m_text; }
    void line(const QString &text) { m_text += text + QLatin1Char('\n'); }
    void statement(const QString &sql) { line(sql + QLatin1Char(';')); }
    void statements(const QStringList &list)
    {
        for (const QString &sql : list)
            statement(sql);
    }
    /// For MariaDB's client, which looks for the delimiter alone, in a procedure's body too.
    void withDelimiter(const QString &sql)
    {
        QString delimiter = QStringLiteral("//");
        while (sql.contains(delimiter))
            delimiter += QLatin1Char('/');
        line(QStringLiteral("DELIMITER ") + delimiter);
        line(sql + QLatin1Char('\n') + delimiter);
        line(QStringLiteral("DELIMITER ;"));
    }
    /// A line comment: whatever \a text holds, it ends with its line.
    void comment(QString text)
    {
        line(QStringLiteral("-- ") + text.replace(QLatin1Char('\r'), QLatin1Char(' ')).replace(QLatin1Char('\n'), QLatin1Char(' ')));
    }

private:
    QString m_text;
};

} // namespace Varve::Execution
