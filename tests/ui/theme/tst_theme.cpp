// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/theme.h"
#include "ui/theme/themecontroller.h"
#include "ui/theme/variants.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QPushButton>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

#include <cmath>

using namespace Qt::StringLiterals;
using namespace studio::ui;

namespace {

double luminance(const QColor &color)
{
    const auto linear = [](double c) {
        return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) + 0.0722 * linear(color.blueF());
}

double contrast(const QColor &a, const QColor &b)
{
    const double x = luminance(a);
    const double y = luminance(b);
    return (std::max(x, y) + 0.05) / (std::min(x, y) + 0.05);
}

QJsonObject tokens()
{
    QFile file(QStringLiteral(STUDIO_SOURCE_DIR) + u"/resources/themes/tokens.json"_s);
    return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object() : QJsonObject();
}

QColor token(const QString &scheme, const QString &name)
{
    static const QJsonObject all = tokens();
    return QColor(all.value(scheme).toObject().value(name).toString());
}

const QStringList kSurfaces{u"canvas"_s, u"rail"_s, u"surface"_s, u"raised"_s, u"sunken"_s};

} // namespace

class TestTheme final : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { setupAppearance(); }
    void init() { QTest::failOnWarning(QRegularExpression(u".?"_s)); }

    void generatedColorsAreTheTokens()
    {
        for (const QString &scheme : {u"light"_s, u"dark"_s}) {
            const Theme made = makeTheme(scheme == u"dark"_s ? Scheme::Dark : Scheme::Light);
            int count = 0;
            for (const NamedColor &entry : kColorNames) {
                QCOMPARE(made.*entry.color, token(scheme, QString::fromLatin1(entry.name)));
                ++count;
            }
            QCOMPARE(count, int(tokens().value(scheme).toObject().size()));
        }
    }

    void contrastIsEnough_data()
    {
        QTest::addColumn<QString>("ink");
        QTest::addColumn<QStringList>("grounds");
        QTest::addColumn<double>("least");
        const QStringList text = kSurfaces + QStringList{u"hover"_s, u"raisedHover"_s};
        QTest::newRow("text") << u"text"_s << text + QStringList{u"selected"_s, u"pressed"_s} << 7.0;
        QTest::newRow("text2") << u"text2"_s << text + QStringList{u"selected"_s} << 4.5;
        QTest::newRow("text3") << u"text3"_s << kSurfaces + QStringList{u"hover"_s} << 4.5;
        QTest::newRow("accentText") << u"accentText"_s
                                    << kSurfaces + QStringList{u"accentSoft"_s, u"selected"_s} << 4.5;
        QTest::newRow("onAccent") << u"onAccent"_s
                                  << QStringList{u"accent"_s, u"accentHover"_s, u"accentPressed"_s,
                                                 u"danger"_s}
                                  << 4.5;
        QTest::newRow("dangerText") << u"dangerText"_s
                                    << QStringList{u"surface"_s, u"canvas"_s, u"dangerSoft"_s} << 4.5;
        QTest::newRow("warnText") << u"warnText"_s << QStringList{u"surface"_s, u"canvas"_s, u"warnSoft"_s}
                                  << 4.5;
        QTest::newRow("okText") << u"okText"_s << QStringList{u"surface"_s, u"canvas"_s, u"okSoft"_s} << 4.5;
        const QStringList cards{u"surface"_s, u"raised"_s, u"canvas"_s};
        for (const char *glyph :
             {"borderControl", "accent", "focus", "warn", "ok", "record", "wave", "wavePlayed", "meterOk",
              "meterHot", "meterClip", "seg1", "seg2", "seg3", "seg4"}) {
            const QStringList grounds = qstrcmp(glyph, "accent") == 0 || qstrcmp(glyph, "wave") == 0
                ? QStringList{u"surface"_s, u"canvas"_s}
                : cards;
            QTest::newRow(glyph) << QString::fromLatin1(glyph) << grounds << 3.0;
        }
        QTest::newRow("text2 in a selection of the wave") << u"text2"_s << QStringList{u"waveSel"_s} << 3.0;
    }
    void contrastIsEnough()
    {
        QFETCH(QString, ink);
        QFETCH(QStringList, grounds);
        QFETCH(double, least);
        for (const QString &scheme : {u"light"_s, u"dark"_s}) {
            for (const QString &ground : grounds) {
                const double ratio = contrast(token(scheme, ink), token(scheme, ground));
                QVERIFY2(ratio >= least,
                         qPrintable(u"%1 %2 on %3: %4"_s.arg(scheme, ink, ground).arg(ratio)));
            }
        }
    }

    void highContrastStrengthensOutlines()
    {
        for (const Scheme scheme : {Scheme::Light, Scheme::Dark}) {
            const Theme plain = makeTheme(scheme);
            const Theme strong = makeTheme(scheme, true);
            QCOMPARE(strong.border, plain.borderControl);
            QCOMPARE(strong.borderStrong, plain.borderControl);
            QCOMPARE(strong.text3, plain.text2);
            QCOMPARE(strong.ringWidth(), 3);
            QCOMPARE(plain.ringWidth(), 2);
        }
    }

    void reducedMotionTakesNoTime()
    {
        QCOMPARE(makeTheme(Scheme::Light).motion(120), 120);
        QCOMPARE(makeTheme(Scheme::Light, false, true).motion(120), 0);
    }

    void controllerSwitchesTheWholeApplication()
    {
        ThemeController controller;
        QSignalSpy changed(&controller, &ThemeController::themeChanged);
        controller.setMode(ThemeMode::Light);
        changed.clear();
        controller.setMode(ThemeMode::Dark);
        QCOMPARE(changed.count(), 1);
        QVERIFY(theme().isDark());
        QCOMPARE(QApplication::palette().color(QPalette::Window), theme().canvas);
        controller.setMode(ThemeMode::Dark);
        QCOMPARE(changed.count(), 1);
        controller.toggle();
        QCOMPARE(controller.mode(), ThemeMode::Light);
        QVERIFY(!theme().isDark());
        controller.followDesktop(); // no bus here: nothing happens, nothing waits
    }

    void variantsAreRepaintedNotRepolished()
    {
        QPushButton button(u"Save"_s);
        setVariant(&button, Variant::Primary);
        QCOMPARE(variantOf(&button), Variant::Primary);
        button.resize(button.sizeHint());
        QCOMPARE(button.grab().toImage().pixelColor(6, button.height() / 2), theme().accent);
        setVariant(&button, Variant::Default);
        QVERIFY(button.grab().toImage().pixelColor(6, button.height() / 2) != theme().accent);
        QCOMPARE(button.sizeHint().height(), 32);
        setControlSize(&button, ControlSize::Small);
        QCOMPARE(button.sizeHint().height(), 28);
    }
};

QTEST_MAIN(TestTheme)
#include "tst_theme.moc"
