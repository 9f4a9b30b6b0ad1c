// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/validation.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace studio::sandbox;

class TestValidation final : public QObject {
    Q_OBJECT
private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".?"_s)); }
    void reportsTheServicesShapes_data();
    void reportsTheServicesShapes();
    void absentAndNullAreNothing();
    void rejectsBodies();
};

void TestValidation::reportsTheServicesShapes_data()
{
    QTest::addColumn<QJsonObject>("body");
    QTest::addColumn<QString>("type");
    QTest::addColumn<QString>("field");
    QTest::newRow("missing") << QJsonObject{} << u"missing"_s << u"text"_s;
    QTest::newRow("not a text") << QJsonObject{{u"text"_s, 1}} << u"string_type"_s << u"text"_s;
    QTest::newRow("null text") << QJsonObject{{u"text"_s, QJsonValue::Null}} << u"string_type"_s << u"text"_s;
    QTest::newRow("nul") << QJsonObject{{u"text"_s, QString(QChar(u'\0'))}} << u"value_error"_s << u"text"_s;
    QTest::newRow("above") << QJsonObject{{u"text"_s, u"a"_s}, {u"n"_s, 2}} << u"less_than_equal"_s << u"n"_s;
    QTest::newRow("below") << QJsonObject{{u"text"_s, u"a"_s}, {u"n"_s, -1}} << u"greater_than_equal"_s
                           << u"n"_s;
    QTest::newRow("no number") << QJsonObject{{u"text"_s, u"a"_s}, {u"n"_s, u"x"_s}} << u"float_parsing"_s
                               << u"n"_s;
    QTest::newRow("choice") << QJsonObject{{u"text"_s, u"a"_s}, {u"c"_s, u"x"_s}} << u"enum"_s << u"c"_s;
    QTest::newRow("flag") << QJsonObject{{u"text"_s, u"a"_s}, {u"b"_s, u"x"_s}} << u"bool_parsing"_s
                          << u"b"_s;
    QTest::newRow("whole") << QJsonObject{{u"text"_s, u"a"_s}, {u"i"_s, 1.5}} << u"int_type"_s << u"i"_s;
    QTest::newRow("list") << QJsonObject{{u"text"_s, u"a"_s}, {u"l"_s, 3}} << u"list_type"_s << u"l"_s;
}

void TestValidation::reportsTheServicesShapes()
{
    QFETCH(QJsonObject, body);
    QFETCH(QString, type);
    QFETCH(QString, field);
    Validation validation;
    FieldReader fields(body, {u"body"_s}, validation);
    (void)fields.string(u"text"_s, true);
    (void)fields.number(u"n"_s, 0, 1);
    (void)fields.choice(u"c"_s, {u"auto"_s, u"on"_s});
    (void)fields.boolean(u"b"_s);
    (void)fields.integer(u"i"_s);
    (void)fields.array(u"l"_s, 3);
    const QJsonArray list = validation.toJson().value(u"detail"_s).toArray();
    QCOMPARE(list.size(), 1);
    const QJsonObject detail = list.first().toObject();
    QCOMPARE(detail.value(u"type"_s).toString(), type);
    QCOMPARE(detail.value(u"loc"_s).toArray(), (QJsonArray{u"body"_s, field}));
    QVERIFY(!detail.value(u"msg"_s).toString().isEmpty());
    QVERIFY(detail.contains(u"input"_s));
}

void TestValidation::absentAndNullAreNothing()
{
    Validation validation;
    FieldReader fields({{u"n"_s, QJsonValue::Null}}, {u"body"_s}, validation);
    QVERIFY(!fields.number(u"n"_s));
    QVERIFY(!fields.string(u"absent"_s));
    QVERIFY(validation.isClean());
}

void TestValidation::rejectsBodies()
{
    for (const auto &[body, type] : {std::pair<QByteArray, QString>{"", u"missing"_s},
                                     {"{", u"json_invalid"_s},
                                     {"[1]", u"model_attributes_type"_s}}) {
        Validation validation;
        HttpRequest request;
        request.body = body;
        QVERIFY(!readBody(request, validation));
        QCOMPARE(
            validation.toJson().value(u"detail"_s).toArray().first().toObject().value(u"type"_s).toString(),
            type);
    }
}

QTEST_GUILESS_MAIN(TestValidation)
#include "tst_validation.moc"
