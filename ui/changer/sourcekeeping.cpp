// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/changer/sourcekeeping.h"

#include "core/settings/settingsstore.h"
#include "core/store/audiovault.h"
#include "core/store/takerepository.h"
#include "ui/changer/changerplayback.h"
#include "ui/changer/changersession.h"
#include "ui/changer/sourcecard.h"
#include "ui/changer/sourcesound.h"
#include "ui/media/trimhandles.h"
#include "ui/takes/takeshelf.h"
#include "ui/widgets/panel.h"
#include "ui/widgets/toast.h"
#include "ui/widgets/waveformview.h"

#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace studio::ui {

namespace {

const settings::Setting<QString> kLastSource{"changer/source", {}};

} // namespace

SourceKeeping::SourceKeeping(const ChangerParts &parts, QObject *parent) : QObject(parent), m_parts(parts)
{
    m_rememberSoon.setSingleShot(true);
    m_rememberSoon.setInterval(500ms);
    connect(&m_rememberSoon, &QTimer::timeout, this, &SourceKeeping::remember);
    connect(&parts.source, &SourceSound::changed, this, &SourceKeeping::sourceChanged);
    connect(&parts.source, &SourceSound::progressed, this, &SourceKeeping::tellSession);
    connect(&parts.source, &SourceSound::failed, this, [this](const Error &error) {
        m_handles.reset();
        m_parts.tellProblem(error);
    });
    connect(&parts.source, &SourceSound::measured, this, [this](const SourceSound::Level &level) {
        ChangerSource source = m_parts.session.source();
        source.peakDb = level.peakDb;
        source.clippedFrames = level.clippedFrames;
        m_parts.session.setSource(source);
        if (const QString caution = m_parts.session.caution(); !caution.isEmpty())
            m_parts.announce(caution);
    });
    connect(&parts.sourceCard, &SourceCard::chosenChanged, this, &SourceKeeping::chosenChanged);
    connect(&parts.sourceCard, &SourceCard::closeRequested, this, &SourceKeeping::putAway);
    connect(&parts.session, &ChangerSession::choiceChanged, this, [this] {
        m_parts.source.setNoiseSuppressed(m_parts.session.choice().noise == NoiseRemoval::Local);
    });
}

SourceKeeping::Kept SourceKeeping::kept() const
{
    if (m_parts.source.isEmpty())
        return {};
    const SourceSound::Content &content = m_parts.source.content();
    Kept kept{content.path, content.name, content.info.streams.isEmpty(), content.options};
    if (m_handles) {
        kept.options.fromSeconds = m_handles->fromSeconds;
        kept.options.toSeconds = m_handles->toSeconds;
    } else if (m_parts.sourceCard.handles()->isTrimmed()) {
        kept.options.fromSeconds = m_parts.sourceCard.chosen().from;
        kept.options.toSeconds = m_parts.sourceCard.chosen().to;
    }
    return kept;
}

void SourceKeeping::restoreLast()
{
    const QJsonObject json =
        QJsonDocument::fromJson(m_parts.services.settings.get(kLastSource).toUtf8()).object();
    Kept kept;
    kept.path = json.value("path"_L1).toString();
    kept.name = json.value("name"_L1).toString();
    kept.isRecording = json.value("recording"_L1).toBool();
    kept.options.stream = json.value("stream"_L1).toInt(-1);
    kept.options.channel = json.value("channel"_L1).toInt(-1);
    kept.options.fromSeconds = std::max(0.0, json.value("from"_L1).toDouble());
    kept.options.toSeconds = json.value("to"_L1).toDouble(-1);
    if (!kept.path.isEmpty() && QFileInfo::exists(kept.path) && m_parts.source.isEmpty())
        open(kept);
}

void SourceKeeping::remember()
{
    m_rememberSoon.stop();
    const Kept now = kept();
    QString text;
    if (!now.path.isEmpty()) {
        const QJsonObject json{{"path"_L1, now.path},
                               {"name"_L1, now.name},
                               {"recording"_L1, now.isRecording},
                               {"stream"_L1, now.options.stream},
                               {"channel"_L1, now.options.channel},
                               {"from"_L1, now.options.fromSeconds},
                               {"to"_L1, now.options.toSeconds}};
        text = QString::fromUtf8(QJsonDocument(json).toJson(QJsonDocument::Compact));
    }
    if (m_parts.services.settings.get(kLastSource) != text)
        m_parts.services.settings.set(kLastSource, text);
}

