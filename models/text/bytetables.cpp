// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "bytetables.h"

namespace Varve::Text {

namespace {

ByteClass classOf(quint8 byte)
{
    const bool isLetter = (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || byte == '_';
    if (byte == ' ' || (byte >= '\t' && byte <= '\r'))
        return ByteClass::Blank;
    if (byte >= '0' && byte <= '9')
        return ByteClass::Digit;
    return isLetter || byte >= 0x80 ? ByteClass::Word : ByteClass::Symbol;
}

Skim skimOf(quint8 byte, ByteClass byteClass, const Dialect &dialect)
{
    const bool endsLine = byte == '\n' || byte == '\r';
    if (byte == ';' && !dialect.newlineEnds) // elsewhere it ends a statement, or may
        return Skim::Stop;
    switch (byteClass) {
    case ByteClass::Blank: return !endsLine ? Skim::Blank : dialect.newlineEnds ? Skim::Stop : Skim::Newline;
    case ByteClass::Word: return Skim::Word;
    case ByteClass::Digit: return dialect.newlineEnds ? Skim::Word : Skim::Digit;
    case ByteClass::Quote: return Skim::Quote;
    case ByteClass::Dollar: return Skim::Look;
    case ByteClass::Dash:
    case ByteClass::Slash:
    case ByteClass::Star: return Skim::Pair;
    case ByteClass::Prefix: return Skim::Prefix;
    case ByteClass::Hash: return Skim::Stop;
    case ByteClass::Symbol: return Skim::Symbol;
    }
    Q_UNREACHABLE();
}

} // namespace

ByteTables::ByteTables(const Dialect &dialect)
{
    for (size_t byte = 0; byte < classes.size(); ++byte)
        classes[byte] = classOf(static_cast<quint8>(byte));
    const auto set = [this](char c, ByteClass value) { classes[static_cast<quint8>(c)] = value; };
    set('$', ByteClass::Dollar);
    set('*', ByteClass::Star);
    if (dialect.dashComments)
        set('-', ByteClass::Dash);
    if (dialect.slashComments || dialect.blockComments)
        set('/', ByteClass::Slash);
    if (dialect.hashComments != HashComment::None)
        set('#', ByteClass::Hash);
    if (dialect.commandPrefix)
        set(dialect.commandPrefix, ByteClass::Prefix);
    for (const Quote &quote : dialect.quotes) {
        set(quote.open, ByteClass::Quote);
        quotes[static_cast<quint8>(quote.open)] = &quote;
    }
    for (size_t byte = 0; byte < skim.size(); ++byte)
        skim[byte] = skimOf(static_cast<quint8>(byte), classes[byte], dialect);
}

const ByteTables &byteTables(const Dialect &dialect)
{
    using enum DialectName;
    const auto of = [](DialectName name) { return ByteTables(Text::dialect(name)); };
    // In the order of DialectName.
    static const std::array<ByteTables, 9> tables{of(Ansi),  of(Sqlite),    of(PostgreSql), of(MySql), of(MariaDb),
                                                  of(Spark), of(SqlServer), of(Cypher),     of(Redis)};
    return tables[static_cast<size_t>(dialect.name)];
}

} // namespace Varve::Text
