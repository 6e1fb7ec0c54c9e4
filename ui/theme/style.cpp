// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "style.h"

#include "styleparts.h"
#include "theme.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QPainter>
#include <QPushButton>
#include <QScrollBar>
#include <QTabBar>
#include <QTabWidget>
#include <QToolButton>

namespace Varve::Ui {

using namespace Qt::StringLiterals;

namespace {

const char lookProperty[] = "varveLook";

int measured(double pixels)
{
    return Theme::instance().measure(pixels);
}

ButtonLook pushButtonLook(const QStyleOptionButton &option)
{
    if (option.features.testFlag(QStyleOptionButton::Flat))
        return ButtonLook::Flat;
    return option.features.testFlag(QStyleOptionButton::DefaultButton) ? ButtonLook::Primary : ButtonLook::Outlined;
}

void setTextColor(QPalette &palette, const QColor &color)
{
    for (const QPalette::ColorRole role : {QPalette::ButtonText, QPalette::WindowText, QPalette::Text})
        palette.setColor(role, color);
}

/// A corner widget is as wide as its hint.
class Indent final : public QWidget
{
public:
    using QWidget::QWidget;
    QSize sizeHint() const override { return {measured(8), 1}; }
};

/// Room for the little triangle of a button with a menu.
int menuArrowWidth()
{
    return measured(16);
}

} // namespace

void setLook(QAbstractButton *button, ButtonLook look)
{
    button->setProperty(lookProperty, int(look));
    button->updateGeometry();
    button->update();
}

ButtonLook look(const QWidget *button)
{
    return button ? ButtonLook(button->property(lookProperty).toInt()) : ButtonLook::Flat;
}

void indentTabs(QTabWidget *tabs)
{
    tabs->setCornerWidget(new Indent(tabs), Qt::TopLeftCorner);
}

Style::Style() : QProxyStyle(u"Fusion"_s) {}

void Style::polish(QWidget *widget)
{
    QProxyStyle::polish(widget);
    const bool hovers = qobject_cast<QAbstractButton *>(widget) || qobject_cast<QComboBox *>(widget) || qobject_cast<QTabBar *>(widget)
        || qobject_cast<QScrollBar *>(widget);
    if (hovers)
        widget->setAttribute(Qt::WA_Hover);
}

int Style::pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const
{
    switch (metric) {
    case PM_DockWidgetSeparatorExtent:
    case PM_SplitterWidth:
    case PM_DefaultFrameWidth: return 1;
    case PM_ScrollBarExtent: return measured(12);
    case PM_ScrollBarSliderMin: return measured(28);
    case PM_TabBarTabHSpace: return measured(24);
    case PM_TabBarTabVSpace: return measured(14);
    case PM_TabBarBaseOverlap: return 1; // the line that the tabs stand on
    case PM_TabBarTabOverlap:
    case PM_TabBarTabShiftHorizontal:
    case PM_TabBarTabShiftVertical: return 0;
    case PM_LayoutHorizontalSpacing:
    case PM_LayoutVerticalSpacing: return measured(8);
    case PM_LayoutLeftMargin:
    case PM_LayoutRightMargin:
    case PM_LayoutTopMargin:
    case PM_LayoutBottomMargin: return measured(12);
    case PM_IndicatorWidth:
    case PM_IndicatorHeight:
    case PM_ExclusiveIndicatorWidth:
    case PM_ExclusiveIndicatorHeight: return measured(14);
    case PM_SmallIconSize:
    case PM_ButtonIconSize:
    case PM_ToolBarIconSize:
    case PM_TabBarIconSize:
    case PM_TabCloseIndicatorWidth:
    case PM_TabCloseIndicatorHeight: return measured(16);
    case PM_ToolBarItemSpacing: return measured(6);
    case PM_ToolBarItemMargin:
    case PM_ToolBarFrameWidth: return 0;
    case PM_ToolBarSeparatorExtent: return measured(13);
    case PM_MenuBarItemSpacing: return measured(2);
    case PM_MenuBarHMargin: return measured(6);
    case PM_MenuBarVMargin: return measured(1);
    case PM_MenuBarPanelWidth: return 0;
    case PM_MenuButtonIndicator: return measured(12);
    case PM_ButtonShiftHorizontal:
    case PM_ButtonShiftVertical:
    case PM_ButtonDefaultIndicator: return 0;
    case PM_TreeViewIndentation: return measured(16);
    case PM_HeaderMargin: return measured(6);
    default: return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

int Style::styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget, QStyleHintReturn *data) const
{
    switch (hint) {
    case SH_Widget_Animation_Duration:
    case SH_EtchDisabledText:
    case SH_UnderlineShortcut:
    case SH_ItemView_ActivateItemOnSingleClick:
    case SH_DialogButtonBox_ButtonsHaveIcons:
    case SH_ScrollBar_Transient: return 0;
    case SH_ItemView_ShowDecorationSelected: return 1;
    case SH_TabBar_Alignment: return Qt::AlignLeft;
    default: return QProxyStyle::styleHint(hint, option, widget, data);
    }
}

QSize Style::sizeFromContents(ContentsType type, const QStyleOption *option, const QSize &size, const QWidget *widget) const
{
    QSize result = QProxyStyle::sizeFromContents(type, option, size, widget);
    switch (type) {
    case CT_PushButton:
        return {size.width() + measured(24), std::max(size.height(), measured(28))}; // with PM_MenuButtonIndicator where there is a menu
    case CT_ToolButton: {
        const auto *button = qstyleoption_cast<const QStyleOptionToolButton *>(option);
        const bool textual = button && button->toolButtonStyle != Qt::ToolButtonIconOnly && !button->text.isEmpty();
        result = QSize(size.width() + measured(textual ? 18 : 10), std::max(size.height(), measured(28)));
        if (button && button->features.testFlag(QStyleOptionToolButton::HasMenu) && textual)
            result.rwidth() += menuArrowWidth();
        return result;
    }
    case CT_LineEdit:
    case CT_ComboBox:
    case CT_SpinBox: return QSize(result.width(), std::max(size.height(), measured(28)));
    case CT_TabBarTab: return QSize(result.width(), measured(32));
    case CT_MenuBarItem: return QSize(size.width() + measured(16), std::max(size.height(), measured(24)));
    case CT_ItemViewItem: return QSize(result.width(), std::max(result.height(), measured(23)));
    default: return result;
    }
}

QRect Style::subControlRect(ComplexControl control, const QStyleOptionComplex *option, SubControl part, const QWidget *widget) const
{
    if (control != CC_ScrollBar)
        return QProxyStyle::subControlRect(control, option, part, widget);
    const auto *bar = qstyleoption_cast<const QStyleOptionSlider *>(option);
    if (!bar)
        return {};
    // No arrows: the whole bar is groove.
    const bool vertical = bar->orientation == Qt::Vertical;
    const int length = vertical ? bar->rect.height() : bar->rect.width();
    const double range = double(bar->maximum) - bar->minimum + bar->pageStep;
    const int thumb = range > 0 ? std::clamp(int(length * bar->pageStep / range), std::min(length, measured(28)), length) : length;
    const int start = sliderPositionFromValue(bar->minimum, bar->maximum, bar->sliderPosition, length - thumb, bar->upsideDown);
    const auto along = [&](int from, int extent) {
        return vertical ? QRect(bar->rect.left(), bar->rect.top() + from, bar->rect.width(), extent)
                        : QRect(bar->rect.left() + from, bar->rect.top(), extent, bar->rect.height());
    };
    switch (part) {
    case SC_ScrollBarGroove: return bar->rect;
    case SC_ScrollBarSlider: return along(start, thumb);
    case SC_ScrollBarSubPage: return along(0, start);
    case SC_ScrollBarAddPage: return along(start + thumb, length - start - thumb);
    default: return {};
    }
}

QRect Style::subElementRect(SubElement element, const QStyleOption *option, const QWidget *widget) const
{
    if (element == SE_TabBarTabRightButton || element == SE_TabBarTabLeftButton)
        return QProxyStyle::subElementRect(element, option, widget)
            .translated(0, measured(2)); // level with the label below the sheet's edge
    if (element == SE_LineEditContents)
        return QProxyStyle::subElementRect(element, option, widget).adjusted(measured(5), 0, -measured(5), 0);
    return QProxyStyle::subElementRect(element, option, widget);
}

bool Style::drawOwnPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter, const QWidget *widget) const
{
    const Colors &c = Theme::instance().colors();
    switch (element) {
    case PE_PanelLineEdit:
        if (const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option); frame && frame->lineWidth > 0)
            paintField(*painter, *option);
        return true;
    case PE_FrameLineEdit:
    case PE_FrameTabWidget:
    case PE_FrameStatusBarItem:
    case PE_PanelStatusBar:
    case PE_FrameMenu:
    case PE_FrameButtonBevel: return true;
    case PE_PanelMenu:
    case PE_PanelTipLabel: paintBox(*painter, option->rect, c.base, c.line, 0); return true;
    case PE_Frame: paintBox(*painter, option->rect, {}, c.line, 0); return true;
    case PE_FrameFocusRect: paintBox(*painter, option->rect, {}, c.accent, measured(3)); return true;
    case PE_IndicatorCheckBox:
    case PE_IndicatorItemViewItemCheck: paintCheckMark(*painter, *option, false); return true;
    case PE_IndicatorRadioButton: paintCheckMark(*painter, *option, true); return true;
    case PE_IndicatorTabClose: paintTabClose(*painter, *option); return true;
    case PE_IndicatorBranch: paintBranch(*painter, *option); return true;
    case PE_FrameTabBarBase:
        if (const auto *base = qstyleoption_cast<const QStyleOptionTabBarBase *>(option))
            paintTabBarBase(*painter, *base);
        return true;
    case PE_IndicatorDockWidgetResizeHandle: painter->fillRect(option->rect, c.line); return true;
    case PE_IndicatorToolBarSeparator: {
        const QRect area = option->rect;
        painter->fillRect(QRect(area.center().x(), area.center().y() - measured(10), 1, measured(20)), c.line);
        return true;
    }
    case PE_PanelButtonTool: paintButtonBox(*painter, *option, look(widget)); return true;
    default: return false;
    }
}

