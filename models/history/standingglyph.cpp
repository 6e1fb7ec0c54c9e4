// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "standingglyph.h"

namespace Varve::History {

using namespace Qt::StringLiterals;

QString glyph(Standing standing)
{
    switch (standing) {
    case Standing::Applied: return u"●"_s;
    case Standing::Pending: return u"○"_s;
    case Standing::Failed: return u"✕"_s;
    case Standing::Partial: return u"◐"_s;
    case Standing::Changed: return u"▲"_s;
    case Standing::Missing: return u"⬚"_s;
    case Standing::OutOfOrder: return u"◇"_s;
    case Standing::NotForThis: return u"–"_s;
    case Standing::NotRun: return u"·"_s;
    case Standing::Unknown: return u"?"_s;
    }
    return {};
}

} // namespace Varve::History
