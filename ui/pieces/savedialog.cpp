// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "savedialog.h"

#include <QCoreApplication>
#include <QFileDialog>
#include <QFileInfo>
#include <QSaveFile>

namespace Varve::Ui {

namespace {

struct SaveDialog
{
    Q_DECLARE_TR_FUNCTIONS(Varve::Ui::SaveDialog)
};

int formatWithFilter(const QList<SaveFormat> &formats, const QString &filter)
{
    for (int i = 0; i < formats.size(); ++i) {
        if (formats.at(i).filter == filter)
            return i;
    }
    return 0;
}

int formatOf(const QList<SaveFormat> &formats, const QString &path, const QString &filter)
{
    const QString suffix = QFileInfo(path).suffix();
    for (int i = 0; i < formats.size(); ++i) {
        if (formats.at(i).suffix.compare(suffix, Qt::CaseInsensitive) == 0)
            return i;
    }
    return formatWithFilter(formats, filter);
}

} // namespace

void askWhereToSave(QWidget *parent, const QString &title, const QString &name, const QList<SaveFormat> &formats,
                    const std::function<void(const QString &path, int format)> &save)
{
    auto *dialog = new QFileDialog(parent, title, name);
    QStringList filters;
    for (const SaveFormat &format : formats)
        filters += format.filter;
    dialog->setNameFilters(filters);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(formats.constFirst().suffix);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    QObject::connect(dialog, &QFileDialog::filterSelected, dialog, [dialog, formats](const QString &filter) {
        dialog->setDefaultSuffix(formats.at(formatWithFilter(formats, filter)).suffix);
    });
    QObject::connect(dialog, &QFileDialog::fileSelected, parent,
                     [dialog, formats, save](const QString &path) { save(path, formatOf(formats, path, dialog->selectedNameFilter())); });
    dialog->open();
}

Core::Expected<> saveFile(const QString &path, const QByteArray &content)
{
    QSaveFile file(path);
    if (file.open(QIODevice::WriteOnly) && file.write(content) == content.size() && file.commit())
        return {};
    return Core::failure(Core::ErrorKind::Io, SaveDialog::tr("%1 could not be written: %2").arg(path, file.errorString()));
}

} // namespace Varve::Ui