void Style::drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter, const QWidget *widget) const
{
    if (!drawOwnPrimitive(element, option, painter, widget))
        QProxyStyle::drawPrimitive(element, option, painter, widget);
}

bool Style::drawOwnControl(ControlElement element, const QStyleOption *option, QPainter *painter, const QWidget *widget) const
{
    const Colors &c = Theme::instance().colors();
    switch (element) {
    case CE_PushButtonBevel:
        if (const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option)) {
            const ButtonLook shape = pushButtonLook(*button);
            paintButtonBox(*painter, *option, shape);
            if (button->features.testFlag(QStyleOptionButton::HasMenu)) {
                const QRect arrow(option->rect.right() - measured(24), option->rect.top(), menuArrowWidth(), option->rect.height());
                paintChevron(*painter, arrow, Chevron::Down, buttonText(*option, shape));
            }
        }
        return true;
    case CE_TabBarTabShape:
        if (const auto *tab = qstyleoption_cast<const QStyleOptionTab *>(option))
            paintTab(*painter, *tab);
        return true;
    case CE_HeaderSection:
    case CE_HeaderEmptyArea:
        if (const auto *header = qstyleoption_cast<const QStyleOptionHeader *>(option))
            paintHeaderSection(*painter, *header);
        else
            painter->fillRect(option->rect, c.window);
        return true;
    case CE_ProgressBar:
        if (const auto *bar = qstyleoption_cast<const QStyleOptionProgressBar *>(option))
            paintProgress(*painter, *bar);
        return true;
    case CE_ToolBar:
    case CE_MenuBarEmptyArea: painter->fillRect(option->rect, c.window); return true;
    case CE_Splitter: painter->fillRect(option->rect, c.line); return true;
    case CE_ShapedFrame:
        if (const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option);
            frame && (frame->frameShape == QFrame::HLine || frame->frameShape == QFrame::VLine)) {
            const bool across = frame->frameShape == QFrame::HLine;
            const QPoint middle = option->rect.center();
            painter->fillRect(across ? QRect(option->rect.left(), middle.y(), option->rect.width(), 1)
                                     : QRect(middle.x(), option->rect.top(), 1, option->rect.height()),
                              c.line);
            return true;
        }
        return false;
    case CE_FocusFrame:
    default: Q_UNUSED(widget); return false;
    }
}

