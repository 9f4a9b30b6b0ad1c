// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/transcription/captionsfeature.h"

#include "core/settings/settingsstore.h"
#include "core/transcript/document.h"
#include "ui/transcription/captionmodel.h"
#include "ui/transcription/captionsettings.h"
#include "ui/transcription/captionslane.h"
#include "ui/transcription/captionsource.h"
#include "ui/transcription/captionspage.h"
#include "ui/transcription/mediaplayback.h"
#include "ui/transcription/opentranscript.h"
#include "ui/widgets/inspectorpages.h"
#include "ui/widgets/panel.h"
#include "ui/widgets/toast.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QMenu>
#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace studio::ui {

namespace {

double secondsOf(std::chrono::milliseconds time)
{
    return double(time.count()) / 1000;
}

} // namespace

CaptionsFeature::CaptionsFeature(const TranscriptionParts &parts, QObject *parent)
    : QObject(parent), m_parts(parts), m_source(new CaptionSource(parts.open.document(), this)),
      m_model(new CaptionModel(this)), m_page(new CaptionsPage(*m_model))
{
    const settings::SettingsStore &settings = parts.services.settings;
    m_page->setRules(captioning::rulesFrom(settings));
    m_page->setSpeakerNames(settings.get(captioning::kSpeakerNames));
    m_page->setFormat(
        transcript::formatFromName(settings.get(captioning::kFormat)).value_or(transcript::Format::Srt));
    parts.inspector.addPage(tr("Captions"), m_page);
    applyOptions();
    wirePage();
    wireLane();
    addActions();
    connect(m_source, &CaptionSource::changed, this, &CaptionsFeature::show);
    connect(&parts.open.document(), &transcript::Document::replaced, this, [this] {
        ++m_opened;
        m_fixing.cancel();
    });
    connect(&parts.playback, &PlaybackSource::positionChanged, this, &CaptionsFeature::follow);
    show();
}

void CaptionsFeature::wirePage()
{
    settings::SettingsStore &settings = m_parts.services.settings;
    connect(m_page, &CaptionsPage::rulesChanged, this, [this, &settings] {
        captioning::remember(settings, m_page->rules());
        applyOptions();
    });
    connect(m_page, &CaptionsPage::speakerNamesChanged, this, [this, &settings] {
        settings.set(captioning::kSpeakerNames, m_page->speakerNames());
        applyOptions();
    });
    connect(m_page, &CaptionsPage::formatChanged, this, [this, &settings] {
        settings.set(captioning::kFormat, transcript::formatId(m_page->format()));
        applyOptions();
    });
    connect(m_page, &CaptionsPage::fixAllRequested, this, [this] { fix({}); });
}

void CaptionsFeature::wireLane()
{
    CaptionsLane *lane = m_page->lane();
    connect(lane, &CaptionsLane::seekRequested, this, [this](int row) {
        if (const transcript::Caption *caption = m_model->at(m_model->index(row)))
            m_parts.playback.seek(secondsOf(caption->cue.start));
    });
    connect(lane, &CaptionsLane::playRequested, this, [this](int row) {
        if (const transcript::Caption *caption = m_model->at(m_model->index(row)))
            m_parts.playback.playStretch({secondsOf(caption->cue.start), secondsOf(caption->cue.end)});
    });
    connect(lane, &CaptionsLane::splitRequested, this, &CaptionsFeature::split);
    connect(lane, &CaptionsLane::joinRequested, this, &CaptionsFeature::join);
    connect(lane, &CaptionsLane::fixRequested, this, [this](int row) { fix({row}); });
    connect(lane, &CaptionsLane::moveRequested, this, &CaptionsFeature::move);
    connect(lane, &CaptionsLane::menuRequested, this, &CaptionsFeature::openMenu);
}

void CaptionsFeature::addActions()
{
    connect(m_parts.addAction(u"actionFixCaptions"_s, tr("Fix the timing of all captions"), {}),
            &QAction::triggered, this, [this] { fix({}); });
    connect(m_parts.addAction(u"actionRecutCaptions"_s, tr("Cut all captions anew"), {}), &QAction::triggered,
            this, &CaptionsFeature::recut);
}

void CaptionsFeature::choose(transcript::Format format, bool names)
{
    m_page->setFormat(format);
    m_page->setSpeakerNames(names);
    applyOptions();
}

void CaptionsFeature::applyOptions()
{
    transcript::CaptionOptions options;
    options.rules = m_page->rules();
    // Names stand in the text of SubRip only; there they take room.
    options.names = m_page->speakerNames() && m_page->format() == transcript::Format::Srt;
    m_source->setOptions(options);
}

void CaptionsFeature::show()
{
    m_model->setCaptions(m_source->captions(), m_source->problems());
    QSet<qsizetype> wrong;
    for (const text::CaptionProblem &problem : m_source->problems())
        wrong.insert(problem.cue);
    m_page->setProblems(int(wrong.size()));
    m_page->setEmpty(m_source->captions().isEmpty());
    follow(m_parts.playback.positionSeconds());
}

void CaptionsFeature::follow(double seconds)
{
    if (m_page->isVisible())
        m_page->lane()->showHeard(
            int(transcript::captionAt(m_model->captions(), transcript::toMilliseconds(seconds))));
}

