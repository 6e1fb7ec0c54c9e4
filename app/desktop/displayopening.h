// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtGlobal>

namespace Varve {

/// While it lives, a display that Qt cannot open ends the program with a sentence and exit code 1; by itself Qt would name its plugins and abort.
/// What Qt says otherwise comes when it is over. One at a time.
class DisplayOpening final
{
public:
    DisplayOpening();
    ~DisplayOpening();
    Q_DISABLE_COPY_MOVE(DisplayOpening)
};

} // namespace Varve
