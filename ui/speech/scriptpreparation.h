// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/jobguard.h"
#include "core/text/scriptcompiler.h"

#include <QObject>
#include <QTimer>

namespace studio::ui {

/// Keeps what is sent in step with what is written. Short texts are compiled at once; long ones, and rules
/// with expressions, in a worker a moment after the last change. GUI thread.
class ScriptPreparation final : public QObject {
    Q_OBJECT

public:
    struct Input {
        QString script{};
        text::ModelMarkup model{};
        std::vector<text::PronunciationRule> rules{};
        text::CompileOptions options{};
        bool operator==(const Input &) const = default;
    };

    explicit ScriptPreparation(QObject *parent = nullptr);

    void setInput(const Input &input);
    [[nodiscard]] const Input &input() const { return m_input; }
    /// False while a worker is at it; compiled() is that of an earlier input then.
    [[nodiscard]] bool isReady() const { return m_ready; }
    [[nodiscard]] const text::CompiledScript &compiled() const { return m_compiled; }

signals:
    /// A worker came to its end.
    void prepared();

private:
    void start();

    Input m_input;
    text::CompiledScript m_compiled;
    QTimer m_quiet;
    JobGuard m_job;
    bool m_ready = true;
};

} // namespace studio::ui
