// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/transcription/detailspage.h"

#include "core/profiles/profilestore.h"
#include "core/transcript/document.h"
#include "ui/theme/textlabel.h"
#include "ui/theme/variants.h"
#include "ui/transcription/opentranscript.h"

#include <QFileInfo>
#include <QGridLayout>
#include <QLocale>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace studio::ui {

namespace {

/// Counting the words of a long transcript is not for every key press.
constexpr int kDetailsSoonMs = 400;

QString originText(const QString &origin)
{
    if (origin == "live"_L1)
        return DetailsPage::tr("Recorded live");
    if (origin == "link"_L1)
        return DetailsPage::tr("From a link");
    if (origin == "import"_L1)
        return DetailsPage::tr("Opened from a file");
    return DetailsPage::tr("Transcribed from a file");
}

QString engineText(const store::TranscriptEntry &entry)
{
    const QString engine = entry.options.value("engine"_L1).toString();
    if (engine == "pocketsphinx"_L1)
        return DetailsPage::tr("PocketSphinx, on this machine; about one word in five may be wrong");
    if (engine == "vosk"_L1)
        return DetailsPage::tr("Vosk, on this machine");
    return entry.options.value("model"_L1).toString();
}

struct Tally {
    qsizetype words = 0;
    qsizetype uncertain = 0;
    qsizetype edited = 0;
    double confidence = 0;
    qsizetype confident = 0;
    QList<double> spoken{}; ///< Seconds of each speaker.
};

Tally tallyOf(const transcript::Transcript &transcript)
{
    Tally tally;
    tally.spoken.fill(0, transcript.speakers.size());
    for (const transcript::Segment &segment : transcript.segments) {
        for (const transcript::Word &word : segment.words) {
            tally.words += word.kind == transcript::WordKind::Word ? 1 : 0;
            tally.uncertain += transcript::isUncertain(word) ? 1 : 0;
            tally.edited += word.edited ? 1 : 0;
            if (word.confidence) {
                tally.confidence += double(*word.confidence);
                ++tally.confident;
            }
        }
        if (segment.speaker >= 0 && segment.speaker < tally.spoken.size())
            tally.spoken[segment.speaker] += std::max(0.0, segment.end() - segment.start());
    }
    return tally;
}

} // namespace

QList<DetailRow> transcriptDetails(const store::TranscriptEntry &entry,
                                   const transcript::Transcript &transcript)
{
    const QLocale locale;
    QList<DetailRow> rows;
    const auto add = [&rows](const QString &label, const QString &value) {
        if (!value.isEmpty())
            rows.append({label, value});
    };
    add(DetailsPage::tr("Origin"), originText(entry.origin));
    add(DetailsPage::tr("File"), entry.mediaPath);
    add(DetailsPage::tr("Made"), locale.toString(entry.madeAt.toLocalTime(), QLocale::ShortFormat));
    if (transcript.seconds > 0)
        add(DetailsPage::tr("Length"), timecode(transcript.seconds));
    const QLocale language(transcript.language);
    if (!transcript.language.isEmpty())
        add(DetailsPage::tr("Language"),
            language.language() == QLocale::C ? transcript.language
                                              : QLocale::languageToString(language.language()));
    add(DetailsPage::tr("Recognised by"), engineText(entry));
    const Tally tally = tallyOf(transcript);
    add(DetailsPage::tr("Words"), locale.toString(tally.words));
    if (tally.confident > 0)
        add(DetailsPage::tr("Confidence"),
            DetailsPage::tr("%1 % on average, %n words uncertain", nullptr, int(tally.uncertain))
                .arg(locale.toString(qRound(100 * tally.confidence / double(tally.confident)))));
    if (tally.edited > 0)
        add(DetailsPage::tr("Edited"), DetailsPage::tr("%n words", nullptr, int(tally.edited)));
    double all = 0;
    for (const double seconds : tally.spoken)
        all += seconds;
    for (int i = 0; i < tally.spoken.size() && all > 0; ++i) {
        if (tally.spoken.at(i) > 0)
            add(transcript::speakerName(transcript, i),
                DetailsPage::tr("%1, %2 %", "time spoken, share")
                    .arg(timecode(tally.spoken.at(i)),
                         locale.toString(qRound(100 * tally.spoken.at(i) / all))));
    }
    if (entry.credits)
        add(DetailsPage::tr("Cost"),
            entry.profile == profiles::ProfileStore::sandboxId()
                ? DetailsPage::tr("Free in sandbox")
                : DetailsPage::tr("%n credits", nullptr, int(*entry.credits)));
    add(DetailsPage::tr("Request"), entry.requestId);
    return rows;
}

DetailsPage::DetailsPage(OpenTranscript &open, QWidget *parent)
    : QWidget(parent), m_open(open), m_folder(new QPushButton(tr("Show the file"), this))
{
    setObjectName(u"detailsPage"_s);
    setAccessibleName(tr("Details"));
    m_folder->setObjectName(u"detailsFolder"_s);
    setIconName(m_folder, u"folder-open"_s);
    setControlSize(m_folder, ControlSize::Small);
    auto *form = new QWidget;
    auto *inner = new QVBoxLayout(form);
    inner->setContentsMargins(19, 13, 20, 16);
    inner->setSpacing(12);
    m_grid = new QGridLayout;
    m_grid->setHorizontalSpacing(12);
    m_grid->setVerticalSpacing(8);
    m_grid->setColumnStretch(1, 1);
    inner->addLayout(m_grid);
    inner->addWidget(m_folder, 0, Qt::AlignLeading);
    inner->addStretch(1);
    auto *scroll = new QScrollArea(this);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->viewport()->setAutoFillBackground(false);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidget(form);
    form->setAutoFillBackground(false);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(scroll);

    m_soon.setSingleShot(true);
    m_soon.setInterval(kDetailsSoonMs);
    connect(&m_soon, &QTimer::timeout, this, &DetailsPage::refresh);
    const auto soon = [this] {
        if (isVisible())
            m_soon.start();
    };
    connect(&open, &OpenTranscript::opened, this, soon);
    connect(&open, &OpenTranscript::entryChanged, this, soon);
    connect(&open.document(), &transcript::Document::changed, this, soon);
    connect(m_folder, &QAbstractButton::clicked, this,
            [this] { emit showInFolderRequested(m_open.entry().mediaPath); });
}

void DetailsPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    refresh();
}

void DetailsPage::refresh()
{
    const QList<DetailRow> rows = transcriptDetails(m_open.entry(), m_open.document().transcript());
    m_folder->setVisible(QFileInfo::exists(m_open.entry().mediaPath));
    if (rows == m_rows)
        return;
    m_rows = rows;
    while (QLayoutItem *item = m_grid->takeAt(0)) {
        if (item->widget())
            item->widget()->deleteLater();
        delete item;
    }
    for (int i = 0; i < rows.size(); ++i) {
        auto *label = new TextLabel(rows.at(i).label, TypeRole::Small, &Theme::text2, this);
        label->setMinimumWidth(scaled(84));
        auto *value = new TextLabel(rows.at(i).value, TypeRole::Small, &Theme::text, this);
        value->setObjectName(u"detail%1"_s.arg(i));
        value->setWrapping(true);
        m_grid->addWidget(label, i, 0, Qt::AlignTop);
        m_grid->addWidget(value, i, 1);
    }
}

} // namespace studio::ui
