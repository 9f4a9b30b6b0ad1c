// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/media/mediainfo.h"
#include "core/transcription/transcriptionoptions.h"
#include "ui/widgets/dialogframe.h"

#include <QUrl>

class QLineEdit;

namespace studio::settings {
class SettingsStore;
}

namespace studio::ui {

class CostButton;
class StudioCombo;
class Switch;
class TextLabel;

/// What the sheet asks about.
struct ImportSubject {
    QList<media::MediaInfo> files{};
    QString title{}; ///< Of a single file; empty: its name.
    QUrl link{}; ///< Instead of files.
    bool askLink = false; ///< The link is still to be typed.
    bool hasService = true;
    bool realMoney = true;
    bool hasLocalEngine = true;
    std::optional<qint64> creditsLeft{};
};

/// "New transcript": who listens, in which language, how many speakers; the price is on the button. What was
/// chosen is kept for the next time.
class ImportSheet final : public DialogFrame {
    Q_OBJECT

public:
    ImportSheet(const ImportSubject &subject, settings::SettingsStore &settings, QWidget *parent = nullptr);

    [[nodiscard]] const ImportSubject &subject() const { return m_subject; }
    [[nodiscard]] transcription::TranscriptionOptions options() const;
    /// Of one file, or of all together; 0 where it is not known.
    [[nodiscard]] double seconds() const;
    [[nodiscard]] qint64 credits() const;
    [[nodiscard]] QUrl link() const;

signals:
    /// The user agreed, by the price on the button.
    void accepted();

protected:
    void showEvent(QShowEvent *event) override;

private:
    void build();
    void addSubject();
    void addChoices();
    void addDetails();
    void addFoot();
    void restore();
    void remember();
    void refresh();
    void accept();
    [[nodiscard]] transcription::Engine engine() const;
    [[nodiscard]] std::optional<Error> problem() const;

    ImportSubject m_subject;
    settings::SettingsStore &m_settings;
    QLineEdit *m_link = nullptr;
    StudioCombo *m_stream = nullptr;
    StudioCombo *m_channel = nullptr;
    QLineEdit *m_from = nullptr;
    QLineEdit *m_to = nullptr;
    StudioCombo *m_engine = nullptr;
    TextLabel *m_engineNote = nullptr;
    QWidget *m_serviceOnly = nullptr;
    StudioCombo *m_language = nullptr;
    StudioCombo *m_speakers = nullptr;
    Switch *m_sounds = nullptr;
    Switch *m_fillers = nullptr;
    Switch *m_channelsApart = nullptr;
    Switch *m_noise = nullptr;
    QLineEdit *m_terms = nullptr;
    StudioCombo *m_entities = nullptr;
    Switch *m_redact = nullptr;
    TextLabel *m_problem = nullptr;
    CostButton *m_go = nullptr;
};

} // namespace studio::ui
