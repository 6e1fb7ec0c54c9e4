// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "textedit.h"

#include <QCoreApplication>

#include <algorithm>

namespace Varve::Core {

Expected<QByteArray> applyEdits(const QByteArray &text, QList<TextEdit> edits)
{
    std::stable_sort(edits.begin(), edits.end(), [](const TextEdit &a, const TextEdit &b) { return a.offset < b.offset; });
    QByteArray result;
    qint64 done = 0;
    for (const TextEdit &edit : std::as_const(edits)) {
        const bool inside = edit.offset >= done && edit.length >= 0 && edit.offset + edit.length <= text.size();
        if (!inside || QByteArrayView(text).sliced(edit.offset, edit.length) != edit.found) {
            return failure(ErrorKind::ProjectFiles,
                           QCoreApplication::translate("Varve::Core", "The text is no longer the one in which \"%1\" was found.")
                               .arg(QString::fromUtf8(edit.found)),
                           QCoreApplication::translate("Varve::Core", "Look at the file as it is now, then try again."));
        }
        result += QByteArrayView(text).sliced(done, edit.offset - done);
        result += edit.replacement;
        done = edit.offset + edit.length;
    }
    result += QByteArrayView(text).sliced(done);
    return result;
}

} // namespace Varve::Core
