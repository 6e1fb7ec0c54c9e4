// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <models/text/token.h>

#include <QByteArrayView>
#include <QList>
#include <QString>

#include <initializer_list>

namespace Varve::Execution {

/// The significant tokens of one statement of MariaDB's, as it is sent, and names among them. \a text must outlive this.
class SqlWords final
{
public:
    explicit SqlWords(QByteArrayView text);

    bool isAtEnd(qsizetype at) const { return at >= m_tokens.size(); }
    /// In any case; a name in quotes is no word.
    bool is(qsizetype at, std::initializer_list<const char *> words) const;
    bool isSymbol(qsizetype at, char symbol) const;
    /// Words and quoted parts with points between them; \a at is behind it then.
    QString name(qsizetype &at) const;
    QString value(qsizetype at) const;

private:
    bool isPart(qsizetype at) const;

    QByteArrayView m_text;
    QList<Text::Token> m_tokens;
};

} // namespace Varve::Execution
