// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "palette.h"

#include <QFont>
#include <QObject>

namespace Varve::Ui {

/// The look that is in force: scheme, fonts and measures. One for the program; widgets read it while they paint and repaint on changed().
class Theme final : public QObject
{
    Q_OBJECT

public:
    static Theme &instance();

    Scheme scheme() const { return m_scheme; }
    const Colors &colors() const { return Ui::colors(m_scheme); }
    /// Sets palette, style and style sheet of the application. UI thread.
    void setScheme(Scheme scheme);
    /// Dark where the system asks for it.
    static Scheme systemScheme();

    QFont interfaceFont() const;
    QFont codeFont() const;

    /// \a pixels as drawn at 13 px text, scaled with the interface font's height. All measures go through here.
    int measure(double pixels) const;
    int listRow() const { return measure(27); }
    int treeRow() const { return measure(23); }
    int toolbar() const { return measure(42); }
    int button() const { return measure(28); }

signals:
    void changed();

private:
    Theme();
    Scheme m_scheme = Scheme::Light;
};

} // namespace Varve::Ui
