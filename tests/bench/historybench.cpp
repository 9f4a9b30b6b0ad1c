// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/historybench.h"

#include "app/application.h"
#include "app/windowservices.h"
#include "tests/bench/report.h"
#include "tests/bench/waiting.h"
#include "ui/archive/archivelist.h"
#include "ui/archive/archivemodel.h"
#include "ui/history/historypanel.h"
#include "ui/widgets/searchfield.h"

#include <QLineEdit>
#include <QListView>
#include <QSortFilterProxyModel>
#include <QStringListModel>
#include <QTemporaryDir>
#include <QTest>
#include <QVBoxLayout>

#include <cstdio>

using namespace Qt::StringLiterals;

namespace studio::bench {

namespace {

constexpr int kTakeCount = 50'000;

class HistoryPaintWatch final : public QObject {
public:
    explicit HistoryPaintWatch(QWidget *widget) : QObject(widget) { widget->installEventFilter(this); }
    bool painted = false;

protected:
    bool eventFilter(QObject *, QEvent *event) override
    {
        painted = painted || event->type() == QEvent::Paint;
        return false;
    }
};

/// A few sentences of common words, as voice-over has them.
QString scriptNumber(int i)
{
    static const QStringList words =
        u"the harbour was quiet before dawn maren counted boats twice eleven and "
        "one that should not have been there welcome back your order is on its "
        "way press two for billing in this lesson we will look at letters that "
        "arrived from nowhere behind them lighthouse turned once found nothing"_s.split(u' ');
    QStringList text;
    quint32 state = quint32(i) * 2654435761U + 12345U;
    for (int w = 0; w < 40; ++w) {
        state = state * 1664525U + 1013904223U;
        text.append(words.at(qsizetype(state >> 8) % words.size()));
    }
    text.append(QString::number(i));
    return text.join(u' ');
}

template <class T>
std::optional<T> awaited(JobOf<T> *job)
{
    std::optional<Result<T>> kept;
    QObject context;
    job->then(&context, [&kept](const Result<T> &result) { kept = result; });
    if (!waitUntil([&kept] { return kept.has_value(); }, 120'000) || !*kept)
        return {};
    return **kept;
}

bool fillTakes(app::Application &application)
{
    const bool filled =
        awaited(application.database.run<bool>([](store::Connection &db) -> Result<bool> {
            return db.inTransaction([&]() -> Result<bool> {
                for (int i = 0; i < kTakeCount; ++i) {
                    auto done = db.execute(u"INSERT INTO takes (id, request_key, profile, document, number, "
                                           "host, voice, voice_name, model, text, inputs, output_format, "
                                           "made_at, request_id, credits, duration_ms, audio_hash, "
                                           "audio_bytes, complete, starred) VALUES (?, x'00', 'sandbox', '', "
                                           "?, 'sandbox', ?, ?, 'm', ?, '{}', 'mp3_44100_128', ?, '', 12, "
                                           "14000, x'00', 1, 1, 0)"_s,
                                           {u"take%1"_s.arg(i), i, u"voice%1"_s.arg(i % 40),
                                            u"Voice %1"_s.arg(i % 40), scriptNumber(i),
                                            qint64(1'700'000'000'000) + qint64(i) * 600'000});
                    if (!done)
                        return Unexpected(done.error());
                }
                return true;
            });
        })).value_or(false);
    return filled && awaited(application.historyIndex.catchUp(kTakeCount)).value_or(0) == kTakeCount;
}

const QStringList &searches()
{
    static const QStringList list{u"harbour dawn"_s, u"the lighth"_s, u"4999"_s, u"zq"_s};
    return list;
}

/// Types and takes the time until the list shows the answer, key by key.
QList<double> typeIntoHistory(QLineEdit *field, QWidget *painted, const std::function<void()> &arm,
                              const std::function<bool()> &answered)
{
    HistoryPaintWatch watch(painted);
    QList<double> times;
    const auto press = [&](int key, const QString &text) {
        pass(60);
        arm();
        QElapsedTimer clock;
        clock.start();
        QKeyEvent down(QEvent::KeyPress, key, Qt::NoModifier, text);
        QCoreApplication::sendEvent(field, &down);
        const bool done = waitUntil(
            [&] {
                if (!answered()) {
                    watch.painted = false;
                    return false;
                }
                return watch.painted;
            },
            2000);
        if (done)
            times.append(double(clock.nsecsElapsed()) / 1e6);
    };
    for (const QString &words : searches()) {
        for (const QChar c : words)
            press(0, c);
        for (qsizetype i = 0; i < words.size(); ++i)
            press(Qt::Key_Backspace, {});
    }
    return times;
}

QList<double> stockHistoryTimes()
{
    QStringList texts;
    for (int i = 0; i < kTakeCount; ++i)
        texts.append(scriptNumber(i));
    QWidget window;
    auto *layout = new QVBoxLayout(&window);
    auto *field = new QLineEdit(&window);
    auto *list = new QListView(&window);
    list->setUniformItemSizes(true);
    layout->addWidget(field);
    layout->addWidget(list);
    QStringListModel model(texts);
    QSortFilterProxyModel proxy;
    proxy.setSourceModel(&model);
    proxy.setFilterCaseSensitivity(Qt::CaseInsensitive);
    list->setModel(&proxy);
    QObject::connect(field, &QLineEdit::textChanged, &proxy,
                     [&proxy](const QString &text) { proxy.setFilterFixedString(text); });
    window.resize(700, 600);
    window.show();
    pass(200);
    return typeIntoHistory(
        field, list->viewport(), [] {}, [] { return true; });
}

} // namespace

void benchHistorySearch()
{
    QTemporaryDir home;
    app::Application application(AppDirs::below(home.path()));
    QObject context;
    if (!awaited(application.start(&context)) || !fillTakes(application)) {
        std::fputs("bench: the history could not be filled\n", stderr);
        return;
    }
    application.account.start();
    app::WindowServices services(application);
    ui::HistoryPanel panel(services.shell(u"bench"_s).history);
    panel.resize(1072, 684);
    panel.show();
    panel.activate();
    auto *list = panel.findChild<ui::ArchiveList *>();
    if (!waitUntil([&panel] { return panel.model()->rowCount() > 20; }, 10'000)) {
        std::fputs("bench: the history did not come\n", stderr);
        return;
    }
    pass(500);
    bool answered = false;
    QObject::connect(panel.model(), &QAbstractItemModel::modelReset, &panel,
                     [&answered] { answered = true; });
    const QList<double> ours = typeIntoHistory(
        panel.findChild<ui::SearchField *>(), list->window(), [&answered] { answered = false; },
        [&answered] { return answered; });
    print({.name = u"key press to 50,000 takes painted"_s,
           .values = ours,
           .target = 16,
           .peer = stockHistoryTimes(),
           .peerName = u"stock Qt filter"_s});
}

} // namespace studio::bench
