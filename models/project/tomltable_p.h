// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <models/core/error.h>

#include <QDate>
#include <QStringList>

#include <toml++/toml.h>

#include <chrono>
#include <functional>
#include <optional>

namespace Varve::Project {

/// Collects every mistake of one file, so that all are seen at once.
class Mistakes final
{
public:
    explicit Mistakes(const QString &shownAs) : m_file(shownAs) {}

    Core::SourcePosition position(const toml::source_region &region) const;
    void add(const Core::SourcePosition &where, const QString &message, const QString &remedy = {});
    void add(Core::Error error) { m_errors.append(std::move(error)); }
    /// In the order of the file.
    QList<Core::Error> sorted() const;
    const QString &file() const { return m_file; }

private:
    QString m_file;
    QList<Core::Error> m_errors;
};

/// One table of a TOML file, read key by key. A value of the wrong type is a mistake; so is, at finish(), a key that nobody
/// asked for. Its lifetime is within that of the parsed file and of the mistakes.
class TomlTable final
{
public:
    /// \a path is the table's own place as a person writes it: "environments.dev"; empty for the file itself.
    TomlTable(const toml::table &table, const QString &path, Mistakes &mistakes);

    bool has(const QString &key) const;
    /// The key is known, its value is read elsewhere.
    void allow(const QStringList &keys);

    std::optional<QString> string(const QString &key);
    std::optional<bool> boolean(const QString &key);
    std::optional<qint64> integer(const QString &key);
    /// A TOML date, or a string in ISO form.
    std::optional<QDate> date(const QString &key);
    /// "5s", "250ms", "2min", or whole seconds.
    std::optional<std::chrono::milliseconds> duration(const QString &key);
    /// A string or a whole number, as text.
    std::optional<QString> text(const QString &key);
    /// One of \a allowed.
    std::optional<QString> choice(const QString &key, const QStringList &allowed);
    QStringList strings(const QString &key);
    struct PlacedString
    {
        QString text;
        Core::SourcePosition where; ///< of its opening quote
    };
    QList<PlacedString> placedStrings(const QString &key);
    std::optional<TomlTable> table(const QString &key);
    /// For a key that may hold a table or something else.
    bool holdsTable(const QString &key) const;
    /// [[key]]: one entry for each.
    QList<TomlTable> tables(const QString &key);

    /// The keys in the order of the file, with what they hold.
    struct Entry
    {
        QString key;
        const toml::node *node = nullptr;
        Core::SourcePosition where;
    };
    QList<Entry> entries() const;
    std::optional<TomlTable> entryTable(const Entry &entry);

    /// Where the value of \a key stands, or the table itself.
    Core::SourcePosition where(const QString &key) const;
    Core::SourcePosition where() const;
    /// "environments.dev.driver".
    QString path(const QString &key) const;
    const QString &path() const { return m_path; }
    Mistakes &mistakes() const { return *m_mistakes; }

    void wrongType(const QString &key, const toml::node &node, const QString &expected);
    /// Reports the keys that nobody asked for. \a hint is appended to each.
    void finish(const QString &hint = {});

private:
    const toml::node *find(const QString &key);

    const toml::table *m_table;
    QString m_path;
    Mistakes *m_mistakes;
    QStringList m_known;
};

QString fromToml(std::string_view text);

/// Parses \a bytes and calls \a read with the outermost table. Adds a mistake with its place when the syntax is wrong.
void parseToml(QByteArrayView bytes, Mistakes &mistakes, const std::function<void(TomlTable &)> &read);

} // namespace Varve::Project
