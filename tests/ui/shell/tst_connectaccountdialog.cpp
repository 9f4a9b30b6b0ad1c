// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/connectaccountdialog.h"

#include "core/secrets/memorysecretstore.h"
#include "tests/ui/speech/accessiblewalk.h"
#include "tests/ui/speech/fakeservice.h"
#include "ui/theme/overlayhost.h"
#include "ui/theme/textlabel.h"
#include "ui/theme/variants.h"

#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QLineEdit>
#include <QPointer>
#include <QPushButton>
#include <QRadioButton>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace studio;
using namespace studio::ui;
using namespace studio::tests;
using namespace Qt::StringLiterals;

namespace {

/// A keychain that cannot be used.
class BrokenKeychain final : public secrets::SecretStore {
public:
    JobOf<Secret> *read(const QString &) override { return readyJob<Secret>(refusal()); }
    JobOf<bool> *write(const QString &, const Secret &) override { return readyJob<bool>(refusal()); }
    JobOf<bool> *remove(const QString &) override { return readyJob<bool>(refusal()); }
    JobOf<Health> *probe() override { return readyJob<Health>(Health::Locked); }

private:
    static Unexpected refusal() { return fail(ErrorKind::Keychain, u"locked"_s); }
};

} // namespace

class TestConnectAccountDialog final : public QObject {
    Q_OBJECT

    struct Fixture {
        QTemporaryDir folder;
        settings::SettingsStore settings{folder.filePath(u"s.ini"_s)};
        std::unique_ptr<secrets::SecretStore> keychain;
        profiles::ProfileStore profiles;
        FakeService service;
        QWidget window;
        QPointer<ConnectAccountDialog> dialog;

        explicit Fixture(
            std::unique_ptr<secrets::SecretStore> store = std::make_unique<secrets::MemorySecretStore>())
            : keychain(std::move(store)), profiles(settings, *keychain)
        {
            window.resize(1280, 800);
            window.show();
            dialog = new ConnectAccountDialog(profiles, service, *keychain);
            OverlayHost::of(&window)->showDialog(dialog);
        }
        template <class T>
        T *find(const char *name)
        {
            return dialog->findChild<T *>(QString::fromLatin1(name));
        }
        QLineEdit *key() { return find<QLineEdit>("keyField"); }
        QString result() { return find<TextLabel>("connectResult")->text(); }
        QPushButton *connectButton() { return find<QPushButton>("connectDo"); }
    };

private slots:
    void initTestCase() { setupAppearance(); }
    void init() { QTest::failOnWarning(QRegularExpression(u".?"_s)); }

