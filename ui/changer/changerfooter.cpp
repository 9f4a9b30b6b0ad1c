// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/changer/changerfooter.h"

#include "ui/changer/changersession.h"
#include "ui/theme/textlabel.h"
#include "ui/theme/typography.h"
#include "ui/widgets/costbutton.h"
#include "ui/widgets/studiocombo.h"

#include <QBoxLayout>
#include <QEvent>
#include <QLocale>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace studio::ui {

namespace {
constexpr int kFooterGap = 8;
}

ChangerFooter::ChangerFooter(ChangerSession &session, QWidget *parent)
    : QWidget(parent), m_session(session), m_noise(new StudioCombo(this)),
      m_length(new TextLabel(QString(), TypeRole::Small, &Theme::text3, this)),
      m_isolate(new CostButton(tr("Isolate the voice"), u"wand-sparkles"_s, this)),
      m_another(new CostButton(tr("Another take"), u"refresh-cw"_s, this)),
      m_change(new CostButton(tr("Change voice"), u"mic-vocal"_s, this)),
      m_reason(new TextLabel(QString(), TypeRole::Small, &Theme::text2, this))
{
    setObjectName(u"changerFooter"_s);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    build();
    connect(&session, &ChangerSession::changed, this, &ChangerFooter::refresh);
    connect(m_noise, &QComboBox::activated, this, [this](int index) {
        ChangerChoice choice = m_session.choice();
        choice.noise = NoiseRemoval(m_noise->itemData(index).toInt());
        m_session.setChoice(choice);
    });
    connect(m_change, &CostButton::triggered, this, &ChangerFooter::changeRequested);
    connect(m_another, &CostButton::triggered, this, &ChangerFooter::anotherRequested);
    connect(m_isolate, &CostButton::triggered, this, &ChangerFooter::isolateRequested);
    for (CostButton *button : {m_change, m_isolate})
        connect(button, &CostButton::cancelRequested, this, &ChangerFooter::cancelRequested);
    refresh();
}

void ChangerFooter::build()
{
    m_noise->setObjectName(u"noiseRemoval"_s);
    m_noise->setAccessibleDescription(tr("Background noise"));
    m_noise->setGhost(true, u"audio-lines"_s);
    m_noise->addItem(tr("Keep the noise"), int(NoiseRemoval::Off));
    m_noise->addItem(tr("Remove noise here, free"), int(NoiseRemoval::Local));
    m_noise->addItem(tr("Remove noise by the service"), int(NoiseRemoval::Service));
    m_length->setObjectName(u"chosenLength"_s);
    m_length->setTabular(true);
    m_isolate->setObjectName(u"isolate"_s);
    m_isolate->setGhost(true);
    m_another->setObjectName(u"anotherChange"_s);
    m_another->setGhost(true);
    m_another->hide();
    m_change->setObjectName(u"changeVoice"_s);
    m_reason->setObjectName(u"changerReason"_s);
    m_reason->setWrapping(true);
    m_reason->setAlignment(Qt::AlignTrailing | Qt::AlignVCenter);
    m_reason->hide();

    auto *left = new QHBoxLayout;
    left->setSpacing(kFooterGap);
    left->addWidget(m_noise);
    left->addWidget(m_length);
    left->addStretch(1);
    m_buttons = new QBoxLayout(QBoxLayout::LeftToRight);
    m_buttons->setSpacing(kFooterGap);
    m_buttons->addStretch(1);
    for (CostButton *button : {m_isolate, m_another, m_change})
        m_buttons->addWidget(button, 0, Qt::AlignTrailing | Qt::AlignVCenter);
    m_rows = new QBoxLayout(QBoxLayout::LeftToRight);
    m_rows->setSpacing(kFooterGap);
    m_rows->addLayout(left, 1);
    m_rows->addLayout(m_buttons);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addLayout(m_rows);
    column->addWidget(m_reason);
}

void ChangerFooter::setMade(bool made)
{
    if (m_made == made)
        return;
    m_made = made;
    refresh();
}

void ChangerFooter::setRunning(Running running)
{
    m_running = running;
    m_change->setRunning(running == Running::Change);
    m_isolate->setRunning(running == Running::Isolation);
    if (running == Running::Nothing)
        m_status.clear();
    refresh();
}

