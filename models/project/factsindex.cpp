// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "factsindex.h"

#include <models/core/checksum.h>

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QSaveFile>
#include <QStringConverter>

#include <cstring>
#include <ctime>

namespace Varve::Project {

namespace {

/// Counts up whenever the layout below or what the facts mean changes.
constexpr quint32 formatVersion = 2;
constexpr QByteArrayView magic("varve-index\n");
constexpr qsizetype checksumLength = 37; // "xxh3:" and 32 digits
constexpr qint64 second = 1'000'000'000;

class Output final
{
public:
    template<typename T>
    void number(T value)
    {
        bytes.append(reinterpret_cast<const char *>(&value), sizeof value);
    }
    void text(const QString &value)
    {
        const qsizetype start = bytes.size();
        bytes.resize(start + lengthOfLength + m_encoder.requiredSpace(value.size()));
        char *const begin = bytes.data() + start + lengthOfLength;
        const auto length = static_cast<quint32>(m_encoder.appendToBuffer(begin, value) - begin);
        std::memcpy(bytes.data() + start, &length, sizeof length);
        bytes.resize(start + lengthOfLength + length);
    }
    QByteArray bytes;

private:
    static constexpr qsizetype lengthOfLength = sizeof(quint32);
    QStringEncoder m_encoder{QStringConverter::Utf8, QStringConverter::Flag::Stateless};
};

/// Reads what Output wrote. Past the end everything is empty and ok() is false.
class Input final
{
public:
    explicit Input(QByteArrayView bytes) : m_bytes(bytes) {}
    bool ok() const { return m_ok; }
    bool atEnd() const { return m_at == m_bytes.size(); }

