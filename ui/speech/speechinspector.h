// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/api/types/voicesettings.h"
#include "ui/takes/outputformats.h"

#include <QWidget>

class QHBoxLayout;
class QVBoxLayout;

namespace studio::ui {

class LabeledSlider;
class SpeechSession;
class StudioCombo;
class Switch;

/// Model, voice settings and output. Shows and changes the session; settings the model does not
/// listen to are not shown.
class SpeechInspector final : public QWidget {
    Q_OBJECT

public:
    explicit SpeechInspector(SpeechSession &session, QWidget *parent = nullptr);

    /// A section is wider than the form by this much on each side.
    static constexpr int kSectionMargin = 16;

    /// Below the output format.
    void addSection(QWidget *section);
    /// Beside the title of the model.
    void addToHead(QWidget *widget);

    [[nodiscard]] QSize sizeHint() const override { return {303, 400}; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QWidget *buildForm();
    LabeledSlider *addSlider(const char *name, const QString &label, double initial, const QString &low,
                             const QString &high);
    void showModels();
    void showChoice();
    void showFormats();
    void takeSettings();

    SpeechSession &m_session;
    StudioCombo *m_model;
    LabeledSlider *m_stability;
    LabeledSlider *m_similarity;
    LabeledSlider *m_style;
    LabeledSlider *m_speed;
    Switch *m_boost;
    StudioCombo *m_output;
    QVBoxLayout *m_column = nullptr;
    QHBoxLayout *m_head = nullptr;
    bool m_showing = false;
};

} // namespace studio::ui
