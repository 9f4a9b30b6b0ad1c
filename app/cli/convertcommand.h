// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/command.h"
#include "app/cli/convertoptions.h"
#include "app/cli/voiceresolver.h"
#include "core/changer/batchconversion.h"

#include <QPointer>

#include <memory>

namespace studio::app {

/// `voice-studio convert` and `isolate`: recordings given another voice, or freed of noise, one file or a
/// folder of them.
class ConvertCommand final : public Command {
    Q_OBJECT
public:
    ConvertCommand(Application &application, Output &output, const ConvertOptions &options);

    void start() override;
    void cancel() override;

private:
    void resolve(const account::Backend &backend);
    void begin(const ResolvedVoice &found);
    void checkNext();
    void checked(const Result<changer::ConversionPlan> &plan);
    void tellDryRun();
    void convert();
    void follow(int item, changer::Conversion *conversion);
    void itemEnded(int item, const changer::BatchItemReport &report);
    void fail(int item, const Error &error);
    void finish();
    void endIfSettled();
    [[nodiscard]] changer::ConversionRequest requestFor(const QString &input) const;
    [[nodiscard]] QString priceOf(qint64 credits, bool known) const;
    [[nodiscard]] bool isMany() const { return m_options.inputs.size() > 1; }

    ConvertOptions m_options;
    account::Backend m_backend;
    profiles::Profile m_profile;
    ResolvedVoice m_found;
    std::unique_ptr<changer::ChangerEngine> m_engine;
    QList<changer::BatchItem> m_items; ///< Those still to be done.
    qsizetype m_checking = 0;
    changer::ConversionPlan m_sum; ///< Of a dry run.
    int m_allMade = 0; ///< How many of it are made already.
    QPointer<changer::BatchConversion> m_batch;
    std::optional<Error> m_firstError;
    int m_done = 0;
    int m_running = 0; ///< Conversions that have not ended.
    bool m_isCancelled = false;
    JobGuard m_step;
};

} // namespace studio::app
