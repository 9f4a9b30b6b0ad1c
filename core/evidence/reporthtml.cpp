// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/evidence/evidencetext.h"
#include "core/evidence/reportstyle.h"
#include "core/evidence/sessionreport.h"

#include <QJsonDocument>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace studio::evidence {

using agent::ConversationItem;
using Kind = agent::ConversationItem::Kind;

namespace {

/// More would make a page nobody can open; the whole log is in the bundle.
constexpr qsizetype kMostEvents = 4000;
constexpr qsizetype kLongestEvent = 600;
constexpr qsizetype kLongestPayload = 20'000;

QString esc(const QString &text)
{
    return text.toHtmlEscaped();
}

QString t(const char *text)
{
    return esc(EvidenceText::tr(text));
}

QString milliseconds(std::optional<double> ms)
{
    return ms ? esc(EvidenceText::tr("%1 ms").arg(QLocale().toString(*ms, 'f', 0))) : u"–"_s;
}

class Page final {
public:
    explicit Page(const ReportInput &input)
        : m_in(input), m_conversation(input.log), m_timings(input.log), m_steps(scenarioSteps(input.log))
    {
    }

    QByteArray html()
    {
        const QString title = m_in.info.agentName.isEmpty() ? m_in.info.agentId : m_in.info.agentName;
        m_out = u"<!DOCTYPE html>\n<html lang=\"%1\" dir=\"%2\">"_s.arg(
                    QLocale().bcp47Name(), QLocale().textDirection() == Qt::RightToLeft ? u"rtl"_s : u"ltr"_s)
            + "<head><meta charset=\"utf-8\"><meta name=\"viewport\" "
              "content=\"width=device-width,initial-scale=1\"><meta http-equiv=\"Content-Security-Policy\" "
              "content=\"default-src 'none'; style-src 'unsafe-inline'; media-src 'self'\"><title>"_L1
            + esc(EvidenceText::tr("Session with %1").arg(title)) + "</title><style>"_L1
            + QLatin1StringView(kReportStyle) + "</style></head><body><main>"_L1;
        head(title);
        banners();
        timing();
        scenario();
        chat();
        interruptions();
        events();
        versions();
        m_out += "</main></body></html>\n"_L1;
        return m_out.toUtf8();
    }

private:
    void head(const QString &title)
    {
        const SessionInfo &info = m_in.info;
        m_out += u"<h1>%1</h1><p class=\"sub\">%2 · %3"_s.arg(
            esc(title), esc(info.startedAt.toLocalTime().toString(u"yyyy-MM-dd HH:mm:ss t"_s)),
            esc(EvidenceText::tr("length %1").arg(lengthText(info.durationMs))));
        if (!info.conversationId.isEmpty())
            m_out += u" · %1"_s.arg(esc(EvidenceText::tr("conversation %1").arg(info.conversationId)));
        m_out += "</p>"_L1;
        if (m_in.hasSound)
            m_out += u"<audio controls preload=\"none\" src=\"sound.wav\" aria-label=\"%1\"></audio>"_s.arg(
                esc(EvidenceText::tr("The sound of the session: the user left, the agent right")));
    }

    void banner(const QString &css, const QString &text)
    {
        if (!text.isEmpty())
            m_out += u"<p class=\"banner %1\">%2</p>"_s.arg(css, esc(text));
    }

    void banners()
    {
        banner({}, m_in.note);
        // That somebody hung up is part of the conversation.
        const bool failed = m_in.info.outcome == "failed"_L1;
        if (failed || m_in.info.state == SessionInfo::State::Recovered)
            banner(failed ? u"bad"_s : u"warn"_s, m_in.info.message);
        banner(u"warn"_s, m_in.info.problem);
        for (const QString &sentence : missingParts(m_in))
            banner(u"warn"_s, sentence);
        if (m_in.isMasked)
            banner({},
                   EvidenceText::tr(
                       "Parts of the text were masked before this report was made: each dot stands for "
                       "one character."));
        if (m_in.isMasked && m_in.soundWithheld)
            banner({}, EvidenceText::tr("The sound was left out, since what is spoken cannot be masked."));
    }

