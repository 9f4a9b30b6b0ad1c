// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/changer/changerparts.h"

#include <QObject>

namespace studio::ui {

class ChangeMaking;

/// Finds out where in the open recording the current take begins, so that both can be compared at the same
/// place; and changes from one to the other by a key. GUI thread.
class TakeOrigin final : public QObject {
    Q_OBJECT

public:
    TakeOrigin(const ChangerParts &parts, const ChangeMaking &making, QObject *parent);

private:
    void refresh();
    void toggle();

    const ChangerParts m_parts;
    const ChangeMaking &m_making;
};

} // namespace studio::ui
