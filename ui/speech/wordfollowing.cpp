// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/speech/wordfollowing.h"

#include "ui/speech/editorcard.h"
#include "ui/speech/takewords.h"
#include "ui/takes/takeplayback.h"
#include "ui/widgets/scriptedit.h"

#include <QAction>

#include <chrono>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace studio::ui {

namespace {

/// How much of the script may stand between two words that follow each other in the take: pauses, tags,
/// something that was written since.
constexpr qsizetype kReach = 240;

} // namespace

std::vector<qsizetype> placesInScript(const QStringList &words, const QString &script)
{
    std::vector<qsizetype> places;
    places.reserve(size_t(words.size()));
    qsizetype at = 0;
    for (const QString &word : words) {
        const qsizetype found =
            QStringView(script).sliced(at, std::min(kReach + word.size(), script.size() - at)).indexOf(word);
        places.push_back(found < 0 ? -1 : at + found);
        if (found >= 0)
            at += found + word.size();
    }
    return places;
}

WordFollowing::WordFollowing(const SpeechParts &parts, TakeWords &words, QObject *parent)
    : QObject(parent), m_parts(parts), m_words(words),
      m_hear(parts.addAction(u"actionHearFromCaret"_s, tr("Hear from the caret"),
                             {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Space)}))
{
    m_edited.setSingleShot(true);
    m_edited.setInterval(250ms);
    connect(&m_edited, &QTimer::timeout, this, &WordFollowing::match);
    connect(&words, &TakeWords::changed, this, &WordFollowing::match);
    ScriptEdit *script = parts.editor.script();
    connect(script, &ScriptEdit::scriptChanged, this, [this, script] {
        script->setSpoken(0, 0);
        m_places.clear();
        m_edited.start();
    });
    connect(script, &ScriptEdit::hearRequested, this, &WordFollowing::hearFrom);
    connect(m_hear, &QAction::triggered, this, [this, script] { hearFrom(script->textCursor().position()); });
    connect(&parts.playback, &PlaybackSource::positionChanged, this, &WordFollowing::show);
    connect(&parts.playback, &PlaybackSource::playbackChanged, this, [this, script] {
        if (m_parts.playback.playback() == PlaybackSource::Playback::Stopped)
            script->setSpoken(0, 0);
    });
    m_hear->setEnabled(false);
}

void WordFollowing::match()
{
    QStringList words;
    for (const text::WordTiming &word : m_words.words())
        words.append(word.text);
    m_places = placesInScript(words, m_parts.editor.script()->script());
    m_parts.editor.script()->setSpoken(0, 0);
    m_hear->setEnabled(std::ranges::any_of(m_places, [](qsizetype place) { return place >= 0; }));
}

void WordFollowing::show(double seconds)
{
    ScriptEdit *script = m_parts.editor.script();
    if (m_places.size() != m_words.words().size()
        || m_parts.playback.playback() != PlaybackSource::Playback::Playing)
        return;
    const qsizetype word = edit::wordAt(m_words.words(), seconds);
    if (word < 0 || m_places[std::size_t(word)] < 0)
        script->setSpoken(0, 0);
    else
        script->setSpoken(int(m_places[std::size_t(word)]),
                          int(m_words.words()[std::size_t(word)].text.size()));
}

void WordFollowing::hearFrom(int position)
{
    if (m_places.size() != m_words.words().size())
        return;
    // The word at the place, else the next one after it.
    for (std::size_t i = 0; i < m_places.size(); ++i) {
        const text::WordTiming &word = m_words.words()[i];
        if (m_places[i] < 0 || m_places[i] + word.text.size() < position)
            continue;
        m_parts.playback.seek(word.startSeconds);
        m_parts.playback.play();
        return;
    }
}

} // namespace studio::ui
