// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/strongid.h"

#include <QWidget>

class QLineEdit;
class QListView;
class QPushButton;
class QStackedWidget;
class QStandardItemModel;

namespace studio::audition {
class Shortlist;
}

namespace studio::ui {

class Switch;
class TextLabel;

/// The shortlist as a dialog: hear an entry, note something, remove it, send all as one file. Space plays,
/// Delete removes.
class ShortlistSheet final : public QWidget {
    Q_OBJECT

public:
    explicit ShortlistSheet(audition::Shortlist &shortlist, QWidget *parent = nullptr);

    void setBusy(bool busy);
    void showProblem(const QString &sentence);
    [[nodiscard]] QSize sizeHint() const override;

signals:
    void playRequested(const studio::TakeId &take);
    void useRequested(const studio::TakeId &take);
    void removeRequested(const studio::TakeId &take);
    void sendRequested(bool hideNames);
    void cancelled();

public:
    bool eventFilter(QObject *watched, QEvent *event) override;

protected:
    void showEvent(QShowEvent *event) override;

private:
    void build();
    void fill();
    void showNote();
    [[nodiscard]] TakeId current() const;

    audition::Shortlist &m_shortlist;
    QStandardItemModel *m_model;
    QStackedWidget *m_stack;
    QListView *m_list;
    QLineEdit *m_note;
    Switch *m_hide;
    TextLabel *m_problem;
    QPushButton *m_play;
    QPushButton *m_remove;
    QPushButton *m_send;
};

} // namespace studio::ui
