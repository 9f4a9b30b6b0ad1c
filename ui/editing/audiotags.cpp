// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editing/audiotags.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace studio::ui {

namespace {

struct AudioTagText {
    Q_DECLARE_TR_FUNCTIONS(AudioTags)
};

} // namespace

QList<AudioTag> audioTags()
{
    const QString delivery = AudioTagText::tr("Delivery");
    const QString mood = AudioTagText::tr("Mood");
    const QString sound = AudioTagText::tr("Sounds");
    const QString pace = AudioTagText::tr("Pace");
    return {
        {delivery, u"[whispers]"_s, AudioTagText::tr("Very quietly")},
        {delivery, u"[softly]"_s, AudioTagText::tr("Gently, close")},
        {delivery, u"[shouts]"_s, AudioTagText::tr("At the top of the voice")},
        {delivery, u"[sings]"_s, AudioTagText::tr("As a song")},
        {mood, u"[excited]"_s, AudioTagText::tr("With enthusiasm")},
        {mood, u"[happy]"_s, AudioTagText::tr("Brightly, with a smile")},
        {mood, u"[sad]"_s, AudioTagText::tr("With sorrow")},
        {mood, u"[angry]"_s, AudioTagText::tr("With anger")},
        {mood, u"[curious]"_s, AudioTagText::tr("Wondering")},
        {mood, u"[sarcastic]"_s, AudioTagText::tr("Meaning the opposite")},
        {mood, u"[mischievously]"_s, AudioTagText::tr("Up to something")},
        {mood, u"[nervous]"_s, AudioTagText::tr("Unsure, uneasy")},
        {mood, u"[tired]"_s, AudioTagText::tr("Worn out")},
        {mood, u"[calm]"_s, AudioTagText::tr("Evenly, at ease")},
        {sound, u"[laughs]"_s, AudioTagText::tr("A laugh")},
        {sound, u"[laughs harder]"_s, AudioTagText::tr("A louder laugh")},
        {sound, u"[chuckles]"_s, AudioTagText::tr("A quiet laugh")},
        {sound, u"[giggles]"_s, AudioTagText::tr("A light laugh")},
        {sound, u"[sighs]"_s, AudioTagText::tr("A sigh")},
        {sound, u"[exhales]"_s, AudioTagText::tr("Breathes out")},
        {sound, u"[inhales]"_s, AudioTagText::tr("Breathes in")},
        {sound, u"[gasps]"_s, AudioTagText::tr("A sudden breath")},
        {sound, u"[gulps]"_s, AudioTagText::tr("Swallows")},
        {sound, u"[clears throat]"_s, AudioTagText::tr("Clears the throat")},
        {sound, u"[crying]"_s, AudioTagText::tr("In tears")},
        {sound, u"[snorts]"_s, AudioTagText::tr("A snort")},
        {pace, u"[rushed]"_s, AudioTagText::tr("In a hurry")},
        {pace, u"[slowly]"_s, AudioTagText::tr("Taking time")},
        {pace, u"[hesitates]"_s, AudioTagText::tr("Looking for words")},
        {pace, u"[dramatic tone]"_s, AudioTagText::tr("With weight")},
    };
}

} // namespace studio::ui
