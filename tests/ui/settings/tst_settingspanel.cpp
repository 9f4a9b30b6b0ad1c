// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/queue/spendingsettings.h"
#include "tests/ui/speech/speechworld.h"
#include "ui/delivery/exportsettings.h"
#include "ui/settings/profilerow.h"
#include "ui/settings/settingrow.h"
#include "ui/settings/settingspanel.h"
#include "ui/theme/appearance.h"
#include "ui/theme/appearancesettings.h"
#include "ui/theme/overlayhost.h"
#include "ui/theme/textlabel.h"
#include "ui/theme/themecontroller.h"
#include "ui/theme/typography.h"
#include "ui/theme/variants.h"
#include "ui/widgets/badge.h"
#include "ui/widgets/cachesettings.h"
#include "ui/widgets/levelmeter.h"
#include "ui/widgets/numberfield.h"
#include "ui/widgets/palettesource.h"
#include "ui/widgets/searchfield.h"
#include "ui/widgets/segmented.h"
#include "ui/widgets/shortcutmap.h"
#include "ui/widgets/studiocombo.h"
#include "ui/widgets/switch.h"

#include <QClipboard>
#include <QDir>
#include <QProgressBar>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace studio;
using namespace studio::ui;

class TestSettingsPanel final : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<tests::SpeechWorld> m_world;
    std::unique_ptr<ThemeController> m_themes;
    std::unique_ptr<Appearance> m_appearance;
    std::unique_ptr<ShortcutMap> m_shortcuts;
    std::unique_ptr<SettingsPanel> m_panel;
    QAction m_action;

    template <class T>
    T *find(const QString &name)
    {
        T *found = m_panel->findChild<T *>(name);
        if (!found)
            qFatal("no %s", qPrintable(name));
        return found;
    }
    SettingRow *row(const QString &id) { return find<SettingRow>(id); }
    QWidget *toastAction() { return OverlayHost::of(m_panel.get())->toast()->findChild<QPushButton *>(); }