    void checksTheKeyWhileTypingPauses()
    {
        Fixture f;
        QVERIFY(!f.connectButton()->isEnabled());
        QCOMPARE(f.key()->echoMode(), QLineEdit::Password);
        QTest::keyClicks(f.key(), u"sk_0123456789abcdef"_s);
        QTRY_COMPARE_WITH_TIMEOUT(f.result(), u"✓ Key works: Creator plan, 18,240 credits, 2 voices"_s,
                                  10'000);
        QCOMPARE(f.service.keysTried.size(), 1);
        QVERIFY(f.connectButton()->isEnabled());
        QTRY_COMPARE(f.find<TextLabel>("keeping")->text(),
                     u"Kept in your system keychain, never in a file"_s);
    }

    void connectsAndUsesTheProfile()
    {
        Fixture f;
        QSignalSpy connected(f.dialog, &ConnectAccountDialog::connected);
        QTest::keyClicks(f.find<QLineEdit>("profileName"), u"Northwind"_s);
        QTest::keyClicks(f.key(), u"sk_0123456789abcdef"_s);
        QTest::keyClick(f.key(), Qt::Key_Return);
        QTRY_COMPARE_WITH_TIMEOUT(connected.size(), 1, 10'000);
        QCOMPARE(f.profiles.current().name, u"Northwind"_s);
        QCOMPARE(f.profiles.current().keyTail, u"cdef"_s);
        QTRY_VERIFY(!f.dialog);
        QFile settings(f.settings.path());
        QVERIFY(f.settings.save());
        QVERIFY(settings.open(QIODevice::ReadOnly));
        QVERIFY(!settings.readAll().contains("0123456789"));
    }

    void tellsARejectedKeyInTheSameLine()
    {
        Fixture f;
        f.service.refusal = Error::make(ErrorKind::Auth, u"no"_s);
        QTest::keyClicks(f.key(), u"wrong"_s);
        QTRY_VERIFY_WITH_TIMEOUT(f.result().startsWith(u"Your key was not accepted."_s), 10'000);
        QVERIFY(!f.connectButton()->isEnabled());
        f.service.refusal.reset();
        QTest::keyClicks(f.key(), u"-right"_s);
        QTRY_VERIFY_WITH_TIMEOUT(f.result().startsWith(u"✓"_s), 10'000);
    }

    void saysWhenTheKeychainCannotBeUsed()
    {
        Fixture f(std::make_unique<BrokenKeychain>());
        QTRY_VERIFY(f.find<TextLabel>("keeping")->text().contains(u"until you quit"_s));
        QSignalSpy connected(f.dialog, &ConnectAccountDialog::connected);
        QTest::keyClicks(f.key(), u"sk_0123456789abcdef"_s);
        QTRY_VERIFY_WITH_TIMEOUT(f.connectButton()->isEnabled(), 10'000);
        QTest::mouseClick(f.connectButton(), Qt::LeftButton);
        QTRY_COMPARE_WITH_TIMEOUT(connected.size(), 1, 10'000);
        QVERIFY(!f.profiles.current().hasStoredKey);
    }

    void refusesAddressesThatWouldLeakTheKey()
    {
        Fixture f;
        f.find<QRadioButton>("placeProxy")->click();
        QVERIFY(f.find<QLineEdit>("address")->isVisible());
        QVERIFY(!f.find<QComboBox>("region")->isVisible());
        QTest::keyClicks(f.find<QLineEdit>("address"), u"http://voice.example.com"_s);
        QTest::keyClicks(f.key(), u"sk_0123456789abcdef"_s);
        QTRY_COMPARE_WITH_TIMEOUT(f.dialog->form()->state(), ConnectForm::State::Refused, 10'000);
        QVERIFY(f.service.keysTried.isEmpty());
    }

    void pastesShowsAndWipes()
    {
        Fixture f;
        QGuiApplication::clipboard()->setText(u"  sk_pasted_0123456789\n"_s);
        f.find<QPushButton>("keyPaste")->click();
        QCOMPARE(f.key()->text(), u"sk_pasted_0123456789"_s);
        f.find<QPushButton>("keyShow")->click();
        QCOMPARE(f.key()->echoMode(), QLineEdit::Normal);
        QPointer<QLineEdit> field = f.key();
        f.dialog->hide();
        QVERIFY(!field || field->text().isEmpty());
    }

    void squeezesNothing()
    {
        Fixture f(std::make_unique<BrokenKeychain>());
        f.service.refusal = Error::make(
            ErrorKind::Server, u"The service has a problem which it tells at great length. "_s.repeated(4));
        QTRY_VERIFY(f.find<TextLabel>("keeping")->text().contains(u"until you quit"_s));
        const auto isWhole = [&f](const char *name) {
            auto *part = f.find<QWidget>(name);
            return !part->isVisible() || part->height() >= part->sizeHint().height();
        };
        const auto allWhole = [&isWhole] {
            return isWhole("region") && isWhole("address") && isWhole("keyField") && isWhole("profileName")
                && isWhole("connectDo");
        };
        QTRY_VERIFY(allWhole());
        QTest::keyClicks(f.key(), u"sk_0123456789abcdef"_s);
        QTRY_COMPARE_WITH_TIMEOUT(f.dialog->form()->state(), ConnectForm::State::Refused, 10'000);
        QTRY_VERIFY(allWhole());
        f.find<QRadioButton>("placeProxy")->click();
        QTRY_VERIFY(allWhole());
        f.find<QRadioButton>("placeService")->click();
        QTRY_VERIFY(allWhole());
        f.window.resize(960, 620);
        QTRY_VERIFY(allWhole());
        QCOMPARE(f.find<QComboBox>("region")->height(), 32);
    }

    void namesEveryTabStop()
    {
        Fixture f;
        QCOMPARE(accessibleFaults(f.dialog).join(u'\n'), QString());
    }
};

QTEST_MAIN(TestConnectAccountDialog)
#include "tst_connectaccountdialog.moc"
