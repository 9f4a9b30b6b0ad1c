// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/speech/accessiblewalk.h"
#include "tests/ui/widgets/layoutfaults.h"
#include "ui/gallery/galleryparts.h"
#include "ui/gallery/gallerywindow.h"
#include "ui/theme/overlayhost.h"
#include "ui/theme/typography.h"
#include "ui/theme/variants.h"

#include <QGuiApplication>
#include <QImage>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace studio;
using namespace studio::ui;

class TestGallery final : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { setupAppearance(); }
    void cleanup()
    {
        setTextScale(1.0);
        QGuiApplication::setLayoutDirection(Qt::LeftToRight);
        applyTheme(makeTheme(Scheme::Light));
    }

    void everyComponentFitsInEveryLook_data()
    {
        QTest::addColumn<int>("look");
        const QList<GalleryWindow::Look> looks = GalleryWindow::looks();
        for (int i = 0; i < looks.size(); ++i)
            QTest::newRow(qPrintable(looks.at(i).name)) << i;
    }
    void everyComponentFitsInEveryLook()
    {
        QFETCH(int, look);
        ThemeController themes;
        GalleryWindow window(themes);
        window.resize(1600, 1000);
        window.show();
        window.apply(GalleryWindow::looks().at(look));
        // Fonts and layouts follow in the event loop.
        (void)QTest::qWaitFor([&window] { return tests::layoutFaults(&window).isEmpty(); }, 3000);
        QCOMPARE(theme().isDark(), GalleryWindow::looks().at(look).dark);
        const QStringList faults = tests::layoutFaults(&window);
        QVERIFY2(faults.isEmpty(), qPrintable(faults.join(u"\n"_s)));
        QCOMPARE(tests::accessibleFaults(&window).join(u'\n'), QString());
    }

    void writesItsPictures()
    {
        const QTemporaryDir folder;
        ThemeController themes;
        GalleryWindow window(themes);
        window.show();
        QSignalSpy shot(&window, &GalleryWindow::shot);
        window.shoot(folder.path());
        QVERIFY(shot.wait(10'000));
        const QStringList files = shot.takeFirst().first().toStringList();
        QCOMPARE(files.size(), window.sections().size() * GalleryWindow::looks().size());
        for (const QString &file : files) {
            const QImage image(file);
            QVERIFY2(image.width() > 300 && image.height() > 100, qPrintable(file));
        }
        window.shoot(u"/proc/nowhere"_s);
        QVERIFY(shot.wait());
        QVERIFY(shot.takeFirst().first().toStringList().isEmpty());
    }

    void opensOverlays()
    {
        ThemeController themes;
        GalleryWindow window(themes);
        window.show();
        window.findChild<QPushButton *>(u"galleryOverlays"_s)->click();
        QVERIFY(OverlayHost::of(&window)->hasOpen());
        QVERIFY(OverlayHost::of(&window)->toast());
        OverlayHost::of(&window)->closeTop();
    }
};

QTEST_MAIN(TestGallery)
#include "tst_gallery.moc"
