// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/history/outcomelookup.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace studio;
using namespace studio::history;

namespace {

const QDateTime kSent(QDate(2026, 11, 21), QTime(12, 0), Qt::UTC);

LostRequest lost()
{
    return {u"Hello there."_s, VoiceId(u"v1"_s), ModelId(u"m1"_s), kSent, kSent.addSecs(5), {}};
}

api::HistoryItem item()
{
    api::HistoryItem item;
    item.id = u"h1"_s;
    item.requestId = u"r1"_s;
    item.text = u"Hello there."_s;
    item.voice = VoiceId(u"v1"_s);
    item.model = ModelId(u"m1"_s);
    item.madeAt = kSent.addSecs(2);
    return item;
}

} // namespace

class OutcomeLookupTest final : public QObject {
    Q_OBJECT
private slots:
    void sameTextVoiceModelAndTimeFit()
    {
        QVERIFY(canBeOutcome(item(), lost()));
        api::HistoryItem spaced = item();
        spaced.text = u" Hello  there.\n"_s;
        QVERIFY(canBeOutcome(spaced, lost()));
        api::HistoryItem unnamedModel = item();
        unnamedModel.model = {};
        QVERIFY(canBeOutcome(unnamedModel, lost()));
    }

    void nothingElseFits()
    {
        api::HistoryItem other = item();
        other.text = u"Hello there!"_s;
        QVERIFY(!canBeOutcome(other, lost()));
        other = item();
        other.voice = VoiceId(u"v2"_s);
        QVERIFY(!canBeOutcome(other, lost()));
        other = item();
        other.model = ModelId(u"m2"_s);
        QVERIFY(!canBeOutcome(other, lost()));
        other = item();
        other.madeAt = kSent.addSecs(-3600);
        QVERIFY(!canBeOutcome(other, lost()));
        other.madeAt = kSent.addDays(1);
        QVERIFY(!canBeOutcome(other, lost()));
        other.madeAt = {};
        QVERIFY(!canBeOutcome(other, lost()));
        LostRequest nothing = lost();
        nothing.text.clear();
        other = item();
        other.text.clear();
        QVERIFY(!canBeOutcome(other, nothing));
    }

    void clocksMayDiffer()
    {
        api::HistoryItem early = item();
        early.madeAt = kSent.addSecs(-600);
        QVERIFY(canBeOutcome(early, lost()));
        api::HistoryItem late = item();
        late.madeAt = kSent.addSecs(3600);
        QVERIFY(canBeOutcome(late, lost()));
    }

    void aKnownRequestIdDecides()
    {
        LostRequest known = lost();
        known.requestId = u"r1"_s;
        api::HistoryItem renamed = item();
        renamed.text = u"as the service normalised it"_s;
        QVERIFY(canBeOutcome(renamed, known));
        known.requestId = u"r2"_s;
        QVERIFY(!canBeOutcome(item(), known));
        api::HistoryItem without = item();
        without.requestId.clear();
        QVERIFY(canBeOutcome(without, known));
    }
};

QTEST_GUILESS_MAIN(OutcomeLookupTest)
#include "tst_outcomelookup.moc"
