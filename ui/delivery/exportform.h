// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/speech/loudnesstarget.h"

#include <QWidget>

class QGridLayout;
class QLineEdit;
class QPushButton;

namespace studio::ui {

class IconButton;
class StudioCombo;
class Switch;
class TextLabel;

/// The fields every export has: name, format, folder, loudness, and what is written beside the sound. Knows
/// no take; the sheet around it says what the name comes to.
class ExportForm final : public QWidget {
    Q_OBJECT

public:
    explicit ExportForm(QWidget *parent = nullptr);

    /// `made`: how a single take was sent; empty for many.
    void setFormats(const QString &made, const QString &chosen);
    void setFolder(const QString &folder);
    void setPattern(const QString &pattern);
    void setExample(const QString &example);
    void setLoudness(const QString &target);
    /// Nothing that needs times when there are none.
    void setTimes(bool available, bool subtitles, const QString &kind, bool labels);
    /// Seconds of the selection; 0 hides the switch.
    void setSelection(double seconds);
    void setBusy(bool busy);
    void setNameError(bool wrong);
    void focusName();

    [[nodiscard]] QString pattern() const;
    [[nodiscard]] QString format() const;
    [[nodiscard]] const QString &folder() const { return m_folder; }
    [[nodiscard]] speech::LoudnessTarget loudness() const;
    [[nodiscard]] bool selectionOnly() const;
    [[nodiscard]] bool subtitles() const;
    [[nodiscard]] QString subtitleKind() const;
    [[nodiscard]] bool labels() const;

signals:
    void changed();
    void folderRequested();

private:
    void build();
    void addRow(QGridLayout *grid, int row, const QString &label, QWidget *field);
    void openPlaceholders();

    QString m_folder;
    QLineEdit *m_name;
    IconButton *m_insert;
    TextLabel *m_example;
    StudioCombo *m_format;
    QPushButton *m_folderButton;
    StudioCombo *m_loudness;
    Switch *m_selection;
    Switch *m_subtitles;
    StudioCombo *m_kind;
    Switch *m_labels;
};

} // namespace studio::ui