    void tile(const QString &value, const QString &name, bool warns = false)
    {
        m_out += u"<div class=\"tile\"><b%1>%2</b><span>%3</span></div>"_s.arg(
            warns ? u" class=\"warn\""_s : QString(), esc(value), esc(name));
    }

    void timing()
    {
        const int slowest = m_timings.slowest();
        const auto slowestMs =
            slowest >= 0 ? m_timings.turns().at(slowest).replyMs() : std::optional<double>();
        m_out += u"<section class=\"card\"><h2>%1</h2><div class=\"tiles\">"_s.arg(
            esc(EvidenceText::tr("Timing")));
        tile(secondsText(m_timings.medianMs()), EvidenceText::tr("Median reply"),
             m_timings.medianMs().value_or(0) > m_in.targetMs);
        tile(secondsText(slowestMs), EvidenceText::tr("Slowest"), slowestMs.value_or(0) > m_in.targetMs);
        tile(secondsText(m_timings.percentileMs(95)), EvidenceText::tr("95 of 100 within"));
        tile(QLocale().toString(m_timings.bargeIns().size()), EvidenceText::tr("Interruptions"));
        if (m_timings.pingMs())
            tile(EvidenceText::tr("%1 ms").arg(QLocale().toString(*m_timings.pingMs(), 'f', 0)),
                 EvidenceText::tr("Ping"));
        m_out += "</div>"_L1;
        if (m_timings.turns().isEmpty()) {
            m_out += u"<p class=\"hint\">%1</p></section>"_s.arg(
                esc(EvidenceText::tr("No turn of the user's was recorded.")));
            return;
        }
        m_out += "<div class=\"legend\">"_L1;
        const std::pair<const char *, const char *> parts[] = {
            {"s1", QT_TRANSLATE_NOOP("EvidenceText", "Hear: end of speech to transcript")},
            {"s2", QT_TRANSLATE_NOOP("EvidenceText", "Think: transcript to the agent's first word")},
            {"s3", QT_TRANSLATE_NOOP("EvidenceText", "Speak: first word to first sound")},
            {"s4", QT_TRANSLATE_NOOP("EvidenceText", "Buffer: first sound to the speaker")}};
        for (const auto &[css, text] : parts)
            m_out += u"<span><i style=\"background:var(--%1)\"></i>%2</span>"_s.arg(QLatin1StringView(css),
                                                                                    t(text));
        m_out += u"<span>%1</span></div>"_s.arg(
            esc(EvidenceText::tr("Dashed line: target %1").arg(secondsText(m_in.targetMs))));
        m_out += waterfallSvg(m_timings, m_in.targetMs);
        turnTable();
        m_out += "</section>"_L1;
    }

    void turnTable()
    {
        m_out += u"<details><summary>%1</summary><table><tr><th>%2</th>"_s.arg(
            esc(EvidenceText::tr("Figures")), esc(EvidenceText::tr("Turn")));
        for (const char *name :
             {QT_TRANSLATE_NOOP("EvidenceText", "Hear"), QT_TRANSLATE_NOOP("EvidenceText", "Think"),
              QT_TRANSLATE_NOOP("EvidenceText", "Speak"), QT_TRANSLATE_NOOP("EvidenceText", "Buffer"),
              QT_TRANSLATE_NOOP("EvidenceText", "Not measured"), QT_TRANSLATE_NOOP("EvidenceText", "Reply")})
            m_out += u"<th class=\"n\">%1</th>"_s.arg(t(name));
        m_out += "</tr>"_L1;
        for (const agent::TurnTiming &turn : m_timings.turns()) {
            m_out += u"<tr><td>%1 %2</td>"_s.arg(turn.turn).arg(esc(turn.label));
            for (const auto &ms : {turn.hearMs(), turn.thinkMs(), turn.speakMs(), turn.bufferMs(),
                                   std::optional(turn.unmeasuredMs()), turn.replyMs()})
                m_out += u"<td class=\"n\">%1</td>"_s.arg(
                    ms ? esc(EvidenceText::tr("%1 ms").arg(QLocale().toString(*ms, 'f', 0))) : u"–"_s);
            m_out += "</tr>"_L1;
        }
        m_out += "</table></details>"_L1;
    }

