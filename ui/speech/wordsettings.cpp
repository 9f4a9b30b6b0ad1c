// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/speech/wordsettings.h"

#include "core/account/account.h"
#include "core/api/dictionariesapi.h"
#include "core/settings/settingsstore.h"
#include "ui/speech/speechinspector.h"
#include "ui/speech/speechsession.h"
#include "ui/theme/textlabel.h"
#include "ui/theme/variants.h"
#include "ui/widgets/iconbutton.h"
#include "ui/widgets/panel.h"
#include "ui/widgets/segmented.h"
#include "ui/widgets/toast.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QRandomGenerator>
#include <QScopedValueRollback>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace studio::ui {

namespace {

const settings::Setting<bool> kExpanded{"editor/moreSettings", false};

const QStringList &normalizations()
{
    static const QStringList values{QString(), u"on"_s, u"off"_s};
    return values;
}

} // namespace

WordSettings::WordSettings(const SpeechParts &parts, QWidget *parent)
    : QWidget(parent), m_parts(parts), m_fold(new QPushButton(tr("More settings"), this)),
      m_body(new QWidget(this)), m_seed(new QLineEdit(m_body)),
      m_roll(new IconButton(u"dices"_s, tr("A new seed"), m_body)), m_normalization(new Segmented(m_body)),
      m_before(new QLineEdit(m_body)), m_after(new QLineEdit(m_body)),
      m_note(new TextLabel(QString(), TypeRole::Small, &Theme::text2, m_body)),
      m_dictionaryNames(new TextLabel(QString(), TypeRole::Small, &Theme::text2, m_body)),
      m_dictionaries(new QPushButton(tr("Choose dictionaries…"), m_body))
{
    setObjectName(u"wordSettings"_s);
    build();
    connect(m_fold, &QAbstractButton::toggled, this, [this](bool on) {
        setExpanded(on);
        m_parts.services.settings.set(kExpanded, on);
    });
    connect(m_seed, &QLineEdit::textEdited, this, &WordSettings::takeSeed);
    connect(m_roll, &QAbstractButton::clicked, this, [this] {
        change([](SpeechChoice &choice) { choice.seed = QRandomGenerator::global()->generate(); });
    });
    connect(m_normalization, &Segmented::currentChanged, this, [this](int index) {
        change([index](SpeechChoice &choice) { choice.textNormalization = normalizations().value(index); });
    });
    connect(m_before, &QLineEdit::textEdited, this, [this](const QString &text) {
        change([&text](SpeechChoice &choice) { choice.previousText = text; });
    });
    connect(m_after, &QLineEdit::textEdited, this, [this](const QString &text) {
        change([&text](SpeechChoice &choice) { choice.nextText = text; });
    });
    connect(m_dictionaries, &QAbstractButton::clicked, this, &WordSettings::chooseDictionaries);
    connect(&parts.session, &SpeechSession::choiceChanged, this, &WordSettings::showChoice);
    connect(&parts.session, &SpeechSession::modelsChanged, this, &WordSettings::showChoice);
    setExpanded(parts.services.settings.get(kExpanded));
    showChoice();
}

