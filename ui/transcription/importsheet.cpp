// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/transcription/importsheet.h"

#include "core/settings/settingsstore.h"
#include "ui/theme/textlabel.h"
#include "ui/theme/variants.h"
#include "ui/transcription/importchoices.h"
#include "ui/widgets/costbutton.h"
#include "ui/widgets/studiocombo.h"
#include "ui/widgets/switch.h"
#include "ui/widgets/transcriptionsettings.h"

#include <QFileInfo>
#include <QGridLayout>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace studio::ui {

using transcription::Engine;
using transcription::TranscriptionOptions;

namespace {

constexpr int kNamesShown = 3;

QLineEdit *sheetField(const QString &name, const QString &objectName, QWidget *parent)
{
    auto *field = new QLineEdit(parent);
    field->setObjectName(objectName);
    field->setAccessibleName(name);
    return field;
}

/// A label above its control.
QVBoxLayout *labelled(const QString &label, QWidget *control, QWidget *parent)
{
    control->setAccessibleName(label);
    auto *column = new QVBoxLayout;
    column->setSpacing(6);
    column->addWidget(new TextLabel(label, TypeRole::Body, &Theme::text, parent));
    column->addWidget(control);
    return column;
}

} // namespace

ImportSheet::ImportSheet(const ImportSubject &subject, settings::SettingsStore &settings, QWidget *parent)
    : DialogFrame(tr("New transcript"), 520, parent), m_subject(subject), m_settings(settings)
{
    setObjectName(u"importSheet"_s);
    setAccessibleName(tr("New transcript"));
    build();
    restore();
    refresh();
}

void ImportSheet::build()
{
    column()->setSpacing(12);
    addSubject();
    addChoices();
    addDetails();
    addFoot();
}

void ImportSheet::addSubject()
{
    if (m_subject.askLink) {
        m_link = sheetField(tr("Link"), u"importLink"_s, this);
        m_link->setPlaceholderText(u"https://…"_s);
        m_link->setText(m_subject.link.toString());
        column()->addLayout(labelled(tr("Link to a recording or video"), m_link, this));
        connect(m_link, &QLineEdit::textChanged, this, &ImportSheet::refresh);
        return;
    }
    QStringList names;
    for (const media::MediaInfo &file : std::as_const(m_subject.files).mid(0, kNamesShown))
        names.append(m_subject.title.isEmpty() ? QFileInfo(file.path).fileName() : m_subject.title);
    const int more = int(m_subject.files.size()) - kNamesShown;
    if (more > 0)
        names.append(tr("and %n more", nullptr, more));
    auto *title = new TextLabel(names.join(u", "_s), TypeRole::Section, &Theme::text, this);
    title->setElideMode(Qt::ElideMiddle);
    title->setObjectName(u"importNames"_s);
    column()->addWidget(title);
    if (m_subject.files.size() != 1)
        return;
    const media::MediaInfo &file = m_subject.files.first();
    auto *row = new QGridLayout;
    row->setHorizontalSpacing(12);
    row->setVerticalSpacing(10);
    m_stream = new StudioCombo(this);
    m_stream->setObjectName(u"importStream"_s);
    for (int i = 0; i < file.streams.size(); ++i)
        m_stream->addItem(streamLabel(file.streams.at(i), i + 1), file.streams.at(i).index);
    m_stream->setCurrentIndex(std::clamp(file.bestStream, 0, std::max(0, int(file.streams.size()) - 1)));
    m_channel = new StudioCombo(this);
    m_channel->setObjectName(u"importChannel"_s);
    m_from = sheetField(tr("From"), u"importFrom"_s, this);
    m_from->setPlaceholderText(tr("the beginning"));
    m_to = sheetField(tr("To"), u"importTo"_s, this);
    m_to->setPlaceholderText(tr("the end"));
    row->addLayout(labelled(tr("Sound"), m_stream, this), 0, 0);
    row->addLayout(labelled(tr("Channel"), m_channel, this), 0, 1);
    row->addLayout(labelled(tr("From"), m_from, this), 1, 0);
    row->addLayout(labelled(tr("To"), m_to, this), 1, 1);
    row->setColumnStretch(0, 1);
    row->setColumnStretch(1, 1);
    column()->addLayout(row);
    connect(m_stream, &QComboBox::currentIndexChanged, this, &ImportSheet::refresh);
    connect(m_channel, &QComboBox::currentIndexChanged, this, &ImportSheet::refresh);
    connect(m_from, &QLineEdit::textChanged, this, &ImportSheet::refresh);
    connect(m_to, &QLineEdit::textChanged, this, &ImportSheet::refresh);
}

