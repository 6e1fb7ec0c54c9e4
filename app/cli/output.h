// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "exitcode.h"

#include <models/core/error.h>
#include <models/core/problem.h>
#include <models/database/resultset.h>

#include <QCoreApplication>
#include <QJsonObject>
#include <QString>
#include <QStringList>

namespace Varve::Cli {

enum class Format { Text, Json };

/// What goes to standard output and standard error, in one of the two formats.
class Output final
{
    Q_DECLARE_TR_FUNCTIONS(Varve::Cli::Output)

public:
    void setFormat(Format format) { m_format = format; }
    Format format() const { return m_format; }
    bool isJson() const { return m_format == Format::Json; }
    /// Relative paths of error positions are below it.
    void setFolder(const QString &folder) { m_folder = folder; }

    void line(const QString &text = {}) const;  ///< standard output
    void json(const QJsonObject &object) const; ///< standard output, one object
    /// Standard output, one object in a line, there at once for who reads along.
    void jsonLine(const QJsonObject &object) const;
    void bytes(const QByteArray &text) const; ///< standard output, as they are
    void note(const QString &text) const;     ///< standard error
    /// A migration was written.
    void written(const QString &path) const;
    /// Notes \a text and ends the program at once, as cancelled, whatever its threads do.
    [[noreturn]] void leave(const QString &text) const;
    /// What went to standard output is there for who reads along.
    void flush() const;
    void problem(const Core::Problem &problem) const;
    enum class Remedy { Show, Hide };
    /// In one line, without the line of the file that it is about.
    void hint(const Core::Problem &problem, Remedy remedy) const;

    /// Prints the error with the source line and a caret where it has a place, and gives the exit code.
    ExitCode fail(const Core::Error &error) const;

    /// Columns padded to their widest cell; the last one is not.
    void table(const QList<QStringList> &rows) const;
    void resultSet(const Database::ResultSet &result, bool withHeader) const;

    QString excerpt(const Core::SourcePosition &where) const;
    static QJsonObject toJson(const Core::Error &error);
    static QJsonObject toJson(const Core::Problem &problem);
    static QJsonObject toJson(const Core::SourcePosition &where);

private:
    Format m_format = Format::Text;
    QString m_folder;
};

} // namespace Varve::Cli
