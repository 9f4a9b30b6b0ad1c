// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QJsonArray>
#include <QList>
#include <QString>

namespace studio::sandbox {

/// A tool call as a language model asks for it.
struct ModelCall {
    QString id{};
    QString name{};
    QString arguments{}; ///< JSON, if the model kept its word.
};

/// Reads the answer of a chat/completions endpoint, streamed as server-sent events or whole, in any pieces.
/// Total: what it does not understand is passed over. Holds a quarter of a megabyte at most.
class ModelStream final {
public:
    /// New text of the answer.
    [[nodiscard]] QString push(const QByteArray &bytes);
    /// At the end of the body; new text if it was no stream.
    [[nodiscard]] QString finish();
    [[nodiscard]] const QList<ModelCall> &calls() const { return m_calls; }
    [[nodiscard]] bool isTooLong() const { return m_total > kMost; }
    /// Anything understood at all.
    [[nodiscard]] bool isAnswer() const { return m_understood; }

private:
    static constexpr qint64 kMost = 256 * 1024;
    QString take(const QByteArray &json);
    void takeCalls(const QJsonArray &calls);

    QByteArray m_rest;
    QList<ModelCall> m_calls;
    qint64 m_total = 0;
    bool m_streams = false;
    bool m_understood = false;
};

/// Cuts text that is being written into parts that can be spoken: sentences.
class SentenceCutter final {
public:
    /// The sentences that are whole by now.
    [[nodiscard]] QStringList push(const QString &text);
    [[nodiscard]] QString rest();

private:
    QString m_text;
};

} // namespace studio::sandbox
