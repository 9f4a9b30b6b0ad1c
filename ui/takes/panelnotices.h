// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/takes/speechnotice.h"
#include "ui/widgets/infobanner.h"

#include <QWidget>

#include <optional>

namespace studio::ui {

/// The one banner of the panel. What the last action led to stands before the state of the connection, then
/// requests that may have been charged, then a note about the draft. Closing it hides what it shows now.
class PanelNotices final : public QWidget {
    Q_OBJECT

public:
    enum class Rank { Generation, Connection, Money, Draft };

    explicit PanelNotices(QWidget *parent = nullptr);

    void set(Rank rank, const std::optional<SpeechNotice> &notice);
    [[nodiscard]] std::optional<SpeechNotice> shown() const;

signals:
    void actionTriggered(studio::ui::SpeechNotice::Action action);

private:
    void refresh();

    InfoBanner *m_banner;
    std::optional<SpeechNotice> m_notices[4];
};

} // namespace studio::ui
