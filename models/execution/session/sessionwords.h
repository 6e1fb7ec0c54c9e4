// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <models/database/engine.h>

#include <QByteArray>
#include <QRegularExpression>
#include <QStringList>

namespace Varve::Execution {

/// A pattern over statements: in any case, over line ends.
QRegularExpression sqlPattern(const char *text);

/// In small letters.
QString withoutQuotes(QString name);

/// A statement for a look at its words. One character for each byte: a name is only compared with others of here.
struct SessionText
{
    SessionText(QByteArrayView sent, Database::Engine engine);

    QString raw;   ///< as it is sent, with blanks for the marks of comments that MariaDB executes
    QString plain; ///< the same, as long, with blanks for what stands in quoted texts and for comments
    bool says(const QRegularExpression &what) const { return what.match(plain).hasMatch(); }
    /// Also in a quoted text, which may be sent as a statement.
    bool mentions(const QString &name) const;
    /// What stands in its quoted texts, without the quotes.
    QStringList texts() const;
};

/// "@x" of MariaDB's, in small letters and without quotes, wherever \a sql names them: in its texts, too.
QStringList userVariables(const QString &sql);

/// Those to which \a sql gives a value besides SET: "@x :=", "INTO @x, @y".
QStringList assignedBesides(const QString &sql);

/// Those to which a statement that is not looked at more closely may give one: "@x =", too.
QStringList maybeAssigned(const QString &sql);

} // namespace Varve::Execution
