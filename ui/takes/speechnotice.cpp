// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/takes/speechnotice.h"

#include <QCoreApplication>

namespace studio::ui {

namespace {

struct NoticeText {
    Q_DECLARE_TR_FUNCTIONS(SpeechNotice)
};

} // namespace

QString actionLabel(SpeechNotice::Action action)
{
    switch (action) {
    case SpeechNotice::Action::None:
        return {};
    case SpeechNotice::Action::UpdateKey:
        return NoticeText::tr("Update key");
    case SpeechNotice::Action::TryAgain:
        return NoticeText::tr("Try again");
    case SpeechNotice::Action::ChooseVoice:
        return NoticeText::tr("Choose a voice");
    case SpeechNotice::Action::ShowInFolder:
        return NoticeText::tr("Show in folder");
    case SpeechNotice::Action::LookUp:
        return NoticeText::tr("Look it up");
    case SpeechNotice::Action::FetchWhole:
        return NoticeText::tr("Fetch the whole sound");
    }
    return {};
}

SpeechNotice noticeForFailure(const Error &error, WorkKept kept)
{
    using Action = SpeechNotice::Action;
    const bool isText = kept == WorkKept::Text;
    switch (error.kind) {
    case ErrorKind::Auth:
        return {NoticeKind::Error, NoticeText::tr("Your key was not accepted."),
                isText ? NoticeText::tr("Your text and takes are kept. Enter another key to go on.")
                       : NoticeText::tr("Your recording and takes are kept. Enter another key to go on."),
                Action::UpdateKey};
    case ErrorKind::Network:
        return {NoticeKind::Warning,
                isText ? NoticeText::tr("No connection. Your text is safe.")
                       : NoticeText::tr("No connection. Your recording is safe."),
                NoticeText::tr("Nothing was sent and nothing was charged."), Action::TryAgain};
    case ErrorKind::OutcomeUnknown:
        return {NoticeKind::Warning, NoticeText::tr("This may have been charged."), error.message,
                Action::LookUp};
    case ErrorKind::RateLimited:
    case ErrorKind::Concurrency:
        return {NoticeKind::Warning, NoticeText::tr("Too many requests."),
                NoticeText::tr("Nothing was charged. Wait a moment and try again."), Action::TryAgain};
    case ErrorKind::Busy:
    case ErrorKind::Server:
    case ErrorKind::Timeout:
        return {NoticeKind::Error, error.message, error.nextStep, Action::TryAgain};
    case ErrorKind::NotFound:
        return {NoticeKind::Error, error.message, error.nextStep, Action::ChooseVoice};
    default:
        return {NoticeKind::Error, error.message, error.nextStep, Action::None};
    }
}

SpeechNotice noticeForCutTake(const speech::Outcome &outcome, const QString &takeTitle)
{
    const bool stopped = outcome.cutShort && outcome.cutShort->isCancelled();
    SpeechNotice notice;
    notice.kind = stopped ? NoticeKind::Info : NoticeKind::Warning;
    if (stopped)
        notice.title = NoticeText::tr("Stopped. What arrived is kept as %1.").arg(takeTitle);
    else
        notice.title = NoticeText::tr("The sound broke off. What arrived is kept as %1.").arg(takeTitle);
    if (outcome.mayHaveBeenCharged)
        notice.text = NoticeText::tr("It may have been charged in full.");
    else if (outcome.cutShort && !stopped)
        notice.text = outcome.cutShort->message;
    if (!stopped)
        notice.action = SpeechNotice::Action::FetchWhole;
    return notice;
}

SpeechNotice noticeForRetry(const Error &reason, std::chrono::milliseconds wait)
{
    const int seconds = int((wait.count() + 999) / 1000);
    const bool tooMany = reason.kind == ErrorKind::RateLimited || reason.kind == ErrorKind::Concurrency;
    return {NoticeKind::Warning,
            tooMany ? NoticeText::tr("Too many requests. Retrying in %n s", nullptr, seconds)
                    : NoticeText::tr("The service is not reachable. Retrying in %n s", nullptr, seconds),
            NoticeText::tr("Nothing was charged."), SpeechNotice::Action::None};
}

SpeechNotice noticeForSilence(std::chrono::seconds silence)
{
    return {NoticeKind::Info,
            NoticeText::tr("Still waiting: no sound for %n s.", nullptr, int(silence.count())),
            NoticeText::tr("The service may still answer. Cancel keeps what arrived; it may be charged."),
            SpeechNotice::Action::None};
}

} // namespace studio::ui