void ChangerFooter::setStatus(const QString &status)
{
    if (m_status == status)
        return;
    m_status = status;
    showReason();
}

void ChangerFooter::refresh()
{
    const ChangerChoice &choice = m_session.choice();
    const ChangerSource &source = m_session.source();
    m_noise->setCurrentIndex(std::max(0, m_noise->findData(int(choice.noise))));

    const double seconds = source.chosenSeconds();
    const bool hasSound = !source.isEmpty() && !source.loading && seconds > 0;
    //: How much of the recording is chosen: "0:31 of 1:02".
    m_length->setText(!hasSound ? QString()
                          : source.seconds - seconds < 0.05
                          ? timecode(seconds)
                          : tr("%1 of %2").arg(timecode(seconds), timecode(source.seconds)));
    m_length->setVisible(hasSound);

    const QLocale locale;
    const auto priceOf = [&](qint64 credits) {
        return !m_session.place().realMoney ? tr("Free in sandbox")
            : hasSound                      ? tr("≈ %1 credits").arg(locale.toString(credits))
                                            : QString();
    };
    const QString price = priceOf(m_session.credits());
    const QString isolatingPrice = priceOf(m_session.isolatingCredits());
    const ChangerVerdict verdict = m_session.verdict();
    const ChangerVerdict isolating = m_session.isolatingVerdict();
    const bool idle = m_running == Running::Nothing;

    const bool canPlay = m_made && hasSound;
    m_change->setLabel(canPlay ? tr("Play") : tr("Change voice"));
    m_change->setIconName(canPlay ? u"play"_s : u"mic-vocal"_s);
    if (canPlay)
        m_change->setCost(tr("Already made · 0 credits"));
    else if (!verdict.isReady())
        m_change->setUnaffordable(price, verdict.reason);
    else
        m_change->setCost(price);
    m_another->setVisible(canPlay && verdict.isReady() && idle);
    if (!price.isEmpty())
        m_another->setCost(price);
    if (isolating.isReady())
        m_isolate->setCost(isolatingPrice);
    else
        m_isolate->setUnaffordable(isolatingPrice, isolating.reason);
    m_change->setEnabled(m_change->isEnabled() && m_running != Running::Isolation);
    m_isolate->setEnabled(m_isolate->isEnabled() && m_running != Running::Change);
    m_isolate->setVisible(!m_another->isVisibleTo(this));

    showReason();
    fit();
}

/// How far it is, else why it cannot begin, else what is to be known before.
void ChangerFooter::showReason()
{
    const ChangerVerdict verdict = m_session.verdict();
    const bool idle = m_running == Running::Nothing;
    const bool canPlay = m_made && !m_session.source().isEmpty();
    const bool isWarning = idle && verdict.isReady() && !m_session.caution().isEmpty();
    QString reason = idle ? QString() : m_status;
    if (idle && !canPlay)
        reason = verdict.isReady() ? m_session.caution() : verdict.reason;
    m_reason->setColorRole(isWarning ? &Theme::warnText : &Theme::text2);
    m_reason->setText(reason);
    m_reason->setVisible(!reason.isEmpty());
}

QSize ChangerFooter::minimumSizeHint() const
{
    int widest = m_noise->minimumSizeHint().width();
    for (CostButton *button : {m_isolate, m_another, m_change}) {
        if (!button->isHidden())
            widest = std::max(widest, button->sizeHint().width());
    }
    return {widest, layout()->minimumSize().height()};
}

/// Chooses the roomiest arrangement that fits.
void ChangerFooter::fit()
{
    const int length = m_length->isHidden() ? 0 : kFooterGap + m_length->sizeHint().width();
    const int left = m_noise->sizeHint().width() + length;
    int buttons = -kFooterGap;
    for (CostButton *button : {m_isolate, m_another, m_change}) {
        if (!button->isHidden())
            buttons += kFooterGap + button->sizeHint().width();
    }
    const bool oneRow = left + kFooterGap + buttons <= width();
    m_rows->setDirection(oneRow ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
    m_buttons->setDirection(buttons <= width() ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
}

bool ChangerFooter::event(QEvent *event)
{
    if (event->type() == QEvent::LayoutRequest)
        fit();
    return QWidget::event(event);
}

void ChangerFooter::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fit();
}

} // namespace studio::ui
