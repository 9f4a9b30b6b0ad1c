// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/redact.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace studio;

class TestRedact : public QObject {
    Q_OBJECT
private slots:
    void secretsGo_data()
    {
        QTest::addColumn<QString>("text");
        for (const QString &text :
             {u"xi-api-key: SECRETVALUE"_s, u"{\"xi_api_key\":\"SECRETVALUE\"}"_s,
              u"?api_key=SECRETVALUE&x=1"_s, u"Authorization: Bearer SECRETVALUE"_s, u"bearer SECRETVALUE"_s,
              u"key sk_SECRETVALUE was refused"_s,
              u"wss://host/v1/convai/conversation?agent_id=a&conversation_signature=cvtkn_SECRETVALUE"_s,
              u"https://host/?agent_id=a&token=SECRETVALUE"_s, u"'single_use_token' = 'SECRETVALUE'"_s,
              u"X-API-KEY:SECRETVALUE"_s, u"password=SECRETVALUE;"_s})
            QTest::newRow(qPrintable(text)) << text;
    }
    void secretsGo()
    {
        QFETCH(QString, text);
        QVERIFY2(!redacted(text).contains("SECRETVALUE"_L1), qPrintable(redacted(text)));
        QVERIFY(redacted(text).contains("[redacted]"_L1));
    }
    void theRestStays()
    {
        const QString text = u"Voice v-aria was not found (404); 12 tokens, no key needed."_s;
        QCOMPARE(redacted(text), text);
        QVERIFY(redacted(u"?agent_id=agent_1&token=abc"_s).contains("agent_id=agent_1"_L1));
        QCOMPARE(redacted({}), QString());
    }
};

QTEST_GUILESS_MAIN(TestRedact)
#include "tst_redact.moc"
