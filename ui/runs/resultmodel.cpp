// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "resultmodel.h"

#include <ui/theme/theme.h>

#include <QLocale>

namespace Varve::Ui {

namespace {

/// A cell shows the beginning of a long value; copying gives all of it.
constexpr int longestShown = 500;

} // namespace

ResultModel::ResultModel(QObject *parent) : QAbstractTableModel(parent) {}

void ResultModel::append(const Database::ResultSet &chunk)
{
    if (m_columns.isEmpty() && !chunk.columns.isEmpty()) {
        beginInsertColumns({}, 0, int(chunk.columns.size()) - 1);
        m_columns = chunk.columns;
        endInsertColumns();
    }
    if (chunk.rows.isEmpty())
        return;
    beginInsertRows({}, m_rows, m_rows + int(chunk.rows.size()) - 1);
    m_starts.append(m_rows);
    m_chunks.append(chunk.rows);
    m_rows += int(chunk.rows.size());
    endInsertRows();
}

void ResultModel::clear()
{
    beginResetModel();
    m_columns.clear();
    m_chunks.clear();
    m_starts.clear();
    m_rows = 0;
    endResetModel();
}

int ResultModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : m_rows;
}

int ResultModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_columns.size());
}

const QVariantList &ResultModel::row(int row) const
{
    const qsizetype chunk = std::upper_bound(m_starts.begin(), m_starts.end(), row) - m_starts.begin() - 1;
    return m_chunks.at(chunk).at(row - m_starts.at(chunk));
}

QString ResultModel::cellText(const QVariant &value) const
{
    if (!value.isValid() || value.isNull())
        return {};
    switch (value.typeId()) {
    case QMetaType::QByteArray: {
        const QByteArray bytes = value.toByteArray();
        return bytes.isValidUtf8() && !bytes.contains('\0') ? QString::fromUtf8(bytes)
                                                            : QStringLiteral("\\x") + QString::fromLatin1(bytes.toHex());
    }
    case QMetaType::QDateTime: return value.toDateTime().toString(QStringLiteral("yyyy-MM-dd HH:mm:ss.zzz"));
    case QMetaType::QDate: return value.toDate().toString(Qt::ISODate);
    case QMetaType::QTime: return value.toTime().toString(Qt::ISODateWithMs);
    default: return value.toString();
    }
}

QVariant ResultModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const QVariant value = row(index.row()).value(index.column());
    const bool null = !value.isValid() || value.isNull();
    switch (role) {
    case Qt::DisplayRole: {
        if (null)
            return QStringLiteral("NULL");
        QString text = cellText(value).left(longestShown);
        return text.replace(QLatin1Char('\n'), QChar(0x21B5)).remove(QLatin1Char('\r'));
    }
    case Qt::ToolTipRole: return null ? QVariant() : QVariant(cellText(value).left(4 * longestShown));
    case Qt::ForegroundRole: return null ? QVariant(Theme::instance().colors().dim) : QVariant();
    case Qt::FontRole: {
        QFont font = Theme::instance().codeFont();
        font.setItalic(null);
        return font;
    }
    case Qt::TextAlignmentRole: return int((m_columns.at(index.column()).isNumber ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    case IsNullRole: return null;
    case IsNumberRole: return m_columns.at(index.column()).isNumber;
    default: return {};
    }
}

QVariant ResultModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Vertical)
        return role == Qt::DisplayRole ? QVariant(section + 1) : QVariant();
    const Database::ResultColumn column = m_columns.value(section);
    switch (role) {
    case Qt::DisplayRole: return column.name;
    case Qt::ToolTipRole: return column.typeName.isEmpty() ? column.name : QStringLiteral("%1 · %2").arg(column.name, column.typeName);
    case Qt::TextAlignmentRole: return int((column.isNumber ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    default: return {};
    }
}

QString ResultModel::asTsv(QModelIndexList indexes, bool withHeaders) const
{
    std::sort(indexes.begin(), indexes.end());
    QList<int> columns;
    for (const QModelIndex &index : std::as_const(indexes)) {
        if (!columns.contains(index.column()))
            columns.append(index.column());
    }
    std::sort(columns.begin(), columns.end());
    const auto quoted = [](QString text) {
        const bool special = text.contains(QLatin1Char('\t')) || text.contains(QLatin1Char('\n')) || text.contains(QLatin1Char('"'));
        return special ? QStringLiteral("\"%1\"").arg(text.replace(QLatin1Char('"'), QStringLiteral("\"\""))) : text;
    };
    QStringList lines;
    QStringList cells;
    if (withHeaders) {
        for (const int column : std::as_const(columns))
            cells << quoted(m_columns.at(column).name);
        lines << cells.join(QLatin1Char('\t'));
    }
    for (qsizetype i = 0; i < indexes.size();) {
        cells = QStringList(columns.size());
        const int current = indexes.at(i).row();
        for (; i < indexes.size() && indexes.at(i).row() == current; ++i)
            cells[columns.indexOf(indexes.at(i).column())] = quoted(cellText(row(current).value(indexes.at(i).column())));
        lines << cells.join(QLatin1Char('\t'));
    }
    return lines.join(QLatin1Char('\n'));
}

} // namespace Varve::Ui