void Style::drawControl(ControlElement element, const QStyleOption *option, QPainter *painter, const QWidget *widget) const
{
    const Colors &c = Theme::instance().colors();
    if (drawOwnControl(element, option, painter, widget))
        return;
    if (const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option); button && element == CE_PushButtonLabel) {
        QStyleOptionButton copy(*button);
        setTextColor(copy.palette, buttonText(*option, pushButtonLook(*button)));
        if (copy.features.testFlag(QStyleOptionButton::HasMenu)) { // the base style would draw an arrow of its own
            copy.features.setFlag(QStyleOptionButton::HasMenu, false);
            copy.rect.adjust(0, 0, -measured(14), 0);
        }
        return QProxyStyle::drawControl(element, &copy, painter, widget);
    }
    if (const auto *button = qstyleoption_cast<const QStyleOptionToolButton *>(option); button && element == CE_ToolButtonLabel) {
        QStyleOptionToolButton copy(*button);
        setTextColor(copy.palette, buttonText(*option, look(widget)));
        return QProxyStyle::drawControl(element, &copy, painter, widget);
    }
    if (const auto *tab = qstyleoption_cast<const QStyleOptionTab *>(option); tab && element == CE_TabBarTabLabel) {
        QStyleOptionTab copy(*tab);
        const bool front = tab->state.testFlag(State_Selected) || tab->state.testFlag(State_MouseOver);
        // A tab with a colour of its own (QTabBar::setTabTextColor) keeps it.
        const bool own = widget && tab->palette.color(QPalette::WindowText) != widget->palette().color(QPalette::WindowText);
        if (!own)
            setTextColor(copy.palette, !tab->state.testFlag(State_Enabled) ? c.off : front ? c.text : c.dim);
        copy.state.setFlag(State_HasFocus, false);
        copy.rect.adjust(0, measured(4), 0, 0); // the sheet begins below the row's upper edge
        return QProxyStyle::drawControl(element, &copy, painter, widget);
    }
    if (const auto *header = qstyleoption_cast<const QStyleOptionHeader *>(option); header && element == CE_HeaderLabel) {
        QStyleOptionHeader copy(*header);
        setTextColor(copy.palette, c.dim);
        return QProxyStyle::drawControl(element, &copy, painter, widget);
    }
    if (const auto *item = qstyleoption_cast<const QStyleOptionMenuItem *>(option); item && element == CE_MenuBarItem) {
        paintMenuBarItem(*painter, *item);
        drawItemText(painter, item->rect, Qt::AlignCenter | Qt::TextShowMnemonic | Qt::TextHideMnemonic, item->palette,
                     item->state.testFlag(State_Enabled), item->text, QPalette::WindowText);
        return;
    }
    QProxyStyle::drawControl(element, option, painter, widget);
}

