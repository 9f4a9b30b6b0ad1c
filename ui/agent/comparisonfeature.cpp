// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/agent/comparisonfeature.h"

#include "core/base/workerjob.h"
#include "ui/agent/comparisondialog.h"
#include "ui/agent/comparisonmodel.h"
#include "ui/theme/overlayhost.h"
#include "ui/widgets/panel.h"
#include "ui/widgets/toast.h"
#include "ui/widgets/userprompts.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QLocale>
#include <QSaveFile>
#include <QStandardPaths>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace studio::ui {

using scenario::Comparison;
using scenario::SuiteResult;

namespace {

/// So many earlier checks can be chosen.
constexpr int kChoosable = 100;
constexpr qint64 kLargestFile = 64 * 1024 * 1024;

/// What a file somebody chose holds: one or the other.
struct OpenedFile {
    std::optional<Comparison> comparison{};
    std::optional<SuiteResult> result{};
};

Result<OpenedFile> readComparisonFile(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorKind::Usage,
                    ComparisonFeature::tr("“%1” cannot be read.").arg(QFileInfo(path).fileName()),
                    file.errorString());
    const QByteArray bytes = file.read(kLargestFile + 1);
    if (auto comparison = scenario::comparisonFromJson(bytes))
        return OpenedFile{.comparison = *std::move(comparison), .result = {}};
    if (auto result = scenario::suiteResultFromJson(bytes); result && !result->runs.isEmpty())
        return OpenedFile{.comparison = {}, .result = *std::move(result)};
    Error error =
        Error::make(ErrorKind::Usage,
                    ComparisonFeature::tr("“%1” holds neither a comparison nor the result of a check.")
                        .arg(QFileInfo(path).fileName()));
    error.nextStep = ComparisonFeature::tr(
        "Export a comparison here, or keep a result with “voice-studio agent check --output”.");
    return Unexpected(error);
}

bool ran(const QList<scenario::RunResult> &runs, const QString &scenario)
{
    return scenario.isEmpty() || std::any_of(runs.begin(), runs.end(), [&scenario](const auto &run) {
               return run.scenario == scenario;
           });
}

} // namespace

ComparisonFeature::ComparisonFeature(const AgentParts &parts, const scenario::CheckArchive &archive,
                                     QObject *parent)
    : QObject(parent), m_parts(parts), m_archive(archive)
{
}

void ComparisonFeature::showDialog()
{
    if (m_dialog)
        return;
    m_dialog = new ComparisonDialog;
    connect(m_dialog, &ComparisonDialog::sidesChosen, this, [this](int left, int right) {
        m_left = left;
        m_right = right;
        compareNow();
    });
    connect(m_dialog, &ComparisonDialog::openRequested, this, [this] {
        m_parts.services.prompts.openFile(m_dialog, tr("Open a comparison"), tr("Results (*.json)"),
                                          [this](const QString &path) { openFile(path); });
    });
    connect(m_dialog, &ComparisonDialog::fileDropped, this, &ComparisonFeature::openFile);
    connect(m_dialog, &ComparisonDialog::exportRequested, this, &ComparisonFeature::exportNow);
    OverlayHost::of(&m_parts.panel)->showDialog(m_dialog);
}

void ComparisonFeature::open(const QString &suite, const QString &scenario)
{
    showDialog();
    auto *job = m_archive.ofSuite(suite, kChoosable, this);
    m_reading = job;
    job->then(this, [this, scenario](const Result<QList<SuiteResult>> &results) {
        if (!m_dialog || !results)
            return;
        take(*results);
        chooseFor(scenario);
        showSides();
        compareNow();
    });
}

void ComparisonFeature::take(const QList<SuiteResult> &results)
{
    m_sides.clear();
    m_checks = 0;
    for (const SuiteResult &result : results)
        addSides(result, {});
}

