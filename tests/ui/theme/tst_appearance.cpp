// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/settings/settingsstore.h"
#include "ui/theme/appearance.h"
#include "ui/theme/appearancesettings.h"
#include "ui/theme/desktoptext.h"
#include "ui/theme/textlabel.h"
#include "ui/theme/themecontroller.h"
#include "ui/theme/variants.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QPushButton>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;
using namespace studio;
using namespace studio::ui;

class TestAppearance final : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { setupAppearance(); }
    void init() { QTest::failOnWarning(QRegularExpression(u"^(?!This plugin)"_s)); }
    void cleanup() { setTextScale(1.0); }

    void settingsApplyAtOnce()
    {
        const QTemporaryDir home;
        settings::SettingsStore settings(home.filePath(u"settings.ini"_s));
        settings.set(appearance::kTheme, int(ThemeMode::Light));
        ThemeController themes;
        const Appearance appearance(settings, themes);
        QVERIFY(!theme().isDark());
        QSignalSpy painted(&themes, &ThemeController::themeChanged);
        settings.set(appearance::kTheme, int(ThemeMode::Dark));
        QVERIFY(theme().isDark());
        settings.set(appearance::kHighContrast, true);
        QVERIFY(theme().highContrast);
        settings.set(appearance::kReduceMotion, true);
        QCOMPARE(theme().motion(120), 0);
        QCOMPARE(painted.count(), 3);
        settings.set(appearance::kTextPercent, 130);
        QCOMPARE(textScale(), 1.3);
        QCOMPARE(painted.count(), 3);
        settings.set(appearance::kTextPercent, 9000);
        QCOMPARE(textScale(), 1.5);
        settings.set(appearance::kTextPercent, 1);
        QCOMPARE(textScale(), 0.9);
        settings.remove(QString::fromLatin1(appearance::kTextPercent.key));
        QCOMPARE(textScale(), themes.desktopTextScale());
        settings.set(appearance::kTheme, 77);
        QCOMPARE(themes.mode(), ThemeMode::System);
    }

    void choiceIsOneRepaint()
    {
        ThemeController themes;
        themes.setChoice({ThemeMode::Light, false, false, 1.0});
        QSignalSpy painted(&themes, &ThemeController::themeChanged);
        themes.setChoice({ThemeMode::Dark, true, true, 1.2});
        QCOMPARE(painted.count(), 1);
        QCOMPARE(textScale(), 1.2);
        themes.setChoice({ThemeMode::Light, false, false, 1.0});
    }

    void openWindowsTakeTheNewTextSize()
    {
        QWidget window;
        auto *row = new QHBoxLayout(&window);
        auto *label = new TextLabel(u"Stability"_s);
        auto *button = new QPushButton(u"Generate"_s);
        auto *combo = new QComboBox;
        combo->addItem(u"Multilingual"_s);
        int followed = 0;
        followTextScale(label, [&followed] { ++followed; });
        row->addWidget(label);
        row->addWidget(button);
        row->addWidget(combo);
        window.show();
        const QSize before = window.minimumSizeHint();
        const int labelBefore = label->sizeHint().width();
        QCOMPARE(button->height(), 32);
        setTextScale(1.5);
        QTRY_COMPARE(button->height(), 48);
        QCOMPARE(combo->sizeHint().height(), 48);
        QVERIFY(label->sizeHint().width() > labelBefore * 1.4);
        QVERIFY(window.minimumSizeHint().width() > before.width());
        QCOMPARE(followed, 2);
        setTextScale(1.5);
        QCOMPARE(followed, 2);
        setTextScale(1.0);
        QTRY_COMPARE(button->height(), 32);
    }

    void labelsGetTheRoomTheyNeed()
    {
        QWidget window;
        auto *column = new QVBoxLayout(&window);
        auto *first = new TextLabel(u"Stability"_s, TypeRole::PageTitle);
        column->addWidget(first);
        column->addWidget(new TextLabel(u"More variable"_s));
        column->addStretch(1);
        window.resize(300, 300);
        window.show();
        QTRY_COMPARE(first->height(), 26);
        setTextScale(1.5);
        QTRY_COMPARE(first->height(), 39);
    }

    void desktopFontsBecomeAScale_data()
    {
        QTest::addColumn<QString>("gnome");
        QTest::addColumn<QString>("kde");
        QTest::addColumn<double>("scale");
        QTest::newRow("usual") << u"Cantarell 11"_s << u"Noto Sans,10,-1,5,50,0,0,0,0,0"_s << 1.0;
        QTest::newRow("large") << u"Ubuntu Sans Bold 13.75"_s << u"Noto Sans,12.5,-1,5,50"_s << 1.25;
        QTest::newRow("small") << u"Cantarell 6"_s << u"Noto Sans,5"_s << 0.9;
        QTest::newRow("huge") << u"Cantarell 48"_s << u"Noto Sans,48,x"_s << 1.5;
        QTest::newRow("cut") << u"Cantarell"_s << u"Noto Sans"_s << 0.0;
        QTest::newRow("empty") << QString() << QString() << 0.0;
        QTest::newRow("hostile") << u"Cantarell 1e309"_s << u"Noto,nan,"_s << 0.0;
        QTest::newRow("negative") << u"Cantarell -11"_s << u"Noto,-10,"_s << 0.0;
    }
    void desktopFontsBecomeAScale()
    {
        QFETCH(QString, gnome);
        QFETCH(QString, kde);
        QFETCH(double, scale);
        QCOMPARE(textScaleOfGnomeFont(gnome).value_or(0), scale);
        QCOMPARE(textScaleOfKdeFont(kde).value_or(0), scale);
    }

    void systemFontCountsOnADesktopOnly()
    {
        QFont font(u"Cantarell"_s);
        font.setPointSizeF(13.75);
        QCOMPARE(textScaleOfFont(font, u"GNOME"_s), 1.25);
        QCOMPARE(textScaleOfFont(font, QString()), 1.0);
        font.setPointSizeF(10);
        QCOMPARE(textScaleOfFont(font, u"KDE"_s), 1.0);
        QFont fallback(u"Sans Serif"_s);
        fallback.setPointSizeF(9);
        QCOMPARE(textScaleOfFont(fallback, u"XFCE"_s), 1.0);
        font.setPixelSize(20);
        QCOMPARE(textScaleOfFont(font, u"KDE"_s), 1.0);
    }
};

QTEST_MAIN(TestAppearance)
#include "tst_appearance.moc"
