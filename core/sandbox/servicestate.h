// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/workerjob.h"
#include "core/recognition/recogniser.h"
#include "core/sandbox/catalog/voicecatalog.h"
#include "core/sandbox/engines/speechstream.h"
#include "core/sandbox/sandboxoptions.h"
#include "core/sandbox/state/account.h"
#include "core/sandbox/state/calls.h"
#include "core/sandbox/state/dictionaries.h"
#include "core/sandbox/state/faults.h"
#include "core/sandbox/state/history.h"
#include "core/sandbox/state/requestlog.h"
#include "core/sandbox/state/signedaddresses.h"
#include "core/sandbox/state/tokens.h"
#include "core/sandbox/state/transcripts.h"

#include <QNetworkAccessManager>
#include <QRandomGenerator>

namespace studio::sandbox {

/// Everything the routes share. Made and used on the server thread.
struct ServiceState {
    explicit ServiceState(const SandboxOptions &opts, const QString &ownAddress)
        : options(opts), baseUrl(ownAddress), account(planNamed(opts.plan), opts.startCredits),
          history(opts.historyAudioBytes)
    {
    }
    ~ServiceState() { stopping.set(); }

    SandboxOptions options;
    QString baseUrl;
    Account account;
    History history;
    RequestLog log;
    Faults faults;
    VoiceCatalog voices;
    Dictionaries dictionaries;
    Transcripts transcripts;
    Tokens tokens;
    SignedAddresses signedAddresses; ///< To conversations with agents.
    Calls calls; ///< Conversations with agents, under way and past.
    QList<QJsonObject> isolations; ///< What was freed of noise, newest first; without the sound.
    std::shared_ptr<recognition::RecogniserPool> recognisers =
        std::make_shared<recognition::RecogniserPool>();
    StopFlag stopping; ///< Set when the service ends: long work gives up.
    SpeechEngine engine;
    SpeechEngine soundEngine; ///< What is made of uploaded sound: may take long, so not where speech is made.
    SpeechEngine listeningEngine; ///< Files to text.
    SpeechEngine liveEngine; ///< Live sound to text.
    QRandomGenerator random = QRandomGenerator::securelySeeded();
    std::unique_ptr<QNetworkAccessManager> network; ///< Made by modelNetwork().

    [[nodiscard]] bool acceptsKey(const QByteArray &key) const;
    /// To the language model the user chose.
    [[nodiscard]] QNetworkAccessManager &modelNetwork();
    [[nodiscard]] Pacing pacingFor(const ModelEntry &model);
    /// `length` random letters and digits.
    QString randomId(int length);
    /// 32 hexadecimal digits.
    QString randomTrace();
};

} // namespace studio::sandbox
