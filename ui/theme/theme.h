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

    /// The system's; where it names none worth having, Inter or Noto Sans.
    QFont interfaceFont() const { return m_interfaceFont; }
    /// JetBrains Mono where it is installed, else the system's fixed font; as high as the interface font.
    QFont codeFont() const { return m_codeFont; }
    /// The interface font a step smaller, for badges and captions.
    QFont smallFont() const;
    QFont boldFont() const;

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
    void chooseFonts();

    Scheme m_scheme = Scheme::Light;
    QFont m_interfaceFont;
    QFont m_codeFont;
    double m_scale = 1; ///< font height by the 13 px of the drawings
    bool m_installed = false;
};

} // namespace Varve::Ui
