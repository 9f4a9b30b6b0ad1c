// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/temporaryfolder.h"

#include <QDir>
#include <QFile>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace studio;

class TestTemporaryFolder : public QObject {
    Q_OBJECT
private slots:
    void goesWithItsLastOwner()
    {
        auto folder = temporaryFolder(QDir::tempPath() + u"/tst-folder-XXXXXX"_s);
        QVERIFY(folder->isValid());
        const QString path = folder->path();
        QFile file(folder->filePath(u"sound.wav"_s));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write("x") == 1);
        file.close();
        auto other = folder;
        folder.reset();
        QVERIFY(QFile::exists(path + u"/sound.wav"_s));
        other.reset();
        QTRY_VERIFY(!QDir(path).exists());
    }
    void aPlaceThatIsNoneIsTold()
    {
        const auto folder = temporaryFolder(u"/dev/null/tst-folder-XXXXXX"_s);
        QVERIFY(!folder->isValid());
        QVERIFY(!folder->errorString().isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestTemporaryFolder)
#include "tst_temporaryfolder.moc"
