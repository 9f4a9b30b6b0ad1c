// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recognition/recogniser.h"

#include "core/recognition/sphinxrecogniser.h"
#include "core/recognition/voskrecogniser.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace studio::recognition {

QString textOf(const HeardWords &words)
{
    QString text;
    for (const HeardWord &word : words) {
        if (word.isEvent || word.text.isEmpty())
            continue;
        if (!text.isEmpty())
            text += u' ';
        text += word.text;
    }
    return text;
}

HeardWords readable(HeardWords words, double pauseSeconds)
{
    HeardWord *last = nullptr;
    for (HeardWord &word : words) {
        if (word.isEvent || word.text.isEmpty())
            continue;
        const bool begins = !last || word.startSeconds - last->endSeconds >= pauseSeconds;
        if (begins && last)
            last->text += u'.';
        if (begins || word.text == "i"_L1 || word.text.startsWith("i'"_L1))
            word.text[0] = word.text[0].toUpper();
        last = &word;
    }
    if (last)
        last->text += u'.';
    return words;
}

bool isAvailable(const EngineChoice &choice)
{
    return choice.engine == EngineChoice::Engine::Vosk ? VoskRecogniser::isAvailable(choice.modelFolder)
                                                       : SphinxRecogniser::isAvailable(choice.modelFolder);
}

HeardWords Recogniser::recogniseExpected(std::span<const std::int16_t>)
{
    return {};
}

Result<std::unique_ptr<Recogniser>> Recogniser::create(const EngineChoice &choice)
{
    if (choice.engine == EngineChoice::Engine::Vosk)
        return VoskRecogniser::open(choice.modelFolder);
    return SphinxRecogniser::open(choice.modelFolder, choice.phrases);
}

Result<std::unique_ptr<Recogniser>> RecogniserPool::take(const EngineChoice &choice)
{
    {
        const std::lock_guard lock(m_mutex);
        const auto found = std::find_if(m_idle.begin(), m_idle.end(),
                                        [&](const Idle &idle) { return idle.choice == choice; });
        if (found != m_idle.end()) {
            auto recogniser = std::move(found->recogniser);
            m_idle.erase(found);
            return recogniser;
        }
    }
    return Recogniser::create(choice);
}

void RecogniserPool::giveBack(const EngineChoice &choice, std::unique_ptr<Recogniser> recogniser)
{
    const std::lock_guard lock(m_mutex);
    if (recogniser && int(m_idle.size()) < m_mostIdle)
        m_idle.push_back({choice, std::move(recogniser)});
}

void RecogniserPool::clear()
{
    std::vector<Idle> gone; // freed outside the lock
    const std::lock_guard lock(m_mutex);
    gone.swap(m_idle);
}

} // namespace studio::recognition