    void scenario()
    {
        if (m_steps.isEmpty())
            return;
        const QString name =
            m_in.info.scenario.isEmpty() ? m_in.scenario.value("name"_L1).toString() : m_in.info.scenario;
        m_out += u"<section class=\"card\"><h2>%1</h2><table>"_s.arg(
            name.isEmpty() ? esc(EvidenceText::tr("Scenario"))
                           : esc(EvidenceText::tr("Scenario: %1").arg(name)));
        for (const ReportStep &step : m_steps) {
            const bool failed = step.state == "failed"_L1;
            const bool passed = step.state == "passed"_L1;
            m_out +=
                u"<tr><td class=\"%1\">%2</td><td>%3</td><td class=\"note\">%4</td><td class=\"n\">%5</td></tr>"_s
                    .arg(failed       ? u"bad"_s
                             : passed ? u"ok"_s
                                      : u"meta"_s,
                         failed       ? u"✗ "_s + esc(EvidenceText::tr("Failed"))
                             : passed ? u"✓ "_s + esc(EvidenceText::tr("Passed"))
                                      : esc(step.state == "skipped"_L1 ? EvidenceText::tr("Skipped")
                                                                       : EvidenceText::tr("Not finished")),
                         esc(step.text), esc(step.detail), esc(clockText(m_in.info, step.atUs)));
        }
        m_out += "</table></section>"_L1;
    }

    void time(const ConversationItem &item)
    {
        const QString clock = esc(clockText(m_in.info, item.atUs));
        if (m_in.hasSound)
            m_out += u"<a class=\"meta\" href=\"sound.wav#t=%1\">%2</a>"_s.arg(
                QString::number(double(item.atUs) / 1e6, 'f', 1), clock);
        else
            m_out += u"<span class=\"meta\">%1</span>"_s.arg(clock);
    }

    void words(const ConversationItem &item)
    {
        const bool cut = item.struckFrom >= 0 && item.struckFrom < item.text.size();
        m_out += "<div class=\"bubble\">"_L1 + esc(cut ? item.text.left(item.struckFrom) : item.text);
        if (cut)
            m_out += "<del>"_L1 + esc(item.text.mid(item.struckFrom)) + "</del>"_L1;
        m_out += "</div><br>"_L1;
        time(item);
        if (item.typed)
            m_out += u"<span class=\"meta\">%1</span>"_s.arg(esc(EvidenceText::tr("typed")));
        if (item.interruptedAfterMs >= 0)
            m_out += u"<span class=\"meta warn\">⚡ %1</span>"_s.arg(
                esc(EvidenceText::tr("Interrupted after %1").arg(secondsText(item.interruptedAfterMs))));
        if (!item.correctedText.isEmpty())
            m_out += u"<div class=\"hint\">%1</div>"_s.arg(
                esc(EvidenceText::tr("Corrected by the service: %1").arg(item.correctedText)));
    }

    void tool(const ConversationItem &item)
    {
        const bool bad = item.toolState == ConversationItem::ToolState::Failed
            || item.toolState == ConversationItem::ToolState::Blocked;
        const bool ok = item.toolState == ConversationItem::ToolState::Done;
        m_out += u"<b>%1</b><span class=\"%2\">%3"_s.arg(esc(item.toolName),
                                                         bad      ? u"bad"_s
                                                             : ok ? u"ok"_s
                                                                  : u"meta"_s,
                                                         esc(toolStateText(item)));
        if (item.toolMs >= 0)
            m_out += u" · "_s + esc(EvidenceText::tr("%1 ms").arg(QLocale().toString(item.toolMs, 'f', 0)));
        m_out += "</span>"_L1;
        if (!item.answeredBy.isEmpty())
            m_out += u" <span class=\"meta\">%1</span>"_s.arg(
                esc(EvidenceText::tr("answered by %1").arg(item.answeredBy)));
        time(item);
        if (!item.arguments.isEmpty())
            m_out += "<pre>"_L1 + esc(item.arguments.left(kLongestPayload)) + "</pre>"_L1;
        if (!item.result.isEmpty())
            m_out += u"<pre>→ %1</pre>"_s.arg(esc(item.result.left(kLongestPayload)));
    }

