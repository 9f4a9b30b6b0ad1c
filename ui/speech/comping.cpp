// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/speech/comping.h"

#include "core/base/workerjob.h"
#include "core/speech/speechengine.h"
#include "core/store/takerepository.h"
#include "ui/speech/accountbinding.h"
#include "ui/speech/selectiontools.h"
#include "ui/speech/takescard.h"
#include "ui/speech/takewords.h"
#include "ui/takes/takeplayback.h"
#include "ui/takes/takeshelf.h"
#include "ui/theme/textlabel.h"
#include "ui/theme/variants.h"
#include "ui/widgets/costbutton.h"
#include "ui/widgets/iconbutton.h"
#include "ui/widgets/takestrip.h"
#include "ui/widgets/waveformview.h"

#include <QAction>
#include <QHBoxLayout>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace studio::ui {

namespace {

KeptPiece pieceOf(const TakeId &take, const QString &script, const std::vector<text::WordTiming> &words,
                  edit::WordRange range)
{
    const text::WordTiming &first = words[std::size_t(range.first)];
    const text::WordTiming &last = words[std::size_t(range.last)];
    return {take, script, range,
            script.mid(first.position, last.position + last.text.size() - first.position).simplified(),
            edit::spanOf(words, range)};
}

TakeId chipId(qsizetype index)
{
    return TakeId(u"piece-%1"_s.arg(index));
}

} // namespace

/// Times of the pieces that are cut are those of `words` only for the same take: the others keep theirs until
/// the comp is made, where only the words count.
void CompList::keep(const KeptPiece &piece, const std::vector<text::WordTiming> &words)
{
    QList<KeptPiece> kept;
    const auto part = [&words](const KeptPiece &from, edit::WordRange range) {
        KeptPiece rest = pieceOf(from.take, from.script, words, range);
        const double length = from.span.to - from.span.from;
        const double share = length / double(from.words.last - from.words.first + 1);
        rest.span = {from.span.from + share * double(range.first - from.words.first),
                     from.span.from + share * double(range.last + 1 - from.words.first)};
        return rest;
    };
    for (const KeptPiece &other : m_pieces) {
        const bool apart = other.script != piece.script || other.words.last < piece.words.first
            || other.words.first > piece.words.last;
        if (apart) {
            kept.append(other);
            continue;
        }
        if (other.words.first < piece.words.first)
            kept.append(part(other, {other.words.first, piece.words.first - 1}));
        if (other.words.last > piece.words.last)
            kept.append(part(other, {piece.words.last + 1, other.words.last}));
    }
    const auto place = std::find_if(kept.begin(), kept.end(), [&piece](const KeptPiece &other) {
        return other.script == piece.script && other.words.first > piece.words.first;
    });
    kept.insert(place, piece);
    m_pieces = kept;
}

void CompList::keepRest(const TakeId &take, const QString &script, const std::vector<text::WordTiming> &words)
{
    std::vector<bool> covered(words.size(), false);
    for (const KeptPiece &piece : std::as_const(m_pieces)) {
        for (qsizetype i = piece.words.first; piece.script == script && i <= piece.words.last; ++i)
            covered[std::size_t(i)] = true;
    }
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (covered[i])
            continue;
        std::size_t end = i;
        while (end + 1 < words.size() && !covered[end + 1])
            ++end;
        keep(pieceOf(take, script, words, {qsizetype(i), qsizetype(end)}), words);
        i = end;
    }
}

void CompList::removeTake(const TakeId &take)
{
    m_pieces.removeIf([&take](const KeptPiece &piece) { return piece.take == take; });
}

