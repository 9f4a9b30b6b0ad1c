// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/speech/scripttools.h"

#include "core/base/workerjob.h"
#include "core/settings/settingsstore.h"
#include "ui/editing/findbar.h"
#include "ui/editing/pausemenu.h"
#include "ui/editing/spokenformdialog.h"
#include "ui/editing/tagpicker.h"
#include "ui/speech/editorcard.h"
#include "ui/speech/speechsession.h"
#include "ui/theme/overlayhost.h"
#include "ui/widgets/iconbutton.h"
#include "ui/widgets/notice.h"
#include "ui/widgets/panel.h"
#include "ui/widgets/scriptedit.h"
#include "ui/widgets/toast.h"

#include <QAction>
#include <QLocale>
#include <QMenu>

using namespace Qt::StringLiterals;

namespace studio::ui {

namespace {

const settings::Setting<QStringList> kRecentTags{"editor/recentTags", {}};

} // namespace

ScriptTools::ScriptTools(const SpeechParts &parts, QObject *parent)
    : QObject(parent), m_parts(parts), m_pauses(new PauseMenu(&parts.editor)),
      m_tags(new TagPicker(&parts.panel)), m_find(new FindBar(parts.editor.script(), &parts.editor))
{
    addPauses();
    addTags();
    addSearch();
    addSpokenForm();
    connect(&parts.session, &SpeechSession::choiceChanged, this, &ScriptTools::showModel);
    connect(&parts.session, &SpeechSession::modelsChanged, this, &ScriptTools::showModel);
    connect(parts.editor.script(), &ScriptEdit::pasteRefused, this, [this](qsizetype characters) {
        const QLocale locale;
        const QString sentence =
            tr("The clipboard holds %1 characters, and a script takes %2 at most. Paste it in parts.")
                .arg(locale.toString(characters), locale.toString(kMaxScriptCharacters));
        Toast::show(&m_parts.panel, NoticeKind::Error, sentence);
        m_parts.announce(sentence);
    });
    showModel();
}

void ScriptTools::addPauses()
{
    IconButton *button = m_parts.editor.pauseButton();
    connect(button, &QAbstractButton::clicked, this,
            [this, button] { m_pauses->popup(button->mapToGlobal(QPoint(0, button->height() + 4))); });
    connect(m_pauses, &PauseMenu::pauseChosen, this, [this](const QString &tag) {
        m_parts.editor.script()->insertTag(tag);
        m_parts.editor.script()->setFocus(Qt::OtherFocusReason);
    });
    connect(m_pauses, &PauseMenu::choiceChanged, this, [this](text::PauseChoice choice) {
        SpeechChoice changed = m_parts.session.choice();
        changed.pauses = choice;
        m_parts.session.setChoice(changed);
    });
    auto *action = m_parts.addAction(u"actionPause"_s, tr("Insert a pause"),
                                     {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_P)});
    connect(action, &QAction::triggered, this,
            [this] { m_parts.editor.script()->insertTag(u"[pause 0.6s]"_s); });
}

void ScriptTools::addTags()
{
    m_tags->setRecent(m_parts.services.settings.get(kRecentTags));
    connect(m_parts.editor.tagButton(), &QAbstractButton::clicked, this, [this] { openTags(false); });
    connect(m_parts.editor.script(), &ScriptEdit::tagKeyTyped, this, [this] { openTags(true); });
    connect(m_tags, &TagPicker::chosen, this, [this](const QString &tag) {
        ScriptEdit *script = m_parts.editor.script();
        if (m_typed) {
            // Its "/" gives way; both are one step to undo.
            QTextCursor cursor = script->textCursor();
            cursor.movePosition(QTextCursor::PreviousCharacter, QTextCursor::KeepAnchor);
            if (cursor.selectedText() == u"/"_s)
                script->setTextCursor(cursor);
        }
        script->insertTag(tag);
        script->setFocus(Qt::OtherFocusReason);
        m_parts.services.settings.set(kRecentTags, m_tags->recent());
    });
    auto *action = m_parts.addAction(u"actionTag"_s, tr("Insert an audio tag"),
                                     {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_T)});
    connect(action, &QAction::triggered, this, [this] { openTags(false); });
}

void ScriptTools::openTags(bool typed)
{
    const api::Model *model = m_parts.session.model();
    if (!model || !model->markup().audioTags) {
        const QString sentence = tr("This model takes no audio tags. Choose one that does, such as v3.");
        Toast::show(&m_parts.panel, NoticeKind::Info, sentence);
        m_parts.announce(sentence);
        return;
    }
    m_typed = typed;
    m_tags->open(m_parts.editor.tagButton(), m_parts.editor.script());
}

void ScriptTools::addSearch()
{
    m_parts.editor.addBar(m_find);
    connect(m_find, &FindBar::announced, this,
            [this](const QString &sentence) { m_parts.announce(sentence); });
    QMenu *menu = m_parts.editor.moreMenu();
    auto *find =
        m_parts.addAction(u"actionFind"_s, tr("Find in the script"), {QKeySequence(Qt::CTRL | Qt::Key_F)});
    connect(find, &QAction::triggered, this, [this] { m_find->open(false); });
    menu->addAction(find);
    auto *replace =
        m_parts.addAction(u"actionReplace"_s, tr("Find and replace"), {QKeySequence(Qt::CTRL | Qt::Key_H)});
    connect(replace, &QAction::triggered, this, [this] { m_find->open(true); });
    menu->addAction(replace);
}

void ScriptTools::addSpokenForm()
{
    auto *action = m_parts.addAction(u"actionSpokenForm"_s, tr("Show how it will be spoken"),
                                     {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_S)});
    connect(action, &QAction::triggered, this, &ScriptTools::openSpokenForm);
    m_parts.editor.moreMenu()->addAction(action);
}

void ScriptTools::openSpokenForm()
{
    if (m_spoken)
        return;
    const SpeechSession &session = m_parts.session;
    const api::Model *model = session.model();
    const QString language = model && model->takesLanguage() ? session.choice().language : QString();
    m_spoken = new SpokenFormDialog;
    connect(m_spoken, &SpokenFormDialog::useRequested, this, [this](const QString &script) {
        m_parts.editor.script()->replaceScript(script);
        m_parts.announce(tr("The spoken form is in the script. Ctrl+Z takes it back."));
    });
    OverlayHost::of(&m_parts.panel)->showDialog(m_spoken);
    m_spoken->focusText();
    auto *job = runInWorker<SpokenPreview>(
        [script = session.text(), language, markup = model ? model->markup() : text::ModelMarkup{},
         rules = session.rules(),
         options = text::CompileOptions{session.choice().pauses}](const StopFlag &) -> Result<SpokenPreview> {
            return makeSpokenPreview(script, language, markup, rules, options);
        });
    m_spelling = job;
    job->then(this, [this, language](const Result<SpokenPreview> &preview) {
        if (!preview || !m_spoken)
            return;
        const QString name = QLocale::languageToString(QLocale(language).language());
        m_spoken->setPreview(*preview, text::canSpellOut(language) ? QString() : name);
    });
}

void ScriptTools::showModel()
{
    const api::Model *model = m_parts.session.model();
    const text::ModelMarkup markup = model ? model->markup() : text::ModelMarkup{};
    m_pauses->setModel(markup);
    m_pauses->setChoice(m_parts.session.choice().pauses);
    m_parts.editor.tagButton()->setVisible(markup.audioTags);
    m_parts.editor.script()->setTagKey(markup.audioTags);
}

} // namespace studio::ui
