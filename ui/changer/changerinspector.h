// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLineEdit;
class QPushButton;
class QVBoxLayout;

namespace studio::ui {

class ChangerSession;
struct ChangerChoice;
class IconButton;
class LabeledSlider;
class StudioCombo;
class Switch;
class TextLabel;
class VoiceChip;

/// Target voice, model, voice settings, output and seed of the voice changer. Shows and changes the session;
/// settings the model does not listen to are not shown.
class ChangerInspector final : public QWidget {
    Q_OBJECT

public:
    explicit ChangerInspector(ChangerSession &session, QWidget *parent = nullptr);

    [[nodiscard]] VoiceChip *voiceChip() const { return m_voice; }
    [[nodiscard]] QSize sizeHint() const override { return {304, 400}; }

signals:
    void pickerRequested();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QWidget *buildForm();
    void addTitle(const QString &text, QWidget *form);
    LabeledSlider *addSlider(const char *name, const QString &label, double initial, const QString &low,
                             const QString &high);
    void showVoice();
    void showModels();
    void showFormats();
    void showChoice();
    void takeSettings();
    void takeSeed();
    template <class Change>
    void change(Change what);

    ChangerSession &m_session;
    QVBoxLayout *m_column = nullptr;
    VoiceChip *m_voice;
    TextLabel *m_modelTitle = nullptr;
    StudioCombo *m_model;
    LabeledSlider *m_stability = nullptr;
    LabeledSlider *m_similarity = nullptr;
    LabeledSlider *m_style = nullptr;
    Switch *m_boost = nullptr;
    StudioCombo *m_output;
    QPushButton *m_fold;
    QWidget *m_advanced;
    QLineEdit *m_seed;
    IconButton *m_roll;
    bool m_showing = false;
};

} // namespace studio::ui
