// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/speech/scriptpreparation.h"

#include "core/base/workerjob.h"

#include <algorithm>

using namespace std::chrono_literals;

namespace studio::ui {

namespace {

// About 2 ms of work.
constexpr qsizetype kAtOnce = 200'000;

bool isQuick(const ScriptPreparation::Input &input)
{
    const auto isExpression = [](const text::PronunciationRule &rule) {
        return rule.enabled && rule.match == text::PronunciationRule::Match::Expression;
    };
    return input.script.size() * qsizetype(input.rules.size() + 1) <= kAtOnce
        && std::none_of(input.rules.begin(), input.rules.end(), isExpression);
}

text::CompiledScript compile(const ScriptPreparation::Input &input)
{
    return text::compileScript(input.script, input.model, input.rules, input.options);
}

} // namespace

ScriptPreparation::ScriptPreparation(QObject *parent) : QObject(parent)
{
    m_quiet.setSingleShot(true);
    m_quiet.setInterval(80ms);
    connect(&m_quiet, &QTimer::timeout, this, &ScriptPreparation::start);
}

void ScriptPreparation::setInput(const Input &input)
{
    if (m_input == input)
        return;
    m_input = input;
    m_job.cancel();
    m_ready = isQuick(m_input);
    if (m_ready) {
        m_quiet.stop();
        m_compiled = compile(m_input);
    } else {
        m_quiet.start();
    }
}

void ScriptPreparation::start()
{
    auto *job = runInWorker<text::CompiledScript>(
        [input = m_input](const StopFlag &) -> Result<text::CompiledScript> { return compile(input); });
    m_job = job;
    job->then(this, [this](const Result<text::CompiledScript> &made) {
        if (!made)
            return;
        m_compiled = *made;
        m_ready = true;
        emit prepared();
    });
}

} // namespace studio::ui
