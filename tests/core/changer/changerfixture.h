// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/changer/changerengine.h"
#include "tests/core/changer/bursts.h"
#include "tests/core/speech/speechfixture.h"

#include <QFile>
#include <QSignalSpy>

namespace studio::changer {

/// A changer over real files and the real sandbox, in a folder of its own.
class ChangerFixture final {
public:
    ChangerFixture()
        : engine(speech.engine, {speech.takes, speech.vault, speech.clock},
                 speech.folder.filePath(QStringLiteral("work")))
    {
    }

    [[nodiscard]] QString path(const QString &name) const { return speech.folder.filePath(name); }
    [[nodiscard]] api::ChangerApi api() const { return {*speech.transport, speech.speech().dialect()}; }

    ConversionRequest request(const QString &input)
    {
        (void)speech.inputs({}); // finds a voice
        ConversionRequest request;
        request.input = input;
        request.voice = speech.voice;
        request.model = ModelId(QStringLiteral("eleven_multilingual_sts_v2"));
        request.voiceName = QStringLiteral("Aria");
        request.host = speech.speech().dialect().hostId();
        return request;
    }

    Result<speech::Outcome> convert(const ConversionRequest &request,
                                    speech::Repeat repeat = speech::Repeat::UseMade)
    {
        return speech.wait(engine.convert(api(), request, repeat));
    }

    std::shared_ptr<audio::PcmTrack> soundOf(const store::Take &take)
    {
        const auto track = speech.wait(speech.engine.loadTrack(take));
        return track ? *track : nullptr;
    }

    qsizetype partCount()
    {
        store::TakeQuery query;
        query.document = QString(store::kPartsDocument);
        return speech.wait(speech.takes.recent(query)).value().size();
    }

    speech::SpeechFixture speech;
    ChangerEngine engine;
};

} // namespace studio::changer