void ImportSheet::addChoices()
{
    m_engine = new StudioCombo(this);
    m_engine->setObjectName(u"importEngine"_s);
    if (m_subject.hasService)
        m_engine->addItem(tr("Speech service"), int(Engine::Service));
    if (!m_subject.askLink && m_subject.hasLocalEngine)
        m_engine->addItem(tr("This computer (free, private)"), int(Engine::PocketSphinx));
    if (!m_subject.askLink && !m_settings.get(kVoskModel).isEmpty())
        m_engine->addItem(tr("This computer, with my Vosk model"), int(Engine::Vosk));
    m_engineNote = new TextLabel(QString(), TypeRole::Small, &Theme::text2, this);
    m_engineNote->setWrapping(true);
    m_engineNote->setObjectName(u"importEngineNote"_s);
    m_language = new StudioCombo(this);
    m_language->setObjectName(u"importLanguage"_s);
    fillLanguages(m_language);
    m_speakers = new StudioCombo(this);
    m_speakers->setObjectName(u"importSpeakers"_s);
    m_speakers->addItem(tr("Automatic"), 0);
    m_speakers->addItem(tr("Do not tell apart"), -1);
    for (int count = 1; count <= transcription::kMostSpeakers; ++count)
        m_speakers->addItem(tr("At most %n", nullptr, count), count);

    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(12);
    grid->setVerticalSpacing(10);
    grid->addLayout(labelled(tr("Who listens"), m_engine, this), 0, 0, 1, 2);
    grid->addWidget(m_engineNote, 1, 0, 1, 2);
    grid->addLayout(labelled(tr("Language"), m_language, this), 2, 0);
    grid->addLayout(labelled(tr("Speakers"), m_speakers, this), 2, 1);
    grid->setColumnStretch(0, 1);
    grid->setColumnStretch(1, 1);
    column()->addLayout(grid);
    for (StudioCombo *combo : {m_engine, m_language, m_speakers})
        connect(combo, &QComboBox::currentIndexChanged, this, &ImportSheet::refresh);
}

void ImportSheet::addDetails()
{
    m_channelsApart = new Switch(tr("One speaker a channel"), tr("Each channel is billed."), this);
    m_channelsApart->setObjectName(u"importChannelsApart"_s);
    m_noise = new Switch(tr("Reduce noise first"), tr("On this computer, free."), this);
    m_noise->setObjectName(u"importNoise"_s);
    auto *both = new QGridLayout;
    both->setHorizontalSpacing(20);
    both->setVerticalSpacing(8);
    both->addWidget(m_channelsApart, 0, 0);
    both->addWidget(m_noise, 0, 1);

    m_serviceOnly = new QWidget(this);
    m_sounds = new Switch(tr("Tag sounds"), tr("Laughter, music, steps."), m_serviceOnly);
    m_sounds->setObjectName(u"importSounds"_s);
    m_fillers = new Switch(tr("Keep filler words"), tr("Uh, false starts."), m_serviceOnly);
    m_fillers->setObjectName(u"importFillers"_s);
    m_terms = sheetField(tr("Key terms"), u"importTerms"_s, m_serviceOnly);
    m_terms->setPlaceholderText(tr("Names and words to expect, between commas (+20 %)"));
    m_entities = new StudioCombo(m_serviceOnly);
    m_entities->setObjectName(u"importEntities"_s);
    m_entities->addItem(tr("Mark nothing"), QString());
    m_entities->addItem(tr("Personal data"), u"pii"_s);
    m_entities->addItem(tr("Health data"), u"phi"_s);
    m_entities->addItem(tr("Payment data"), u"pci"_s);
    m_entities->addItem(tr("Offensive words"), u"offensive_language"_s);
    m_entities->addItem(tr("Everything known"), u"all"_s);
    m_redact = new Switch(tr("Hide what is marked"), tr("It never reaches the transcript."), m_serviceOnly);
    m_redact->setObjectName(u"importRedact"_s);
    auto *grid = new QGridLayout(m_serviceOnly);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(20);
    grid->setVerticalSpacing(10);
    grid->addWidget(m_sounds, 0, 0);
    grid->addWidget(m_fillers, 0, 1);
    grid->addLayout(labelled(tr("Key terms"), m_terms, m_serviceOnly), 1, 0, 1, 2);
    grid->addLayout(labelled(tr("Mark in the text"), m_entities, m_serviceOnly), 2, 0);
    grid->addWidget(m_redact, 2, 1, Qt::AlignBottom);
    grid->setColumnStretch(0, 1);
    grid->setColumnStretch(1, 1);
    both->setColumnStretch(0, 1);
    both->setColumnStretch(1, 1);
    column()->addLayout(both);
    column()->addWidget(m_serviceOnly);
    for (Switch *each : {m_channelsApart, m_noise, m_sounds, m_fillers, m_redact})
        each->setCheckable(true);
    for (Switch *each : {m_channelsApart, m_redact})
        connect(each, &QAbstractButton::toggled, this, &ImportSheet::refresh);
    connect(m_terms, &QLineEdit::textChanged, this, &ImportSheet::refresh);
    connect(m_entities, &QComboBox::currentIndexChanged, this, &ImportSheet::refresh);
}

