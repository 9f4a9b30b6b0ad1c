// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/strongid.h"
#include "ui/widgets/card.h"

#include <QList>

#include <utility>

class QMenu;

namespace studio::ui {

class CostButton;
class EditorFooter;
class IconButton;
class ScriptEdit;
class StudioCombo;
class TextLabel;
class VoiceChip;

/// The script with what belongs to it: voice, language, count, length and the button with the price. Knows no
/// service; the panel fills it in.
class EditorCard final : public Card {
    Q_OBJECT

public:
    /// What the button offers.
    struct Offer {
        QString cost{}; ///< "412 credits"; empty: not known yet
        bool made = false; ///< An identical take is in the store.
        QString refusal{}; ///< Why nothing can be made now; empty when it can.
        bool asError = false; ///< The refusal is a mistake to correct rather than a state to wait for.
        QString note{}; ///< What to know before paying; may be empty.
    };

    explicit EditorCard(QWidget *parent = nullptr);

    [[nodiscard]] ScriptEdit *script() const { return m_script; }
    [[nodiscard]] VoiceChip *voiceChip() const { return m_voice; }
    [[nodiscard]] IconButton *pauseButton() const;
    [[nodiscard]] IconButton *tagButton() const;
    /// Behind the button with the dots; whoever adds an action keeps it up to date.
    [[nodiscard]] QMenu *moreMenu() const { return m_moreMenu; }
    /// A bar between the voice and the script.
    void addBar(QWidget *bar);

    void setVoice(const VoiceId &id, const QString &name, const QString &tagline);
    /// Code and name; an empty list hides the choice.
    void setLanguages(const QList<std::pair<QString, QString>> &languages, const QString &current);
    /// A limit of 0 is not shown. `seconds` of 0 hides the length.
    void setCount(qsizetype characters, qint64 limit, double seconds);
    void setOffer(const Offer &offer);
    void setRunning(bool running);
    /// Marks the field as wrong and says what to enter.
    void showFieldError(const QString &sentence);
    void clearFieldError();

signals:
    void pickerRequested();
    void languageChosen(const QString &code);
    void openRequested();
    void fileDropped(const QString &path);
    void generateRequested();
    void anotherRequested();
    void cancelRequested();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void buildTop();
    void buildFooter();
    void showReason();

    VoiceChip *m_voice;
    StudioCombo *m_language;
    IconButton *m_paste;
    IconButton *m_open;
    IconButton *m_more;
    QMenu *m_moreMenu;
    ScriptEdit *m_script;
    EditorFooter *m_footer;
    CostButton *m_another;
    CostButton *m_generate;
    TextLabel *m_reason;
    Offer m_offer;
    QString m_fieldError;
};

} // namespace studio::ui
