// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/speech/presets.h"

#include "ui/speech/speechinspector.h"
#include "ui/speech/speechsession.h"
#include "ui/theme/overlayhost.h"
#include "ui/theme/variants.h"
#include "ui/widgets/dialogframe.h"
#include "ui/widgets/iconbutton.h"
#include "ui/widgets/panel.h"
#include "ui/widgets/toast.h"

#include <QAction>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QUuid>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace studio::ui {

namespace {

constexpr int kMaxName = 60;

/// What a preset leaves as it is.
SpeechChoice withPresetOf(const SpeechChoice &now, const QJsonObject &state)
{
    SpeechChoice choice = speechChoiceFromJson(state);
    choice.voice = now.voice;
    choice.voiceName = now.voiceName;
    choice.previousText = now.previousText;
    choice.nextText = now.nextText;
    return choice;
}

QJsonObject presetOf(SpeechChoice choice)
{
    choice.voice = {};
    choice.voiceName.clear();
    choice.previousText.clear();
    choice.nextText.clear();
    return toJson(choice);
}

} // namespace

Presets::Presets(const SpeechParts &parts, QObject *parent)
    : QObject(parent), m_parts(parts),
      m_button(new IconButton(u"bookmark"_s, tr("Presets"), &parts.inspector)),
      m_menu(new QMenu(&parts.inspector))
{
    m_button->setObjectName(u"presets"_s);
    m_button->setExtent(28, 16);
    m_menu->setObjectName(u"presetMenu"_s);
    m_menu->setAccessibleName(tr("Presets"));
    parts.inspector.addToHead(m_button);
    connect(m_button, &QAbstractButton::clicked, this, [this] {
        fillMenu();
        m_menu->popup(m_button->mapToGlobal(QPoint(0, m_button->height() + 4)));
    });
    auto *save = m_parts.addAction(u"actionSavePreset"_s, tr("Save the settings as a preset"), {});
    connect(save, &QAction::triggered, this,
            [this] { askName(tr("Save as a preset"), {}, [this](const QString &name) { saveAs(name); }); });
    fillMenu();
    load();
}

void Presets::load()
{
    m_parts.services.words.presets()->then(this, [this](const Result<QList<store::Preset>> &presets) {
        if (presets) {
            m_presets = *presets;
            emit changed();
        } else if (!presets.error().isCancelled()) {
            m_parts.tellProblem(presets.error());
        }
    });
}

const store::Preset *Presets::find(const QString &id) const
{
    const auto found = std::find_if(m_presets.begin(), m_presets.end(),
                                    [&id](const store::Preset &preset) { return preset.id == id; });
    return found == m_presets.end() ? nullptr : &*found;
}

void Presets::fillMenu()
{
    m_menu->clear();
    for (const store::Preset &preset : std::as_const(m_presets)) {
        QAction *action = m_menu->addAction(preset.name);
        action->setObjectName(preset.id);
        action->setCheckable(true);
        action->setChecked(presetOf(m_parts.session.choice()) == preset.state);
        connect(action, &QAction::triggered, this, [this, id = preset.id] { apply(id); });
    }
    if (!m_presets.isEmpty())
        m_menu->addSeparator();
    connect(m_menu->addAction(tr("Save as a preset…")), &QAction::triggered, this,
            [this] { askName(tr("Save as a preset"), {}, [this](const QString &name) { saveAs(name); }); });
    if (m_presets.isEmpty())
        return;
    QMenu *renaming = m_menu->addMenu(tr("Rename"));
    QMenu *deleting = m_menu->addMenu(tr("Delete"));
    for (const store::Preset &preset : std::as_const(m_presets)) {
        connect(renaming->addAction(preset.name), &QAction::triggered, this,
                [this, id = preset.id, old = preset.name] {
                    askName(tr("Rename the preset"), old,
                            [this, id](const QString &name) { rename(id, name); });
                });
        connect(deleting->addAction(preset.name), &QAction::triggered, this,
                [this, id = preset.id] { remove(id); });
    }
}

