// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

namespace Varve::Ui {

/// What can be asked for about one migration besides the ways up to it and back to it; each opens the preview of its plan.
enum class MigrationCommand { RunOnly, RollBackOnly, Stamp, Unstamp, StampUpTo, Baseline, AcceptChange, Verify };

} // namespace Varve::Ui
