// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <models/core/error.h>

#include <functional>

namespace Varve::Ui {

/// A button beside a message.
struct Offer
{
    QString title;
    std::function<void()> act;
};

/// An error on its way through a signal. Core::Error itself cannot go: Qt's metatypes ask whether it can be compared while its own list of
/// further errors is still asking the same.
struct Failure
{
    Core::Error error;
    QList<Offer> offers = {}; ///< what can be done
    QString environment = {}; ///< where; empty where that does not matter
};

} // namespace Varve::Ui
