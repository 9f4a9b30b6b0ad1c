// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scenario/junitreport.h"

#include "core/scenario/scenariotext.h"

#include <QXmlStreamWriter>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace studio::scenario {

using Outcome = RunResult::Outcome;
using StepState = StepResult::State;

namespace {

QString secondsOf(double seconds)
{
    return QString::number(std::max(0.0, seconds), 'f', 3);
}

/// What XML 1.0 allows.
QString allowed(const QString &text)
{
    QString made;
    made.reserve(text.size());
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        if (c.isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate()) {
            made += c;
            made += text[++i];
        } else if (!c.isSurrogate() && c != QChar(0xfffe) && c != QChar(0xffff)
                   && (c >= u' ' || c == u'\t' || c == u'\n')) {
            made += c;
        }
    }
    return made;
}

QString stepLines(const RunResult &run)
{
    QStringList lines;
    for (const StepResult &step : run.steps) {
        QString line = u"[%1] %2"_s.arg(stateName(step.state), step.text);
        if (!step.reason.isEmpty())
            line += u": "_s + step.reason;
        lines.append(line);
    }
    return lines.join(u'\n');
}

class Writer final {
public:
    explicit Writer(QByteArray *bytes) : m_xml(bytes)
    {
        m_xml.setAutoFormatting(true);
        m_xml.setAutoFormattingIndent(2);
    }

    void write(const QList<SuiteResult> &results)
    {
        int tests = 0;
        int failures = 0;
        int errors = 0;
        int skipped = 0;
        double seconds = 0;
        for (const SuiteResult &result : results) {
            tests += int(result.runs.size());
            failures += result.count(Outcome::Failed);
            errors += result.count(Outcome::Broken);
            skipped += result.count(Outcome::Cancelled);
            seconds += result.seconds;
        }
        m_xml.writeStartDocument();
        m_xml.writeStartElement(u"testsuites"_s);
        m_xml.writeAttribute(u"name"_s, u"voice-studio agent check"_s);
        counts(tests, failures, errors, skipped, seconds);
        for (const SuiteResult &result : results)
            suite(result);
        m_xml.writeEndElement();
        m_xml.writeEndDocument();
    }

private:
    void counts(int tests, int failures, int errors, int skipped, double seconds)
    {
        m_xml.writeAttribute(u"tests"_s, QString::number(tests));
        m_xml.writeAttribute(u"failures"_s, QString::number(failures));
        m_xml.writeAttribute(u"errors"_s, QString::number(errors));
        m_xml.writeAttribute(u"skipped"_s, QString::number(skipped));
        m_xml.writeAttribute(u"time"_s, secondsOf(seconds));
    }

    void suite(const SuiteResult &result)
    {
        m_xml.writeStartElement(u"testsuite"_s);
        m_xml.writeAttribute(u"name"_s, allowed(result.suite));
        counts(int(result.runs.size()), result.count(Outcome::Failed), result.count(Outcome::Broken),
               result.count(Outcome::Cancelled), result.seconds);
        m_xml.writeAttribute(u"timestamp"_s, result.startedAt.toUTC().toString(u"yyyy-MM-dd'T'HH:mm:ss"_s));
        m_xml.writeStartElement(u"properties"_s);
        property(u"program"_s, result.program);
        property(u"profile"_s, result.profile);
        property(u"line"_s, result.line);
        for (const Steadiness &steadiness : steadinessOf(result.runs)) {
            if (steadiness.runs > 1)
                property(u"steadiness: "_s + steadiness.scenario + u" ("_s + steadiness.agentName + u')',
                         u"%1/%2"_s.arg(steadiness.passed).arg(steadiness.runs));
        }
        m_xml.writeEndElement();
        const bool repeated = std::any_of(result.runs.begin(), result.runs.end(),
                                          [](const RunResult &run) { return run.round > 1; });
        for (const RunResult &run : result.runs)
            testCase(result, run, repeated);
        m_xml.writeEndElement();
    }

    void property(const QString &name, const QString &value)
    {
        m_xml.writeEmptyElement(u"property"_s);
        m_xml.writeAttribute(u"name"_s, allowed(name));
        m_xml.writeAttribute(u"value"_s, allowed(value));
    }

    void testCase(const SuiteResult &result, const RunResult &run, bool repeated)
    {
        m_xml.writeStartElement(u"testcase"_s);
        m_xml.writeAttribute(u"name"_s,
                             allowed(repeated ? u"%1 #%2"_s.arg(run.scenario).arg(run.round) : run.scenario));
        QString className = result.suite;
        if (!run.agentName.isEmpty() || !run.agentId.isEmpty())
            className += u'.' + (run.agentName.isEmpty() ? run.agentId : run.agentName);
        m_xml.writeAttribute(u"classname"_s, allowed(className));
        m_xml.writeAttribute(u"time"_s, secondsOf(run.seconds));
        if (run.outcome == Outcome::Broken) {
            complaint(u"error"_s, run.problem, run.problemKind, stepLines(run));
        } else if (run.outcome == Outcome::Cancelled) {
            m_xml.writeEmptyElement(u"skipped"_s);
            m_xml.writeAttribute(u"message"_s, ScenarioText::tr("Cancelled."));
        } else {
            for (const StepResult &step : run.steps) {
                if (step.state == StepState::Failed)
                    complaint(u"failure"_s, step.text + u": "_s + step.reason, verbOf(step.kind),
                              stepLines(run));
            }
        }
        if (!run.transcript.isEmpty())
            m_xml.writeTextElement(u"system-out"_s, allowed(run.transcript));
        m_xml.writeEndElement();
    }

    void complaint(const QString &element, const QString &message, const QString &type, const QString &text)
    {
        m_xml.writeStartElement(element);
        m_xml.writeAttribute(u"message"_s, allowed(message));
        m_xml.writeAttribute(u"type"_s, allowed(type));
        m_xml.writeCharacters(allowed(text));
        m_xml.writeEndElement();
    }

    QXmlStreamWriter m_xml;
};

} // namespace

QByteArray junitReport(const QList<SuiteResult> &results)
{
    QByteArray bytes;
    Writer(&bytes).write(results);
    return bytes;
}

} // namespace studio::scenario