private slots:
    void initTestCase() { setupAppearance(); }
    void init()
    {
        m_world = std::make_unique<tests::SpeechWorld>();
        m_world->account.start();
        m_themes = std::make_unique<ThemeController>();
        m_appearance = std::make_unique<Appearance>(m_world->settings, *m_themes);
        m_shortcuts = std::make_unique<ShortcutMap>(m_world->settings);
        m_action.setObjectName(u"actionGenerate"_s);
        m_action.setText(u"Generate"_s);
        m_action.setShortcut(QKeySequence(u"Ctrl+Return"_s));
        m_shortcuts->add(&m_action, u"Text to Speech"_s);
        m_panel = std::make_unique<SettingsPanel>(SettingsServices{
            m_world->settings, m_world->profiles, m_world->service, m_world->account, *m_themes,
            m_world->previewPlayer, m_world->prompts, *m_shortcuts, AppDirs::below(m_world->root)});
        m_panel->resize(960, 700);
        m_panel->show();
        m_panel->activate();
    }
    void cleanup()
    {
        m_panel.reset();
        m_shortcuts.reset();
        m_appearance.reset();
        m_themes.reset();
        m_world.reset();
        setTextScale(1.0);
        applyTheme(makeTheme(Scheme::Light));
    }

    void searchFiltersRowsOfAllSections()
    {
        auto *search = find<SearchField>(u"settingsSearch"_s);
        QVERIFY(find<QWidget>(u"settings_profiles"_s)->isVisible());
        QVERIFY(!row(u"appearance.theme"_s)->isVisible());
        QTest::keyClicks(search, u"dark MODE"_s);
        QVERIFY(row(u"appearance.theme"_s)->isVisible());
        QVERIFY(!row(u"appearance.text"_s)->isVisible());
        QVERIFY(!find<QWidget>(u"settings_profiles"_s)->isVisible());
        search->setText(u"money"_s);
        QVERIFY(row(u"jobs.askAbove"_s)->isVisible());
        QVERIFY(row(u"jobs.perDay"_s)->isVisible());
        QVERIFY(!row(u"jobs.notify"_s)->isVisible());
        search->setText(u"zzz"_s);
        QVERIFY(find<QPushButton>(u"emptyAction"_s)->isVisible());
        find<QPushButton>(u"emptyAction"_s)->click();
        QVERIFY(find<QWidget>(u"settings_profiles"_s)->isVisible());
        search->setText(QString(100'000, u'x'));
        QVERIFY(!row(u"jobs.perDay"_s)->isVisible());
    }

    void everyRowCanBeJumpedTo()
    {
        const QList<SettingHit> hits = m_panel->settingRows();
        QVERIFY(hits.size() >= 25);
        QSet<QString> ids;
        for (const SettingHit &hit : hits) {
            QVERIFY2(!hit.label.isEmpty() && !hit.section.isEmpty(), qPrintable(hit.id));
            QVERIFY2(!ids.contains(hit.id), qPrintable(hit.id));
            ids.insert(hit.id);
            m_panel->open({{u"row"_s, hit.id}});
            QVERIFY2(row(hit.id)->isVisible(), qPrintable(hit.id));
        }
        m_panel->open({{u"row"_s, u"nonsense"_s}, {u"page"_s, 4}});
        m_panel->open({{u"page"_s, u"audio"_s}});
        QVERIFY(row(u"audio.output"_s)->isVisible());
    }

    void thePaletteBringsAboutThePagesOneByOne()
    {
        SettingsPanel fresh(SettingsServices{m_world->settings, m_world->profiles, m_world->service,
                                             m_world->account, *m_themes, m_world->previewPlayer,
                                             m_world->prompts, *m_shortcuts, AppDirs::below(m_world->root)});
        PaletteSource *source = fresh.paletteSources().first();
        QSignalSpy changed(source, &PaletteSource::itemsChanged);
        QVERIFY(source->items().empty()); // nothing was built on the spot
        QTRY_COMPARE(changed.size(), 1);
        QVERIFY(source->items().size() >= 25);
        QCOMPARE(fresh.settingRows(), m_panel->settingRows());
        QTest::qWait(20);
        QCOMPARE(changed.size(), 1);
    }

    void thePaletteFindsTheRows()
    {
        const QList<PaletteSource *> sources = m_panel->paletteSources();
        QCOMPARE(sources.size(), 1);
        const std::vector<PaletteItem> items = sources.first()->items();
        QCOMPARE(qsizetype(items.size()), m_panel->settingRows().size());
        QSignalSpy asked(m_panel.get(), &Panel::openRequested);
        sources.first()->run(u"setting:appearance.theme"_s);
        QCOMPARE(asked.size(), 1);
        QCOMPARE(asked.first().at(0).toString(), u"settings"_s);
        QCOMPARE(asked.first().at(1).toMap().value(u"row"_s).toString(), u"appearance.theme"_s);
    }

    void changesCountAtOnceAndReset()
    {
        m_panel->open({{u"page"_s, u"appearance"_s}});
        auto *theme = find<Segmented>(u"appearance.theme.control"_s);
        auto *reset = find<QAbstractButton>(u"appearance.theme.reset"_s);
        QVERIFY(!reset->isVisible());
        theme->setCurrentIndex(2);
        QVERIFY(ui::theme().isDark());
        QVERIFY(reset->isVisible());
        QCOMPARE(m_world->settings.get(appearance::kTheme), 2);
        QTest::mouseClick(reset, Qt::LeftButton);
        QCOMPARE(m_themes->mode(), ThemeMode::System);
        QCOMPARE(theme->currentIndex(), 0);
        QVERIFY(!reset->isVisible());
        QVERIFY(!m_world->settings.value(u"appearance/theme"_s).isValid());

        auto *slider = find<QSlider>(u"appearance.text.control"_s);
        slider->setFocus();
        QTest::keyClick(slider, Qt::Key_End);
        QCOMPARE(textScale(), 1.5);
        QVERIFY(row(u"appearance.text"_s)->isChanged());
        find<QAbstractButton>(u"appearance.text.reset"_s)->click();
        QCOMPARE(textScale(), m_themes->desktopTextScale());

        auto *contrast = find<Switch>(u"appearance.contrast.control"_s);
        QTest::keyClick(contrast, Qt::Key_Space);
        QVERIFY(ui::theme().highContrast);
    }

    void followsChangesMadeElsewhere()
    {
        m_world->settings.set(queue::kAskAboveCredits, 700);
        auto *field = find<NumberField>(u"jobs.askAbove.control"_s);
        QCOMPARE(field->value(), 700);
        QVERIFY(row(u"jobs.askAbove"_s)->isChanged());
        field->setFocus();
        field->setText(u"0"_s);
        QTest::keyClick(field, Qt::Key_Return);
        QCOMPARE(m_world->settings.get(queue::kAskAboveCredits), 0);
        m_world->settings.setValue(u"spending/askAbove"_s, u"a lot"_s);
        QCOMPARE(field->value(), queue::kAskAboveCredits.fallback);
    }

    void profilesAreTestedRenamedAndUsed()
    {
        m_world->useAccount();
        const ProfileId id = m_world->profiles.current().id;
        auto *profile = find<ProfileRow>(u"profile_"_s + id.value());
        QVERIFY(profile->findChild<Badge *>()->isVisible());
        QStringList shown;
        for (const TextLabel *label : profile->findChildren<TextLabel *>())
            shown.append(label->text());
        QVERIFY2(shown.join(u'|').contains(u"key ••••6789"_s), qPrintable(shown.join(u'|')));
        QVERIFY(!shown.join(u'|').contains(u"key-0123456789"_s));

        profile->findChild<QPushButton *>(u"profileTest"_s)->click();
        QTRY_VERIFY([&] {
            for (const TextLabel *label : profile->findChildren<TextLabel *>()) {
                if (label->text().startsWith(u"✓ The key works"_s))
                    return true;
            }
            return false;
        }());
        m_world->service.refusal = Error::make(ErrorKind::Auth, u"no"_s);
        profile->findChild<QPushButton *>(u"profileTest"_s)->click();
        QTRY_VERIFY([&] {
            for (const TextLabel *label : profile->findChildren<TextLabel *>()) {
                if (label->text().contains(u"not accepted"_s))
                    return true;
            }
            return false;
        }());

        profile->findChild<QAbstractButton *>(u"profileRename"_s)->click();
        auto *edit = profile->findChild<QLineEdit *>(u"profileNameEdit"_s);
        QVERIFY(edit->isVisible());
        edit->setText(u"Southwind"_s);
        QTest::keyClick(edit, Qt::Key_Escape);
        QCOMPARE(m_world->profiles.current().name, u"Northwind"_s);
        profile->findChild<QAbstractButton *>(u"profileRename"_s)->click();
        edit->setText(u"  Eastwind "_s);
        QTest::keyClick(edit, Qt::Key_Return);
        QTRY_COMPARE(m_world->profiles.current().name, u"Eastwind"_s);

        auto *sandbox = find<ProfileRow>(u"profile_"_s + profiles::ProfileStore::sandboxId().value());
        sandbox->findChild<QPushButton *>(u"profileUse"_s)->click();
        QCOMPARE(m_world->profiles.current().id, profiles::ProfileStore::sandboxId());
        QVERIFY(!sandbox->findChild<QAbstractButton *>(u"profileRemove"_s)->isVisible());
    }

    void removedProfilesComeBackWithTheirKey()
    {
        m_world->useAccount();
        const profiles::Profile before = m_world->profiles.current();
        auto *profile = find<ProfileRow>(u"profile_"_s + before.id.value());
        profile->findChild<QAbstractButton *>(u"profileRemove"_s)->click();
        QTRY_VERIFY(!m_world->profiles.byId(before.id));
        QCOMPARE(m_world->profiles.current().id, profiles::ProfileStore::sandboxId());
        QTRY_VERIFY(OverlayHost::of(m_panel.get())->toast());
        QTest::mouseClick(toastAction(), Qt::LeftButton);
        QTRY_VERIFY(m_world->profiles.byId(before.id));
        QTRY_COMPARE(m_world->profiles.current().id, before.id);
        Secret key;
        m_world->profiles.key(before.id)->then(
            this, [&key](const Result<Secret> &found) { key = found ? *found : Secret(); });
        QTRY_COMPARE(key, Secret("key-0123456789"));
    }

    void addAndReplaceAskTheWindow()
    {
        m_world->useAccount();
        QSignalSpy add(m_panel.get(), &SettingsPanel::connectRequested);
        QSignalSpy replace(m_panel.get(), &SettingsPanel::keyChangeRequested);
        find<QPushButton>(u"profileAdd"_s)->click();
        QCOMPARE(add.count(), 1);
        const QString id = m_world->profiles.current().id.value();
        find<ProfileRow>(u"profile_"_s + id)->findChild<QPushButton *>(u"profileKey"_s)->click();
        QCOMPARE(replace.count(), 1);
        QCOMPARE(replace.first().first().toString(), id);
    }

    void playsATestToneAndListens()
    {
        m_panel->open({{u"page"_s, u"audio"_s}});
        auto *tone = find<QPushButton>(u"audio.output.test"_s);
        tone->click();
        QTRY_COMPARE(m_world->previewPlayer.state(), audio::Player::State::Playing);
        QCOMPARE(tone->text(), u"Stop"_s);
        QTRY_COMPARE_WITH_TIMEOUT(tone->text(), u"Play a test tone"_s, 4000);
        auto *listen = find<QPushButton>(u"audio.input.test"_s);
        auto *meter = find<LevelMeter>(u"audio.input.level"_s);
        QCOMPARE(meter->shownText(), u"Not listening"_s);
        listen->click();
        QTRY_COMPARE(listen->text(), u"Stop"_s);
        QTRY_VERIFY(meter->shownText().contains(u"dB"_s));
        // Leaving the page closes the microphone.
        m_panel->open({{u"page"_s, u"cache"_s}});
        QCOMPARE(listen->text(), u"Test microphone"_s);
    }

    void cacheIsCountedTrimmedAndCleared()
    {
        QDir().mkpath(m_world->root + u"/cache/previews"_s);
        for (int i = 0; i < 3; ++i) {
            QFile file(m_world->root + u"/cache/previews/%1.audio"_s.arg(i));
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(QByteArray(400'000, 'x'));
        }
        m_panel->open({{u"page"_s, u"cache"_s}});
        QTRY_VERIFY2(row(u"cache.used"_s)->description().startsWith(u"1.2 MB of 1.0 GB"_s),
                     qPrintable(row(u"cache.used"_s)->description()));
        auto *clear = find<QPushButton>(u"cache.used.control"_s);
        QVERIFY(clear->isEnabled());
        clear->click();
        QTRY_VERIFY(row(u"cache.used"_s)->description().startsWith(u"0 bytes"_s));
        QVERIFY(QDir(m_world->root + u"/cache/previews"_s).isEmpty());
        QVERIFY(!clear->isEnabled());
        QVERIFY(QFile::exists(m_world->root + u"/studio.sqlite"_s));
    }

    void loggingOffNeedsThePlan()
    {
        auto *logging = find<Switch>(u"privacy.logging.control"_s);
        QVERIFY(!logging->isEnabled());
        m_world->service.subscription.insert(u"tier"_s, u"enterprise"_s);
        m_world->useAccount();
        QTRY_VERIFY(logging->isEnabled());
        QVERIFY(row(u"privacy.logging"_s)->description().startsWith(u"Off:"_s));
    }

    void namePatternsShowAnExample()
    {
        m_panel->open({{u"page"_s, u"formats"_s}});
        auto *pattern = find<QLineEdit>(u"formats.pattern.control"_s);
        SettingRow *named = row(u"formats.pattern"_s);
        QVERIFY2(named->description().contains(u"take 3.mp3"_s), qPrintable(named->description()));
        QVERIFY(!named->isChanged());
        pattern->setFocus();
        pattern->selectAll();
        QTest::keyClicks(pattern, u"{voice}-{number:3}"_s);
        QVERIFY2(named->description().contains(u"“Rachel-003.mp3”"_s), qPrintable(named->description()));
        QCOMPARE(m_world->settings.get(exporting::kNamePattern), u"{voice}-{number:3}"_s);
        // What names folders is refused and not kept.
        pattern->selectAll();
        QTest::keyClicks(pattern, u"../{voice}"_s);
        QVERIFY(!named->description().contains(u"“"_s) || !named->description().contains(u".mp3"_s));
        QVERIFY(m_world->settings.get(exporting::kNamePattern) != u"../{voice}"_s);
        find<QAbstractButton>(u"formats.pattern.reset"_s)->click();
        QCOMPARE(pattern->text(), u"{words} – take {number}"_s);
        auto *folder = find<QPushButton>(u"formats.folder.control"_s);
        m_world->prompts.folderToChoose = m_world->root;
        folder->click();
        QCOMPARE(row(u"formats.folder"_s)->description(), m_world->root);
    }

    void resetsAllShortcuts()
    {
        m_panel->open({{u"page"_s, u"shortcuts"_s}});
        auto *reset = find<QPushButton>(u"shortcuts.all.control"_s);
        QVERIFY(!reset->isEnabled());
        QVERIFY(m_shortcuts->assign(u"actionGenerate"_s, QKeySequence(u"Ctrl+G"_s)).done);
        QVERIFY(reset->isEnabled());
        reset->click();
        QCOMPARE(m_action.shortcut(), QKeySequence(u"Ctrl+Return"_s));
    }

    void fitsTheSmallestWindow()
    {
        QVERIFY2(m_panel->minimumSizeHint().width() <= 896,
                 qPrintable(QString::number(m_panel->minimumSizeHint().width())));
    }
};

QTEST_MAIN(TestSettingsPanel)
#include "tst_settingspanel.moc"