void WordSettings::build()
{
    m_fold->setObjectName(u"moreSettings"_s);
    m_fold->setCheckable(true);
    setVariant(m_fold, Variant::Ghost);
    m_seed->setObjectName(u"seed"_s);
    m_seed->setAccessibleName(tr("Seed"));
    m_seed->setPlaceholderText(tr("Another one each time"));
    m_roll->setObjectName(u"newSeed"_s);
    m_normalization->setObjectName(u"normalization"_s);
    m_normalization->setAccessibleName(tr("Read out numbers and dates"));
    m_normalization->setSegments({tr("Auto"), tr("On"), tr("Off")});
    m_before->setObjectName(u"previousText"_s);
    m_before->setAccessibleName(tr("Text before"));
    m_before->setPlaceholderText(tr("What is said before; not spoken"));
    m_before->setMaxLength(int(kMaxContext));
    m_after->setObjectName(u"nextText"_s);
    m_after->setAccessibleName(tr("Text after"));
    m_after->setPlaceholderText(tr("What is said after; not spoken"));
    m_after->setMaxLength(int(kMaxContext));
    m_note->setObjectName(u"wordNote"_s);
    m_note->setWrapping(true);
    m_dictionaryNames->setObjectName(u"dictionaryNames"_s);
    m_dictionaryNames->setWrapping(true);
    m_dictionaries->setObjectName(u"chooseDictionaries"_s);
    setControlSize(m_dictionaries, ControlSize::Small);

    auto *column = new QVBoxLayout(m_body);
    column->setContentsMargins(SpeechInspector::kSectionMargin, 0, SpeechInspector::kSectionMargin, 0);
    column->setSpacing(6);
    const auto addTitle = [this, column](const QString &text) {
        auto *title = new TextLabel(text, TypeRole::Body, &Theme::text, m_body);
        title->setWeight(500);
        column->addSpacing(4);
        column->addWidget(title);
    };
    addTitle(tr("Seed"));
    auto *seed = new QHBoxLayout;
    seed->setSpacing(6);
    seed->addWidget(m_seed, 1);
    seed->addWidget(m_roll);
    column->addLayout(seed);
    addTitle(tr("Read out numbers and dates"));
    column->addWidget(m_normalization);
    addTitle(tr("Text before and after"));
    column->addWidget(m_before);
    column->addWidget(m_after);
    column->addWidget(m_note);
    addTitle(tr("Dictionaries of the service"));
    column->addWidget(m_dictionaryNames);
    column->addWidget(m_dictionaries, 0, Qt::AlignLeading);
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->setSpacing(4);
    outer->addWidget(m_fold, 0, Qt::AlignLeading);
    outer->addWidget(m_body);
}

void WordSettings::setExpanded(bool expanded)
{
    m_fold->setChecked(expanded);
    setIconName(m_fold, expanded ? u"chevron-up"_s : u"chevron-down"_s);
    m_body->setVisible(expanded);
}

template <class Change>
void WordSettings::change(Change what)
{
    if (m_showing)
        return;
    SpeechChoice choice = m_parts.session.choice();
    what(choice);
    m_parts.session.setChoice(choice);
}

void WordSettings::takeSeed(const QString &text)
{
    bool isNumber = false;
    const qulonglong seed = text.trimmed().toULongLong(&isNumber);
    const bool isEmpty = text.trimmed().isEmpty();
    const bool isGood = isEmpty || (isNumber && seed <= 4294967295ULL);
    setError(m_seed, !isGood);
    m_seed->setToolTip(isGood ? QString() : tr("Enter a whole number up to 4294967295, or nothing."));
    m_seed->setAccessibleDescription(m_seed->toolTip());
    if (!isGood)
        return;
    change([&](SpeechChoice &choice) {
        choice.seed = isEmpty ? std::optional<quint32>() : std::optional(quint32(seed));
    });
}

void WordSettings::showChoice()
{
    const QScopedValueRollback<bool> showing(m_showing, true);
    const SpeechChoice &choice = m_parts.session.choice();
    const QString seed = choice.seed ? QString::number(*choice.seed) : QString();
    if (m_seed->text() != seed && !(m_seed->hasFocus() && m_seed->text().toULongLong() == choice.seed)) {
        m_seed->setText(seed);
        setError(m_seed, false);
    }
    m_normalization->setCurrentIndex(std::max(0, int(normalizations().indexOf(choice.textNormalization))));
    if (m_before->text() != choice.previousText)
        m_before->setText(choice.previousText);
    if (m_after->text() != choice.nextText)
        m_after->setText(choice.nextText);

    const api::Model *model = m_parts.session.model();
    const bool takesContext = !model || model->takesContext();
    m_before->setEnabled(takesContext);
    m_after->setEnabled(takesContext);
    const bool onNeedsPlan = model && choice.textNormalization == "on"_L1
        && (model->id.value() == "eleven_flash_v2_5"_L1 || model->id.value() == "eleven_turbo_v2_5"_L1);
    QString note;
    if (!takesContext)
        note = tr("This model makes no use of the text around.");
    else if (onNeedsPlan)
        note = tr("With this model, reading out with “On” needs an Enterprise plan.");
    m_note->setText(note);
    m_note->setVisible(!note.isEmpty());

    QStringList names;
    for (const ChosenDictionary &dictionary : choice.dictionaries)
        names.append(dictionary.name.isEmpty() ? dictionary.id : dictionary.name);
    m_dictionaryNames->setText(names.isEmpty() ? tr("None") : names.join(u", "_s));
}

