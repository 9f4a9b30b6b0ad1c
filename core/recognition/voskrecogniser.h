// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/recognition/recogniser.h"

namespace studio::recognition {

struct VoskLibrary;

/// Any language Vosk has a model for. The library is looked for when it is first asked for; without it
/// nothing else of the program is touched.
class VoskRecogniser final : public Recogniser {
public:
    static bool isAvailable(const QString &modelFolder);
    static Result<std::unique_ptr<Recogniser>> open(const QString &modelFolder);
    ~VoskRecogniser() override;

    HeardWords recognise(std::span<const std::int16_t> samples) override;
    void push(std::span<const std::int16_t> samples) override;
    QString partial() override;
    HeardWords endUtterance() override;

private:
    VoskRecogniser(const VoskLibrary &library, void *model, void *recogniser);
    void take(const char *json);

    const VoskLibrary &m_library;
    void *m_model;
    void *m_recogniser;
    HeardWords m_words; // of parts the library ended by itself
    qint64 m_pushed = 0; // since the library's clock began
    double m_origin = 0; // that clock's time of the utterance's first sample
    bool m_listening = false;
};

} // namespace studio::recognition
