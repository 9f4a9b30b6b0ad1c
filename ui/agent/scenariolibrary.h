// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/scenario/scenario.h"

#include <QMap>
#include <QObject>
#include <QTimer>

#include <memory>

namespace studio::ui {

/// The user's own suite of scenarios: one file in the data folder, written a second after the last edit, and
/// a second one for texts of scenarios that cannot be read yet. A file that cannot be read, or not to its
/// end, is kept beside it under another name. GUI thread; the disk waits in workers, and an older state never
/// follows a newer one there.
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
    /// What was typed as JSON for the scenario of this name and is unfinished; empty: nothing.
    [[nodiscard]] QString draft(const QString &name) const { return m_drafts.value(name); }
    void setDraft(const QString &name, const QString &text);

signals:
    void changed();
    void failed(const studio::Error &problem);

private:
    class Disk;

    void load();
    void loadDrafts();
    void write();
    void touch();
    void saveSoon();

    QString m_path;
    scenario::Suite m_suite;
    QMap<QString, QString> m_drafts; ///< By the name of the scenario.
    QTimer m_later{this};
    std::shared_ptr<Disk> m_disk;
    qint64 m_edits = 0;
    qint64 m_written = 0; ///< As of this edit the files are as they should be.
};

} // namespace studio::ui