void CaptionsFeature::edit(const std::function<transcript::Change(const QList<transcript::Caption> &)> &make)
{
    m_source->whenFresh([this, make] {
        const transcript::Change change = make(m_source->captions());
        if (m_parts.open.document().apply(change))
            m_parts.announce(change.name);
    });
}

std::optional<transcript::WordRef> CaptionsFeature::playheadIn(const transcript::Caption &caption) const
{
    const auto place = m_parts.open.document().transcript().wordAtTime(m_parts.playback.positionSeconds());
    const bool inside = place && *place > caption.first && *place <= caption.last;
    return inside ? place : std::nullopt;
}

void CaptionsFeature::split(int row)
{
    edit([this, row](const QList<transcript::Caption> &captions) -> transcript::Change {
        if (row >= captions.size())
            return {};
        const transcript::Transcript &transcript = m_parts.open.document().transcript();
        std::optional<transcript::WordRef> place = playheadIn(captions.at(row));
        if (!place)
            place = transcript::bestSplit(transcript, captions.at(row));
        return place ? transcript::splitCaption(transcript, captions, *place) : transcript::Change{};
    });
}

void CaptionsFeature::join(int row)
{
    edit([this, row](const QList<transcript::Caption> &captions) {
        return transcript::mergeCaption(m_parts.open.document().transcript(), captions, row,
                                        m_source->options().rules);
    });
}

void CaptionsFeature::move(int row, int startMs, int endMs)
{
    edit([this, row, startMs, endMs](const QList<transcript::Caption> &captions) -> transcript::Change {
        if (row >= captions.size())
            return {};
        const text::Cue &cue = captions.at(row).cue;
        return transcript::setCaptionTimes(m_parts.open.document().transcript(), captions, row,
                                           cue.start + std::chrono::milliseconds(startMs),
                                           cue.end + std::chrono::milliseconds(endMs));
    });
}

void CaptionsFeature::fix(const QList<qsizetype> &rows)
{
    m_source->whenFresh([this, rows] {
        struct Asked {
            transcript::Transcript transcript;
            QList<transcript::Caption> captions;
            text::CaptionRules rules;
        };
        const Asked asked{m_parts.open.document().transcript(), m_source->captions(),
                          m_source->options().rules};
        const qint64 revision = m_parts.open.document().revision();
        auto *job = runInWorker<transcript::CaptionFix>([asked, rows](const StopFlag &) {
            return Result<transcript::CaptionFix>(
                transcript::fixCaptions(asked.transcript, asked.captions, asked.rules, rows));
        });
        m_fixing = job;
        job->then(this, [this, rows, revision, opened = m_opened](const Result<transcript::CaptionFix> &fix) {
            if (opened != m_opened || (!fix && fix.error().isCancelled()))
                return;
            transcript::Document &document = m_parts.open.document();
            // Somebody typed meanwhile: on what is there now.
            if (document.revision() != revision) {
                this->fix(rows);
                return;
            }
            if (!fix || !document.apply(fix->change)) {
                m_parts.announce(tr("There is nothing that can be fixed."));
                Toast::show(&m_parts.panel, NoticeKind::Info,
                            tr("The speech leaves no time for it. Shorten the text, or allow a higher "
                               "reading speed."));
                return;
            }
            const QString left = fix->left > 0 && rows.isEmpty()
                ? tr("%n warnings stay: the speech leaves no time.", nullptr, fix->left)
                : QString();
            const QString done = tr("%n warnings fixed.", nullptr, fix->fixed);
            auto *toast =
                Toast::show(&m_parts.panel, NoticeKind::Success,
                            left.isEmpty() ? done : tr("%1 %2", "two sentences").arg(done, left), tr("Undo"));
            connect(toast, &Toast::actionTriggered, &document, &transcript::Document::undo);
        });
    });
}

void CaptionsFeature::recut()
{
    transcript::Document &document = m_parts.open.document();
    if (!document.apply(transcript::recutCaptions(document.transcript())))
        return;
    auto *toast = Toast::show(&m_parts.panel, NoticeKind::Success, tr("All captions follow the rules again."),
                              tr("Undo"));
    connect(toast, &Toast::actionTriggered, &document, &transcript::Document::undo);
}

void CaptionsFeature::openMenu(int row, const QPoint &place)
{
    const transcript::Caption *caption = m_model->at(m_model->index(row));
    if (!caption)
        return;
    auto *menu = new QMenu(m_page);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    CaptionsLane *lane = m_page->lane();
    // The keys are the lane's own; here they are told.
    menu->addAction(tr("Play\tSpace"), lane, [lane, row] { emit lane->playRequested(row); });
    menu->addAction(tr("Split\tCtrl+Enter"), this, [this, row] { split(row); });
    QAction *join = menu->addAction(tr("Join with the one above\tCtrl+Backspace"), this,
                                    [this, row] { this->join(row); });
    join->setEnabled(row > 0);
    QAction *fix = menu->addAction(tr("Fix timing\tF"), this, [this, row] { this->fix({row}); });
    fix->setEnabled(!m_model->warning(row).isEmpty());
    menu->addSeparator();
    menu->addAction(tr("Copy the text"), menu,
                    [text = caption->cue.lines.join(u'\n')] { QApplication::clipboard()->setText(text); });
    menu->addAction(tr("Cut all captions anew"), this, &CaptionsFeature::recut);
    menu->popup(place);
}

} // namespace studio::ui
