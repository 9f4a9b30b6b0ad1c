// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Saves takes, drafts and ledger entries without end and says on standard output what was acknowledged, until
// it is killed. Usage: killsafety_writer FOLDER NAME
#include "core/store/audiovault.h"
#include "core/store/draftrepository.h"
#include "core/store/ledgerrepository.h"
#include "core/store/takerepository.h"
#include "core/store/vaultwriter.h"

#include <QCoreApplication>
#include <QRandomGenerator>
#include <QTextStream>

#include <cstdio>
#include <cstdlib>

using namespace Qt::StringLiterals;
using namespace studio;
using namespace studio::store;

namespace {

void say(const QByteArray &line)
{
    std::fputs(line.constData(), stdout);
    std::fputc('\n', stdout);
    std::fflush(stdout);
}

void check(bool ok, const Error &error)
{
    if (ok)
        return;
    std::fprintf(stderr, "%s: %s\n", qPrintable(error.message), qPrintable(error.detail));
    std::_Exit(9);
}

/// One take after the other, each with a draft and a ledger entry.
class Saver final : public QObject {
    Q_OBJECT
public:
    Saver(Database &db, AudioVault &vault, const QString &name)
        : m_vault(vault), m_takes(db, vault), m_drafts(db), m_ledger(db), m_name(name)
    {
    }

    void next()
    {
        LedgerRow row;
        row.state = LedgerState::Sent;
        row.openedAt = row.changedAt = QDateTime::currentDateTimeUtc();
        row.host = m_name;
        m_ledger.insert(row)->then(this, [this](const Result<qint64> &id) {
            check(id.has_value(), id ? Error() : id.error());
            say("ledger " + QByteArray::number(*id));
            save();
        });
    }

private:
    void save()
    {
        m_take = Take();
        m_take.id = newTakeId();
        m_take.profile = ProfileId(m_name);
        m_take.outputFormat = u"mp3_44100_128"_s;
        m_take.madeAt = QDateTime::currentDateTimeUtc();
        m_writer = m_vault.begin(m_take.id, u"mp3"_s, {{u"name"_s, m_name}});
        auto *random = QRandomGenerator::global();
        for (int i = 1 + random->bounded(20); i > 0; --i) {
            QByteArray piece(1 + random->bounded(20'000), Qt::Uninitialized);
            for (char &byte : piece)
                byte = char(random->generate());
            m_writer->append(piece);
        }
        m_writer->commit()->then(this, [this](const Result<StoredAudio> &stored) {
            check(stored.has_value(), stored ? Error() : stored.error());
            m_take.audioHash = stored->hash;
            m_take.audioBytes = stored->bytes;
            m_takes.add(m_take)->then(this, [this](const Result<Take> &take) {
                check(take.has_value(), take ? Error() : take.error());
                say("take " + take->id.value().toLatin1() + ' ' + take->audioHash.toHex());
                keepDraft();
            });
        });
    }

    void keepDraft()
    {
        const QString text = QString::number(++m_draft);
        m_drafts.save({m_name, text, {}, QDateTime::currentDateTimeUtc()})
            ->then(this, [this, text](const Result<bool> &saved) {
                check(saved.has_value(), saved ? Error() : saved.error());
                say("draft " + m_name.toLatin1() + ' ' + text.toLatin1());
                next();
            });
    }

    AudioVault &m_vault;
    TakeRepository m_takes;
    DraftRepository m_drafts;
    LedgerRepository m_ledger;
    const QString m_name;
    std::unique_ptr<VaultWriter> m_writer;
    Take m_take;
    int m_draft = 0;
};

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() != 3)
        return 2;
    Database db(arguments[1] + u"/studio.db"_s);
    AudioVault vault(arguments[1] + u"/audio"_s);
    Saver saver(db, vault, arguments[2]);
    db.open()->then(&saver, [&saver](const Result<OpenReport> &report) {
        check(report.has_value(), report ? Error() : report.error());
        check(report->found != OpenReport::Found::Damage, Error::make(ErrorKind::Storage, u"found damage"_s));
        saver.next();
    });
    return QCoreApplication::exec();
}

#include "killsafety_writer.moc"
