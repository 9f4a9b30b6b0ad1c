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

QColor colorOf(const Theme &theme, const QString &name)
{
    for (const NamedColor &entry : kColorNames) {
        if (name == QLatin1StringView(entry.name))
            return theme.*entry.color;
    }
    return {};
}

double worstContrast(const Theme &theme, const QString &ink, const QStringList &grounds)
{
    double worst = 99;
    for (const QString &ground : grounds)
        worst = std::min(worst, contrast(colorOf(theme, ink), colorOf(theme, ground)));
    return worst;
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

    /// The table of the design: each ink, the grounds it is allowed on, what it needs and the worst it has.
    void contrastIsAsDesigned_data()
    {
        QTest::addColumn<QString>("ink");
        QTest::addColumn<QStringList>("grounds");
        QTest::addColumn<double>("least");
        QTest::addColumn<double>("light");
        QTest::addColumn<double>("dark");
        const auto row = [](const char *ink, const QStringList &grounds, double least, double light,
                            double dark) {
            QTest::newRow(ink) << QString::fromLatin1(ink) << grounds << least << light << dark;
        };
        const QStringList rows = kSurfaces + QStringList{u"hover"_s, u"raisedHover"_s, u"selected"_s};
        const QStringList surface{u"surface"_s};
        const QStringList meterBed{u"sunken"_s};
        row("text", rows, 4.5, 15.6, 11.9);
        row("text2", rows + QStringList{u"pressed"_s}, 4.5, 6.5, 6.7);
        row("text3", rows, 4.5, 4.6, 4.55);
        row("accentText", rows + QStringList{u"accentSoft"_s}, 4.5, 6.3, 6.6);
        row("onAccent", {u"accent"_s, u"accentHover"_s, u"accentPressed"_s, u"danger"_s, u"dangerHover"_s},
            4.5, 5.5, 4.5);
        row("dangerText", {u"surface"_s, u"canvas"_s, u"dangerSoft"_s}, 4.5, 5.8, 7.1);
        row("warnText", {u"surface"_s, u"canvas"_s, u"warnSoft"_s}, 4.5, 6.4, 8.6);
        row("okText", {u"surface"_s, u"canvas"_s, u"okSoft"_s}, 4.5, 5.8, 7.9);
        row("borderControl", {u"surface"_s, u"raised"_s, u"canvas"_s}, 3, 3.1, 3.4);
        row("accent", {u"surface"_s, u"canvas"_s}, 3, 5.6, 3.4);
        row("focus", {u"surface"_s, u"canvas"_s, u"rail"_s}, 3, 5.2, 6.9);
        row("warn", surface, 3, 5.0, 7.7);
        row("ok", surface, 3, 5.0, 5.6);
        row("record", surface, 3, 4.3, 5.7);
        row("wave", {u"surface"_s, u"selected"_s}, 3, 3.2, 3.6);
        row("wavePlayed", surface, 3, 6.0, 6.4);
        row("meterOk", meterBed, 3, 4.0, 8.0);
        row("meterHot", meterBed, 3, 3.8, 9.5);
        row("meterClip", meterBed, 3, 4.3, 6.3);
        row("seg1", surface, 3, 4.1, 6.5);
        row("seg2", surface, 3, 4.8, 6.4);
        row("seg3", surface, 3, 4.5, 7.1);
        row("seg4", surface, 3, 4.0, 7.9);
        QTest::newRow("text2 in a selection of the wave")
            << u"text2"_s << QStringList{u"waveSel"_s} << 3.0 << 6.3 << 6.2;
    }
    void contrastIsAsDesigned()
    {
        QFETCH(QString, ink);
        QFETCH(QStringList, grounds);
        QFETCH(double, least);
        QFETCH(double, light);
        QFETCH(double, dark);
        for (const Scheme scheme : {Scheme::Light, Scheme::Dark}) {
            const double worst = worstContrast(makeTheme(scheme), ink, grounds);
            QVERIFY2(worst >= least, qPrintable(QString::number(worst)));
            const double designed = scheme == Scheme::Dark ? dark : light;
            QVERIFY2(std::abs(worst - designed) <= 0.06,
                     qPrintable(u"%1, designed %2"_s.arg(worst).arg(designed)));
            const double strong = worstContrast(makeTheme(scheme, true), ink, grounds);
            QVERIFY2(strong >= worst - 0.001, qPrintable(QString::number(strong)));
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
            const QStringList cards{u"surface"_s, u"raised"_s, u"canvas"_s};
            QVERIFY(worstContrast(strong, u"border"_s, cards) >= 3);
            QVERIFY(worstContrast(strong, u"borderStrong"_s, cards) >= 3);
            QVERIFY(worstContrast(strong, u"text3"_s, kSurfaces) >= 6.5);
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
