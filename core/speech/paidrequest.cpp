// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/speech/paidrequest.h"

#include "core/speech/takedescription.h"

using namespace Qt::StringLiterals;

namespace studio::speech {

PaidRequest speechRequest(const api::SpeechApi &api, const SpeechInputs &inputs)
{
    PaidRequest made;
    made.inputs = inputs;
    made.take = describeInputs(inputs);
    made.service = u"speech"_s;
    made.sentText = inputs.request.text;
    made.characters = billedCharactersOf(inputs);
    made.estimatedCredits = estimatedCredits(inputs);
    made.open = [speech = api, request = inputs.request]() mutable -> PaidRequest::Answer {
        if (request.outputFormat.startsWith("wav_"_L1))
            return speech.convertWithTimestamps(request);
        return speech.dialect().abilities().timestamps ? speech.streamWithTimestamps(request)
                                                       : speech.stream(request);
    };
    return made;
}

} // namespace studio::speech
