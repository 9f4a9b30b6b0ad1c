// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/routes/socketsession.h"

#include <QJsonArray>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace studio::sandbox;

class TestSocketSession final : public QObject {
    Q_OBJECT
private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".?"_s)); }
    void waitsForTheSchedule();
    void flushSpeaksAtOnce();
    void autoModeSpeaksEveryMessage();
    void tryTriggerNeedsSomeText();
    void closingSpeaksTheRest();
    void keepAliveSaysNothing();
    void nothingIsLost();
    void refusesNonsense_data();
    void refusesNonsense();
    void firstMessageCarriesTheKey();
};

namespace {

SocketSession opened(bool autoMode = false, const QJsonObject &extra = {})
{
    SocketSession session(autoMode);
    QJsonObject first{{u"text"_s, u" "_s}};
    for (auto it = extra.begin(); it != extra.end(); ++it)
        first.insert(it.key(), it.value());
    QJsonObject settings;
    QByteArray key;
    (void)session.open(first, &settings, &key);
    return session;
}

QJsonObject said(const QString &text, const QString &flag = {})
{
    QJsonObject message{{u"text"_s, text}};
    if (!flag.isEmpty())
        message.insert(flag, true);
    return message;
}

} // namespace

void TestSocketSession::waitsForTheSchedule()
{
    SocketSession session = opened();
    const QString sentence = u"This sentence has exactly so many letters. "_s;
    QVERIFY(session.receive(said(sentence)).speak.isEmpty());
    QVERIFY(session.receive(said(sentence)).speak.isEmpty());
    const auto step = session.receive(said(sentence));
    QCOMPARE(step.speak.size(), 1);
    QVERIFY(step.speak.first().endsWith(u' '));
}

void TestSocketSession::flushSpeaksAtOnce()
{
    SocketSession session = opened();
    QVERIFY(session.receive(said(u"Hi. "_s)).speak.isEmpty());
    QCOMPARE(session.receive(said(u" "_s, u"flush"_s)).speak, QList<QString>{u"Hi.  "_s});
    QVERIFY(session.receive(said(u" "_s, u"flush"_s)).speak.isEmpty());
}

void TestSocketSession::autoModeSpeaksEveryMessage()
{
    SocketSession session = opened(true);
    QCOMPARE(session.receive(said(u"Hi. "_s)).speak, QList<QString>{u"Hi. "_s});
}

void TestSocketSession::tryTriggerNeedsSomeText()
{
    SocketSession session = opened();
    QVERIFY(session.receive(said(u"Hi. "_s, u"try_trigger_generation"_s)).speak.isEmpty());
    QCOMPARE(session.receive(said(u"Long enough to be worth speaking now. "_s, u"try_trigger_generation"_s))
                 .speak.size(),
             1);
}

void TestSocketSession::closingSpeaksTheRest()
{
    SocketSession session = opened();
    (void)session.receive(said(u"Rest. "_s));
    const auto step = session.receive(said(u""_s));
    QVERIFY(step.close);
    QCOMPARE(step.speak, QList<QString>{u"Rest. "_s});
}

void TestSocketSession::keepAliveSaysNothing()
{
    SocketSession session = opened();
    QVERIFY(session.receive(said(u" "_s)).speak.isEmpty());
    QCOMPARE(session.buffered(), 0);
    const auto step = session.receive(said(u""_s));
    QVERIFY(step.close);
    QVERIFY(step.speak.isEmpty());
}

void TestSocketSession::nothingIsLost()
{
    SocketSession session = opened(
        false, {{u"generation_config"_s, QJsonObject{{u"chunk_length_schedule"_s, QJsonArray{50, 60}}}}});
    QString sent;
    QString spoken;
    for (int i = 0; i < 200; ++i) {
        const QString text = i % 7 == 6 ? u"stop. "_s : u"word%1 "_s.arg(i);
        sent += text;
        const auto step = session.receive(said(text));
        spoken += QStringList(step.speak).join(QString());
        QVERIFY(session.buffered() < 120);
    }
    spoken += QStringList(session.receive(said(u""_s)).speak).join(QString());
    QCOMPARE(spoken, sent);
}

void TestSocketSession::refusesNonsense_data()
{
    QTest::addColumn<QJsonObject>("message");
    QTest::newRow("no text") << QJsonObject{};
    QTest::newRow("number") << QJsonObject{{u"text"_s, 5}};
    QTest::newRow("nul") << QJsonObject{{u"text"_s, QString(QChar(u'\0'))}};
}

void TestSocketSession::refusesNonsense()
{
    QFETCH(QJsonObject, message);
    SocketSession session = opened();
    QCOMPARE(session.receive(message).error, u"invalid_message"_s);
}

void TestSocketSession::firstMessageCarriesTheKey()
{
    SocketSession session(false);
    QJsonObject settings;
    QByteArray key;
    const auto step = session.open({{u"text"_s, u" "_s},
                                    {u"xi_api_key"_s, u"abc"_s},
                                    {u"voice_settings"_s, QJsonObject{{u"speed"_s, 1.1}}}},
                                   &settings, &key);
    QVERIFY(step.error.isEmpty());
    QCOMPARE(key, "abc");
    QCOMPARE(settings.value(u"speed"_s).toDouble(), 1.1);
    SocketSession other(false);
    const QJsonObject bad{{u"text"_s, u" "_s},
                          {u"generation_config"_s, QJsonObject{{u"chunk_length_schedule"_s, QJsonArray{5}}}}};
    QCOMPARE(other.open(bad, &settings, &key).error, u"invalid_generation_config"_s);
}

QTEST_GUILESS_MAIN(TestSocketSession)
#include "tst_socketsession.moc"
