// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/recording/listeningservices.h"
#include "ui/widgets/panel.h"

namespace studio::ui {

/// Transcription: sound in, text with times and speakers out. Wires its parts; each does its own work. GUI
/// thread.
class TranscriptionPanel final : public Panel {
    Q_OBJECT

public:
    explicit TranscriptionPanel(const ListeningServices &services, QWidget *parent = nullptr);

    [[nodiscard]] QWidget *content() const override { return m_content; }
    void activate() override;

private:
    ListeningServices m_services;
    QWidget *m_content = nullptr;
};

} // namespace studio::ui
