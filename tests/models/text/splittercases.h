// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <models/text/dialect.h>

#include <QByteArrayList>

namespace Varve::Test {

/// A script and the texts of the statements that it must be cut into.
struct SplitterCase
{
    const char *name;
    QByteArray script;
    QByteArrayList texts;
};

const QList<SplitterCase> &postgreSqlCases();
const QList<SplitterCase> &sqliteCases();
const QList<SplitterCase> &mySqlCases();
const QList<SplitterCase> &mariaDbCases(); ///< MySQL's and its own
const QList<SplitterCase> &sparkCases();
const QList<SplitterCase> &sqlServerCases();
const QList<SplitterCase> &cypherCases();
const QList<SplitterCase> &redisCases();
const QList<SplitterCase> &ansiCases();

const QList<SplitterCase> &splitterCases(Text::DialectName dialect);

} // namespace Varve::Test
