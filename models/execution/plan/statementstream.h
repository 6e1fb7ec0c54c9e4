// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "statementbuilder.h"

#include <models/text/sectiontracker.h>

#include <memory>

namespace Varve::Execution {

/// The statements of a migration file too large to hold, one after the other, rendered. Read from one open descriptor and hashed
/// on the way: the bytes that were hashed are the bytes that are sent. Memory is bounded by the longest statement.
class StatementStream final
{
public:
    using Section = Text::SectionTracker::Section;

    /// \a wanted is Up or Down; verification queries come along with Up.
    static Core::Expected<std::unique_ptr<StatementStream>> open(const QString &path, const BuildContext &context, Section wanted,
                                                                 bool exactChecksum);
    ~StatementStream();
    Q_DISABLE_COPY_MOVE(StatementStream)

    struct Item
    {
        PlannedStatement statement;
        bool isVerification = false;
    };
    /// nullopt at the end. After an error in one statement the next call goes on with the statement behind it, unless the text
    /// itself cannot be read any further (see isBroken()).
    Core::Expected<std::optional<Item>> next();
    bool isBroken() const;
    /// The data behind the COPY … FROM STDIN that next() gave, in pieces of whole lines; empty at its end. What is not asked for,
    /// next() passes over.
    Core::Expected<QByteArray> copyData();
    /// Of the whole file; known when next() gave nullopt.
    QString checksum() const;
    /// See Text::TokenChecksum; only where BuildContext asks for it.
    QString tokenChecksum() const;
    /// What is wrong with the statements of the down section; only where BuildContext asks for it, and at the end. The first error.
    const std::optional<Core::Error> &downError() const;
    /// A statement that can be sent was seen in the down section; likewise.
    bool downHoldsStatement() const;
    /// Whether a down section was seen so far.
    bool hasDown() const;

private:
    StatementStream();
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace Varve::Execution
