// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/profilespage.h"

#include "core/account/account.h"
#include "core/account/accountcheck.h"
#include "core/profiles/profilestore.h"
#include "ui/settings/profilerow.h"
#include "ui/theme/variants.h"
#include "ui/widgets/toast.h"

#include <QHBoxLayout>
#include <QLocale>
#include <QPointer>
#include <QPushButton>
#include <QVBoxLayout>

#include <memory>

using namespace Qt::StringLiterals;

namespace studio::ui {

using profiles::Profile;
using profiles::ProfileStore;

namespace {

QString worksSentence(const account::AccountCheck &check)
{
    //: %n voices; a plus sign follows when there are more.
    const QString voices =
        ProfilesPage::tr("%n voice(s)", nullptr, check.voiceCount) + (check.moreVoices ? u"+"_s : QString());
    if (!check.subscriptionKnown)
        return ProfilesPage::tr("✓ The key works: %1.").arg(voices);
    return ProfilesPage::tr("✓ The key works: %1 plan, %2 credits left, %3.")
        .arg(check.subscription.tierTitle(),
             QLocale().toString(
                 std::max<qint64>(0, check.subscription.creditLimit - check.subscription.creditsUsed)),
             voices);
}

} // namespace

ProfilesPage::ProfilesPage(const SettingsServices &services, QWidget *parent)
    : SettingsPage({u"profiles"_s, tr("Profiles"), u"circle-user"_s}, services.settings, parent),
      m_services(services), m_list(new QWidget(this))
{
    auto *add = new QPushButton(tr("Connect account…"), this);
    add->setObjectName(u"profileAdd"_s);
    setIconName(add, u"plus"_s);
    addRow({u"profiles.add"_s,
            tr("Accounts"),
            tr("Keys are kept in the keychain of your system, never in a file, and never shown whole."),
            {tr("API key"), tr("profile"), tr("sandbox"), tr("key")}},
           add);
    connect(add, &QAbstractButton::clicked, this, &ProfilesPage::connectRequested);
    auto *column = new QVBoxLayout(m_list);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    addExtra(m_list);
    connect(&m_services.profiles, &ProfileStore::profilesChanged, this, &ProfilesPage::rebuild);
    connect(&m_services.profiles, &ProfileStore::currentChanged, this, &ProfilesPage::rebuild);
    rebuild();
}

void ProfilesPage::rebuild()
{
    const ProfileId current = m_services.profiles.current().id;
    const bool locked = current == ProfileStore::environmentId();
    const QList<Profile> all = m_services.profiles.profiles();
    QHash<QString, ProfileRow *> kept;
    auto *column = static_cast<QVBoxLayout *>(m_list->layout());
    for (qsizetype at = 0; at < all.size(); ++at) {
        const Profile &profile = all.at(at);
        const ProfileId id = profile.id;
        ProfileRow *row = m_byId.take(id.value());
        if (!row) {
            row = new ProfileRow(m_list);
            row->setObjectName("profile_"_L1 + id.value());
            connect(row, &ProfileRow::useRequested, this, [this, id] { m_services.profiles.use(id); });
            connect(row, &ProfileRow::testRequested, this, [this, id] { test(id); });
            connect(row, &ProfileRow::keyRequested, this,
                    [this, id] { emit keyChangeRequested(id.value()); });
            connect(row, &ProfileRow::nameEntered, this,
                    [this, id](const QString &name) { rename(id, name); });
            connect(row, &ProfileRow::removeRequested, this, [this, id] { remove(id); });
        }
        row->setProfile(profile, id == current, locked);
        column->insertWidget(int(at), row);
        kept.insert(id.value(), row);
    }
    for (ProfileRow *gone : std::as_const(m_byId)) {
        gone->hide();
        gone->deleteLater();
    }
    m_byId = kept;
}

void ProfilesPage::test(const ProfileId &id)
{
    const auto profile = m_services.profiles.byId(id);
    QPointer<ProfileRow> row = m_byId.value(id.value());
    if (!profile || !row)
        return;
    row->setResult(tr("Testing…"), false, true);
    auto *checking = chain(m_services.profiles.key(id), row.data(), [this, profile, row](const Secret &key) {
        return account::checkAccount(m_services.backends, *profile, key, row.data());
    });
    checking->then(row.data(), [this, row](const Result<account::AccountCheck> &result) {
        if (!row)
            return;
        if (result) {
            row->setResult(worksSentence(*result), false);
            emit announced(worksSentence(*result));
            return;
        }
        const Error &error = result.error();
        const QString sentence = error.kind == ErrorKind::Auth ? tr("The key was not accepted. Replace it.")
            : error.nextStep.isEmpty()
            ? error.message
            : tr("%1 %2", "what failed, what to do").arg(error.message, error.nextStep);
        row->setResult(sentence, true);
        emit announced(sentence);
    });
}

void ProfilesPage::rename(const ProfileId &id, const QString &name)
{
    auto profile = m_services.profiles.byId(id);
    if (!profile)
        return;
    profile->name = name;
    m_services.profiles.update(*profile, {}, profiles::KeyKeep::Keychain)
        ->then(this, [this](const Result<Profile> &changed) {
            if (!changed)
                tell(changed.error().message, true);
        });
}

/// The key first, for Undo; a locked keychain does not hold up the removal.
void ProfilesPage::remove(const ProfileId &id)
{
    const auto profile = m_services.profiles.byId(id);
    if (!profile)
        return;
    const bool wasCurrent = m_services.profiles.current().id == id;
    m_services.profiles.key(id)->then(
        this, [this, profile = *profile, wasCurrent](const Result<Secret> &key) {
            const Secret held = key ? *key : Secret();
            m_services.profiles.remove(profile.id)
                ->then(this, [this, profile, held, wasCurrent](const Result<bool> &removed) {
                    if (removed)
                        offerUndo(profile, held, wasCurrent);
                    else
                        tell(removed.error().message, true);
                });
        });
}

void ProfilesPage::offerUndo(const Profile &profile, const Secret &key, bool wasCurrent)
{
    const QString sentence = key.isEmpty() && profile.hasStoredKey
        ? tr("%1 was removed. Its key could not be read, so Undo will ask for it.").arg(profile.name)
        : tr("%1 and its key were removed.").arg(profile.name);
    Toast *toast = Toast::show(this, NoticeKind::Info, sentence, tr("Undo"));
    emit announced(sentence);
    connect(toast, &Toast::actionTriggered, this, [this, profile, key, wasCurrent] {
        const auto keep = profile.hasStoredKey ? profiles::KeyKeep::Keychain : profiles::KeyKeep::Session;
        m_services.profiles.restore(profile, key, keep)
            ->then(this, [this, wasCurrent](const Result<Profile> &restored) {
                if (!restored) {
                    tell(restored.error().message, true);
                    return;
                }
                if (wasCurrent)
                    m_services.profiles.use(restored->id);
                emit announced(tr("%1 is back.").arg(restored->name));
            });
    });
}

void ProfilesPage::tell(const QString &sentence, bool isError)
{
    Toast::show(this, isError ? NoticeKind::Error : NoticeKind::Success, sentence);
    emit announced(sentence);
}

} // namespace studio::ui
