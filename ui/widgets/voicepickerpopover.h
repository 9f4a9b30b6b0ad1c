// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/voiceitem.h"

#include <QTimer>
#include <QWidget>

#include <vector>

class QKeyEvent;
class QListView;
class QPushButton;
class QStackedWidget;

namespace studio::ui {

class EmptyState;
class SearchField;
class TextLabel;
class VoiceDelegate;
class VoiceFilterBar;
class VoiceListModel;

/// The voice picker, 500×486: search, filter chips and a list. Type to filter, ↑ ↓, Space previews, Enter
/// uses, Ctrl+D stars, Alt+1…3 put a voice into a slot of the audition, Esc closes. Owned by the panel;
/// open() shows it in the window's OverlayHost.
class VoicePickerPopover final : public QWidget {
    Q_OBJECT

public:
    explicit VoicePickerPopover(QWidget *parent = nullptr);

    void setVoices(std::vector<VoiceItem> voices);
    /// Skeleton rows until setVoices().
    void setLoading();
    /// Shows cached voices only, and says so.
    void setOffline(bool offline);
    void setCurrent(const VoiceId &id);
    void setStarred(const QSet<VoiceId> &starred);
    /// Last used first.
    void setRecent(const QList<VoiceId> &recent);
    /// The voice whose preview sounds; empty for none.
    void setPlaying(const VoiceId &id);
    /// Shows the link at the foot; off until there is a library to browse.
    void setBrowseVisible(bool visible);

    /// Opens below the anchor with an empty search.
    void open(QWidget *anchor);
    void dismiss();
    [[nodiscard]] VoiceListModel *model() const { return m_model; }

    [[nodiscard]] QSize sizeHint() const override;

signals:
    void chosen(const studio::ui::VoiceItem &voice);
    /// Play or stop the preview of a voice.
    void previewRequested(const studio::ui::VoiceItem &voice);
    void previewStopRequested();
    void starToggled(const studio::VoiceId &voice);
    /// From 0.
    void slotRequested(const studio::VoiceId &voice, int slot);
    void browseRequested();

public:
    bool eventFilter(QObject *watched, QEvent *event) override;

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void showState();
    void use(int row);
    void togglePreview(int row);
    void clearFilters();
    bool handleCommand(const QKeyEvent &event);
    [[nodiscard]] int currentRow() const;
    void setCurrentRow(int row);
    bool handleKey(QKeyEvent *event, bool fromSearch);

    SearchField *m_search;
    VoiceFilterBar *m_filters;
    TextLabel *m_offlineNote;
    QStackedWidget *m_stack;
    QListView *m_list;
    QWidget *m_skeleton;
    EmptyState *m_empty;
    TextLabel *m_hint;
    QPushButton *m_browse;
    VoiceListModel *m_model;
    VoiceDelegate *m_delegate;
    QTimer m_animation;
    VoiceId m_current;
    bool m_loading = false;
    bool m_offline = false;
    bool m_spacePreviews = false;
    int m_phase = 0;
};

} // namespace studio::ui
