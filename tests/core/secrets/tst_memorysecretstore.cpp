// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/secrets/memorysecretstore.h"

#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace studio;
using namespace studio::secrets;

namespace {

template <class T>
Result<T> ended(JobOf<T> *job)
{
    Result<T> outcome = fail(ErrorKind::Internal, u"no end"_s);
    bool done = false;
    job->then(job, [&](const Result<T> &result) {
        outcome = result;
        done = true;
    });
    (void)QTest::qWaitFor([&] { return done; });
    return outcome;
}

} // namespace

class TestMemorySecretStore : public QObject {
    Q_OBJECT
private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".?"_s)); }

    void keepsWhatWasWritten()
    {
        MemorySecretStore store;
        QVERIFY(ended(store.write(u"a"_s, Secret("one"))));
        QVERIFY(ended(store.write(u"a"_s, Secret("two"))));
        QCOMPARE(ended(store.read(u"a"_s))->reveal(), "two");
        QCOMPARE(ended(store.read(u"b"_s)).error().kind, ErrorKind::NotFound);
        QVERIFY(ended(store.remove(u"a"_s)));
        QVERIFY(ended(store.remove(u"a"_s)));
        QCOMPARE(ended(store.read(u"a"_s)).error().kind, ErrorKind::NotFound);
        QCOMPARE(ended(store.probe()), SecretStore::Health::Ok);
    }
};

QTEST_GUILESS_MAIN(TestMemorySecretStore)
#include "tst_memorysecretstore.moc"
