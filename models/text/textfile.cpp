// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "textfile.h"

#include <models/core/surroundings.h>

#include <QBuffer>
#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>

#include <cerrno>
#include <cstring>
#include <utility>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace Varve::Text {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("Varve::Text", text);
}

Core::SourcePosition placeOf(const QString &file)
{
    return {.file = file};
}

tl::unexpected<Core::Error> refusal(Core::ErrorKind kind, const QString &message, const Core::SourcePosition &where,
                                    const QString &remedy = {})
{
    return Core::failure(Core::Error{.kind = kind, .message = message, .where = where, .remedy = remedy});
}

tl::unexpected<Core::Error> unreadable(const QString &file, int error)
{
    const QString reason = QString::fromLocal8Bit(std::strerror(error));
    return refusal(Core::ErrorKind::Io, tr("The file cannot be read: %1.").arg(reason), placeOf(file));
}

// The length of the well-formed sequence at \a at (Unicode 15, table 3-7), or 0.
qsizetype sequenceLength(QByteArrayView text, qsizetype at)
{
    const auto byte = [&](qsizetype i) { return at + i < text.size() ? static_cast<quint8>(text[at + i]) : quint8(0); };
    const auto continues = [&](qsizetype i) { return (byte(i) & 0xC0) == 0x80; };
    const quint8 first = byte(0);
    if (first < 0x80)
        return 1;
    if (first >= 0xC2 && first <= 0xDF)
        return continues(1) ? 2 : 0;
    if (first >= 0xE0 && first <= 0xEF) {
        const bool overlong = first == 0xE0 && byte(1) < 0xA0;
        const bool surrogate = first == 0xED && byte(1) > 0x9F;
        return !overlong && !surrogate && continues(1) && continues(2) ? 3 : 0;
    }
    if (first >= 0xF0 && first <= 0xF4) {
        const bool overlong = first == 0xF0 && byte(1) < 0x90;
        const bool beyond = first == 0xF4 && byte(1) > 0x8F;
        return !overlong && !beyond && continues(1) && continues(2) && continues(3) ? 4 : 0;
    }
    return 0;
}

// Whether the eight bytes at \a at are ASCII and none of them NUL.
bool arePlain(const char *at)
{
    constexpr quint64 lowBits = 0x0101010101010101;
    constexpr quint64 highBits = 0x8080808080808080;
    quint64 bytes = 0;
    std::memcpy(&bytes, at, sizeof bytes);
    return (((bytes - lowBits) | bytes) & highBits) == 0;
}

// Offset of the first NUL or ill-formed byte, or the size.
qsizetype firstBad(QByteArrayView text)
{
    qsizetype at = 0;
    while (at < text.size()) {
        while (text.size() - at >= 8 && arePlain(text.data() + at))
            at += 8;
        if (at == text.size())
            break;
        const auto byte = static_cast<quint8>(text[at]);
        if (byte > 0 && byte < 0x80) {
            ++at;
            continue;
        }
        const qsizetype length = byte == 0 ? 0 : sequenceLength(text, at);
        if (length == 0)
            return at;
        at += length;
    }
    return text.size();
}

// Closes the descriptor at the end of the scope.
class Descriptor final
{
public:
    explicit Descriptor(int value) : m_value(value) {}
    ~Descriptor()
    {
        if (m_value >= 0)
            ::close(m_value);
    }
    Q_DISABLE_COPY_MOVE(Descriptor)
    int value() const { return m_value; }
    int release() { return std::exchange(m_value, -1); }

private:
    int m_value;
};

Core::Expected<> requireRegular(const struct stat &status, const QString &file)
{
    if (S_ISREG(status.st_mode))
        return {};
    const QString found = S_ISDIR(status.st_mode) ? tr("a folder")
        : S_ISFIFO(status.st_mode)                ? tr("a pipe")
        : S_ISSOCK(status.st_mode)                ? tr("a socket")
                                                  : tr("a device");
    return refusal(Core::ErrorKind::Io, tr("This is %1, not a text file.").arg(found), placeOf(file));
}

Core::Expected<QByteArray> readAll(int descriptor, qint64 expected, const QString &file)
{
    QByteArray bytes;
    bytes.reserve(expected + 1);
    constexpr qsizetype chunk = 1024 * 1024;
    for (;;) {
        const qsizetype before = bytes.size();
        const qsizetype wanted = std::min<qsizetype>(chunk, std::max<qsizetype>(expected - before, 0) + 1);
        bytes.resize(before + wanted);
        const ssize_t got = ::read(descriptor, bytes.data() + before, static_cast<size_t>(wanted));
        bytes.resize(before + std::max<ssize_t>(got, 0));
        // One byte more than there should be was asked for: of a regular file, fewer are all.
        if (got == 0 || (got > 0 && got < wanted && bytes.size() >= expected))
            return bytes;
        if (got < 0 && errno != EINTR)
            return unreadable(file, errno);
    }
}

