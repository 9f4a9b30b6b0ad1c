// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/voicebench.h"

#include "core/api/voicesapi.h"
#include "core/net/nettransport.h"
#include "tests/bench/report.h"
#include "tests/bench/waiting.h"
#include "tests/support/testserver.h"
#include "ui/takes/voiceitems.h"
#include "ui/widgets/searchfield.h"
#include "ui/widgets/voicepickerpopover.h"

#include <QEvent>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QSortFilterProxyModel>
#include <QStringListModel>
#include <QTest>
#include <QUrlQuery>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace studio::bench {

namespace {

constexpr int kVoiceCount = 10000;
constexpr int kPage = 100;

class VoicePaintWatch final : public QObject {
public:
    explicit VoicePaintWatch(QWidget *widget) : QObject(widget) { widget->installEventFilter(this); }
    bool painted = false;

protected:
    bool eventFilter(QObject *, QEvent *event) override
    {
        painted = painted || event->type() == QEvent::Paint;
        return false;
    }
};

api::Voice voiceNumber(int i)
{
    static const QStringList names{u"Rachel"_s, u"Adam"_s,  u"Bella"_s, u"Antoni"_s,
                                   u"Elli"_s,   u"Maren"_s, u"Josh"_s};
    static const QStringList accents{u"american"_s, u"british"_s, u"irish"_s, u"australian"_s, u"indian"_s};
    static const QStringList moods{u"warm"_s,   u"deep"_s,         u"soft"_s,
                                   u"bright"_s, u"well-rounded"_s, u"crisp"_s};
    static const QStringList uses{u"narration"_s, u"conversational"_s, u"education"_s, u"social_media"_s};
    api::Voice voice;
    voice.id = VoiceId(u"voice%1"_s.arg(i, 15, 10, QChar(u'0')));
    voice.name = u"%1 %2"_s.arg(names.at(i % names.size())).arg(i);
    voice.category = i % 50 ? u"premade"_s : u"cloned"_s;
    voice.labels = {{u"accent"_s, accents.at(i / 7 % accents.size())},
                    {u"gender"_s, i % 2 ? u"male"_s : u"female"_s},
                    {u"age"_s, i % 3 ? u"young"_s : u"middle_aged"_s},
                    {u"descriptive"_s, moods.at(i / 3 % moods.size())},
                    {u"use_case"_s, uses.at(i / 11 % uses.size())}};
    return voice;
}

QList<api::Voice> manyVoices()
{
    QList<api::Voice> voices;
    for (int i = 0; i < kVoiceCount; ++i)
        voices.append(voiceNumber(i));
    return voices;
}

/// Types into a field and takes the time until the list is painted, key by key.
QList<double> typeInto(QLineEdit *field, QWidget *painted)
{
    VoicePaintWatch watch(painted);
    QList<double> times;
    for (const QString &words : {u"warm narr"_s, u"british fem"_s, u"rachel 77"_s, u"zzz"_s}) {
        const auto press = [&](int key, const QString &text) {
            pass(60);
            watch.painted = false;
            QElapsedTimer clock;
            clock.start();
            QKeyEvent down(QEvent::KeyPress, key, Qt::NoModifier, text);
            QCoreApplication::sendEvent(field, &down);
            if (waitUntil([&] { return watch.painted; }, 1000))
                times.append(static_cast<double>(clock.nsecsElapsed()) / 1e6);
        };
        for (const QChar c : words)
            press(0, c);
        for (qsizetype i = 0; i < words.size(); ++i)
            press(Qt::Key_Backspace, {});
    }
    return times;
}

/// The usual way: a proxy over a string list.
QList<double> stockFilterTimes(const std::vector<ui::VoiceItem> &items)
{
    QStringList texts;
    for (const ui::VoiceItem &item : items)
        texts.append(item.name + u' ' + item.labels.join(u' '));
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
    QObject::connect(field, &QLineEdit::textChanged, &proxy, &QSortFilterProxyModel::setFilterFixedString);
    window.resize(500, 486);
    window.show();
    pass(200);
    return typeInto(field, list->viewport());
}

QByteArray pageBody(int page)
{
    QJsonArray voices;
    for (int i = page * kPage; i < (page + 1) * kPage; ++i)
        voices.append(api::toJson(voiceNumber(i)));
    const bool more = (page + 1) * kPage < kVoiceCount;
    return QJsonDocument(QJsonObject{{u"voices"_s, voices},
                                     {u"has_more"_s, more},
                                     {u"next_page_token"_s, more ? QString::number(page + 1) : QString()}})
        .toJson(QJsonDocument::Compact);
}

} // namespace

