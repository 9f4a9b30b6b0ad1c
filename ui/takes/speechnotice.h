// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/speech/generation.h"
#include "ui/widgets/notice.h"

#include <QString>

#include <chrono>

namespace studio::ui {

/// What the banner of the panel says.
struct SpeechNotice {
    enum class Action { None, UpdateKey, TryAgain, ChooseVoice, ShowInFolder, LookUp, FetchWhole };

    NoticeKind kind = NoticeKind::Info;
    QString title{};
    QString text{};
    Action action = Action::None;
    bool operator==(const SpeechNotice &) const = default;
};

/// The label of an action's button.
QString actionLabel(SpeechNotice::Action action);

/// What is safe whatever happens: what the user wrote, or recorded.
enum class WorkKept { Text, Recording };

/// A generation that made nothing.
SpeechNotice noticeForFailure(const Error &error, WorkKept kept = WorkKept::Text);
/// A take that was cut short; `takeTitle` is "Take 4".
SpeechNotice noticeForCutTake(const speech::Outcome &outcome, const QString &takeTitle);
/// A retry that will happen by itself.
SpeechNotice noticeForRetry(const Error &reason, std::chrono::milliseconds wait);
/// The service is silent for long.
SpeechNotice noticeForSilence(std::chrono::seconds silence);

} // namespace studio::ui
