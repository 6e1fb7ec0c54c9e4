// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tomltable_p.h"

#include "texts_p.h"

#include <models/core/suggestion.h>

namespace Varve::Project {

namespace {

QString typeName(const toml::node &node)
{
    switch (node.type()) {
    case toml::node_type::string: return Texts::tr("a text");
    case toml::node_type::integer:
    case toml::node_type::floating_point: return Texts::tr("a number");
    case toml::node_type::boolean: return Texts::tr("true or false");
    case toml::node_type::array: return Texts::tr("a list");
    case toml::node_type::table: return Texts::tr("a table");
    case toml::node_type::date:
    case toml::node_type::time:
    case toml::node_type::date_time: return Texts::tr("a date or time");
    case toml::node_type::none: break;
    }
    return Texts::tr("nothing");
}

/// "5s" and its like; nullopt when it is none.
std::optional<std::chrono::milliseconds> parseDuration(const QString &text)
{
    qsizetype digits = 0;
    while (digits < text.size() && text[digits] >= QLatin1Char('0') && text[digits] <= QLatin1Char('9'))
        ++digits;
    bool isNumber = false;
    const qint64 count = text.first(digits).toLongLong(&isNumber);
    const QString unit = text.sliced(digits).trimmed();
    constexpr qint64 most = 1'000'000'000; // 31 years in seconds; keeps the product far from overflow
    if (!isNumber || count > most)
        return std::nullopt;
    if (unit == QStringLiteral("ms"))
        return std::chrono::milliseconds(count);
    if (unit == QStringLiteral("s") || (unit.isEmpty() && count == 0))
        return std::chrono::seconds(count);
    if (unit == QStringLiteral("min"))
        return std::chrono::minutes(count);
    if (unit == QStringLiteral("h"))
        return std::chrono::hours(count);
    return std::nullopt;
}

bool isBareKey(const QString &key)
{
    return !key.isEmpty() && std::all_of(key.begin(), key.end(), [](QChar c) {
        return c.unicode() < 128 && (c.isLetterOrNumber() || c == QLatin1Char('_') || c == QLatin1Char('-'));
    });
}

} // namespace

QString fromToml(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

Core::SourcePosition Mistakes::position(const toml::source_region &region) const
{
    return {m_file, -1, static_cast<int>(region.begin.line), static_cast<int>(region.begin.column)};
}

void Mistakes::add(const Core::SourcePosition &where, const QString &message, const QString &remedy)
{
    Core::Error error;
    error.kind = Core::ErrorKind::ProjectFiles;
    error.message = message;
    error.where = where;
    error.remedy = remedy;
    m_errors.append(error);
}

QList<Core::Error> Mistakes::sorted() const
{
    QList<Core::Error> errors = m_errors;
    std::stable_sort(errors.begin(), errors.end(), [](const Core::Error &a, const Core::Error &b) {
        return std::tie(a.where.line, a.where.column) < std::tie(b.where.line, b.where.column);
    });
    return errors;
}

TomlTable::TomlTable(const toml::table &table, const QString &path, Mistakes &mistakes)
    : m_table(&table), m_path(path), m_mistakes(&mistakes)
{}

const toml::node *TomlTable::find(const QString &key)
{
    if (!m_known.contains(key))
        m_known += key;
    return m_table->get(key.toStdString());
}

bool TomlTable::has(const QString &key) const
{
    return m_table->contains(key.toStdString());
}

void TomlTable::allow(const QStringList &keys)
{
    m_known += keys;
}

QString TomlTable::path(const QString &key) const
{
    const QString written = isBareKey(key) ? key : QString(QLatin1Char('"') + key + QLatin1Char('"'));
    return m_path.isEmpty() ? written : QString(m_path + QLatin1Char('.') + written);
}

Core::SourcePosition TomlTable::where(const QString &key) const
{
    const toml::node *node = m_table->get(key.toStdString());
    return node ? m_mistakes->position(node->source()) : where();
}

Core::SourcePosition TomlTable::where() const
{
    return m_mistakes->position(m_table->source());
}

void TomlTable::wrongType(const QString &key, const toml::node &node, const QString &expected)
{
    m_mistakes->add(m_mistakes->position(node.source()), Texts::tr("%1 is %2; it must be %3.").arg(path(key), typeName(node), expected));
}

std::optional<QString> TomlTable::string(const QString &key)
{
    const toml::node *node = find(key);
    if (!node)
        return std::nullopt;
    if (const auto *value = node->as_string())
        return fromToml(value->get());
    wrongType(key, *node, Texts::tr("a text in quotes"));
    return std::nullopt;
}

std::optional<bool> TomlTable::boolean(const QString &key)
{
    const toml::node *node = find(key);
    if (!node)
        return std::nullopt;
    if (const auto *value = node->as_boolean())
        return value->get();
    wrongType(key, *node, Texts::tr("true or false"));
    return std::nullopt;
}

std::optional<qint64> TomlTable::integer(const QString &key)
{
    const toml::node *node = find(key);
    if (!node)
        return std::nullopt;
    if (const auto *value = node->as_integer())
        return value->get();
    wrongType(key, *node, Texts::tr("a whole number"));
    return std::nullopt;
}

std::optional<QDate> TomlTable::date(const QString &key)
{
    const toml::node *node = find(key);
    if (!node)
        return std::nullopt;
    if (const auto *value = node->as_date())
        return QDate(value->get().year, value->get().month, value->get().day);
    if (const auto *value = node->as_string()) {
        const QDate date = QDate::fromString(fromToml(value->get()), Qt::ISODate);
        if (date.isValid())
            return date;
        m_mistakes->add(where(key), Texts::tr("%1: \"%2\" is no date; dates look like 2026-02-11.").arg(path(key), fromToml(value->get())));
        return std::nullopt;
    }
    wrongType(key, *node, Texts::tr("a date like 2026-02-11"));
    return std::nullopt;
}

std::optional<std::chrono::milliseconds> TomlTable::duration(const QString &key)
{
    const toml::node *node = find(key);
    if (!node)
        return std::nullopt;
    const QString expected = Texts::tr("a time like \"250ms\", \"5s\", \"2min\" or \"1h\", or a whole number of seconds");
    std::optional<std::chrono::milliseconds> result;
    if (const auto *seconds = node->as_integer()) {
        result = parseDuration(QString::number(seconds->get()) + QLatin1Char('s'));
        if (!result)
            m_mistakes->add(where(key), Texts::tr("%1: %2 is no time; it must be %3.").arg(path(key)).arg(seconds->get()).arg(expected));
    } else if (const auto *text = node->as_string()) {
        result = parseDuration(fromToml(text->get()));
        if (!result)
            m_mistakes->add(where(key), Texts::tr("%1: \"%2\" is no time; it must be %3.").arg(path(key), fromToml(text->get()), expected));
    } else {
        wrongType(key, *node, expected);
    }
    return result;
}

std::optional<QString> TomlTable::text(const QString &key)
{
    const toml::node *node = find(key);
    if (!node)
        return std::nullopt;
    if (const auto *value = node->as_string())
        return fromToml(value->get());
    if (const auto *value = node->as_integer())
        return QString::number(value->get());
    if (const auto *value = node->as_boolean())
        return value->get() ? QStringLiteral("true") : QStringLiteral("false");
    wrongType(key, *node, Texts::tr("a text in quotes or a number"));
    return std::nullopt;
}

std::optional<QString> TomlTable::choice(const QString &key, const QStringList &allowed)
{
    const std::optional<QString> value = string(key);
    if (!value || allowed.contains(*value))
        return value;
    m_mistakes->add(where(key),
                    Texts::tr("%1: \"%2\" is not known; allowed are %3.").arg(path(key), *value, allowed.join(QStringLiteral(", ")))
                        + Core::didYouMean(*value, allowed));
    return std::nullopt;
}

QList<TomlTable::PlacedString> TomlTable::placedStrings(const QString &key)
{
    const toml::node *node = find(key);
    if (!node)
        return {};
    const toml::array *array = node->as_array();
    if (!array) {
        wrongType(key, *node, Texts::tr("a list of texts: [\"…\", \"…\"]"));
        return {};
    }
    QList<PlacedString> result;
    for (const toml::node &element : *array) {
        if (const auto *value = element.as_string())
            result += {fromToml(value->get()), m_mistakes->position(element.source())};
        else
            wrongType(key, element, Texts::tr("a list of texts: [\"…\", \"…\"]"));
    }
    return result;
}

QStringList TomlTable::strings(const QString &key)
{
    QStringList result;
    for (const PlacedString &placed : placedStrings(key))
        result += placed.text;
    return result;
}

std::optional<TomlTable> TomlTable::table(const QString &key)
{
    const toml::node *node = find(key);
    if (!node)
        return std::nullopt;
    if (const toml::table *value = node->as_table())
        return TomlTable(*value, path(key), *m_mistakes);
    wrongType(key, *node, Texts::tr("a table: [%1]").arg(path(key)));
    return std::nullopt;
}

bool TomlTable::holdsTable(const QString &key) const
{
    const toml::node *node = m_table->get(key.toStdString());
    return node && node->is_table();
}

QList<TomlTable> TomlTable::tables(const QString &key)
{
    const toml::node *node = find(key);
    if (!node)
        return {};
    const QString expected = Texts::tr("a list of tables: [[%1]]").arg(path(key));
    const toml::array *array = node->as_array();
    if (!array) {
        wrongType(key, *node, expected);
        return {};
    }
    QList<TomlTable> result;
    for (const toml::node &element : *array) {
        if (const toml::table *value = element.as_table())
            result.append(TomlTable(*value, path(key), *m_mistakes));
        else
            wrongType(key, element, expected);
    }
    return result;
}

QList<TomlTable::Entry> TomlTable::entries() const
{
    QList<Entry> result;
    for (const auto &[key, node] : *m_table) {
        // A table's own region starts at its header or brace; the key's is what a person looks for.
        result.append({fromToml(key.str()), &node, m_mistakes->position(key.source())});
    }
    std::stable_sort(result.begin(), result.end(), [](const Entry &a, const Entry &b) {
        return std::tie(a.where.line, a.where.column) < std::tie(b.where.line, b.where.column);
    });
    return result;
}

std::optional<TomlTable> TomlTable::entryTable(const Entry &entry)
{
    return table(entry.key);
}

void TomlTable::finish(const QString &hint)
{
    for (const Entry &entry : entries()) {
        if (m_known.contains(entry.key))
            continue;
        QStringList allowed = m_known;
        allowed.removeDuplicates();
        const QString place = m_path.isEmpty() ? Texts::tr("at the top level") : Texts::tr("in [%1]").arg(m_path);
        m_mistakes->add(entry.where,
                        Texts::tr("Unknown key \"%1\" %2; allowed are %3.").arg(entry.key, place, allowed.join(QStringLiteral(", ")))
                            + Core::didYouMean(entry.key, allowed),
                        hint);
    }
}

void parseToml(QByteArrayView bytes, Mistakes &mistakes, const std::function<void(TomlTable &)> &read)
{
    try {
        const toml::table parsed = toml::parse(std::string_view(bytes.data(), static_cast<size_t>(bytes.size())));
        TomlTable table(parsed, QString(), mistakes);
        read(table);
    } catch (const toml::parse_error &error) {
        mistakes.add(mistakes.position(error.source()), Texts::tr("This is not TOML: %1.").arg(fromToml(error.description())));
    }
}

} // namespace Varve::Project
