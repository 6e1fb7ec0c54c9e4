// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "textmarks.h"

#include <array>
#include <cstring>

namespace Varve::Project {

namespace {

/// goose and sql-migrate write "-- +goose Up", "-- +migrate Up"; dbmate "-- migrate:up"; Liquibase "--liquibase formatted sql". All of them
/// forgive case and blanks after the dashes to some degree; being more forgiving only means to run less.
struct Rule
{
    QLatin1String tool;
    QLatin1String mark;
    std::string_view begins; ///< after the dashes and blanks, lower case, blanks squeezed
    std::string_view down;   ///< of the mark that begins a down half
};

constexpr std::array rules = {
    Rule{QLatin1String("goose"), QLatin1String("-- +goose Up"), "+goose ", "+goose down"},
    Rule{QLatin1String("sql-migrate"), QLatin1String("-- +migrate Up"), "+migrate ", "+migrate down"},
    Rule{QLatin1String("dbmate"), QLatin1String("-- migrate:up"), "migrate:up", "migrate:down"},
    Rule{QLatin1String("dbmate"), QLatin1String("-- migrate:down"), "migrate:down", "migrate:down"},
    Rule{QLatin1String("Liquibase"), QLatin1String("--liquibase formatted sql"), "liquibase formatted", "rollback "},
};

qsizetype skipBlanks(QByteArrayView text, qsizetype at)
{
    while (at < text.size() && (text[at] == ' ' || text[at] == '\t'))
        ++at;
    return at;
}

/// The comment of the line that starts at \a at, lower case and with single blanks, at most 40 characters; empty when there is none or it
/// cannot be a mark. Almost every line ends here at its first few bytes: this looks at each line of ten thousand files.
QByteArray markAt(QByteArrayView text, qsizetype at)
{
    at = skipBlanks(text, at);
    if (at + 2 >= text.size() || text[at] != '-' || text[at + 1] != '-')
        return {};
    at = skipBlanks(text, at + 2);
    if (at >= text.size() || std::string_view("+mMlLrR").find(text[at]) == std::string_view::npos)
        return {};
    QByteArray comment;
    for (; at < text.size() && text[at] != '\n' && text[at] != '\r' && comment.size() < 40; ++at) {
        const char character = text[at] == '\t' ? ' ' : text[at];
        if (character != ' ' || !comment.endsWith(' '))
            comment += character >= 'A' && character <= 'Z' ? static_cast<char>(character + 32) : character;
    }
    return comment;
}

bool begins(const QByteArray &comment, std::string_view with)
{
    return comment.startsWith(QByteArrayView(with.data(), static_cast<qsizetype>(with.size())));
}

} // namespace

std::optional<TextMark> findTextMark(QByteArrayView text)
{
    std::optional<TextMark> found;
    const Rule *rule = nullptr;
    for (qsizetype at = text.startsWith("\xEF\xBB\xBF") ? 3 : 0; at >= 0 && at < text.size();) {
        const QByteArray comment = markAt(text, at);
        if (!found && !comment.isEmpty()) {
            rule = std::find_if(rules.begin(), rules.end(), [&](const Rule &one) { return begins(comment, one.begins); });
            if (rule != rules.end())
                found = TextMark{rule->tool, rule->mark, false};
        }
        if (found && begins(comment, rule->down))
            found->hasDown = true;
        if (found && found->hasDown)
            break;
        const auto *end = static_cast<const char *>(std::memchr(text.data() + at, '\n', static_cast<size_t>(text.size() - at)));
        at = end ? end - text.data() + 1 : -1;
    }
    return found;
}

} // namespace Varve::Project