void ComparisonFeature::addSides(const SuiteResult &result, const QString &prefix)
{
    const QString when = QLocale().toString(result.startedAt.toLocalTime(), QLocale::ShortFormat);
    qsizetype at = prefix.isEmpty() ? m_sides.size() : 0;
    for (const scenario::CheckSide &side : scenario::sidesOf(result)) {
        const auto passed = std::count_if(side.runs.begin(), side.runs.end(), [](const auto &run) {
            return run.outcome == scenario::RunResult::Outcome::Passed;
        });
        Side made;
        made.at = result.startedAt;
        made.agent = side.agent;
        made.line = result.line;
        made.runs = side.runs;
        made.check = m_checks;
        //: A check: %1 when, %2 the agent, %3 how many of %4 conversations passed.
        made.name = tr("%1, %2, %3 of %4 passed")
                        .arg(prefix.isEmpty() ? when : prefix, side.agent)
                        .arg(passed)
                        .arg(side.runs.size());
        if (!result.line.isEmpty() && result.line != "clean"_L1)
            made.name += u" ("_s + result.line + u')';
        m_sides.insert(at++, made);
    }
    ++m_checks;
}

/// The latest that ran it on the right, and what it is fairly compared with on the left: the other agent of
/// the same check, else the same agent on the same line, else whatever ran it.
void ComparisonFeature::chooseFor(const QString &scenario)
{
    m_left = -1;
    m_right = -1;
    const auto find = [&](const auto &fits) {
        for (int i = 0; i < m_sides.size(); ++i) {
            if (i != m_right && ran(m_sides[i].runs, scenario) && fits(m_sides[i]))
                return i;
        }
        return -1;
    };
    const int latest = find([](const Side &) { return true; });
    if (latest < 0)
        return;
    // Of two agents of one check the second was to be compared with the first.
    m_right = latest;
    for (int i = latest + 1; i < m_sides.size() && m_sides[i].check == m_sides[latest].check; ++i)
        m_right = i;
    const Side now = m_sides[m_right];
    m_left = find([&](const Side &side) { return side.check == now.check; });
    if (m_left < 0)
        m_left = find([&](const Side &side) { return side.agent == now.agent && side.line == now.line; });
    if (m_left < 0)
        m_left = find([](const Side &) { return true; });
}

void ComparisonFeature::showSides()
{
    QStringList names;
    for (const Side &side : std::as_const(m_sides))
        names.append(side.name);
    if (m_dialog)
        m_dialog->setSides(names, m_left, m_right);
}

void ComparisonFeature::compareNow()
{
    if (!m_dialog)
        return;
    if (m_left < 0 || m_right < 0 || m_left >= m_sides.size() || m_right >= m_sides.size()) {
        m_dialog->setNothing(
            tr("Run a scenario a second time, or beside another agent; or open a result that was kept."));
        return;
    }
    // Thousands of steps are too much for the thread of the window.
    auto *job = runInWorker<Comparison>(
        [left = m_sides[m_left], right = m_sides[m_right]](const StopFlag &) -> Result<Comparison> {
            return scenario::compare(left.runs, left.name, right.runs, right.name);
        },
        this);
    m_comparing = job;
    job->then(this, [this](const Result<Comparison> &comparison) {
        if (m_dialog && comparison) {
            m_dialog->setComparison(*comparison);
            m_parts.announce(m_dialog->model().summary());
        }
    });
}

void ComparisonFeature::openFile(const QString &path)
{
    showDialog();
    auto *job = runInWorker<OpenedFile>([path](const StopFlag &) { return readComparisonFile(path); }, this);
    m_reading = job;
    job->then(this, [this, path](const Result<OpenedFile> &opened) {
        if (!m_dialog)
            return;
        if (!opened) {
            if (!opened.error().isCancelled())
                m_parts.tellProblem(opened.error());
            return;
        }
        if (opened->comparison) {
            m_left = -1;
            m_right = -1;
            showSides();
            m_dialog->setComparison(*opened->comparison);
            return;
        }
        // A result is put on the left, as what the latest is compared with.
        const qsizetype before = m_sides.size();
        addSides(*opened->result, QFileInfo(path).completeBaseName());
        const int added = int(m_sides.size() - before);
        m_left = 0;
        m_right = before > 0 ? (m_right >= 0 ? m_right + added : added) : std::min(1, added - 1);
        showSides();
        compareNow();
    });
}

