// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/transcriptbench.h"

#include "core/base/workerjob.h"
#include "core/transcript/document.h"
#include "core/transcript/edits.h"
#include "core/transcript/servicejson.h"
#include "core/transcript/transcriptjson.h"
#include "tests/bench/report.h"
#include "tests/bench/waiting.h"
#include "ui/transcription/transcriptview.h"

#include <QElapsedTimer>
#include <QFile>
#include <QScrollBar>
#include <QTest>
#include <QTextEdit>

using namespace Qt::StringLiterals;

namespace studio::bench {

namespace {

constexpr int kWords = 90'000;

/// What the service would answer for ten hours of two people talking.
QByteArray answerOfTenHours()
{
    static const QList<QByteArray> words =
        QByteArray("the harbour was quiet before dawn maren counted boats twice eleven "
                   "and one that should not have been there welcome back your order "
                   "is on its way in this lesson we will look at letters")
            .split(' ');
    QByteArray json = "{\"language_code\":\"en\",\"language_probability\":0.98,\"text\":\"\",\"words\":[";
    quint32 state = 12345;
    double at = 0;
    for (int i = 0; i < kWords; ++i) {
        state = state * 1664525U + 1013904223U;
        const QByteArray speaker = (i / 70) % 2 == 0 ? "speaker_0" : "speaker_1";
        const QByteArray stop = i % 12 == 11 ? "." : "";
        const QByteArray start = QByteArray::number(at, 'f', 3);
        const QByteArray end = QByteArray::number(at + 0.3, 'f', 3);
        if (i > 0)
            json += ",{\"text\":\" \",\"start\":" + start + ",\"end\":" + start
                + ",\"type\":\"spacing\",\"speaker_id\":\"" + speaker + "\",\"logprob\":0.0},";
        json += "{\"text\":\"" + words.at(qsizetype(state >> 8) % words.size()) + stop
            + "\",\"start\":" + start + ",\"end\":" + end + ",\"type\":\"word\",\"speaker_id\":\"" + speaker
            + "\",\"logprob\":-0." + QByteArray::number(i % 90) + "}";
        at += 0.4;
    }
    return json + "]}";
}

double privateMemory()
{
    QFile status(u"/proc/self/status"_s);
    if (!status.open(QIODevice::ReadOnly))
        return 0;
    for (const QByteArray &line : status.readAll().split('\n')) {
        if (line.startsWith("RssAnon:"))
            return line.mid(8).simplified().split(' ').first().toDouble() / 1024;
    }
    return 0;
}

class TranscriptPainted final : public QObject {
public:
    explicit TranscriptPainted(QWidget *widget) { widget->installEventFilter(this); }
    bool seen = false;

protected:
    bool eventFilter(QObject *, QEvent *event) override
    {
        seen = seen || event->type() == QEvent::Paint;
        return false;
    }
};

/// Milliseconds from `act` until the widget has been painted.
template <class Act>
double untilPainted(QWidget *surface, Act act)
{
    TranscriptPainted painted(surface);
    QElapsedTimer clock;
    clock.start();
    act();
    waitUntil([&painted] { return painted.seen; }, 5000);
    return double(clock.nsecsElapsed()) / 1e6;
}

/// The longest time the event loop was away while something went on.
class TranscriptLoopWatch final : public QObject {
public:
    TranscriptLoopWatch()
    {
        m_clock.start();
        startTimer(1, Qt::PreciseTimer);
    }
    double longest = 0;

protected:
    void timerEvent(QTimerEvent *) override
    {
        longest = std::max(longest, double(m_clock.nsecsElapsed()) / 1e6);
        m_clock.restart();
    }

private:
    QElapsedTimer m_clock;
};

QPoint centerOf(const ui::TranscriptView &view, transcript::WordRef word)
{
    const transcript::TextPlace from = view.cursor().placeOf(word);
    const transcript::TextPlace to{from.segment, from.offset + 2};
    return (view.caretRectOf(from).center() + view.caretRectOf(to).center()) / 2;
}

} // namespace

void benchTranscript()
{
    using namespace studio::transcript;
    const QByteArray json = answerOfTenHours();
    const double memoryBefore = privateMemory();
    Document document;
    ui::TranscriptView view(document);
    view.resize(728, 440);
    view.show();
    waitUntil([&view] { return view.isVisible(); }, 1000);
    pass(100);

    TranscriptLoopWatch loop;
    TranscriptPainted painted(view.viewport());
    QElapsedTimer clock;
    clock.start();
    bool read = false;
    auto *job = runInWorker<Transcript>([json](const StopFlag &) { return fromServiceJson(json); });
    job->then(&view, [&](const Result<Transcript> &words) {
        if (words)
            document.setTranscript(*words);
        painted.seen = false;
        read = true;
    });
    waitUntil([&] { return read && painted.seen; }, 60'000);
    const double readable = double(clock.nsecsElapsed()) / 1e6;
    const double stalled = loop.longest;
    pass(1500);

    QTextEdit peer;
    peer.resize(728, 440);
    peer.show();
    pass(100);
    const QString text = document.transcript().plainText();
    const double peerReadable = untilPainted(peer.viewport(), [&] { peer.setPlainText(text); });

    int middle = int(document.transcript().segments.size()) / 2;
    while (document.transcript().segments.at(middle).words.size() < 44)
        ++middle;
    view.showWord({middle, 0});
    view.moveCaret(view.cursor().placeOf({middle, 3}));
    view.setFocus();
    peer.moveCursor(QTextCursor::Start);
    QList<double> keys;
    QList<double> peerKeys;
    QList<double> positions;
    QList<double> seeks;
    for (int i = 0; i < 40; ++i) {
        pass(10);
        keys.append(untilPainted(view.viewport(),
                                 [&view, i] { QTest::keyClick(&view, Qt::Key(Qt::Key_A + i % 26)); }));
        peerKeys.append(untilPainted(peer.viewport(),
                                     [&peer, i] { QTest::keyClick(&peer, Qt::Key(Qt::Key_A + i % 26)); }));
    }
    QObject context;
    QObject::connect(&view, &ui::TranscriptView::seekRequested, &context,
                     [&view](double seconds) { view.setPosition(seconds); });
    for (int i = 0; i < 40; ++i) {
        pass(10);
        const WordRef word{middle, 5 + i % 20};
        seeks.append(untilPainted(view.viewport(), [&] {
            QTest::mouseClick(view.viewport(), Qt::LeftButton, {}, centerOf(view, word));
        }));
        const double at = document.transcript().word({middle, 30 + i % 10}).start;
        positions.append(untilPainted(view.viewport(), [&view, at] { view.setPosition(at); }));
    }
    QList<double> packs;
    QList<double> shifts;
    for (int i = 0; i < 5; ++i) {
        clock.restart();
        const QByteArray saved = toJson(document.transcript());
        packs.append(double(clock.nsecsElapsed()) / 1e6);
        clock.restart();
        document.apply(shiftAll(document.transcript(), 0.5));
        shifts.append(double(clock.nsecsElapsed()) / 1e6);
    }
    const double memory = privateMemory() - memoryBefore;

    print({.name = u"90,000 words: last byte of %1 MB to readable"_s.arg(json.size() / 1'000'000),
           .values = {readable},
           .target = 700,
           .peer = {peerReadable},
           .peerName = u"QTextEdit, text alone"_s});
    print({.name = u"90,000 words: longest stall of the event loop meanwhile"_s,
           .values = {stalled},
           .target = 16.7});
    print({.name = u"90,000 words: key press to painted"_s,
           .values = keys,
           .target = 16,
           .peer = peerKeys,
           .peerName = u"QTextEdit"_s});
    print({.name = u"90,000 words: click on a word to painted there"_s, .values = seeks, .target = 50});
    print({.name = u"90,000 words: the next word while playing"_s, .values = positions, .target = 16});
    print({.name = u"90,000 words: all times shifted, one step"_s, .values = shifts, .target = 100});
    print({.name = u"90,000 words: written as JSON, in a worker"_s, .values = packs, .target = 500});
    print({.name = u"90,000 words: memory with undo, answer and editor of the peer"_s,
           .unit = u"MB"_s,
           .values = {memory},
           .target = 400});
}

} // namespace studio::bench
