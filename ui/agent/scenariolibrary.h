// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/jobguard.h"
#include "core/base/result.h"
#include "core/scenario/scenario.h"

#include <QObject>
#include <QTimer>

namespace studio::ui {

/// The user's own suite of scenarios: one file in the data folder, written a second after the last edit. A
/// file that cannot be read is kept beside it under another name. GUI thread; the disk waits in workers.
class ScenarioLibrary final : public QObject {
    Q_OBJECT

public:
    explicit ScenarioLibrary(const QString &folder, QObject *parent = nullptr);
    /// Writes what is not written yet.
    ~ScenarioLibrary() override;

    [[nodiscard]] const scenario::Suite &suite() const { return m_suite; }
    [[nodiscard]] int count() const { return int(m_suite.scenarios.size()); }
    /// A name nobody has yet.
    [[nodiscard]] QString freeName(const QString &wish) const;
    /// Returns its place.
    int add(scenario::Scenario scenario);
    void set(int index, const scenario::Scenario &scenario);
    scenario::Scenario take(int index);
    void insert(int index, const scenario::Scenario &scenario);
    /// All of a file's, with what its suite says for them.
    int addAll(const scenario::Suite &suite);

signals:
    void changed();
    void failed(const studio::Error &problem);

private:
    void load();
    void write();
    void touch();

    QString m_path;
    scenario::Suite m_suite;
    QTimer m_later;
    JobGuard m_writing;
    bool m_dirty = false;
};

} // namespace studio::ui
