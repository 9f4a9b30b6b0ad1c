// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/changer/changerrestore.h"

#include "core/changer/conversionrequest.h"
#include "core/store/takerepository.h"
#include "ui/changer/changerplayback.h"
#include "ui/changer/changersession.h"
#include "ui/changer/sourcekeeping.h"
#include "ui/takes/takeshelf.h"
#include "ui/widgets/panel.h"
#include "ui/widgets/toast.h"

#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace studio::ui {

namespace {

ChangerChoice choiceOfRequest(const changer::ConversionRequest &request, const ChangerChoice &current)
{
    ChangerChoice choice = current;
    choice.noise = request.import.suppressNoise ? NoiseRemoval::Local
        : request.removeNoise                   ? NoiseRemoval::Service
                                                : NoiseRemoval::Off;
    if (request.work == changer::Work::Isolate)
        return choice;
    choice.voice = request.voice;
    choice.voiceName = request.voiceName;
    choice.model = request.model;
    choice.settings = request.settings;
    choice.seed = request.seed;
    choice.outputFormat = request.outputFormat;
    return choice;
}

} // namespace

ChangerRestore::ChangerRestore(const ChangerParts &parts, SourceKeeping &keeping, QObject *parent)
    : QObject(parent), m_parts(parts), m_keeping(keeping)
{
}

void ChangerRestore::restore(const TakeId &id)
{
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

void ChangerRestore::put(const store::Take &take)
{
    const std::optional<changer::ConversionRequest> request = changer::requestOfTake(take);
    if (!request) {
        m_parts.tellProblem(
            Error::make(ErrorKind::Unsupported, tr("This take was not made in the voice changer.")));
        return;
    }
    const ChangerChoice before = m_parts.session.choice();
    if (take.profile == m_parts.session.place().profile) {
        m_parts.playback.pause();
        m_parts.shelf.adopt(take);
    }
    m_parts.session.setChoice(choiceOfRequest(*request, before));
    const bool isThere = QFileInfo::exists(request->input);
    if (isThere)
        m_keeping.openStretch(request->input, request->shownName(), request->import);
    const QString told = isThere
        ? tr("Recording, voice and settings of the take are back.")
        : tr("Voice and settings are back. The recording “%1” is not there any more.")
              .arg(request->shownName());
    m_parts.announce(told);
    const bool changed = before != m_parts.session.choice();
    auto *toast = Toast::show(&m_parts.panel, isThere ? NoticeKind::Success : NoticeKind::Warning, told,
                              changed ? tr("Undo") : QString());
    connect(toast, &Toast::actionTriggered, this, [this, before] { m_parts.session.setChoice(before); });
}

} // namespace studio::ui
