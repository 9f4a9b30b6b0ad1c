// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/routes/previewroutes.h"

#include "core/sandbox/engines/speechrender.h"

using namespace Qt::StringLiterals;

namespace studio::sandbox {

PreviewRoutes::PreviewRoutes(ServiceState &state, Router &router, QObject *parent)
    : QObject(parent), m_state(state)
{
    router.add("GET", "/sandbox/previews/{}", [this](const Call &call) { serve(call); });
}

void PreviewRoutes::serve(const Call &call)
{
    QString id = call.arguments.value(0);
    const VoiceEntry *voice = id.endsWith(u".mp3"_s) ? m_state.voices.find(id.chopped(4)) : nullptr;
    if (!voice) {
        call.json(QJsonObject{{u"detail"_s, u"Not Found"_s}}, 404);
        return;
    }
    id = voice->id;
    const auto answer = [call](const QByteArray &mp3) {
        if (call.exchange)
            call.exchange->respond(200, {{"content-type", "audio/mpeg"}}, mp3);
    };
    if (m_made.contains(id)) {
        answer(m_made.value(id));
        return;
    }
    const QString text =
        u"Hello, I am %1. I am a plain voice of the sandbox, made on this computer."_s.arg(voice->name);
    const RenderSpec spec{voice->design, {}, 1, *outputFormat(u"mp3_44100_128"_s), 10};
    m_state.engine.run(
        [spec, text] {
            SpeechRender render(spec);
            render.begin(text, true);
            QByteArray mp3;
            for (bool done = false; !done;) {
                for (const SpeechSlice &slice : render.next(&done))
                    mp3 += slice.audio;
            }
            return mp3;
        },
        this,
        [this, id, answer](const QByteArray &mp3) {
            m_made.insert(id, mp3);
            answer(mp3);
        });
}

} // namespace studio::sandbox