    void chat()
    {
        m_out += u"<section class=\"card\"><h2>%1</h2><ol class=\"chat\">"_s.arg(
            esc(EvidenceText::tr("Conversation")));
        for (const ConversationItem &item : m_conversation.items()) {
            if (item.kind != Kind::Tool && item.text.isEmpty())
                continue;
            switch (item.kind) {
            case Kind::Agent:
            case Kind::User:
                m_out += item.kind == Kind::Agent ? "<li class=\"agent\">"_L1 : "<li class=\"user\">"_L1;
                words(item);
                break;
            case Kind::Tool:
                m_out += "<li class=\"tool\">"_L1;
                tool(item);
                break;
            case Kind::Context:
                m_out += u"<li class=\"context\"><span class=\"bubble\">%1</span> "_s.arg(
                    esc(EvidenceText::tr("Context sent: “%1”").arg(item.text)));
                time(item);
                break;
            case Kind::System:
                m_out += u"<li class=\"system\">%1 "_s.arg(esc(item.text));
                time(item);
                break;
            }
            m_out += "</li>"_L1;
        }
        m_out += "</ol></section>"_L1;
    }

    void interruptions()
    {
        if (m_timings.bargeIns().isEmpty())
            return;
        m_out += u"<section class=\"card\"><h2>%1</h2><table><tr><th>%2</th><th class=\"n\">%3</th>"
                 "<th class=\"n\">%4</th><th class=\"n\">%5</th></tr>"_s.arg(
                     esc(EvidenceText::tr("Interruptions")), esc(EvidenceText::tr("At")),
                     esc(EvidenceText::tr("Heard before")), esc(EvidenceText::tr("User's voice to silence")),
                     esc(EvidenceText::tr("Service's word to silence")));
        for (const agent::BargeIn &one : m_timings.bargeIns())
            m_out +=
                u"<tr><td>%1</td><td class=\"n\">%2</td><td class=\"n\">%3</td><td class=\"n\">%4</td></tr>"_s
                    .arg(esc(clockText(m_in.info, one.atUs)), secondsText(one.heardMs),
                         milliseconds(one.voiceToSilenceMs), milliseconds(one.eventToSilenceMs));
        m_out += "</table></section>"_L1;
    }

    void events()
    {
        m_out += u"<section class=\"card\"><details><summary>%1</summary><table>"_s.arg(
            esc(EvidenceText::tr("Events (%n)", nullptr, int(m_in.log.size()))));
        for (const agent::LogEntry &entry : m_in.log.first(std::min(m_in.log.size(), kMostEvents))) {
            using Direction = agent::LogEntry::Direction;
            const QString way = entry.direction == Direction::In ? u"←"_s
                : entry.direction == Direction::Out              ? u"→"_s
                                                                 : u"·"_s;
            QString data = QString::fromUtf8(QJsonDocument(entry.data).toJson(QJsonDocument::Compact));
            if (data.size() > kLongestEvent)
                data = data.left(kLongestEvent) + u'…';
            m_out +=
                u"<tr><td class=\"n\">%1</td><td>%2</td><td>%3</td><td class=\"note\"><code>%4</code></td></tr>"_s
                    .arg(QString::number(double(entry.atUs) / 1e6, 'f', 3), way, esc(entry.type), esc(data));
        }
        m_out += "</table>"_L1;
        if (m_in.log.size() > kMostEvents)
            m_out += u"<p class=\"hint\">%1</p>"_s.arg(esc(EvidenceText::tr("The rest is in events.jsonl.")));
        m_out += "</details></section>"_L1;
    }

    void versions()
    {
        m_out += u"<p class=\"hint\">%1</p>"_s.arg(esc(
            m_in.info.program == m_in.program || m_in.info.program.isEmpty()
                ? EvidenceText::tr("Report by %1.").arg(m_in.program)
                : EvidenceText::tr("Recorded by %1, report by %2.").arg(m_in.info.program, m_in.program)));
    }

    const ReportInput &m_in;
    const agent::Conversation m_conversation;
    const agent::Timings m_timings;
    const QList<ReportStep> m_steps;
    QString m_out;
};

} // namespace

QByteArray reportHtml(const ReportInput &input)
{
    return Page(input).html();
}

} // namespace studio::evidence
