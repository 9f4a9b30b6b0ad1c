// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/text/captions.h"
#include "core/transcript/formats.h"

#include <QWidget>

class QPushButton;

namespace studio::ui {

class CaptionModel;
class CaptionsLane;
class LabeledSlider;
class NumberField;
class StudioCombo;
class Switch;
class TextLabel;

/// The inspector's face "Captions": the captions, and the rules they are cut by. Knows no document; setters
/// in, signals out.
class CaptionsPage final : public QWidget {
    Q_OBJECT

public:
    explicit CaptionsPage(CaptionModel &model, QWidget *parent = nullptr);

    [[nodiscard]] CaptionsLane *lane() const { return m_lane; }
    void setRules(const text::CaptionRules &rules);
    [[nodiscard]] text::CaptionRules rules() const;
    void setSpeakerNames(bool names);
    [[nodiscard]] bool speakerNames() const;
    void setFormat(transcript::Format format);
    [[nodiscard]] transcript::Format format() const;
    /// How many rules are broken: the button that fixes them.
    void setProblems(int count);
    /// There is nothing to show yet, or nothing at all.
    void setEmpty(bool empty);

signals:
    void rulesChanged();
    void speakerNamesChanged();
    void formatChanged();
    void fixAllRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    void placeLane();
    QWidget *buildRules();
    NumberField *addNumber(class QVBoxLayout *column, const char *name, const QString &label,
                           const QString &suffix, int least, int most, int step);

    CaptionsLane *m_lane;
    class QVBoxLayout *m_laneColumn = nullptr;
    TextLabel *m_none;
    QPushButton *m_fix;
    QPushButton *m_more;
    LabeledSlider *m_length;
    Switch *m_names;
    StudioCombo *m_format;
    NumberField *m_lines;
    NumberField *m_speed;
    NumberField *m_minimum;
    NumberField *m_gap;
};

} // namespace studio::ui