void ImportSheet::addFoot()
{
    m_problem = new TextLabel(QString(), TypeRole::Small, &Theme::dangerText, this);
    m_problem->setObjectName(u"importProblem"_s);
    m_problem->setWrapping(true);
    auto *cancel = new QPushButton(tr("Cancel"), this);
    cancel->setObjectName(u"importCancel"_s);
    m_go = new CostButton(tr("Transcribe"), u"captions"_s, this);
    m_go->setObjectName(u"importDo"_s);
    auto *foot = new QHBoxLayout;
    foot->setSpacing(8);
    foot->addWidget(m_problem, 1);
    foot->addWidget(cancel);
    foot->addWidget(m_go);
    column()->addSpacing(4);
    column()->addLayout(foot);
    connect(cancel, &QPushButton::clicked, this, &ImportSheet::dismiss);
    connect(m_go, &CostButton::triggered, this, &ImportSheet::accept);
}

void ImportSheet::showEvent(QShowEvent *event)
{
    DialogFrame::showEvent(event);
    QWidget *first = m_link ? static_cast<QWidget *>(m_link) : m_go;
    first->setFocus(Qt::OtherFocusReason);
}

void ImportSheet::restore()
{
    const QJsonObject kept = QJsonDocument::fromJson(m_settings.get(kImportChoices)).object();
    const TranscriptionOptions last = transcription::optionsFromJson(kept);
    const auto choose = [](StudioCombo *combo, const QVariant &value) {
        combo->setCurrentIndex(std::max(0, combo->findData(value)));
    };
    choose(m_engine, int(last.engine));
    choose(m_language, last.language);
    choose(m_speakers, last.tellSpeakers ? last.speakers.value_or(0) : -1);
    m_sounds->setChecked(last.tagSounds);
    m_fillers->setChecked(last.verbatim);
    m_channelsApart->setChecked(last.channelsApart);
    m_noise->setChecked(last.suppressNoise);
    m_terms->setText(last.keyTerms.join(u", "_s));
    choose(m_entities, last.entities.value(0));
    m_redact->setChecked(!last.redact.isEmpty());
}

void ImportSheet::remember()
{
    TranscriptionOptions kept = options();
    // These belong to one file.
    kept.stream = -1;
    kept.channel = -1;
    kept.fromSeconds = 0;
    kept.toSeconds = -1;
    m_settings.set(kImportChoices, QJsonDocument(transcription::toJson(kept)).toJson(QJsonDocument::Compact));
}

Engine ImportSheet::engine() const
{
    return m_engine->count() > 0 ? Engine(m_engine->currentData().toInt()) : Engine::Service;
}

TranscriptionOptions ImportSheet::options() const
{
    TranscriptionOptions options;
    options.engine = engine();
    options.voskModel = options.engine == Engine::Vosk ? m_settings.get(kVoskModel) : QString();
    options.language = m_language->currentData().toString();
    const int speakers = m_speakers->currentData().toInt();
    options.tellSpeakers = speakers >= 0;
    if (speakers > 0)
        options.speakers = speakers;
    options.channelsApart = m_channelsApart->isChecked();
    options.suppressNoise = m_noise->isChecked();
    if (m_stream && m_stream->count() > 1)
        options.stream = m_stream->currentData().toInt();
    if (m_channel && m_channel->isEnabled())
        options.channel = m_channel->currentData().toInt();
    if (m_from)
        options.fromSeconds = secondsFromText(m_from->text()).value_or(0);
    if (m_to)
        options.toSeconds = secondsFromText(m_to->text()).value_or(-1);
    options.tagSounds = m_sounds->isChecked();
    options.verbatim = m_fillers->isChecked();
    if (options.isLocal())
        return options;
    for (const QString &term : m_terms->text().split(u',', Qt::SkipEmptyParts)) {
        if (const QString clean = term.simplified(); !clean.isEmpty())
            options.keyTerms.append(clean);
    }
    if (const QString entities = m_entities->currentData().toString(); !entities.isEmpty()) {
        options.entities = {entities};
        if (m_redact->isChecked())
            options.redact = {entities};
    }
    return options;
}

double ImportSheet::seconds() const
{
    double sum = 0;
    for (const media::MediaInfo &file : m_subject.files)
        sum += file.seconds.value_or(0);
    if (m_subject.files.size() == 1) {
        const TranscriptionOptions chosen = options();
        const double end = chosen.toSeconds >= 0 ? std::min(sum, chosen.toSeconds) : sum;
        return std::max(0.0, end - chosen.fromSeconds);
    }
    return sum;
}