void SourceKeeping::open(const Kept &kept)
{
    media::ImportOptions options;
    options.stream = kept.options.stream;
    options.channel = kept.options.channel;
    options.suppressNoise = m_parts.session.choice().noise == NoiseRemoval::Local;
    m_handles = kept.options;
    if (kept.isRecording)
        m_parts.source.openRecording(kept.path, kept.name, options.suppressNoise);
    else
        m_parts.source.open(kept.path, options, kept.name);
}

void SourceKeeping::openFile(const QString &path)
{
    open({.path = path, .name = QFileInfo(path).fileName()});
}

void SourceKeeping::openRecording(const QString &path)
{
    open({.path = path, .name = QFileInfo(path).completeBaseName(), .isRecording = true});
}

void SourceKeeping::openStretch(const QString &path, const QString &name, const media::ImportOptions &options)
{
    if (!m_parts.source.isEmpty() && !m_parts.source.isLoading() && m_parts.source.content().path == path
        && m_parts.source.content().options.stream == options.stream
        && m_parts.source.content().options.channel == options.channel) {
        const double end = options.toSeconds < 0 ? m_parts.source.content().seconds : options.toSeconds;
        m_parts.sourceCard.setChosen(options.fromSeconds, end);
        return;
    }
    open({.path = path, .name = name, .options = options});
}

void SourceKeeping::openTake(const TakeId &id)
{
    auto *job = m_parts.services.takes.byId(id);
    m_loading = job;
    job->then(this, [this](const Result<std::optional<store::Take>> &take) {
        if (!take) {
            if (!take.error().isCancelled())
                m_parts.tellProblem(take.error());
            return;
        }
        const QString path = *take
            ? m_parts.services.vault.path((*take)->audioHash, store::audioSuffix((*take)->outputFormat))
            : QString();
        if (path.isEmpty() || !QFileInfo::exists(path)) {
            m_parts.tellProblem(Error::make(ErrorKind::NotFound, tr("This take is not there any more.")));
            return;
        }
        const QString title = (*take)->voiceName.isEmpty()
            ? takeTitle(**take)
            //: A take as a recording: "Take 3, Rachel".
            : tr("%1, %2").arg(takeTitle(**take), (*take)->voiceName);
        open({.path = path, .name = title});
    });
}

void SourceKeeping::putAway()
{
    const Kept before = kept();
    m_parts.source.close();
    auto *toast =
        Toast::show(&m_parts.panel, NoticeKind::Info, tr("The recording was put away."), tr("Undo"));
    connect(toast, &Toast::actionTriggered, this, [this, before] {
        if (m_parts.source.isEmpty())
            open(before);
    });
    m_parts.sourceCard.takeFocus();
}

void SourceKeeping::sourceChanged()
{
    if (m_handles && !m_parts.source.isEmpty() && !m_parts.source.isLoading()) {
        const double seconds = m_parts.source.content().seconds;
        const double to = m_handles->toSeconds < 0 ? seconds : std::min(m_handles->toSeconds, seconds);
        const double from = m_handles->fromSeconds < to ? m_handles->fromSeconds : 0;
        m_handles.reset();
        m_parts.sourceCard.setChosen(from, to);
        m_parts.announce(tr("%1 is open.").arg(m_parts.source.content().name));
    }
    chosenChanged();
}

void SourceKeeping::chosenChanged()
{
    ChangerPlayback::Original original;
    if (!m_parts.source.isEmpty()) {
        const WaveSpan chosen = m_parts.sourceCard.chosen();
        original = {m_parts.source.content().name, m_parts.source.content().track, chosen.from, chosen.to};
    }
    // Its noise is being removed, say: until that is done it is heard as it was.
    const ChangerPlayback::Original &heard = m_parts.playback.original();
    if (!m_parts.source.isLoading() || !heard.track || heard.name != original.name)
        m_parts.playback.setOriginal(original);
    tellSession();
    if (!m_parts.source.isEmpty() && !m_parts.source.isLoading())
        m_parts.source.measure(original.from, original.to);
    if (!m_parts.source.isLoading())
        m_rememberSoon.start();
}

void SourceKeeping::tellSession()
{
    ChangerSource source;
    if (!m_parts.source.isEmpty()) {
        const SourceSound::Content &content = m_parts.source.content();
        const WaveSpan chosen = m_parts.sourceCard.chosen();
        source.path = content.path;
        source.name = content.name;
        source.seconds = content.seconds;
        source.from = chosen.from;
        source.to = chosen.to;
        source.loading = m_parts.source.isLoading();
    }
    const ChangerSource &known = m_parts.session.source();
    if (known.path == source.path && known.from == source.from && known.to == source.to) {
        source.peakDb = known.peakDb;
        source.clippedFrames = known.clippedFrames;
    }
    m_parts.session.setSource(source);
}

} // namespace studio::ui