void Presets::askName(const QString &title, const QString &name, std::function<void(const QString &)> answer)
{
    if (m_question)
        return;
    m_question = new DialogFrame(title, 380);
    m_question->setObjectName(u"presetName"_s);
    auto *field = new QLineEdit(name, m_question);
    field->setObjectName(u"presetNameField"_s);
    field->setAccessibleName(tr("Name of the preset"));
    field->setPlaceholderText(tr("For example “Calm narration”"));
    field->setMaxLength(kMaxName);
    auto *save = new QPushButton(tr("Save"), m_question);
    save->setObjectName(u"presetSave"_s);
    setVariant(save, Variant::Primary);
    save->setEnabled(!name.isEmpty());
    auto *foot = new QHBoxLayout;
    foot->addStretch(1);
    foot->addWidget(save);
    m_question->column()->addWidget(field);
    m_question->column()->addLayout(foot);
    connect(field, &QLineEdit::textChanged, save,
            [save](const QString &text) { save->setEnabled(!text.trimmed().isEmpty()); });
    const auto accept = [this, field, answer = std::move(answer)] {
        const QString chosen = field->text().trimmed();
        if (chosen.isEmpty() || !m_question)
            return;
        m_question->dismiss();
        answer(chosen);
    };
    connect(save, &QAbstractButton::clicked, m_question, accept);
    connect(field, &QLineEdit::returnPressed, m_question, accept);
    OverlayHost::of(&m_parts.panel)->showDialog(m_question);
    field->selectAll();
    field->setFocus(Qt::OtherFocusReason);
}

void Presets::put(const store::Preset &preset)
{
    m_presets.removeIf([&preset](const store::Preset &candidate) { return candidate.id == preset.id; });
    const auto place = std::upper_bound(m_presets.begin(), m_presets.end(), preset,
                                        [](const store::Preset &left, const store::Preset &right) {
                                            return QString::localeAwareCompare(left.name, right.name) < 0;
                                        });
    m_presets.insert(place, preset);
    m_parts.services.words.savePreset(preset)->then(this, [this](const Result<bool> &saved) {
        if (!saved && !saved.error().isCancelled())
            m_parts.tellProblem(saved.error());
    });
    emit changed();
}

void Presets::saveAs(const QString &name)
{
    // The same name again means the same preset with other settings.
    const auto same = std::find_if(m_presets.begin(), m_presets.end(), [&name](const store::Preset &preset) {
        return preset.name.compare(name, Qt::CaseInsensitive) == 0;
    });
    const QString id =
        same == m_presets.end() ? QUuid::createUuid().toString(QUuid::WithoutBraces) : same->id;
    put({id, name, presetOf(m_parts.session.choice()), QDateTime::currentDateTimeUtc()});
    const QString sentence = tr("Saved “%1”.").arg(name);
    Toast::show(&m_parts.panel, NoticeKind::Success, sentence);
    m_parts.announce(sentence);
}

void Presets::apply(const QString &id)
{
    const store::Preset *preset = find(id);
    if (!preset)
        return;
    const SpeechChoice before = m_parts.session.choice();
    m_parts.session.setChoice(withPresetOf(before, preset->state));
    const QString sentence = tr("Using “%1”.").arg(preset->name);
    auto *toast = Toast::show(&m_parts.panel, NoticeKind::Info, sentence, tr("Undo"));
    connect(toast, &Toast::actionTriggered, this, [this, before] { m_parts.session.setChoice(before); });
    m_parts.announce(sentence);
}

void Presets::rename(const QString &id, const QString &name)
{
    if (const store::Preset *preset = find(id)) {
        store::Preset renamed = *preset;
        renamed.name = name;
        put(renamed);
    }
}

void Presets::remove(const QString &id)
{
    const store::Preset *preset = find(id);
    if (!preset)
        return;
    const store::Preset gone = *preset;
    m_presets.removeIf([&id](const store::Preset &candidate) { return candidate.id == id; });
    m_parts.services.words.removePreset(id)->then(this, [this](const Result<bool> &removed) {
        if (!removed && !removed.error().isCancelled())
            m_parts.tellProblem(removed.error());
    });
    emit changed();
    const QString sentence = tr("Deleted “%1”.").arg(gone.name);
    auto *toast = Toast::show(&m_parts.panel, NoticeKind::Info, sentence, tr("Undo"));
    connect(toast, &Toast::actionTriggered, this, [this, gone] { put(gone); });
    m_parts.announce(sentence);
}

} // namespace studio::ui
