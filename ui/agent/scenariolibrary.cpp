// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/agent/scenariolibrary.h"

#include "core/base/ownfiles.h"
#include "core/base/workerjob.h"
#include "core/scenario/scenariofile.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>

#include <algorithm>
#include <mutex>
#include <utility>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace studio::ui {

namespace {

constexpr qint64 kLargestDrafts = 8 * 1024 * 1024;

bool writeWhole(const QString &path, const QByteArray &bytes)
{
    QSaveFile file(path);
    return QDir().mkpath(QFileInfo(path).path()) && file.open(QIODevice::WriteOnly)
        && file.setPermissions(kOwnerOnly) && file.write(bytes) == bytes.size() && file.commit();
}

QString draftsPath(const QString &path)
{
    return QFileInfo(path).path() + u"/scenario-drafts.json"_s;
}

QByteArray draftsJson(const QMap<QString, QString> &drafts)
{
    QJsonObject json;
    for (auto it = drafts.cbegin(); it != drafts.cend(); ++it)
        json.insert(it.key(), it.value());
    return QJsonDocument(json).toJson();
}

/// Each by itself, so that the mistakes of one do not end the reading of the others.
QList<scenario::Scenario> readOneByOne(const QByteArray &json)
{
    QList<scenario::Scenario> read;
    const QJsonArray all = QJsonDocument::fromJson(json).object().value("scenarios"_L1).toArray();
    for (const QJsonValue &one : all)
        read += scenario::withoutPlaces(scenario::readSuite(QJsonDocument(one.toObject()).toJson()).suite)
                    .scenarios;
    return read;
}

} // namespace

/// The two files. Writers of any thread wait for each other, and one that comes late with an older state
/// leaves the newer one.
class ScenarioLibrary::Disk final {
public:
    explicit Disk(QString path) : m_path(std::move(path)) { }

    bool write(qint64 edit, const QByteArray &suite, const QMap<QString, QString> &drafts)
    {
        const std::lock_guard lock(m_mutex);
        if (edit <= m_latest)
            return true;
        const QString path = draftsPath(m_path);
        const bool kept = drafts.isEmpty() ? !QFile::exists(path) || QFile::remove(path)
                                           : writeWhole(path, draftsJson(drafts));
        if (!writeWhole(m_path, suite) || !kept)
            return false;
        m_latest = edit;
        return true;
    }

private:
    const QString m_path;
    std::mutex m_mutex;
    qint64 m_latest = 0;
};

ScenarioLibrary::ScenarioLibrary(const QString &folder, QObject *parent)
    : QObject(parent), m_path(folder + u"/scenarios.json"_s), m_disk(std::make_shared<Disk>(m_path))
{
    m_later.setSingleShot(true);
    m_later.setInterval(1s);
    connect(&m_later, &QTimer::timeout, this, &ScenarioLibrary::write);
    load();
    loadDrafts();
}

ScenarioLibrary::~ScenarioLibrary()
{
    // Also what a worker is at: it may be too late for its turn.
    if (m_written != m_edits)
        (void)m_disk->write(m_edits, scenario::writeSuite(m_suite), m_drafts);
}

void ScenarioLibrary::load()
{
    m_suite.name = u"Scenarios"_s;
    m_suite.folder = QFileInfo(m_path).path();
    QFile own(m_path);
    if (own.open(QIODevice::ReadOnly)) {
        const QByteArray bytes = own.readAll();
        scenario::SuiteReading reading = scenario::readSuite(bytes);
        own.close();
        if (scenario::areEnough(reading.mistakes)) {
            const QString whole = m_path + u".before"_s;
            QFile::remove(whole);
            QFile::copy(m_path, whole);
            if (QList<scenario::Scenario> all = readOneByOne(bytes);
                all.size() >= reading.suite.scenarios.size())
                reading.suite.scenarios = std::move(all);
        }
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

void ScenarioLibrary::loadDrafts()
{
    QFile file(draftsPath(m_path));
    if (!file.open(QIODevice::ReadOnly) || file.size() > kLargestDrafts)
        return;
    const QJsonObject json = QJsonDocument::fromJson(file.readAll()).object();
    for (const scenario::Scenario &one : std::as_const(m_suite.scenarios)) {
        if (const QString text = json.value(one.name).toString(); !text.isEmpty())
            m_drafts.insert(one.name, text);
    }
}

void ScenarioLibrary::setDraft(const QString &name, const QString &text)
{
    if (m_drafts.value(name) == text)
        return;
    if (text.isEmpty())
        m_drafts.remove(name);
    else
        m_drafts.insert(name, text);
    saveSoon();
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
    m_drafts.remove(scenario.name); // of a deleted one of that name
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
        m_drafts.remove(whole.name);
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
    saveSoon();
    emit changed();
}

void ScenarioLibrary::saveSoon()
{
    ++m_edits;
    m_later.start();
}

void ScenarioLibrary::write()
{
    if (m_written == m_edits)
        return;
    auto *job = runInWorker<void>(
        [disk = m_disk, edit = m_edits, bytes = scenario::writeSuite(m_suite),
         drafts = m_drafts](const StopFlag &) -> Result<void> {
            if (disk->write(edit, bytes, drafts))
                return {};
            return fail(ErrorKind::Storage, tr("The scenarios could not be saved."));
        },
        this);
    job->then(this, [this, edit = m_edits](const Result<void> &written) {
        if (written)
            m_written = std::max(m_written, edit);
        else
            emit failed(written.error());
    });
}

} // namespace studio::ui
