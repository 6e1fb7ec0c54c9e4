// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "checklist.h"

#include <ui/pieces/marks.h>
#include <ui/theme/theme.h>

#include <QLabel>
#include <QVBoxLayout>

namespace Varve::Ui {

namespace {

class CheckLine final : public QWidget
{
public:
    CheckLine(const PlanCheck &check, QWidget *parent) : QWidget(parent), m_check(check)
    {
        auto *layout = new QHBoxLayout(this);
        layout->setContentsMargins(Theme::instance().measure(20), 0, 0, 0);
        auto *label = new QLabel(check.text, this);
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
        layout->addWidget(label);
        setAccessibleName(check.fine ? CheckList::tr("checked: %1").arg(check.text) : CheckList::tr("warning: %1").arg(check.text));
        connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        const Theme &theme = Theme::instance();
        QPainter painter(this);
        const QRectF box(0, theme.measure(1), theme.measure(13), theme.measure(13));
        if (m_check.fine)
            paintCheckMark(painter, box, theme.colors().ok);
        else
            paintExclamationMark(painter, box, theme.colors().warn);
    }

private:
    PlanCheck m_check;
};

} // namespace

CheckList::CheckList(const QList<PlanCheck> &checks, QWidget *parent) : QWidget(parent), m_layout(new QVBoxLayout(this))
{
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(Theme::instance().measure(8));
    for (const PlanCheck &check : checks)
        m_layout->addWidget(new CheckLine(check, this));
}

void CheckList::setLast(const PlanCheck &check)
{
    delete m_last;
    m_last = new CheckLine(check, this);
    m_layout->addWidget(m_last);
}

} // namespace Varve::Ui
