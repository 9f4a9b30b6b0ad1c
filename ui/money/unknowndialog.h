// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/dialogframe.h"

class QListView;
class QPushButton;
class QStackedWidget;

namespace studio::history {
class UnknownOutcomes;
}

namespace studio::ui {

class UnknownModel;

/// The requests that may have been charged: look them up, say which entry of the service's history one is, or
/// that it was not charged. Enter does the first that is possible. Deletes itself when closed.
class UnknownDialog final : public DialogFrame {
    Q_OBJECT

public:
    explicit UnknownDialog(history::UnknownOutcomes &outcomes);

    /// Shows one in the window of `opener`, unless one is open there.
    static void open(QWidget *opener, history::UnknownOutcomes &outcomes);

private:
    void showState();
    [[nodiscard]] int currentRow() const;

    history::UnknownOutcomes &m_outcomes;
    UnknownModel *m_model;
    QStackedWidget *m_stack;
    QListView *m_list;
    QPushButton *m_lookUp;
    QPushButton *m_adopt;
    QPushButton *m_free;
};

} // namespace studio::ui
