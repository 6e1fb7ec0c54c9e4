// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "keywords.h"

#include <QSet>

namespace Varve::Ui {

const QStringList &sqlKeywords()
{
    static const QStringList words
        = QStringLiteral(
              "ADD ALTER AND AS ASC BEGIN BETWEEN BIGINT BOOLEAN BY CASCADE CASE CHECK COLUMN COMMENT COMMIT CONCURRENTLY CONSTRAINT CREATE CROSS "
              "DATABASE DEFAULT DELETE DESC DISTINCT DOUBLE DROP ELSE END EXCEPT EXISTS FALSE FOREIGN FROM FULL FUNCTION GENERATED GRANT GROUP "
              "HAVING IDENTITY IF IN INDEX INNER INSERT INTEGER INTERSECT INTO IS JOIN KEY LEFT LIKE LIMIT MATERIALIZED NOT NULL NUMERIC "
              "OFFSET ON OR ORDER OUTER OVER PARTITION PRAGMA PRECISION PRIMARY PROCEDURE REFERENCES RENAME REPLACE RETURNING REVOKE RIGHT "
              "ROLLBACK SCHEMA SELECT SEQUENCE SET TABLE TEMPORARY THEN TIMESTAMP TO TRIGGER TRUE TRUNCATE UNION UNIQUE UPDATE USING VALUES "
              "VACUUM VIEW WHEN WHERE WITH")
              .split(QLatin1Char(' '));
    return words;
}

bool isSqlKeyword(QStringView word)
{
    static const QSet<QString> words(sqlKeywords().begin(), sqlKeywords().end());
    return words.contains(word.toString().toUpper());
}

} // namespace Varve::Ui