void benchVoiceFilter()
{
    const std::vector<ui::VoiceItem> items = ui::voiceItemsFrom(manyVoices(), false);
    QWidget window;
    window.resize(1280, 800);
    auto *anchor = new QPushButton(&window);
    anchor->setGeometry(240, 80, 200, 36);
    auto *picker = new ui::VoicePickerPopover(&window);
    picker->setVoices(items);
    window.show();
    picker->open(anchor);
    pass(300);
    const QList<double> times =
        typeInto(picker->findChild<ui::SearchField *>(), picker->findChild<QListView *>()->viewport());
    const QList<double> stock = stockFilterTimes(items);
    print({.name = u"key press → 10,000 voices filtered, painted"_s,
           .values = times,
           .target = 16,
           .peer = stock,
           .peerName = u"QSortFilterProxyModel"_s});
    if (!times.isEmpty())
        print({.name = u"the same, worst key press"_s,
               .values = {*std::max_element(times.begin(), times.end())},
               .target = 33,
               .peer = {*std::max_element(stock.begin(), stock.end())},
               .peerName = u"QSortFilterProxyModel"_s});
}

void benchVoiceLoading()
{
    QList<QByteArray> pages;
    for (int page = 0; page < kVoiceCount / kPage; ++page)
        pages.append(pageBody(page));
    test::TestServer server;
    server.setHandler([pages](const test::SeenRequest &request) {
        const QUrlQuery query(QString::fromUtf8(request.target).section(u'?', 1));
        return test::Answer::json(pages.value(query.queryItemValue(u"next_page_token"_s).toInt()));
    });
    QList<double> first;
    QList<double> all;
    for (int run = 0; run < 5; ++run) {
        net::NetTransport transport;
        const api::Dialect dialect =
            api::Dialect::elevenLabs(server.url(), server.socketUrl(), Secret("bench-key-0123"));
        QWidget window;
        window.resize(1280, 800);
        auto *anchor = new QPushButton(&window);
        anchor->setGeometry(240, 80, 200, 36);
        auto *picker = new ui::VoicePickerPopover(&window);
        picker->setLoading();
        window.show();
        picker->open(anchor);
        pass(200);
        VoicePaintWatch watch(picker->findChild<QListView *>()->viewport());
        QObject context;
        int shown = 0;
        const auto show = [&](const QList<api::Voice> &voices) {
            picker->setVoices(ui::voiceItemsFrom(voices, false));
            shown = int(voices.size());
            watch.painted = false;
        };
        QElapsedTimer clock;
        clock.start();
        api::VoicesApi(transport, dialect)
            .all({}, 20'000, show)
            ->then(&context, [&](const Result<QList<api::Voice>> &list) {
                if (list)
                    show(*list);
            });
        (void)waitUntil([&] { return shown > 0 && watch.painted; }, 20000);
        first.append(static_cast<double>(clock.nsecsElapsed()) / 1e6);
        if (waitUntil([&] { return shown == kVoiceCount && watch.painted; }, 20000))
            all.append(static_cast<double>(clock.nsecsElapsed()) / 1e6);
    }
    print({.name = u"10,000 voices over HTTP → first rows painted"_s, .values = first, .target = 100});
    print({.name = u"10,000 voices over HTTP → all painted"_s, .values = all, .target = 1300});
}

} // namespace studio::bench
