// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/jobguard.h"
#include "core/transcript/captiontrack.h"

#include <QObject>
#include <QTimer>

#include <functional>

namespace studio::transcript {
class Document;
}

namespace studio::ui {

/// The captions of a document, cut in a worker whenever it or the rules change; a moment behind. GUI thread.
class CaptionSource final : public QObject {
    Q_OBJECT

public:
    explicit CaptionSource(transcript::Document &document, QObject *parent = nullptr);

    void setOptions(const transcript::CaptionOptions &options);
    [[nodiscard]] const transcript::CaptionOptions &options() const { return m_options; }
    [[nodiscard]] const QList<transcript::Caption> &captions() const { return m_captions; }
    [[nodiscard]] const QList<text::CaptionProblem> &problems() const { return m_problems; }
    /// They are those of the document as it is now.
    [[nodiscard]] bool isFresh() const;
    /// Calls now or as soon as they are fresh: for edits. Dropped when the document is replaced.
    void whenFresh(std::function<void()> act);

signals:
    void changed();

private:
    void schedule();
    void cut();

    transcript::Document &m_document;
    transcript::CaptionOptions m_options{};
    QList<transcript::Caption> m_captions{};
    QList<text::CaptionProblem> m_problems{};
    QList<std::function<void()>> m_waiting{};
    QTimer m_soon;
    JobGuard m_job;
    int m_replaced = 0; ///< How often: a late cut is of another one.
    qint64 m_revision = -1; ///< The document's, that the captions are of.
    bool m_dirty = true;
};

} // namespace studio::ui
