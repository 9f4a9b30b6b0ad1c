// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/edit/remaking.h"
#include "ui/speech/speechparts.h"

#include <QObject>

#include <optional>

namespace studio::ui {

class SelectionTools;
class TakeWords;

/// The selected words spoken anew, with the text around them as context: the price stands beside the button
/// as soon as words are selected, the result is a new take whose seams can be heard. GUI thread.
class SelectionRemake final : public QObject {
    Q_OBJECT

public:
    SelectionRemake(const SpeechParts &parts, TakeWords &words, SelectionTools &tools,
                    QObject *parent = nullptr);

    /// What would be sent; empty without words, voice or model.
    [[nodiscard]] std::optional<edit::RemakePlan> plan() const;

private:
    void showPrice();
    void make();
    void start(const edit::RemakePlan &plan);
    void tellDone(const edit::RemakePlan &plan);
    /// As the take was made; with what the panel has set if voice and model are in use there.
    [[nodiscard]] std::optional<speech::SpeechInputs> inputsLike(const store::Take &take) const;

    const SpeechParts m_parts;
    TakeWords &m_words;
    SelectionTools &m_tools;
    QAction *m_action;
};

} // namespace studio::ui
