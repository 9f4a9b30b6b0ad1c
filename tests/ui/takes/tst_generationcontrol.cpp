// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/takes/generationcontrol.h"

#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

using namespace studio;
using namespace studio::ui;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

class FakeGeneration final : public speech::Generation {
    Q_OBJECT

public:
    using speech::Generation::Generation;
    [[nodiscard]] State state() const override { return State::Sending; }
    [[nodiscard]] const speech::SpeechInputs &inputs() const override { return m_inputs; }
    [[nodiscard]] TakeId takeId() const override { return TakeId(u"t"_s); }
    [[nodiscard]] std::shared_ptr<audio::PcmTrack> track() const override { return {}; }
    [[nodiscard]] std::shared_ptr<const audio::Peaks> peaks() const override { return m_peaks; }
    void cancel() override { cancelled = true; }
    void grow() { m_peaks = std::make_shared<const audio::Peaks>(); }
    bool cancelled = false;

private:
    speech::SpeechInputs m_inputs;
    std::shared_ptr<const audio::Peaks> m_peaks = std::make_shared<const audio::Peaks>();
};

} // namespace

class TestGenerationControl final : public QObject {
    Q_OBJECT

    static QString titleOf(const QSignalSpy &notices)
    {
        const auto notice = notices.last().first().value<std::optional<SpeechNotice>>();
        return notice ? notice->title : QString();
    }

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".?"_s)); }

    void countsARetryDown()
    {
        GenerationControl control;
        FakeGeneration generation;
        QSignalSpy notices(&control, &GenerationControl::noticeChanged);
        control.follow(&generation);
        emit generation.retrying(Error::make(ErrorKind::RateLimited, u"busy"_s), 2000ms);
        QCOMPARE(titleOf(notices), u"Too many requests. Retrying in 2 s"_s);
        QTRY_COMPARE_WITH_TIMEOUT(titleOf(notices), u"Too many requests. Retrying in 1 s"_s, 5000);
        QTRY_COMPARE_WITH_TIMEOUT(titleOf(notices), QString(), 5000);
    }

    void tellsOfSilence()
    {
        GenerationControl control;
        FakeGeneration generation;
        QSignalSpy notices(&control, &GenerationControl::noticeChanged);
        control.follow(&generation);
        emit generation.quiet(20s);
        QCOMPARE(titleOf(notices), u"Still waiting: no sound for 20 s."_s);
        emit generation.trackReady(nullptr);
        QCOMPARE(titleOf(notices), QString());
    }

    void gathersPeaks()
    {
        GenerationControl control;
        FakeGeneration generation;
        QSignalSpy peaks(&control, &GenerationControl::peaksChanged);
        control.follow(&generation);
        emit generation.trackReady(nullptr);
        for (int i = 0; i < 100; ++i)
            emit generation.peaksChanged();
        QTRY_COMPARE(peaks.size(), 1);
    }

    void seesPeaksNobodyTellsOf()
    {
        GenerationControl control;
        FakeGeneration generation;
        QSignalSpy peaks(&control, &GenerationControl::peaksChanged);
        control.follow(&generation);
        emit generation.trackReady(nullptr);
        QTRY_COMPARE(peaks.size(), 1);
        generation.grow();
        QTRY_COMPARE(peaks.size(), 2);
        QCOMPARE(control.peaks(), generation.peaks());
    }

    void endsOnce()
    {
        GenerationControl control;
        auto *generation = new FakeGeneration;
        QSignalSpy finished(&control, &GenerationControl::finished);
        QSignalSpy running(&control, &GenerationControl::runningChanged);
        control.follow(generation);
        QVERIFY(control.isRunning());
        control.cancel();
        QVERIFY(generation->cancelled);
        emit generation->finished(fail(ErrorKind::Server, u"no"_s));
        delete generation;
        QCOMPARE(finished.size(), 1);
        QVERIFY(!control.isRunning());
        QCOMPARE(running.last().first().toBool(), false);
        QVERIFY(control.peaks());
    }

    void letsGoWhenDetached()
    {
        GenerationControl control;
        FakeGeneration generation;
        QSignalSpy finished(&control, &GenerationControl::finished);
        control.follow(&generation);
        control.detach();
        emit generation.finished(fail(ErrorKind::Server, u"no"_s));
        QCOMPARE(finished.size(), 0);
        QVERIFY(!generation.cancelled);
    }

    void bearsAGenerationThatGoes()
    {
        GenerationControl control;
        auto *generation = new FakeGeneration;
        control.follow(generation);
        QSignalSpy running(&control, &GenerationControl::runningChanged);
        delete generation;
        QCOMPARE(running.size(), 1);
        QVERIFY(!control.isRunning());
    }

    void saysWhatToDo()
    {
        using Action = SpeechNotice::Action;
        QCOMPARE(noticeForFailure(Error::make(ErrorKind::Auth, {})).action, Action::UpdateKey);
        QCOMPARE(noticeForFailure(Error::make(ErrorKind::Network, {})).title,
                 u"No connection. Your text is safe."_s);
        QVERIFY(noticeForFailure(Error::make(ErrorKind::OutcomeUnknown, {})).title.contains("charged"_L1));
        speech::Outcome outcome;
        outcome.cutShort = Error::cancelled();
        outcome.mayHaveBeenCharged = true;
        const SpeechNotice notice = noticeForCutTake(outcome, u"take 4"_s);
        QCOMPARE(notice.title, u"Stopped. What arrived is kept as take 4."_s);
        QVERIFY(notice.text.contains("charged"_L1));
    }
};

QTEST_GUILESS_MAIN(TestGenerationControl)
#include "tst_generationcontrol.moc"