struct Opened
{
    int descriptor = -1;
    qint64 size = 0;
};

Core::Expected<Opened> openRegular(const QString &path, const QString &file)
{
    // Not blocking: opening a pipe that nobody writes to would wait for ever.
    Descriptor descriptor(::open(QFile::encodeName(path).constData(), O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY));
    if (descriptor.value() < 0 && errno == ENXIO)
        return refusal(Core::ErrorKind::Io, tr("This is %1, not a text file.").arg(tr("a socket")), placeOf(file));
    if (descriptor.value() < 0)
        return unreadable(file, errno);
    struct stat status = {};
    if (::fstat(descriptor.value(), &status) != 0)
        return unreadable(file, errno);
    if (const auto regular = requireRegular(status, file); !regular)
        return Core::failure(regular.error());
    return Opened{descriptor.release(), status.st_size};
}

} // namespace

Core::Expected<> checkText(QByteArrayView bytes, const QString &shownAs, qint64 bytesBefore, int linesBefore)
{
    if (bytesBefore == 0 && (bytes.startsWith("\xFF\xFE") || bytes.startsWith("\xFE\xFF"))) {
        return refusal(Core::ErrorKind::ProjectFiles, tr("The file is UTF-16; Varve reads UTF-8."),
                       {.file = shownAs, .offset = 0, .line = 1, .column = 1},
                       tr("Save it as UTF-8 in the editor that wrote it; the file was left as it is."));
    }
    const qsizetype bad = firstBad(bytes);
    if (bad == bytes.size())
        return {};
    Core::SourcePosition where = Core::positionAt(bytes, bad, shownAs);
    where.offset += bytesBefore;
    where.line += linesBefore;
    if (bytes[bad] == '\0')
        return refusal(Core::ErrorKind::ProjectFiles,
                       tr("NUL byte at offset %1; this is no text. The file was left as it is.").arg(where.offset), where);
    const QString hex = QString::number(static_cast<quint8>(bytes[bad]), 16).toUpper();
    return refusal(Core::ErrorKind::ProjectFiles,
                   tr("Byte 0x%1 at offset %2 is not valid UTF-8; the file was left as it is.").arg(hex).arg(where.offset), where,
                   tr("Save it as UTF-8. A dump with binary values becomes text with mariadb-dump --hex-blob."));
}

Core::Expected<std::unique_ptr<QIODevice>> openTextFile(const QString &path, const QString &shownAs)
{
    if (const auto &given = Core::surroundings().file) {
        const std::optional<QByteArray> bytes = given(path);
        if (!bytes)
            return unreadable(shownAs, ENOENT);
        auto buffer = std::make_unique<QBuffer>();
        buffer->setData(*bytes);
        buffer->open(QIODevice::ReadOnly);
        return buffer;
    }
    const auto opened = openRegular(path, shownAs);
    if (!opened)
        return Core::failure(opened.error());
    auto file = std::make_unique<QFile>(path);
    if (file->open(opened->descriptor, QIODevice::ReadOnly | QIODevice::Unbuffered, QFileDevice::AutoCloseHandle))
        return file;
    ::close(opened->descriptor);
    return refusal(Core::ErrorKind::Io, tr("The file cannot be read: %1.").arg(file->errorString()), placeOf(shownAs));
}

qint64 textFileSize(const QString &path)
{
    if (const auto &given = Core::surroundings().file) {
        const std::optional<QByteArray> bytes = given(path);
        return bytes ? bytes->size() : -1;
    }
    const QFileInfo file(path);
    return file.exists() ? file.size() : -1;
}

qint64 largeFile()
{
    return Core::surroundings().largeFile;
}

Core::Expected<TextFile> readTextFile(const QString &path, const QString &shownAs)
{
    const QString &file = shownAs.isEmpty() ? path : shownAs;
    if (const auto &given = Core::surroundings().file) {
        std::optional<QByteArray> bytes = given(path);
        if (!bytes)
            return unreadable(file, ENOENT);
        const auto checked = checkText(*bytes, file);
        return checked ? Core::Expected<TextFile>(TextFile{path, *std::move(bytes)}) : Core::failure(checked.error());
    }
    const auto opened = openRegular(path, file);
    if (!opened)
        return Core::failure(opened.error());
    const Descriptor descriptor(opened->descriptor);
    auto bytes = readAll(descriptor.value(), opened->size, file);
    if (!bytes)
        return Core::failure(bytes.error());
    if (const auto checked = checkText(*bytes, file); !checked)
        return Core::failure(checked.error());
    return TextFile{path, std::move(*bytes)};
}

} // namespace Varve::Text