void Style::drawComplexControl(ComplexControl control, const QStyleOptionComplex *option, QPainter *painter, const QWidget *widget) const
{
    if (const auto *bar = qstyleoption_cast<const QStyleOptionSlider *>(option); bar && control == CC_ScrollBar) {
        painter->fillRect(bar->rect, Theme::instance().colors().base);
        return paintScrollBar(*painter, *bar, subControlRect(CC_ScrollBar, bar, SC_ScrollBarSlider, widget));
    }
    if (const auto *box = qstyleoption_cast<const QStyleOptionComboBox *>(option); box && control == CC_ComboBox && !box->editable) {
        paintButtonBox(*painter, *option, ButtonLook::Outlined);
        const QRect arrow(option->rect.right() - measured(20), option->rect.top(), menuArrowWidth(), option->rect.height());
        return paintChevron(*painter, arrow, Chevron::Down, buttonText(*option, ButtonLook::Outlined));
    }
    if (const auto *button = qstyleoption_cast<const QStyleOptionToolButton *>(option); button && control == CC_ToolButton) {
        paintButtonBox(*painter, *option, look(widget));
        QStyleOptionToolButton label(*button);
        const bool textual = button->toolButtonStyle != Qt::ToolButtonIconOnly && !button->text.isEmpty();
        if (button->features.testFlag(QStyleOptionToolButton::HasMenu) && textual) {
            const QRect arrow(option->rect.right() - measured(20), option->rect.top(), menuArrowWidth(), option->rect.height());
            paintChevron(*painter, arrow, Chevron::Down, buttonText(*option, look(widget)));
            label.rect.adjust(0, 0, -menuArrowWidth(), 0);
        }
        return drawControl(CE_ToolButtonLabel, &label, painter, widget);
    }
    QProxyStyle::drawComplexControl(control, option, painter, widget);
}

} // namespace Varve::Ui
