// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/history/historyfilterbar.h"

#include "core/history/usage.h"
#include "ui/theme/typography.h"
#include "ui/widgets/iconbutton.h"
#include "ui/widgets/searchfield.h"
#include "ui/widgets/segmented.h"
#include "ui/widgets/studiocombo.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QSignalBlocker>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace studio::ui {

namespace {

constexpr int kMostKinds = 6;

enum class Since { Ever, Today, Week, Month, ThisYear };

QDate firstDay(Since since)
{
    const QDate today = QDate::currentDate();
    switch (since) {
    case Since::Today:
        return today;
    case Since::Week:
        return today.addDays(-6);
    case Since::Month:
        return today.addDays(-29);
    case Since::ThisYear:
        return QDate(today.year(), 1, 1);
    case Since::Ever:
        break;
    }
    return {};
}

/// A kind of history, short.
QString labelOf(const QString &document)
{
    if (document.isEmpty())
        return HistoryFilterBar::tr("Speech");
    if (document == "changer"_L1)
        return HistoryFilterBar::tr("Changed", "voices that were changed");
    if (document == "transcripts"_L1)
        return HistoryFilterBar::tr("Transcripts");
    if (document == "sessions"_L1)
        return HistoryFilterBar::tr("Sessions", "conversations with agents");
    return history::projectName(document);
}

} // namespace

HistoryFilterBar::HistoryFilterBar(QWidget *parent)
    : QWidget(parent), m_search(new SearchField(this)), m_kind(new Segmented(this)),
      m_voice(new StudioCombo(this)), m_date(new StudioCombo(this)),
      m_star(new IconButton(u"star"_s, tr("Only starred takes"), this))
{
    setObjectName(u"historyFilters"_s);
    m_search->setObjectName(u"historySearch"_s);
    m_search->setPlaceholderText(tr("Search history"));
    m_search->setAccessibleName(tr("Search history"));
    m_search->installEventFilter(this);
    m_kind->setObjectName(u"historyKind"_s);
    m_kind->setAccessibleName(tr("Kind"));
    m_kind->hide();
    m_voice->setObjectName(u"historyVoice"_s);
    m_voice->setAccessibleName(tr("Voice"));
    m_voice->addItem(tr("All voices"), QString());
    m_date->setObjectName(u"historyDate"_s);
    m_date->setAccessibleName(tr("Date"));
    m_date->addItem(tr("Any time"), int(Since::Ever));
    m_date->addItem(tr("Today"), int(Since::Today));
    m_date->addItem(tr("Last 7 days"), int(Since::Week));
    m_date->addItem(tr("Last 30 days"), int(Since::Month));
    m_date->addItem(tr("This year"), int(Since::ThisYear));
    m_star->setObjectName(u"historyStarred"_s);
    m_star->setCheckable(true);

    m_row = new QHBoxLayout;
    m_row->setSpacing(8);
    m_row->addWidget(m_search, 1);
    m_row->addWidget(m_voice);
    m_row->addWidget(m_date);
    m_row->addWidget(m_star);
    m_column = new QVBoxLayout(this);
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(8);
    m_column->addLayout(m_row);
    m_column->addWidget(m_kind);
    m_search->setMinimumWidth(scaled(140));

    connect(m_search, &QLineEdit::textChanged, this, &HistoryFilterBar::changed);
    connect(m_kind, &Segmented::currentChanged, this, &HistoryFilterBar::changed);
    connect(m_voice, &QComboBox::currentIndexChanged, this, &HistoryFilterBar::changed);
    connect(m_date, &QComboBox::currentIndexChanged, this, &HistoryFilterBar::changed);
    connect(m_star, &QAbstractButton::toggled, this, &HistoryFilterBar::changed);
}

void HistoryFilterBar::setVoices(const QList<store::HistoryGroup> &voices)
{
    const QString chosen = m_voice->currentData().toString();
    {
        const QSignalBlocker quiet(m_voice);
        m_voice->clear();
        m_voice->addItem(tr("All voices"), QString());
        for (const store::HistoryGroup &voice : voices)
            m_voice->addItem(voice.label.isEmpty() ? voice.key : voice.label, voice.key);
        m_voice->setCurrentIndex(std::max(0, m_voice->findData(chosen)));
    }
    if (m_voice->currentData().toString() != chosen)
        emit changed();
}

void HistoryFilterBar::setDocuments(const QList<store::HistoryGroup> &documents)
{
    QStringList keys;
    QStringList labels{tr("All", "kinds of history")};
    for (const store::HistoryGroup &document : documents.mid(0, kMostKinds)) {
        keys.append(document.key);
        labels.append(labelOf(document.key));
    }
    if (keys == m_documents)
        return;
    m_documents = keys;
    const QSignalBlocker quiet(m_kind);
    m_kind->setSegments(labels);
    m_kind->setCurrentIndex(0);
    m_kind->setVisible(keys.size() > 1);
    fit();
}

/// Side by side where that cuts nothing, else the kinds have a line of their own.
void HistoryFilterBar::fit()
{
    const int others = scaled(140) + m_voice->sizeHint().width() + m_date->sizeHint().width()
        + m_star->sizeHint().width() + 4 * m_row->spacing();
    const bool wide = m_kind->isHidden() || others + m_kind->sizeHint().width() <= width();
    if (wide == (m_row->indexOf(m_kind) >= 0))
        return;
    m_row->removeWidget(m_kind);
    m_column->removeWidget(m_kind);
    if (wide)
        m_row->insertWidget(1, m_kind);
    else
        m_column->addWidget(m_kind);
    setTabOrder(wide ? static_cast<QWidget *>(m_search) : m_star, m_kind);
}

bool HistoryFilterBar::event(QEvent *event)
{
    const bool done = QWidget::event(event);
    // A new kind counts from its first layout on, not when it is set.
    if (event->type() == QEvent::LayoutRequest)
        fit();
    return done;
}

void HistoryFilterBar::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fit();
}

store::HistoryFilter HistoryFilterBar::filter() const
{
    store::HistoryFilter filter;
    filter.words = m_search->text();
    filter.voice = VoiceId(m_voice->currentData().toString());
    if (m_kind->currentIndex() > 0)
        filter.document = m_documents.value(m_kind->currentIndex() - 1);
    filter.starredOnly = m_star->isChecked();
    if (const QDate day = firstDay(Since(m_date->currentData().toInt())); day.isValid())
        filter.from = day.startOfDay().toUTC();
    return filter;
}

bool HistoryFilterBar::isNarrowing() const
{
    return filter() != store::HistoryFilter();
}

void HistoryFilterBar::clear()
{
    {
        const QSignalBlocker search(m_search);
        const QSignalBlocker kind(m_kind);
        const QSignalBlocker voice(m_voice);
        const QSignalBlocker date(m_date);
        const QSignalBlocker star(m_star);
        m_search->clear();
        if (m_kind->count() > 0)
            m_kind->setCurrentIndex(0);
        m_voice->setCurrentIndex(0);
        m_date->setCurrentIndex(0);
        m_star->setChecked(false);
    }
    m_star->update();
    emit changed();
}

void HistoryFilterBar::focusSearch()
{
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
}

void HistoryFilterBar::type(const QString &text)
{
    m_search->setFocus(Qt::OtherFocusReason);
    m_search->insert(text);
}

bool HistoryFilterBar::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_search && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Down || key == Qt::Key_Return || key == Qt::Key_Enter) {
            emit leaveRequested();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace studio::ui
