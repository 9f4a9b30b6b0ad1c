// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transcript/formats.h"
#include "core/transcript/transcript.h"

#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace studio;
using namespace studio::transcript;

/// Other programs open what we write.
class OfficeDocumentTest final : public QObject {
    Q_OBJECT

private slots:
    void libreOfficeReadsTheWordDocument()
    {
        const QString office = QStandardPaths::findExecutable(u"soffice"_s);
        if (office.isEmpty())
            QSKIP("LibreOffice is not installed");
        Transcript transcript;
        transcript.speakers = {{u"a"_s, u"Mary & Co"_s}, {u"b"_s, {}}};
        transcript.segments = {{0, wordsFromText(u"Thanks for <joining>."_s, 0.5, 2)},
                               {1, wordsFromText(u"שלום לכולם"_s, 67, 69)}};
        QTemporaryDir folder;
        QFile file(folder.filePath(u"talk.docx"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(*write(Format::Docx, transcript, {.title = u"Pilot interview"_s}));
        file.close();
        QProcess process;
        process.start(office,
                      {u"-env:UserInstallation=file://"_s + folder.filePath(u"profile"_s), u"--headless"_s,
                       u"--convert-to"_s, u"txt:Text (encoded):UTF8"_s, u"--outdir"_s, folder.path(),
                       file.fileName()});
        QVERIFY(process.waitForFinished(100'000));
        QFile text(folder.filePath(u"talk.txt"_s));
        QVERIFY2(text.open(QIODevice::ReadOnly), process.readAllStandardError().constData());
        const QString shown = QString::fromUtf8(text.readAll());
        for (const auto &part : {u"Pilot interview"_s, u"Mary & Co"_s, u"Thanks for <joining>."_s,
                                 u"Speaker 2"_s, u"1:07"_s, u"שלום לכולם"_s})
            QVERIFY2(shown.contains(part), qPrintable(shown));
    }
};

QTEST_GUILESS_MAIN(OfficeDocumentTest)
#include "tst_officedocument.moc"
