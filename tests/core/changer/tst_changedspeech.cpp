// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/changer/conversion.h"
#include "core/recognition/recogniser.h"
#include "core/sandbox/engines/speaker.h"
#include "tests/core/changer/changerfixture.h"

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace studio;
using namespace studio::changer;
using recognition::HeardWord;
using recognition::HeardWords;

namespace {

using Samples = std::vector<std::int16_t>;

Samples spoken(const QString &text)
{
    sandbox::Speaker speaker({}, {}, 1);
    speaker.setText(text);
    Samples all;
    while (!speaker.isAtEnd()) {
        const sandbox::SpokenPiece piece = speaker.next();
        all.insert(all.end(), piece.samples.begin(), piece.samples.end());
    }
    return all;
}

const QString kSentences =
    u"The birch canoe slid on the smooth planks. Glue the sheet to the dark blue background. "
    "It is easy to tell the depth of a well. These days a chicken leg is a rare dish."_s;

} // namespace

/// What the voice changer gives back can be understood, whole, and word for word where it was.
class TestChangedSpeech : public QObject {
    Q_OBJECT

private slots:
    void wordsStayAtTheirPlaces_data()
    {
        QTest::addColumn<double>("longestPart");
        QTest::newRow("one request") << 60.0;
        QTest::newRow("joined of parts") << 5.0;
    }
    void wordsStayAtTheirPlaces()
    {
        QFETCH(double, longestPart);
        if (!recognition::isAvailable({}))
            QSKIP("no recogniser on this machine");
        ChangerFixture fixture;
        fixture.engine.setLimits({.maxSeconds = longestPart, .minSeconds = 1});
        const Samples said = spoken(kSentences);
        const QString input = fixture.path(u"said.wav"_s);
        auto writer = media::WavWriter::create(input, {recognition::kRateHz, 1});
        QVERIFY(writer && (*writer)->write(said) && (*writer)->finish());
        ConversionRequest request = fixture.request(input);
        request.outputFormat = u"pcm_16000"_s;
        const auto outcome = fixture.convert(request);
        QVERIFY(outcome);
        const auto track = fixture.soundOf(outcome->take);
        QVERIFY(track);
        QCOMPARE(track->sampleRateHz(), recognition::kRateHz);
        Samples changed(std::size_t(track->frameCount()));
        (void)track->read(0, changed);
        QVERIFY(changed != said);
        QVERIFY(std::abs(double(changed.size()) - double(said.size())) < 0.15 * recognition::kRateHz);

        const auto recogniser = recognition::Recogniser::create();
        QVERIFY(recogniser);
        static const HeardWords before = (*recogniser)->recognise(said);
        const HeardWords after = (*recogniser)->recognise(changed);
        QVERIFY(before.size() >= 20);
        int kept = 0;
        int moved = 0;
        for (const HeardWord &word : before) {
            double nearest = 10; // the same word comes more than once
            for (const HeardWord &other : after) {
                if (other.text == word.text)
                    nearest = std::min(nearest, std::abs(other.startSeconds - word.startSeconds));
            }
            kept += nearest < 1.5 ? 1 : 0;
            moved += nearest < 1.5 && nearest > 0.25 ? 1 : 0;
        }
        qInfo("%d of %d words heard again, %d of them elsewhere", kept, int(before.size()), moved);
        QVERIFY(kept * 3 >= int(before.size()) * 2);
        // A part set down at a wrong place moves half of all words; the recogniser itself misplaces one in
        // ten.
        QVERIFY(moved * 5 <= kept);
    }
};

QTEST_GUILESS_MAIN(TestChangedSpeech)
#include "tst_changedspeech.moc"
