// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/profilecommand.h"

#include "app/cli/clitext.h"
#include "core/account/accountcheck.h"
#include "core/base/ownfiles.h"

#include <QCommandLineParser>
#include <QFileInfo>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace studio::app {

namespace {

Unexpected profileUsage(const QString &message)
{
    Error error = Error::make(ErrorKind::Usage, message);
    error.nextStep = QCoreApplication::translate("studio::app", "“voice-studio profile --help” shows how.");
    return Unexpected(error);
}

QString checkText(const account::AccountCheck &check)
{
    const QLocale locale;
    const QString voices = check.moreVoices ? CliText::tr("more than %1 voices").arg(check.voiceCount)
                                            : CliText::tr("%1 voices").arg(check.voiceCount);
    if (!check.subscriptionKnown)
        return CliText::tr("Key works: %1 (it may not read the plan)").arg(voices);
    return CliText::tr("Key works: %1 plan, %2 credits left, %3")
        .arg(check.subscription.tierTitle(), locale.toString(check.subscription.creditsLeft()), voices);
}

} // namespace

Result<ProfileOptions> parseProfileOptions(const QStringList &arguments)
{
    QCommandLineParser parser;
    for (const QString &name : {u"region"_s, u"base-url"_s, u"ws-url"_s, u"ca-file"_s})
        parser.addOption(QCommandLineOption(name, {}, u"value"_s));
    if (!parser.parse(QStringList{u"profile"_s} + arguments))
        return profileUsage(parser.errorText());
    const QStringList words = parser.positionalArguments();
    const QString action = words.value(0);
    ProfileOptions options;
    options.name = words.value(1);
    if (words.size() > 2)
        return profileUsage(CliText::tr("Give the name as one argument, in quotes."));
    if (action == "list"_L1)
        options.action = ProfileOptions::Action::List;
    else if (action == "add"_L1)
        options.action = ProfileOptions::Action::Add;
    else if (action == "test"_L1)
        options.action = ProfileOptions::Action::Test;
    else if (action == "use"_L1)
        options.action = ProfileOptions::Action::Use;
    else if (action == "remove"_L1)
        options.action = ProfileOptions::Action::Remove;
    else
        return profileUsage(CliText::tr("Say what to do: list, add, test, use or remove."));
    const bool needsName =
        options.action != ProfileOptions::Action::List && options.action != ProfileOptions::Action::Test;
    if (needsName && options.name.trimmed().isEmpty())
        return profileUsage(CliText::tr("Give the name of the profile."));

    options.region = parser.value(u"region"_s);
    options.baseUrl = QUrl(parser.value(u"base-url"_s), QUrl::StrictMode);
    options.socketUrl = QUrl(parser.value(u"ws-url"_s), QUrl::StrictMode);
    options.certificateAuthorityFile = parser.value(u"ca-file"_s);
    for (const QString &name : {u"base-url"_s, u"ws-url"_s}) {
        if (!parser.isSet(name))
            continue;
        if (const auto allowed = profiles::checkUrl(QUrl(parser.value(name), QUrl::StrictMode)); !allowed)
            return profileUsage(allowed.error().message);
    }
    if (!options.region.isEmpty() && parser.isSet(u"base-url"_s))
        return profileUsage(CliText::tr("Give --region or --base-url, not both."));
    if (!options.certificateAuthorityFile.isEmpty()) {
        if (const auto is = checkIsFile(options.certificateAuthorityFile); !is)
            return profileUsage(is.error().message);
    }
    if (!options.certificateAuthorityFile.isEmpty()
        && !QFileInfo(options.certificateAuthorityFile).isReadable())
        return profileUsage(CliText::tr("“%1” cannot be read.").arg(options.certificateAuthorityFile));
    return options;
}

ProfileCommand::ProfileCommand(Application &application, Output &output, const ProfileOptions &options,
                               const Secret &key)
    : Command(application, output), m_options(options), m_key(key)
{
}

void ProfileCommand::start()
{
    switch (m_options.action) {
    case ProfileOptions::Action::List:
        list();
        break;
    case ProfileOptions::Action::Add:
        add();
        break;
    case ProfileOptions::Action::Test:
        test();
        break;
    case ProfileOptions::Action::Use:
        use();
        break;
    case ProfileOptions::Action::Remove:
        removeProfile();
        break;
    }
}

void ProfileCommand::cancel()
{
    m_step.cancel();
    end(ExitStatus::Cancelled);
}

void ProfileCommand::list()
{
    const profiles::Profile current = application().profiles.current();
    for (const profiles::Profile &profile : application().profiles.profiles()) {
        const bool used = profile.id == current.id;
        const bool isSandbox = profile.dialect == profiles::DialectKind::Sandbox;
        const QString place = isSandbox ? tr("on this machine") : profile.baseUrl.toString();
        out().event(u"profile"_s,
                    {{u"name"_s, profile.name},
                     {u"in_use"_s, used},
                     {u"dialect"_s, isSandbox ? u"sandbox"_s : u"elevenlabs"_s},
                     {u"base_url"_s, isSandbox ? QJsonValue() : QJsonValue(profile.baseUrl.toString())},
                     {u"has_key"_s, profile.hasStoredKey}});
        out().text(
            u"%1 %2\t%3%4"_s.arg(used ? u"*"_s : u" "_s, profile.name, place,
                                 profile.keyTail.isEmpty() ? QString() : u"\t••••"_s + profile.keyTail));
    }
    out().result({{u"count"_s, application().profiles.profiles().size()}});
    end();
}