void ComparisonFeature::exportNow()
{
    if (!m_dialog)
        return;
    const QString start = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    const auto write = [this](const QString &folder) {
        if (!m_dialog)
            return;
        QString base = QDir(folder).filePath(u"comparison"_s);
        for (int number = 2; QFile::exists(base + u".json"_s) || QFile::exists(base + u".txt"_s); ++number)
            base = QDir(folder).filePath(u"comparison %1"_s.arg(number));
        const Comparison &comparison = m_dialog->model().comparison();
        auto *job = runInWorker<void>(
            [base, comparison](const StopFlag &) -> Result<void> {
                const QList<std::pair<QString, QByteArray>> files{
                    {base + u".json"_s, QJsonDocument(scenario::toJson(comparison)).toJson()},
                    {base + u".txt"_s, scenario::toText(comparison).toUtf8() + '\n'}};
                for (const auto &[path, bytes] : files) {
                    QSaveFile file(path);
                    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size()
                        || !file.commit())
                        return fail(ErrorKind::Storage,
                                    tr("The comparison could not be saved in this folder."),
                                    file.errorString());
                }
                return {};
            },
            this);
        job->then(this, [this, base](const Result<void> &written) {
            if (!written) {
                m_parts.tellProblem(written.error());
                return;
            }
            auto *toast = Toast::show(&m_parts.panel, NoticeKind::Success, tr("The comparison is saved."),
                                      tr("Show in folder"));
            connect(toast, &Toast::actionTriggered, this,
                    [this, base] { m_parts.services.prompts.showInFolder(base + u".json"_s); });
        });
    };
    m_parts.services.prompts.chooseFolder(m_dialog, tr("Export the comparison to"), start, write);
}

void ComparisonFeature::pose()
{
    showDialog();
    Comparison comparison{.leftName = u"Billing support @v13, 4 of 5 passed"_s,
                          .rightName = u"Billing support, 3 of 5 passed"_s,
                          .rows = {}};
    const auto step = [](const QString &text, int leftPassed, int rightPassed, double left, double right,
                         scenario::Change change) {
        scenario::ComparedStep made;
        made.text = text;
        made.left = {.runs = 5, .passed = leftPassed, .failed = 5 - leftPassed, .ms = left};
        made.right = {.runs = 5, .passed = rightPassed, .failed = 5 - rightPassed, .ms = right};
        made.change = change;
        return made;
    };
    scenario::ComparedRow row;
    row.scenario = u"Duplicate charge"_s;
    row.left = {.runs = 5, .passed = 4, .medianReplyMs = 1020, .slowestReplyMs = 1310};
    row.right = {.runs = 5, .passed = 3, .medianReplyMs = 1440, .slowestReplyMs = 1900};
    row.change = scenario::Change::Worse;
    row.steps = {step(u"States the problem"_s, 5, 5, 2100, 2110, scenario::Change::Same),
                 step(u"Agent asks for the order"_s, 5, 5, 310, 300, scenario::Change::Same),
                 step(u"Agent calls lookup_order"_s, 5, 3, 420, 460, scenario::Change::Worse),
                 step(u"Agent answers within 2.5 s"_s, 5, 5, 1020, 1440, scenario::Change::Slower),
                 step(u"Interrupt and ask for account credit"_s, 4, 5, 2500, 2500, scenario::Change::Better),
                 step(u"Agent falls silent within 0.9 s"_s, 5, 0, 120, 1300, scenario::Change::Worse)};
    row.steps[5].right.reason = u"The agent talked on for 1.30 s and was not to be stopped."_s;
    comparison.rows.append(row);
    m_dialog->setSides({comparison.rightName, comparison.leftName}, 1, 0);
    m_dialog->setComparison(comparison);
}

} // namespace studio::ui
