// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "sessionsettings.h"

#include <QHash>

#include <functional>
#include <optional>

namespace Varve::Execution {

/// What user variables of MariaDB's keep of settings, as dumps do around each table: SET @saved = @@sql_mode; …; SET sql_mode = @saved.
class KeptSettings final
{
public:
    static constexpr qsizetype atFirst = -1; ///< as the session had it before the first statement

    /// A setting's at some place.
    struct Value
    {
        qsizetype entry = atFirst; ///< of the book: the last one that set it
        qsizetype made = atFirst;  ///< that where the value is from, which may be an earlier one
    };
    using ValueOf = std::function<Value(const QString &setting)>;

    /// \a assignment gives a setting what a variable kept of the same one. Only of settings that have one name and change no other one.
    std::optional<Value> givenBack(const SessionAssignment &assignment) const;
    /// \a keys: whatever the statement sets. \a valueOf: before it.
    void assign(const QStringList &keys, const QList<SessionAssignment> &assignments, const ValueOf &valueOf);
    /// Any variable may have another value now.
    void forget() { m_kept.clear(); }

private:
    struct Kept
    {
        QString setting;
        Value value;
    };
    std::optional<Kept> keptBy(const SessionAssignment &assignment, const ValueOf &valueOf) const;

    QHash<QString, Kept> m_kept; ///< by the variables' keys
};

} // namespace Varve::Execution