Comping::Comping(const SpeechParts &parts, TakeWords &words, SelectionTools &tools, QObject *parent)
    : QObject(parent), m_parts(parts), m_words(words), m_tools(tools),
      m_keep(parts.addAction(u"actionKeepForComp"_s, tr("Keep for the comp"), {QKeySequence(Qt::Key_C)})),
      m_makeAction(parts.addAction(u"actionMakeComp"_s, tr("Make the comp"),
                                   {QKeySequence(Qt::CTRL | Qt::ALT | Qt::Key_Return)}))
{
    buildLane();
    connect(m_keep, &QAction::triggered, this, &Comping::keepSelection);
    connect(&parts.takesCard, &TakesCard::keepRequested, this, &Comping::keepSelection);
    connect(m_makeAction, &QAction::triggered, this, &Comping::make);
    connect(&words, &TakeWords::changed, this, &Comping::showLane);
    connect(&parts.shelf, &TakeShelf::listChanged, this, &Comping::dropGoneTakes);
    connect(&parts.binding, &AccountBinding::profileChanged, this, [this] {
        m_list.clear();
        showLane();
    });
    showLane();
}

void Comping::buildLane()
{
    m_lane = new QWidget;
    m_lane->setObjectName(u"compLane"_s);
    auto *row = new QHBoxLayout(m_lane);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(6);
    m_strip = new TakeStrip;
    m_strip->setObjectName(u"compStrip"_s);
    m_strip->setAccessibleName(tr("Pieces of the comp"));
    m_rest = new QPushButton(tr("Rest from this take"));
    m_rest->setObjectName(u"compRest"_s);
    setVariant(m_rest, Variant::Ghost);
    setControlSize(m_rest, ControlSize::Small);
    m_make = new CostButton(tr("Make comp"), u"layers"_s);
    m_make->setObjectName(u"makeComp"_s);
    m_make->setGhost(true);
    m_make->setCost(tr("0 credits"));
    auto *clear = new IconButton(u"x"_s, tr("Drop the comp"));
    clear->setObjectName(u"dropComp"_s);
    clear->setExtent(28, 16);
    row->addWidget(new TextLabel(tr("Comp"), TypeRole::Section, &Theme::text, m_lane));
    row->addWidget(m_strip, 1);
    row->addWidget(m_rest);
    row->addWidget(m_make);
    row->addWidget(clear);
    m_parts.takesCard.addBelow(m_lane);
    const auto indexOf = [](const TakeId &id) { return id.value().mid(6).toLongLong(); };
    connect(m_strip, &TakeStrip::currentChanged, this,
            [this, indexOf](const TakeId &id) { hear(indexOf(id)); });
    connect(m_strip, &TakeStrip::removeRequested, this, [this, indexOf](const TakeId &id) {
        const qsizetype index = indexOf(id);
        if (index < m_list.pieces().size())
            m_list.removeAt(index);
        showLane();
    });
    connect(m_rest, &QPushButton::clicked, this, &Comping::keepRest);
    connect(m_make, &QAbstractButton::clicked, this, &Comping::make);
    connect(clear, &QAbstractButton::clicked, this, [this] {
        m_list.clear();
        showLane();
    });
}

void Comping::keepSelection()
{
    if (!m_words.take() || !m_words.hasTimes())
        return;
    WaveformView *wave = m_parts.takesCard.wave();
    auto range = m_tools.selectedWords();
    if (!range) {
        const qsizetype word = std::max<qsizetype>(0, edit::wordAt(m_words.words(), wave->position()));
        range = edit::sentenceAround(m_words.words(), m_words.text(), word);
    }
    const KeptPiece piece = pieceOf(m_words.take()->id, m_words.text(), m_words.words(), *range);
    m_list.keep(piece, m_words.words());
    wave->setSelection({});
    //: %1 are words of a script.
    m_parts.announce(tr("Kept for the comp: %1").arg(piece.text));
    showLane();
}

void Comping::keepRest()
{
    if (!m_words.take() || !m_words.hasTimes())
        return;
    m_list.keepRest(m_words.take()->id, m_words.text(), m_words.words());
    showLane();
}

