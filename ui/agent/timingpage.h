// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QScrollArea>

class QBoxLayout;
class QVBoxLayout;

namespace studio::settings {
class SettingsStore;
}

namespace studio::ui {

class LatencyAxis;
class LatencyLegend;
class LatencyList;
class LatencyModel;
class ShownSession;
class TargetButton;
class TextLabel;
class TimingTile;

/// How long the agent takes: figures, and every turn as a bar. Features put cards below.
class TimingPage final : public QScrollArea {
    Q_OBJECT

public:
    TimingPage(ShownSession &shown, settings::SettingsStore &settings, QWidget *parent = nullptr);

    /// Below the waterfall, after a hairline, e.g. the scenario that runs. Owns it from now on.
    void addCard(QWidget *card);

    [[nodiscard]] LatencyList *list() const { return m_list; }

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void refresh();
    void fitHead();
    void chooseTarget();
    void showFigures();

    ShownSession &m_shown;
    settings::SettingsStore &m_settings;
    LatencyModel *m_model;
    TimingTile *m_median;
    TimingTile *m_slowest;
    TimingTile *m_bargeIns;
    QBoxLayout *m_head;
    TextLabel *m_title;
    TargetButton *m_target;
    LatencyLegend *m_legend;
    LatencyList *m_list;
    LatencyAxis *m_axis;
    TextLabel *m_empty;
    QVBoxLayout *m_cards;
    QWidget *m_figures;
    QVBoxLayout *m_figureRows;
};

} // namespace studio::ui
