// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/agent/scenariolibrary.h"

#include "core/base/ownfiles.h"
#include "core/base/workerjob.h"
#include "core/scenario/scenariofile.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace studio::ui {

namespace {

bool writeWhole(const QString &path, const QByteArray &bytes)
{
    QSaveFile file(path);
    return QDir().mkpath(QFileInfo(path).path()) && file.open(QIODevice::WriteOnly)
        && file.setPermissions(kOwnerOnly) && file.write(bytes) == bytes.size() && file.commit();
}

} // namespace

ScenarioLibrary::ScenarioLibrary(const QString &folder, QObject *parent)
    : QObject(parent), m_path(folder + u"/scenarios.json"_s)
{
    m_later.setSingleShot(true);
    m_later.setInterval(1s);
    connect(&m_later, &QTimer::timeout, this, &ScenarioLibrary::write);
    load();
}

ScenarioLibrary::~ScenarioLibrary()
{
    if (m_dirty)
        (void)writeWhole(m_path, scenario::writeSuite(m_suite));
}

void ScenarioLibrary::load()
{
    m_suite.name = u"Scenarios"_s;
    m_suite.folder = QFileInfo(m_path).path();
    QFile own(m_path);
    if (own.open(QIODevice::ReadOnly)) {
        const scenario::SuiteReading reading = scenario::readSuite(own.readAll());
        own.close();
        // A step that is not complete yet is no reason to lose the others; nor is an empty library.
        if (reading.mistakes.isEmpty() || !reading.suite.scenarios.isEmpty()
            || reading.suite.name == m_suite.name) {
            m_suite = scenario::withoutPlaces(reading.suite);
            m_suite.name = u"Scenarios"_s;
            m_suite.folder = QFileInfo(m_path).path();
            return;
        }
        QFile::rename(m_path, m_path + u".damaged"_s);
    }
    QFile examples(u":/scenarios/billing.json"_s);
    if (examples.open(QIODevice::ReadOnly)) {
        const scenario::Suite suite = scenario::readSuite(examples.readAll()).suite;
        for (const scenario::Scenario &one : suite.scenarios)
            m_suite.scenarios.append(suite.whole(one));
    }
}

QString ScenarioLibrary::freeName(const QString &wish) const
{
    const auto taken = [this](const QString &name) {
        return std::any_of(m_suite.scenarios.begin(), m_suite.scenarios.end(),
                           [&name](const scenario::Scenario &one) { return one.name == name; });
    };
    QString name = wish.trimmed().isEmpty() ? tr("Scenario") : wish.trimmed();
    for (int number = 2; taken(name); ++number)
        name = u"%1 %2"_s.arg(wish.trimmed()).arg(number);
    return name;
}

int ScenarioLibrary::add(scenario::Scenario scenario)
{
    scenario.name = freeName(scenario.name);
    m_suite.scenarios.append(scenario);
    touch();
    return count() - 1;
}

int ScenarioLibrary::addAll(const scenario::Suite &suite)
{
    const int first = count();
    for (const scenario::Scenario &one : suite.scenarios) {
        scenario::Scenario whole = suite.whole(one);
        // Its recordings stay where they are.
        const auto absolute = [&suite](auto &self, QList<scenario::Step> &steps) -> void {
            for (scenario::Step &step : steps) {
                if (!step.file.isEmpty())
                    step.file = QDir(suite.folder).absoluteFilePath(step.file);
                self(self, step.steps);
            }
        };
        absolute(absolute, whole.steps);
        whole.name = freeName(whole.name);
        m_suite.scenarios.append(whole);
    }
    touch();
    return first;
}

void ScenarioLibrary::set(int index, const scenario::Scenario &scenario)
{
    if (index < 0 || index >= count() || m_suite.scenarios[index] == scenario)
        return;
    m_suite.scenarios[index] = scenario;
    touch();
}

scenario::Scenario ScenarioLibrary::take(int index)
{
    const scenario::Scenario taken = m_suite.scenarios.takeAt(index);
    touch();
    return taken;
}

void ScenarioLibrary::insert(int index, const scenario::Scenario &scenario)
{
    m_suite.scenarios.insert(std::clamp(index, 0, count()), scenario);
    touch();
}

void ScenarioLibrary::touch()
{
    m_dirty = true;
    m_later.start();
    emit changed();
}

void ScenarioLibrary::write()
{
    if (!std::exchange(m_dirty, false))
        return;
    auto *job = runInWorker<void>(
        [path = m_path, bytes = scenario::writeSuite(m_suite)](const StopFlag &) -> Result<void> {
            if (writeWhole(path, bytes))
                return {};
            return fail(ErrorKind::Storage, tr("The scenarios could not be saved."));
        },
        this);
    job->then(this, [this](const Result<void> &written) {
        if (written)
            return;
        m_dirty = true;
        emit failed(written.error());
    });
}

} // namespace studio::ui