std::optional<profiles::Profile> ProfileCommand::find()
{
    if (m_options.name.isEmpty())
        return application().profiles.current();
    for (const profiles::Profile &profile : application().profiles.profiles()) {
        if (profile.name.compare(m_options.name, Qt::CaseInsensitive) == 0
            || profile.id.value() == m_options.name)
            return profile;
    }
    Error error = Error::make(ErrorKind::Usage, tr("There is no profile “%1”.").arg(m_options.name));
    error.nextStep = tr("“voice-studio profile list” shows them.");
    endWith(error);
    return {};
}

void ProfileCommand::add()
{
    if (m_key.isEmpty()) {
        endWith(Error::make(ErrorKind::Auth, tr("No key was given. Type it, or send it to standard input.")));
        return;
    }
    profiles::Profile profile;
    profile.name = m_options.name;
    profile.region = m_options.baseUrl.isEmpty()
        ? (m_options.region.isEmpty() ? u"global"_s : m_options.region)
        : u"custom"_s;
    profile.baseUrl = m_options.baseUrl;
    for (const profiles::Region &region : profiles::knownRegions()) {
        if (m_options.baseUrl.isEmpty() && region.id == profile.region)
            profile.baseUrl = region.baseUrl;
    }
    if (profile.baseUrl.isEmpty()) {
        QStringList known;
        for (const profiles::Region &region : profiles::knownRegions())
            known.append(region.id);
        endWith(Error::make(
            ErrorKind::Usage,
            tr("There is no region “%1”. Known ones: %2.").arg(profile.region, known.join(u", "_s))));
        return;
    }
    profile.socketUrl = m_options.socketUrl;
    profile.certificateAuthorityFile = m_options.certificateAuthorityFile.isEmpty()
        ? QString()
        : QFileInfo(m_options.certificateAuthorityFile).absoluteFilePath();
    // The key is tried first: one that does not work is not kept.
    auto *job = chain(account::checkAccount(application().backends, profile, m_key, this), this,
                      [this, profile](const account::AccountCheck &check) mutable {
                          out().note(checkText(check));
                          profile.planLabel = check.subscription.tierTitle();
                          return application().profiles.add(profile, m_key, profiles::KeyKeep::Keychain);
                      });
    m_step = job;
    job->then(this, [this](const Result<profiles::Profile> &added) {
        if (!added) {
            endWith(added.error());
            return;
        }
        application().profiles.use(added->id);
        if (const auto saved = application().settings.save(); !saved) {
            endWith(saved.error());
            return;
        }
        out().text(tr("%1 is added and in use. Its key is in the system keychain.").arg(added->name));
        out().result({{u"name"_s, added->name}, {u"in_use"_s, true}});
        end();
    });
}

void ProfileCommand::test()
{
    const auto profile = find();
    if (!profile)
        return;
    auto *job = profile->dialect == profiles::DialectKind::Sandbox
        ? account::checkAccount(application().backends, *profile, {}, this)
        : chain(application().profiles.key(profile->id), this, [this, profile](const Secret &key) {
              return account::checkAccount(application().backends, *profile, key, this);
          });
    m_step = job;
    job->then(this, [this, profile](const Result<account::AccountCheck> &check) {
        if (!check) {
            endWith(check.error());
            return;
        }
        out().text(u"%1: %2"_s.arg(profile->name, checkText(*check)));
        out().result({{u"name"_s, profile->name},
                      {u"plan"_s, check->subscription.tier},
                      {u"credits_left"_s, check->subscription.creditsLeft()},
                      {u"voices"_s, check->voiceCount}});
        end();
    });
}

void ProfileCommand::use()
{
    const auto profile = find();
    if (!profile)
        return;
    application().profiles.use(profile->id);
    if (const auto saved = application().settings.save(); !saved) {
        endWith(saved.error());
        return;
    }
    out().text(tr("%1 is in use.").arg(profile->name));
    out().result({{u"name"_s, profile->name}, {u"in_use"_s, true}});
    end();
}

void ProfileCommand::removeProfile()
{
    const auto profile = find();
    if (!profile)
        return;
    auto *job = application().profiles.remove(profile->id);
    m_step = job;
    job->then(this, [this, profile](const Result<bool> &removed) {
        if (!removed) {
            endWith(removed.error());
            return;
        }
        (void)application().settings.save();
        out().text(tr("%1 is removed, and its key with it. Takes are kept.").arg(profile->name));
        out().result({{u"name"_s, profile->name}, {u"removed"_s, true}});
        end();
    });
}

} // namespace studio::app
