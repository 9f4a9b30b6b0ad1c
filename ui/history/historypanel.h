// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/jobguard.h"
#include "core/base/strongid.h"
#include "core/store/historyindex.h"
#include "ui/history/historyservices.h"
#include "ui/widgets/panel.h"

#include <QSet>

class QStackedWidget;

namespace studio {
struct Error;
}

namespace studio::ui {

struct ArchiveEntry;
class ArchiveList;
class ArchiveModel;
class ArchivePlayback;
class EmptyState;
class ExportFlow;
class HistoryFilterBar;
class HistorySessions;
class InfoBanner;
class Skeleton;
class HistoryRemoval;
class UsageColumn;

/// History and usage: everything that was made, found while typing, played in place, restored, starred and
/// deleted with Undo; beside it what it cost. What only the service has becomes a take when it is played or
/// restored, for no credits. GUI thread.
class HistoryPanel final : public Panel {
    Q_OBJECT

public:
    explicit HistoryPanel(const HistoryServices &services, QWidget *parent = nullptr);
    ~HistoryPanel() override;

    [[nodiscard]] QWidget *content() const override { return m_content; }
    [[nodiscard]] QWidget *inspector() const override;
    void setInspectorVisible(bool visible) override;
    [[nodiscard]] PlaybackSource *playback() const override;
    void setVolume(double volume) override;
    void activate() override;
    /// {"words": "harbour"}: searches; {"unknown": true}: shows what may have been charged.
    void open(const QVariantMap &what) override;

    [[nodiscard]] ArchiveModel *model() const { return m_model; }

signals:
    /// Takes are gone for good; whoever shows them should not any more.
    void takesRemoved(const QStringList &ids);
    /// Transcripts are about to go for good: whoever edits one lets it go now.
    void transcriptsRemoving(const QStringList &ids);

protected:
    void hideEvent(QHideEvent *event) override;

private:
    void build();
    void makeActions();
    void wire();
    void takeAccount();
    void applyFilter();
    void showState();
    void showKinds();
    void showMoney();
    void play(const ArchiveEntry &entry);
    void restore(const ArchiveEntry &entry);
    void handOver(const ArchiveEntry &entry, const QString &panel, const QString &as);
    void star(const ArchiveEntry &entry);
    void removeChosen();
    void exportChosen();
    void openMenu(const QPoint &globalPosition);
    /// Makes a take of what only the service has; then f(take id).
    void withTake(const ArchiveEntry &entry, std::function<void(const TakeId &)> f);
    void tell(const Error &error);

    HistoryServices m_services;
    ArchiveModel *m_model;
    ArchivePlayback *m_playback;
    QWidget *m_content = nullptr;
    HistoryFilterBar *m_filters = nullptr;
    InfoBanner *m_money = nullptr;
    InfoBanner *m_offline = nullptr;
    QStackedWidget *m_stack = nullptr;
    ArchiveList *m_list = nullptr;
    EmptyState *m_empty = nullptr;
    QWidget *m_waiting = nullptr;
    UsageColumn *m_usage = nullptr;
    ExportFlow *m_export = nullptr;
    HistorySessions *m_sessions = nullptr;
    HistoryRemoval *m_removal = nullptr;
    JobGuard m_adopting;
    JobGuard m_loading;
    QList<store::HistoryGroup> m_kinds; ///< Of takes.
    bool m_started = false;
};

} // namespace studio::ui
