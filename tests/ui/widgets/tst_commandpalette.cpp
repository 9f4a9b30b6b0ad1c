// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/overlayhost.h"
#include "ui/theme/variants.h"
#include "ui/widgets/commandpalette.h"
#include "ui/widgets/fuzzymatch.h"
#include "ui/widgets/palettemodel.h"

#include <QAbstractItemModelTester>
#include <QAccessible>
#include <QElapsedTimer>
#include <QLineEdit>
#include <QListView>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace studio::ui;

namespace {

class ListSource final : public PaletteSource {
public:
    ListSource(const QString &name, Scope in, std::vector<PaletteItem> list)
        : heading(name), where(in), all(std::move(list))
    {
    }
    Scope scope() const override { return where; }
    QString title() const override { return heading; }
    std::vector<PaletteItem> items() const override { return all; }
    bool showsUnasked() const override { return where == Scope::Action; }
    void search(const QString &words) override { asked.append(words); }
    void run(const QString &id) override { ran.append(id); }

    QString heading;
    Scope where;
    std::vector<PaletteItem> all;
    QStringList asked;
    QStringList ran;
};

} // namespace

class TestCommandPalette final : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { setupAppearance(); }
    void init()
    {
        m_window = std::make_unique<QWidget>();
        m_window->resize(1000, 700);
        m_other = new QLineEdit(m_window.get());
        m_palette = new CommandPalette(m_window.get());
        m_palette->hide();
        m_actions = std::make_unique<ListSource>(
            u"Actions"_s, PaletteSource::Scope::Action,
            std::vector<PaletteItem>{
                {u"action:generate"_s, u"Generate take"_s, u"Rachel, 412 credits"_s, u"audio-waveform"_s,
                 QKeySequence(Qt::CTRL | Qt::Key_Return)},
                {u"action:regenerate"_s, u"Regenerate selection"_s, {}, {}, {}, {}, false},
                {u"action:export"_s, u"Export the take"_s, {}, {}, {}, u"save wav mp3"_s}});
        std::vector<PaletteItem> voices;
        for (int i = 0; i < 10'000; ++i)
            voices.push_back({u"voice:%1"_s.arg(i),
                              u"Voice %1 %2"_s.arg(i).arg(i % 7 ? u"Clara"_s : u"Émile"_s),
                              u"American, female, warm"_s, u"user"_s});
        voices.push_back({u"voice:gentle"_s, u"Gentle Narrator"_s, u"Library"_s, u"user"_s});
        m_voices = std::make_unique<ListSource>(u"Voices"_s, PaletteSource::Scope::Voice, std::move(voices));
        m_takes =
            std::make_unique<ListSource>(u"Takes"_s, PaletteSource::Scope::Other, std::vector<PaletteItem>());
        m_palette->setSources({m_actions.get(), m_voices.get(), m_takes.get()});
        m_window->show();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        m_other->setFocus();
    }
    void cleanup() { m_window.reset(); }

    void findsInSections()
    {
        const QAbstractItemModelTester tester(m_palette->view()->model());
        m_palette->open(m_window.get());
        QCOMPARE(texts(), (QStringList{u"# Actions"_s, u"Generate take"_s, u"Export the take"_s}));
        QTest::keyClicks(m_palette->field(), u"gen"_s);
        QCOMPARE(texts(),
                 (QStringList{u"# Actions"_s, u"Generate take"_s, u"Regenerate selection"_s, u"# Voices"_s,
                              u"Gentle Narrator"_s}));
        QCOMPARE(current(), u"Generate take"_s);
        QTest::keyClicks(m_palette->field(), u"t"_s);
        QCOMPARE(current(), u"Gentle Narrator"_s);
        type(u"wav"_s); // by its further words
        QCOMPARE(texts(), (QStringList{u"# Actions"_s, u"Export the take"_s}));
        type(u"emile 7"_s); // without accents, several words
        QVERIFY(texts().value(1).contains(u"Émile"_s));
        type(u"zzzz"_s);
        QVERIFY(texts().isEmpty());
        QVERIFY(m_palette->findChild<QWidget *>(u"paletteNothing"_s)->isVisible());
    }

    void aSignNarrowsToOneKind()
    {
        m_palette->open(m_window.get());
        type(u">take"_s);
        QCOMPARE(texts(), (QStringList{u"# Actions"_s, u"Generate take"_s, u"Export the take"_s}));
        type(u"@"_s);
        QCOMPARE(texts().size(), 101);
        type(u"@ gentle"_s);
        QCOMPARE(texts(), (QStringList{u"# Voices"_s, u"Gentle Narrator"_s}));
        QVERIFY(m_takes->asked.isEmpty());
    }

    void arrowsPassOverHeadingsAndEnterRuns()
    {
        m_palette->open(m_window.get(), u"gen"_s);
        QSignalSpy chosen(m_palette, &CommandPalette::chosen);
        QSignalSpy said(m_palette, &CommandPalette::announced);
        press(Qt::Key_Down);
        QCOMPARE(current(), u"Regenerate selection"_s);
        press(Qt::Key_Return); // not now
        QVERIFY(m_actions->ran.isEmpty());
        QCOMPARE(said.size(), 1);
        press(Qt::Key_Down);
        QCOMPARE(current(), u"Gentle Narrator"_s);
        press(Qt::Key_Down);
        QCOMPARE(current(), u"Generate take"_s);
        press(Qt::Key_Up);
        QCOMPARE(current(), u"Gentle Narrator"_s);
        press(Qt::Key_Return);
        QVERIFY(!m_palette->isVisible());
        QCOMPARE(m_voices->ran, (QStringList{u"voice:gentle"_s}));
        QCOMPARE(chosen[0][0].toString(), u"voice:gentle"_s);
        QCOMPARE(QApplication::focusWidget(), m_other);
    }

    void escGivesTheFocusBack()
    {
        m_palette->open(m_window.get(), u"x"_s);
        QCOMPARE(QApplication::focusWidget(), m_palette->field());
        press(Qt::Key_Escape);
        QTRY_VERIFY(!m_palette->isVisible());
        QCOMPARE(QApplication::focusWidget(), m_other);
        m_palette->open(m_window.get());
        QCOMPARE(m_palette->field()->text(), QString());
    }

    void usedLatelyComesFirst()
    {
        m_palette->setRecent({u"voice:gentle"_s, u"action:export"_s, u"gone:1"_s});
        m_palette->open(m_window.get());
        QCOMPARE(
            texts().mid(0, 4),
            (QStringList{u"# Used lately"_s, u"Gentle Narrator"_s, u"Export the take"_s, u"# Actions"_s}));
        type(u"take"_s);
        QCOMPARE(texts().value(1), u"Export the take"_s);
    }

    void laterAnswersTakeTheirPlace()
    {
        m_palette->open(m_window.get(), u"harb"_s);
        QCOMPARE(m_takes->asked, (QStringList{u"harb"_s}));
        QTest::keyClicks(m_palette->field(), u"our"_s);
        emit m_takes->found(u"harb"_s, {{u"take:1"_s, u"Old"_s}}); // of an earlier question
        QVERIFY(texts().isEmpty());
        emit m_takes->found(u"harbour"_s, {{u"take:1"_s, u"The harbour was quiet"_s}, {u"take:2"_s, u"B"_s}});
        QCOMPARE(texts(), (QStringList{u"# Takes"_s, u"The harbour was quiet"_s, u"B"_s}));
        press(Qt::Key_Down);
        emit m_takes->found(u"harbour"_s,
                            {{u"take:0"_s, u"A"_s}, {u"take:1"_s, u"C"_s}, {u"take:2"_s, u"B"_s}});
        QCOMPARE(current(), u"B"_s); // the selection stays
    }

    void isKnownToAssistiveTechnology()
    {
        m_palette->open(m_window.get(), u"gen"_s);
        QAccessibleInterface *palette = QAccessible::queryAccessibleInterface(m_palette);
        QCOMPARE(palette->role(), QAccessible::Dialog);
        QCOMPARE(palette->text(QAccessible::Name), u"Command palette"_s);
        QAccessibleInterface *combo =
            QAccessible::queryAccessibleInterface(m_palette->field()->parentWidget());
        QCOMPARE(combo->role(), QAccessible::ComboBox);
        QAccessibleInterface *list = QAccessible::queryAccessibleInterface(m_palette->view());
        QCOMPARE(list->role(), QAccessible::List);
        QCOMPARE(list->child(1)->text(QAccessible::Name), u"Generate take, Rachel, 412 credits"_s);
    }

    void fuzzyMatchingPrefersTheObvious()
    {
        const auto score = [](const char *words, const char *text) {
            return fuzzyScore(QString::fromLatin1(words).split(u' '), QString::fromLatin1(text)).value_or(-1);
        };
        QVERIFY(score("gen", "generate take") > score("gen", "do generate"));
        QVERIFY(score("gen", "do generate") > score("gen", "regenerate"));
        QVERIFY(score("gt", "generate take") > 0);
        QVERIFY(score("gtk", "generate take") > 0);
        QCOMPARE(score("gxk", "generate take"), -1);
        QCOMPARE(score("take foo", "generate take"), -1);
        QVERIFY(score("take gen", "generate take") > 0);
        // What is found for a longer word is found for its beginning: narrowing loses nothing.
        const QString text = u"regenerate the selection of take three"_s;
        for (const QString &word : {u"regsel"_s, u"rtsot"_s, u"gener"_s, u"tathr"_s}) {
            if (fuzzyScore({word}, text)) {
                for (qsizetype length = 1; length < word.size(); ++length)
                    QVERIFY2(fuzzyScore({word.first(length)}, text), qPrintable(word.first(length)));
            }
        }
    }

    void hostileTypingIsHarmless()
    {
        m_palette->open(m_window.get());
        for (const QString &text :
             {u">@#>"_s, QString(5000, u'a'), u"\u0000\u202e%1 %n"_s, u"   "_s, u"(*["_s})
            type(text);
        QVERIFY(m_palette->field()->text().size() <= 200);
    }

private:
    [[nodiscard]] QStringList texts() const
    {
        const QAbstractItemModel *model = m_palette->view()->model();
        QStringList list;
        for (int row = 0; row < model->rowCount(); ++row) {
            const QModelIndex index = model->index(row, 0);
            list.append((index.data(PaletteModel::HeadingRole).toBool() ? u"# "_s : QString())
                        + index.data().toString());
        }
        return list;
    }
    [[nodiscard]] QString current() const { return m_palette->view()->currentIndex().data().toString(); }
    void type(const QString &text) { m_palette->field()->setText(text); }
    void press(Qt::Key key) { QTest::keyClick(m_palette->field(), key); }

    std::unique_ptr<ListSource> m_actions;
    std::unique_ptr<ListSource> m_voices;
    std::unique_ptr<ListSource> m_takes;
    std::unique_ptr<QWidget> m_window;
    QLineEdit *m_other = nullptr;
    CommandPalette *m_palette = nullptr;
};

QTEST_MAIN(TestCommandPalette)
#include "tst_commandpalette.moc"
