// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "resources/resources.h"
#include "ui/theme/icons.h"

#include <QDirIterator>
#include <QFontDatabase>
#include <QSvgRenderer>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace studio;

class TestResources final : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { initResources(); }

    void everyIconLoadsAndIsTinted()
    {
        int count = 0;
        for (QDirIterator it(u":/icons"_s); it.hasNext(); ++count) {
            const QString path = it.next();
            QFile file(path);
            QVERIFY2(file.open(QIODevice::ReadOnly), qPrintable(path));
            const QByteArray source = file.readAll();
            QVERIFY2(source.contains("currentColor"), qPrintable(path));
            QVERIFY2(source.contains("stroke-width=\"2\""), qPrintable(path));
            QVERIFY2(QSvgRenderer(source).isValid(), qPrintable(path));
            QVERIFY2(!ui::icon(it.fileInfo().completeBaseName()).isNull(), qPrintable(path));
        }
        QVERIFY(count > 30);
    }

    void unknownIconPaintsNothing() { QVERIFY(ui::icon(u"no-such-icon"_s).isNull()); }

    void iconsFollowTheTheme()
    {
        const QIcon play = ui::icon(u"play"_s, {&ui::Theme::text, true});
        const auto centre = [&play] { return play.pixmap(16, 16).toImage().pixelColor(8, 8); };
        ui::applyTheme(ui::makeTheme(ui::Scheme::Light));
        QCOMPARE(centre(), ui::theme().text);
        ui::applyTheme(ui::makeTheme(ui::Scheme::Dark));
        QCOMPARE(centre(), ui::theme().text);
    }

    void iconsAreSharpAtEveryRatio()
    {
        for (const double ratio : {1.0, 1.5, 2.0}) {
            const QPixmap pixmap = ui::icon(u"search"_s).pixmap(QSize(16, 16), ratio);
            QCOMPARE(pixmap.width(), int(16 * ratio));
        }
    }

    void fontsLoad_data()
    {
        QTest::addColumn<QString>("face");
        for (const char *face : {"Regular", "Medium", "SemiBold", "Bold"})
            QTest::newRow(face) << QString::fromLatin1(face);
    }
    void fontsLoad()
    {
        QFETCH(QString, face);
        const int id = QFontDatabase::addApplicationFont(u":/fonts/Inter-%1.otf"_s.arg(face));
        QVERIFY(id >= 0);
        QVERIFY(QFontDatabase::applicationFontFamilies(id).constFirst().startsWith(u"Inter"_s));
    }

    void appIconAndLicencesAreThere()
    {
        QVERIFY(QSvgRenderer(u":/app/voice-studio.svg"_s).isValid());
        for (const QString &path :
             {u":/licences/inter-OFL-1.1.txt"_s, u":/licences/jetbrains-mono-OFL-1.1.txt"_s,
              u":/licences/lucide-ISC.txt"_s, u":/themes/tokens.json"_s})
            QVERIFY2(QFile(path).size() > 500, qPrintable(path));
    }
};

QTEST_MAIN(TestResources)
#include "tst_resources.moc"
