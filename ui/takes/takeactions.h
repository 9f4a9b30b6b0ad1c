// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/strongid.h"

#include <QObject>

class QPoint;
class QWidget;

namespace studio::store {
struct Take;
}

namespace studio::ui {

class TakeShelf;

/// What can be done with a take besides playing: star, export, delete. Deleting can be undone while the toast
/// is shown; the take goes for good after that.
class TakeActions final : public QObject {
    Q_OBJECT

public:
    /// `panel` owns it; menus and toasts appear in its window.
    TakeActions(TakeShelf &shelf, QWidget *panel);

    void openMenu(const TakeId &id, const QPoint &globalPosition);
    void remove(const TakeId &id);

signals:
    void exportRequested(const studio::store::Take &take);
    void transcribeRequested(const studio::TakeId &id);
    /// Name and note.
    void detailsRequested(const studio::TakeId &id);
    /// A take goes: its sound should end.
    void removing();
    void removed();

private:
    TakeShelf &m_shelf;
    QWidget *m_panel;
};

} // namespace studio::ui
