// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/speech/takerestore.h"

#include "core/store/takerepository.h"
#include "ui/speech/draftkeeper.h"
#include "ui/speech/editorcard.h"
#include "ui/speech/speechsession.h"
#include "ui/takes/takeplayback.h"
#include "ui/takes/takeshelf.h"
#include "ui/widgets/panel.h"
#include "ui/widgets/scriptedit.h"
#include "ui/widgets/toast.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace studio::ui {

SpeechChoice choiceOf(const store::Take &take, const SpeechChoice &current)
{
    SpeechChoice choice = current;
    const QJsonObject &inputs = take.inputs;
    choice.voice = take.voice;
    choice.voiceName = take.voiceName;
    choice.model = take.model;
    if (inputs.isEmpty())
        return choice; // put together from other takes
    choice.settings = api::voiceSettingsFromJson(inputs.value("voice_settings"_L1).toObject());
    if (const QString format = inputs.value("output_format"_L1).toString(); !format.isEmpty())
        choice.outputFormat = format;
    choice.language = inputs.value("language_code"_L1).toString();
    choice.pauses = inputs.value("pauses"_L1).toString() == "silence"_L1 ? text::PauseChoice::Silence
                                                                         : text::PauseChoice::ByModel;
    choice.seed.reset();
    if (const double seed = inputs.value("seed"_L1).toDouble(-1); seed >= 0 && seed <= 4294967295.0)
        choice.seed = quint32(seed);
    const QString normalization =
        inputs.value("extra"_L1).toObject().value("apply_text_normalization"_L1).toString();
    choice.textNormalization =
        normalization == "on"_L1 || normalization == "off"_L1 ? normalization : QString();
    choice.previousText = inputs.value("previous_text"_L1).toString().right(kMaxContext);
    choice.nextText = inputs.value("next_text"_L1).toString().left(kMaxContext);
    QList<ChosenDictionary> dictionaries;
    for (const QJsonValue &value : inputs.value("pronunciation_dictionaries"_L1).toArray()) {
        ChosenDictionary dictionary{value["id"_L1].toString(), value["version"_L1].toString(), {}};
        for (const ChosenDictionary &known : current.dictionaries) {
            if (known.id == dictionary.id)
                dictionary.name = known.name;
        }
        if (!dictionary.id.isEmpty() && dictionaries.size() < kMaxDictionaries)
            dictionaries.append(dictionary);
    }
    choice.dictionaries = dictionaries;
    return choice;
}

QString scriptOf(const store::Take &take)
{
    const QString script = take.inputs.value("script"_L1).toString();
    return script.isEmpty() ? take.text : script;
}

TakeRestore::TakeRestore(const SpeechParts &parts, QObject *parent) : QObject(parent), m_parts(parts) { }

void TakeRestore::restore(const TakeId &id)
{
    if (!m_parts.draft.isLoaded()) {
        // The draft would come later and take its place.
        connect(
            &m_parts.draft, &DraftKeeper::loaded, this, [this, id] { restore(id); },
            Qt::ConnectionType(Qt::QueuedConnection | Qt::SingleShotConnection));
        return;
    }
    auto *job = m_parts.services.takes.byId(id);
    m_loading = job;
    job->then(this, [this](const Result<std::optional<store::Take>> &take) {
        if (take && *take)
            put(**take);
        else if (take)
            m_parts.tellProblem(Error::make(ErrorKind::NotFound, tr("This take is not there any more.")));
        else if (!take.error().isCancelled())
            m_parts.tellProblem(take.error());
    });
}

void TakeRestore::put(const store::Take &take)
{
    ScriptEdit *script = m_parts.editor.script();
    const QString textBefore = script->script();
    const SpeechChoice choiceBefore = m_parts.session.choice();
    const QString text = scriptOf(take);
    script->setScript(text);
    m_parts.session.setChoice(choiceOf(take, choiceBefore));
    if (take.profile == m_parts.session.place().profile && take.document.isEmpty()) {
        m_parts.playback.pause();
        m_parts.shelf.adopt(take);
    }
    const QString told = tr("Text, voice and settings of the take are back.");
    m_parts.announce(told);
    const bool replaces = !textBefore.isEmpty() && textBefore != text;
    auto *toast = Toast::show(&m_parts.panel, NoticeKind::Success, told,
                              replaces || choiceBefore != m_parts.session.choice() ? tr("Undo") : QString());
    connect(toast, &Toast::actionTriggered, this, [this, textBefore, choiceBefore] {
        m_parts.editor.script()->setScript(textBefore);
        m_parts.session.setChoice(choiceBefore);
    });
}

} // namespace studio::ui
