// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/transcription/livetranscription.h"

#include <QWidget>

class QPushButton;

namespace studio::settings {
class SettingsStore;
}

namespace studio::ui {

class StudioCombo;
class Switch;
class TextLabel;

/// How speech becomes words while it is recorded: whether, by whom, in which language, and where it is cut.
/// Remembered. Language and cutting may be changed in the middle.
class LiveChoices final : public QWidget {
    Q_OBJECT

public:
    explicit LiveChoices(settings::SettingsStore &settings, QWidget *parent = nullptr);

    struct Language {
        QString name;
        QString code;
    };
    /// Beside finding out.
    void setLanguages(const QList<Language> &languages);
    /// What there is to choose from. In the sandbox the service costs nothing.
    void setEngines(bool hasService, bool hasLocal, const QString &voskModel, bool realMoney = true);
    /// Words are wanted while one speaks.
    [[nodiscard]] bool wantsWords() const;
    [[nodiscard]] transcription::LiveOptions options() const;
    /// What cannot be changed in the middle is off; the rest stays.
    void setRunning(bool running);
    /// Something is there to be committed.
    void setCommitEnabled(bool enabled);
    /// "≈ 14 credits so far". Empty: the price of a minute.
    void setCost(const QString &cost);
    [[nodiscard]] QPushButton *commitButton() const { return m_commit; }

signals:
    void languageChanged(const QString &language);
    void automaticChanged(bool automatic);
    void commitRequested();
    void changed();

private:
    void refresh();
    void store();
    [[nodiscard]] transcription::Engine engine() const;

    settings::SettingsStore &m_settings;
    Switch *m_words;
    StudioCombo *m_engine;
    StudioCombo *m_language;
    StudioCombo *m_cut;
    QPushButton *m_commit;
    TextLabel *m_cost;
    QString m_voskModel;
    QString m_soFar;
    bool m_running = false;
    bool m_realMoney = true;
};

} // namespace studio::ui