qint64 ImportSheet::credits() const
{
    const TranscriptionOptions chosen = options();
    if (m_subject.files.size() == 1) {
        const int at = m_stream ? std::max(0, m_stream->currentIndex()) : 0;
        const int channels = chosen.channelsApart ? m_subject.files.first().streams.value(at).channels : 1;
        return transcription::estimatedCredits(chosen, seconds(), std::max(1, channels));
    }
    qint64 sum = 0;
    for (const media::MediaInfo &file : m_subject.files) {
        const int channels = chosen.channelsApart ? file.streams.value(file.bestStream).channels : 1;
        sum += transcription::estimatedCredits(chosen, file.seconds.value_or(0), std::max(1, channels));
    }
    return sum;
}

QUrl ImportSheet::link() const
{
    return m_link ? QUrl(m_link->text().trimmed(), QUrl::StrictMode) : QUrl();
}

std::optional<Error> ImportSheet::problem() const
{
    if (m_engine->count() == 0)
        return Error{ErrorKind::Unsupported,
                     m_subject.askLink ? tr("A link needs the speech service. Connect an account first.")
                                       : tr("Nobody here can listen. Connect an account first.")};
    if (m_link) {
        const QUrl url = link();
        if (m_link->text().trimmed().isEmpty())
            return Error{ErrorKind::Validation, QString()};
        if (!url.isValid() || (url.scheme() != "https"_L1 && url.scheme() != "http"_L1)
            || url.host().isEmpty())
            return Error{ErrorKind::Validation, tr("Enter a link such as https://example.org/talk.mp4.")};
    }
    if (m_from && !m_from->text().trimmed().isEmpty() && !secondsFromText(m_from->text()))
        return Error{ErrorKind::Validation, tr("Enter the beginning as minutes and seconds, such as 1:30.")};
    if (m_to && !m_to->text().trimmed().isEmpty() && !secondsFromText(m_to->text()))
        return Error{ErrorKind::Validation, tr("Enter the end as minutes and seconds, such as 12:48.")};
    if (m_subject.files.size() == 1 && m_subject.files.first().seconds && seconds() <= 0)
        return Error{ErrorKind::Validation, tr("Nothing is left between beginning and end.")};
    return transcription::problemWith(options());
}

void ImportSheet::refresh()
{
    if (!m_go)
        return;
    const TranscriptionOptions chosen = options();
    const bool local = chosen.isLocal();
    m_engineNote->setText(
        chosen.engine == Engine::Service
            ? (m_subject.realMoney ? tr("Paid by the minute; nothing is sent before you agree.")
                                   : tr("The sandbox listens roughly: about one word in five may be wrong."))
            : chosen.engine == Engine::PocketSphinx
            ? tr("Nothing leaves this computer. English only; about one word in five may be wrong.")
            : tr("Nothing leaves this computer."));
    m_serviceOnly->setVisible(!local);
    m_language->setEnabled(chosen.engine != Engine::PocketSphinx);
    m_redact->setEnabled(m_entities->currentIndex() > 0);
    if (m_channel && m_stream) {
        const media::MediaInfo &file = m_subject.files.first();
        const int channels = file.streams.value(std::max(0, m_stream->currentIndex())).channels;
        if (m_channel->count() != channels + 1) {
            const QSignalBlocker quiet(m_channel);
            m_channel->clear();
            m_channel->addItem(tr("All together"), -1);
            for (int i = 0; i < channels; ++i)
                m_channel->addItem(tr("Only channel %1").arg(i + 1), i);
        }
        m_channel->setEnabled(channels > 1 && !m_channelsApart->isChecked());
    }
    const auto trouble = problem();
    m_problem->setText(trouble ? trouble->message : QString());
    const int minutes = transcription::billedMinutes(seconds());
    QString cost;
    if (local)
        cost = tr("Free");
    else if (!m_subject.realMoney)
        cost = tr("Free in sandbox");
    else if (minutes > 0)
        cost = tr("%1 min, ≈ %2 credits").arg(QLocale().toString(minutes), QLocale().toString(credits()));
    else
        cost = tr("Price by length");
    const bool short_ =
        m_subject.realMoney && !local && m_subject.creditsLeft && credits() > *m_subject.creditsLeft;
    if (short_) {
        const QString reason =
            tr("Needs %1, you have %2.")
                .arg(QLocale().toString(credits()), QLocale().toString(*m_subject.creditsLeft));
        m_go->setUnaffordable(cost, reason);
        m_problem->setText(reason);
    } else {
        m_go->setCost(cost);
    }
    m_go->setEnabled(!trouble);
}

void ImportSheet::accept()
{
    if (problem())
        return;
    remember();
    emit accepted();
    dismiss();
}

} // namespace studio::ui