    template<typename T>
    T number()
    {
        T value{};
        if (m_bytes.size() - m_at < static_cast<qsizetype>(sizeof value)) {
            m_ok = false;
            return value;
        }
        std::memcpy(&value, m_bytes.data() + m_at, sizeof value);
        m_at += sizeof value;
        return value;
    }
    QString text()
    {
        const auto length = static_cast<qsizetype>(number<quint32>());
        if (m_bytes.size() - m_at < length) {
            m_ok = false;
            return {};
        }
        const QString value = QString::fromUtf8(m_bytes.sliced(m_at, length));
        m_at += length;
        return value;
    }
    /// Texts that repeat in each entry share their memory.
    QString sharedText()
    {
        const QString value = text();
        return *m_shared.insert(value);
    }

private:
    QByteArrayView m_bytes;
    qsizetype m_at = 0;
    bool m_ok = true;
    QSet<QString> m_shared;
};

void writePosition(Output &output, const Core::SourcePosition &position, const QString &path)
{
    output.number(static_cast<quint8>(position.file == path));
    if (position.file != path)
        output.text(position.file);
    output.number(position.offset);
    output.number(static_cast<qint32>(position.line));
    output.number(static_cast<qint32>(position.column));
}

Core::SourcePosition readPosition(Input &input, const QString &path)
{
    Core::SourcePosition position;
    position.file = input.number<quint8>() ? path : input.text();
    position.offset = input.number<qint64>();
    position.line = input.number<qint32>();
    position.column = input.number<qint32>();
    return position;
}

void writeFacts(Output &output, const FileFacts &facts, const QString &path)
{
    output.text(facts.checksum);
    output.number(
        static_cast<quint8>((facts.isText ? 1 : 0) | (facts.hasDown ? 2 : 0) | (facts.hasVerify ? 4 : 0) | (facts.hasUp ? 8 : 0)));
    output.text(facts.foreignTool);
    output.text(facts.foreignMark);
    output.text(facts.purpose);
    output.number(static_cast<quint32>(facts.header.fields.size()));
    for (const Text::HeaderField &field : facts.header.fields) {
        output.text(field.key);
        output.text(field.value);
        writePosition(output, field.where, path);
    }
}

FileFacts readFacts(Input &input, const QString &path)
{
    FileFacts facts;
    facts.checksum = input.text();
    const auto flags = input.number<quint8>();
    facts.isText = flags & 1;
    facts.hasDown = flags & 2;
    facts.hasVerify = flags & 4;
    facts.hasUp = flags & 8;
    facts.foreignTool = input.sharedText();
    facts.foreignMark = input.sharedText();
    facts.purpose = input.text();
    for (auto fields = input.number<quint32>(); fields > 0 && input.ok(); --fields) {
        Text::HeaderField field;
        field.key = input.sharedText();
        field.value = input.text();
        field.where = readPosition(input, path);
        facts.header.fields.append(field);
    }
    return facts;
}

bool isOlder(qint64 time, qint64 writtenAt)
{
    // File systems that keep whole (or even) seconds only: the true time may be up to two seconds later.
    return (time % second == 0 ? time + 2 * second : time) < writtenAt;
}

} // namespace

/// The kernel stamps files with its coarse clock, which may lag a few milliseconds behind the fine one.
qint64 FactsIndex::now()
{
    timespec now{};
    ::clock_gettime(CLOCK_REALTIME_COARSE, &now);
    return static_cast<qint64>(now.tv_sec) * second + now.tv_nsec;
}

FactsIndex FactsIndex::load(const QString &folder, const QString &root, qint64 begun)
{
    FactsIndex index;
    index.m_begun = begun;
    index.m_root = root;
    const QByteArray name = QCryptographicHash::hash(root.toUtf8(), QCryptographicHash::Sha256).toHex().first(32);
    index.m_path = folder + QLatin1Char('/') + QString::fromLatin1(name);
    QFile file(index.m_path);
    if (file.open(QIODevice::ReadOnly | QIODevice::Unbuffered) && !index.read(file.readAll())) {
        index.m_entries.clear();
        index.m_writtenAt = 0;
        index.m_changed = true;
    }
    return index;
}

bool FactsIndex::read(QByteArrayView bytes)
{
    if (!bytes.startsWith(magic) || bytes.size() < magic.size() + checksumLength)
        return false;
    const QByteArrayView payload = bytes.sliced(magic.size() + checksumLength);
    if (Core::exactChecksum(payload).toLatin1() != bytes.sliced(magic.size(), checksumLength))
        return false;
    Input input(payload);
    if (input.number<quint32>() != formatVersion || input.text() != QStringLiteral(VARVE_VERSION) || input.text() != m_root)
        return false;
    m_writtenAt = input.number<qint64>();
    const auto count = input.number<quint32>();
    // An entry takes more than 32 bytes: a wrong count cannot reserve more than the file is long.
    m_entries.reserve(qMin<size_t>(count, static_cast<size_t>(payload.size()) / 32));
    for (quint32 at = 0; at < count && input.ok(); ++at) {
        Entry &entry = m_entries.emplace_back();
        entry.file.path = input.text();
        entry.file.size = input.number<qint64>();
        entry.file.modified = input.number<qint64>();
        entry.file.changed = input.number<qint64>();
        entry.file.inode = input.number<quint64>();
        const auto flags = input.number<quint8>();
        entry.readAs = {(flags & 1) != 0, static_cast<Text::DialectName>(input.number<quint8>()), (flags & 2) != 0};
        entry.facts = readFacts(input, entry.file.path);
    }
    return input.ok() && input.atEnd();
}

QByteArray FactsIndex::written() const
{
    Output payload;
    payload.bytes.reserve(static_cast<qsizetype>(m_entries.size()) * 256);
    payload.number(formatVersion);
    payload.text(QStringLiteral(VARVE_VERSION));
    payload.text(m_root);
    payload.number(m_begun);
    payload.number(static_cast<quint32>(std::count_if(m_entries.begin(), m_entries.end(), [](const Entry &entry) { return entry.used; })));
    for (const Entry &entry : m_entries) {
        if (!entry.used)
            continue;
        payload.text(entry.file.path);
        payload.number(entry.file.size);
        payload.number(entry.file.modified);
        payload.number(entry.file.changed);
        payload.number(entry.file.inode);
        payload.number(static_cast<quint8>((entry.readAs.migration ? 1 : 0) | (entry.readAs.exactChecksum ? 2 : 0)));
        payload.number(static_cast<quint8>(entry.readAs.dialect));
        writeFacts(payload, entry.facts, entry.file.path);
    }
    return payload.bytes;
}

FactsIndex::Entry *FactsIndex::find(const QString &path)
{
    if (m_next < m_entries.size() && m_entries[m_next].file.path == path)
        return &m_entries[m_next++];
    if (m_byPath.size() < static_cast<qsizetype>(m_entries.size())) {
        m_byPath.reserve(static_cast<qsizetype>(m_entries.size()));
        for (size_t at = 0; at < m_entries.size(); ++at)
            m_byPath.insert(m_entries[at].file.path, at);
    }
    const auto found = m_byPath.constFind(path);
    if (found == m_byPath.cend())
        return nullptr;
    m_next = *found + 1;
    return &m_entries[*found];
}

std::optional<FileFacts> FactsIndex::take(const FactsRequest &request)
{
    Entry *entry = find(request.file.path);
    const bool same = entry && entry->file == request.file && entry->readAs == request.readAs && isOlder(entry->file.modified, m_writtenAt)
        && isOlder(entry->file.changed, m_writtenAt);
    if (!same)
        return std::nullopt;
    entry->used = true;
    return entry->facts;
}

void FactsIndex::insert(const FactsRequest &request, const FileFacts &facts)
{
    Entry *known = find(request.file.path);
    // A problem is told in the language of the day: its file is read again each time.
    if (!facts.problems.isEmpty()) {
        if (known)
            known->used = false;
        return;
    }
    m_changed = true;
    if (known) {
        *known = {request.file, request.readAs, facts, true};
        return;
    }
    m_byPath.insert(request.file.path, m_entries.size());
    m_entries.push_back({request.file, request.readAs, facts, true});
}

void FactsIndex::save()
{
    const bool allUsed = std::all_of(m_entries.begin(), m_entries.end(), [](const Entry &entry) { return entry.used; });
    if (!m_changed && allUsed)
        return;
    const QString folder = m_path.section(QLatin1Char('/'), 0, -2);
    QDir().mkpath(folder);
    QFile::setPermissions(folder, QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ExeOwner);
    QSaveFile file(m_path);
    if (!file.open(QIODevice::WriteOnly))
        return;
    const QByteArray payload = written();
    file.write(magic.toByteArray() + Core::exactChecksum(payload).toLatin1());
    file.write(payload);
    file.commit();
}

} // namespace Varve::Project
