// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editing/pausemenu.h"

#include <QActionGroup>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace studio::ui {

PauseMenu::PauseMenu(QWidget *parent) : QMenu(parent), m_byModel(nullptr), m_silence(nullptr)
{
    setObjectName(u"pauseMenu"_s);
    setTitle(tr("Insert a pause"));
    setAccessibleName(title());
    const QLocale locale;
    for (const double seconds : {0.3, 0.6, 1.0, 1.5, 2.0, 3.0, 5.0}) {
        QAction *action = addAction(tr("%1 s", "seconds").arg(locale.toString(seconds, 'f', 1)));
        const QString tag = u"[pause %1s]"_s.arg(QString::number(seconds));
        action->setObjectName(tag);
        connect(action, &QAction::triggered, this, [this, tag] { emit pauseChosen(tag); });
    }
    addSeparator();
    auto *group = new QActionGroup(this);
    m_byModel = addAction(tr("The voice makes pauses"));
    m_byModel->setObjectName(u"pausesByModel"_s);
    m_silence = addAction(tr("Pauses are silence: exact, and cost nothing"));
    m_silence->setObjectName(u"pausesAsSilence"_s);
    for (QAction *action : {m_byModel, m_silence}) {
        action->setCheckable(true);
        group->addAction(action);
    }
    connect(m_byModel, &QAction::triggered, this, [this] { emit choiceChanged(text::PauseChoice::ByModel); });
    connect(m_silence, &QAction::triggered, this, [this] { emit choiceChanged(text::PauseChoice::Silence); });
    setModel({});
    setChoice(text::PauseChoice::ByModel);
}

void PauseMenu::setModel(const text::ModelMarkup &model)
{
    switch (model.pauses) {
    case text::PauseMarkup::BreakTag:
        m_byModel->setText(
            tr("The voice makes pauses up to %1 s").arg(QLocale().toString(model.longestPause)));
        break;
    case text::PauseMarkup::AudioTag:
        m_byModel->setText(tr("The voice makes pauses: short, medium or long"));
        break;
    case text::PauseMarkup::None:
        m_byModel->setText(tr("The voice makes pauses"));
        break;
    }
    m_byModel->setEnabled(model.pauses != text::PauseMarkup::None);
}

void PauseMenu::setChoice(text::PauseChoice choice)
{
    (choice == text::PauseChoice::Silence ? m_silence : m_byModel)->setChecked(true);
}

} // namespace studio::ui
