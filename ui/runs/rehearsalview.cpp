// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "rehearsalview.h"

#include "plantexts.h"

#include <ui/theme/theme.h>

#include <QPlainTextEdit>
#include <QVBoxLayout>

namespace Varve::Ui {

PlanCheck rehearsalCheck(const Core::Expected<Execution::RehearsalReport> &report)
{
    if (!report)
        return {.fine = false, .text = RehearsalView::tr("Not rehearsed: %1").arg(report.error().message)};
    if (report->error)
        return {.fine = false, .text = RehearsalView::tr("The rehearsal failed: %1").arg(report->error->message)};
    if (report->leavesSomething())
        return {.fine = false, .text = RehearsalView::tr("Rehearsed up, down and up again: something is left behind")};
    if (!report->notRemoved.isEmpty())
        return {.fine = false, .text = report->notRemoved.constFirst().toString()};
    if (!report->withoutDown.isEmpty()) {
        return {.fine = true,
                .text = RehearsalView::tr("Rehearsed up, and down as far as %1, which has nothing in a down section")
                            .arg(report->withoutDown.constFirst())};
    }
    return {.fine = true, .text = RehearsalView::tr("Rehearsed up, down and up again: nothing left behind")};
}

RehearsalView::RehearsalView(QWidget *parent) : Surface(Ground::Base, parent), m_text(new QPlainTextEdit(this))
{
    const Theme &theme = Theme::instance();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(theme.measure(14), theme.measure(10), 0, 0);
    column->setSpacing(theme.measure(6));
    QLabel *caption = makeCaption(tr("Rehearsal"), this);
    caption->setBuddy(m_text);
    m_text->setAccessibleName(tr("Rehearsal"));
    m_text->setReadOnly(true);
    m_text->setFrameShape(QFrame::NoFrame);
    m_text->setFont(theme.codeFont());
    m_text->document()->setDocumentMargin(0);
    column->addWidget(caption);
    column->addWidget(m_text, 1);
}

void RehearsalView::setText(const QString &text)
{
    m_text->setPlainText(text);
}

} // namespace Varve::Ui
