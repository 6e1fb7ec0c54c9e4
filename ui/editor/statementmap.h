// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <models/core/error.h>
#include <models/text/statement.h>

#include <models/text/dialect.h>

#include <QList>

#include <optional>

namespace Varve::Ui {

/// The statements of a text that is being typed: those before the first broken place, and what is broken there.
struct StatementMap
{
    QList<Text::Statement> statements;
    std::optional<Core::Error> error;

    /// The statement that a person means with the caret at byte \a offset: the one it is in or touches, behind the last one on its line
    /// that one, in the comments before one the next. nullptr when there is none.
    const Text::Statement *at(QByteArrayView script, qint64 offset) const;
};

StatementMap mapStatements(const QByteArray &script, Text::DialectName dialect);

} // namespace Varve::Ui