void Comping::showLane()
{
    const QList<KeptPiece> &pieces = m_list.pieces();
    QList<TakeChip> chips;
    for (qsizetype i = 0; i < pieces.size(); ++i) {
        const store::Take *take = m_parts.shelf.take(pieces.at(i).take);
        if (!take)
            continue;
        const QString words =
            pieces.at(i).text.size() > 28 ? pieces.at(i).text.left(27) + u'…' : pieces.at(i).text;
        chips.append({chipId(i), takeTitle(*take), take->voice, words, false, false});
    }
    m_strip->setTakes(chips);
    m_strip->setCurrent({});
    m_lane->setVisible(!pieces.isEmpty());
    m_keep->setEnabled(m_words.hasTimes());
    m_parts.takesCard.setKeepEnabled(m_words.hasTimes());
    m_rest->setEnabled(m_words.hasTimes());
    m_make->setEnabled(!pieces.isEmpty() && !m_step.isRunning());
    m_makeAction->setEnabled(m_make->isEnabled());
    showRegions();
}

void Comping::showRegions()
{
    std::vector<WaveRegion> regions;
    for (const KeptPiece &piece : m_list.pieces()) {
        if (piece.take == m_parts.shelf.current())
            regions.push_back({{piece.span.from, piece.span.to}, tr("Kept")});
    }
    m_parts.takesCard.wave()->setRegions(regions);
}

void Comping::dropGoneTakes()
{
    const QList<KeptPiece> pieces = m_list.pieces();
    for (const KeptPiece &piece : pieces) {
        if (!m_parts.shelf.take(piece.take))
            m_list.removeTake(piece.take);
    }
    showLane();
}

void Comping::hear(qsizetype index)
{
    if (index < 0 || index >= m_list.pieces().size())
        return;
    const KeptPiece piece = m_list.pieces().at(index);
    m_parts.shelf.select(piece.take);
    m_parts.playback.audition({{piece.span.from, piece.span.to}});
}

void Comping::make()
{
    if (m_list.pieces().isEmpty() || m_step.isRunning())
        return;
    QStringList takes;
    for (const KeptPiece &piece : m_list.pieces()) {
        if (!takes.contains(piece.take.value()))
            takes.append(piece.take.value());
    }
    m_parts.playback.pause();
    gather(takes, {});
    showLane();
}

/// Times and sound of one take after the other.
void Comping::gather(const QStringList &takes, std::vector<edit::Source> sources)
{
    if (std::size_t(takes.size()) == sources.size()) {
        render(std::move(sources));
        return;
    }
    const auto refuse = [this](const Error &error) {
        m_step.cancel();
        if (!error.isCancelled())
            m_parts.tellProblem(error);
        showLane();
    };
    auto *reading = m_parts.services.takes.byId(TakeId(takes.at(qsizetype(sources.size()))));
    m_step = reading;
    reading->then(this, [this, takes, sources, refuse](const Result<std::optional<store::Take>> &found) {
        if (!found || !*found) {
            refuse(found ? Error::make(ErrorKind::NotFound, tr("A take of the comp is not there any more."))
                         : found.error());
            return;
        }
        const store::Take take = **found;
        if (sources.empty())
            m_base = take;
        auto *decoding = m_parts.services.engine.loadTrack(take);
        m_step = decoding;
        decoding->then(
            this,
            [this, takes, sources, take, refuse](const Result<std::shared_ptr<audio::PcmTrack>> &track) {
                if (!track) {
                    refuse(track.error());
                    return;
                }
                std::vector<edit::Source> more = sources;
                more.push_back(edit::sourceOf(take, *track));
                gather(takes, std::move(more));
            });
    });
}

void Comping::render(std::vector<edit::Source> sources)
{
    std::vector<edit::Keep> keeps;
    for (const KeptPiece &piece : m_list.pieces()) {
        for (std::size_t i = 0; i < sources.size(); ++i) {
            if (sources[i].take == piece.take)
                keeps.push_back({int(i), piece.words});
        }
    }
    auto *job = runInWorker<edit::Edited>([sources = std::move(sources), keeps](const StopFlag &stop) {
        return edit::comp(sources, keeps, stop);
    });
    m_step = job;
    job->then(this, [this](const Result<edit::Edited> &edited) {
        m_step.cancel();
        if (edited) {
            m_list.clear();
            m_tools.keep(m_base, *edited, tr("The comp is a new take. It cost nothing."));
        } else if (!edited.error().isCancelled()) {
            m_parts.tellProblem(edited.error());
        }
        showLane();
    });
}

} // namespace studio::ui
