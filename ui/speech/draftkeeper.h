// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/base/jobguard.h"

#include <QJsonObject>
#include <QObject>
#include <QTimer>

#include <chrono>
#include <functional>

namespace studio::store {
class DraftRepository;
}

namespace studio::ui {

/// Keeps the text under work on disk: saved 1 s after the last change, and at least every 3 s while typing
/// goes on. Nothing is written before the draft was loaded, so that a slow start cannot overwrite it. A
/// failed save is told and tried again with the next change. GUI thread; the disk work is the repository's.
class DraftKeeper final : public QObject {
    Q_OBJECT

public:
    struct Content {
        QString text{};
        QJsonObject state{};
        bool operator==(const Content &) const = default;
    };

    /// `current` is asked for what to save.
    DraftKeeper(store::DraftRepository &drafts, const QString &key, std::function<Content()> current,
                QObject *parent = nullptr);

    void load();
    [[nodiscard]] bool isLoaded() const { return m_loaded; }
    /// Something changed: save soon.
    void touch();
    /// Save what is not saved yet, now.
    void flush();

signals:
    /// Once. `found` is false on a first start.
    void loaded(bool found, const studio::ui::DraftKeeper::Content &content);
    void saved();
    void failed(const studio::Error &error);

private:
    store::DraftRepository &m_drafts;
    const QString m_key;
    const std::function<Content()> m_current;
    JobGuard m_loading;
    QTimer m_quiet;
    QTimer m_latest;
    bool m_loaded = false;
    bool m_dirty = false;
};

} // namespace studio::ui
