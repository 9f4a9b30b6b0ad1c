// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/agent/logentry.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace studio;
using namespace studio::agent;

class TestLogEntry : public QObject {
    Q_OBJECT
private slots:
    void linesComeBack()
    {
        const QList<LogEntry> entries{
            {0, LogEntry::Direction::Local, u"session.start"_s, {{u"agentId"_s, u"agent_1"_s}}},
            {1'234'567'890'123, LogEntry::Direction::In, u"audio"_s, {{u"bytes"_s, 640}}},
            {5, LogEntry::Direction::Out, u"user_message"_s, {{u"text"_s, u"Grüße\n\"quoted\""_s}}}};
        QByteArray lines;
        for (const LogEntry &entry : entries)
            lines += toJsonLine(entry) + '\n';
        int broken = -1;
        QCOMPARE(logFromJsonLines(lines, &broken), entries);
        QCOMPARE(broken, 0);
    }
    void brokenLinesAreCounted()
    {
        const QByteArray whole = toJsonLine({7, LogEntry::Direction::In, u"ping"_s, {}});
        int broken = 0;
        const QList<LogEntry> read =
            logFromJsonLines(whole + "\n\n[]\n{\"t\":-1,\"dir\":\"in\",\"type\":\"x\"}\n"
                                 + QByteArray(1000, '\0') + "\n" + whole.chopped(3),
                             &broken);
        QCOMPARE(read.size(), 1);
        QCOMPARE(broken, 4);
    }
    void errorsSayWhat()
    {
        QCOMPARE(logEntryFromJson("{\"t\":1,\"dir\":\"up\",\"type\":\"x\"}").error().kind,
                 ErrorKind::Protocol);
        QVERIFY(!logEntryFromJson("{\"t\":1,\"dir\":\"in\"}"));
        QVERIFY(!logEntryFromJson("{\"t\":\"1\",\"dir\":\"in\",\"type\":\"x\"}"));
    }
};

QTEST_GUILESS_MAIN(TestLogEntry)
#include "tst_logentry.moc"