void WordSettings::chooseDictionaries()
{
    const auto &backend = m_parts.services.account.backend();
    if (!backend) {
        m_parts.announce(tr("There is no connection yet."));
        return;
    }
    m_dictionaries->setText(tr("Loading…"));
    m_dictionaries->setEnabled(false);
    auto *job = api::DictionariesApi(*backend->transport, backend->dialect).all();
    m_loading = job;
    job->then(this, [this](const Result<QList<api::Dictionary>> &dictionaries) {
        m_dictionaries->setText(tr("Choose dictionaries…"));
        m_dictionaries->setEnabled(true);
        if (dictionaries)
            showDictionaryMenu(*dictionaries);
        else if (!dictionaries.error().isCancelled())
            m_parts.tellProblem(dictionaries.error());
    });
}

void WordSettings::showDictionaryMenu(const QList<api::Dictionary> &dictionaries)
{
    auto *menu = new QMenu(this);
    menu->setObjectName(u"dictionaryMenu"_s);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const QList<ChosenDictionary> &chosen = m_parts.session.choice().dictionaries;
    QList<ChosenDictionary> listed = chosen;
    const auto isChosen = [&chosen](const QString &id) {
        return std::any_of(chosen.begin(), chosen.end(),
                           [&id](const ChosenDictionary &candidate) { return candidate.id == id; });
    };
    for (const api::Dictionary &dictionary : dictionaries) {
        const ChosenDictionary latest{dictionary.id, dictionary.latestVersion, dictionary.name};
        auto *action =
            menu->addAction(tr("%1  ·  %n rule(s)", nullptr, int(dictionary.ruleCount)).arg(dictionary.name));
        action->setObjectName(dictionary.id);
        action->setToolTip(dictionary.description);
        action->setCheckable(true);
        action->setChecked(isChosen(dictionary.id));
        // The service takes three at once.
        action->setEnabled(action->isChecked() || chosen.size() < kMaxDictionaries);
        connect(action, &QAction::toggled, this, [this, latest](bool on) { toggle(latest, on); });
        listed.removeIf([&latest](const ChosenDictionary &candidate) { return candidate.id == latest.id; });
    }
    for (const ChosenDictionary &gone : std::as_const(listed)) {
        auto *action = menu->addAction(tr("%1  ·  no longer there").arg(gone.name));
        action->setCheckable(true);
        action->setChecked(true);
        connect(action, &QAction::toggled, this, [this, gone](bool on) { toggle(gone, on); });
    }
    if (menu->isEmpty())
        menu->addAction(tr("There are no dictionaries in this account."))->setEnabled(false);
    menu->addSeparator();
    auto *make = menu->addAction(tr("Make a dictionary of my rules"));
    make->setObjectName(u"makeDictionary"_s);
    make->setEnabled(!api::dictionaryRules(m_parts.session.rules()).isEmpty());
    connect(make, &QAction::triggered, this, &WordSettings::makeDictionary);
    menu->popup(m_dictionaries->mapToGlobal(QPoint(0, m_dictionaries->height() + 4)));
}

void WordSettings::toggle(const ChosenDictionary &dictionary, bool chosen)
{
    change([&](SpeechChoice &choice) {
        choice.dictionaries.removeIf(
            [&](const ChosenDictionary &candidate) { return candidate.id == dictionary.id; });
        if (chosen && choice.dictionaries.size() < kMaxDictionaries)
            choice.dictionaries.append(dictionary);
    });
}

void WordSettings::makeDictionary()
{
    const auto &backend = m_parts.services.account.backend();
    if (!backend)
        return;
    auto *job = api::DictionariesApi(*backend->transport, backend->dialect)
                    .create(tr("Voice Studio rules"), {}, m_parts.session.rules());
    m_loading = job;
    job->then(this, [this](const Result<api::Dictionary> &made) {
        if (!made) {
            if (!made.error().isCancelled())
                m_parts.tellProblem(made.error());
            return;
        }
        toggle({made->id, made->latestVersion, made->name}, true);
        const QString sentence =
            tr("Made “%1” of %n rule(s).", nullptr, int(made->ruleCount)).arg(made->name);
        Toast::show(&m_parts.panel, NoticeKind::Success, sentence);
        m_parts.announce(sentence);
    });
}

} // namespace studio::ui
