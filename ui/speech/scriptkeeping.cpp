// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/speech/scriptkeeping.h"

#include "core/base/error.h"
#include "core/documents/document.h"
#include "ui/speech/accountbinding.h"
#include "ui/speech/draftkeeper.h"
#include "ui/speech/editorcard.h"
#include "ui/speech/speechsession.h"
#include "ui/takes/panelnotices.h"
#include "ui/widgets/panel.h"
#include "ui/widgets/scriptedit.h"
#include "ui/widgets/toast.h"
#include "ui/widgets/userprompts.h"

#include <QFileInfo>
#include <QJsonObject>
#include <QPointer>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace studio::ui {

ScriptKeeping::ScriptKeeping(const SpeechParts &parts, QObject *parent) : QObject(parent), m_parts(parts)
{
    wireDraft();
    parts.editor.script()->setDocumentSuffixes(documents::documentSuffixes());
    connect(&parts.editor, &EditorCard::fileDropped, this, &ScriptKeeping::openPath);
    connect(&parts.editor, &EditorCard::openRequested, this, &ScriptKeeping::openFile);
}

void ScriptKeeping::wireDraft()
{
    connect(
        &m_parts.draft, &DraftKeeper::loaded, this, [this](bool found, const DraftKeeper::Content &content) {
            ScriptEdit *script = m_parts.editor.script();
            script->setReadOnly(false);
            if (found) {
                if (content.state.value("profile"_L1).toString() == m_parts.session.place().profile.value())
                    m_parts.session.setChoice(speechChoiceFromJson(content.state));
                script->setScript(content.text);
            } else if (m_parts.binding.isSandbox()) {
                script->setScript(
                    tr("Welcome to Voice Studio. This is a sample script, so you can press Generate right "
                       "away.\nReplace it with your own words, pick a voice, and listen. Nothing you do in "
                       "the sandbox leaves this computer."));
            }
            script->document()->clearUndoRedoStacks();
            QTextCursor caret = script->textCursor();
            const int last = script->document()->characterCount() - 1;
            caret.setPosition(std::clamp(content.state.value("caret"_L1).toInt(last), 0, last));
            script->setTextCursor(caret);
            connect(script, &QTextEdit::cursorPositionChanged, &m_parts.draft, &DraftKeeper::touch);
        });
    connect(&m_parts.draft, &DraftKeeper::saved, this,
            [this] { m_parts.notices.set(PanelNotices::Rank::Draft, std::nullopt); });
    connect(&m_parts.draft, &DraftKeeper::failed, this, [this](const Error &error) {
        m_parts.editor.script()->setReadOnly(false);
        m_parts.notices.set(PanelNotices::Rank::Draft,
                            SpeechNotice{NoticeKind::Warning,
                                         tr("Your text could not be saved. Copy it to a safe place."),
                                         error.message, SpeechNotice::Action::None});
    });
}

void ScriptKeeping::openFile()
{
    QStringList patterns;
    for (const QString &suffix : documents::documentSuffixes())
        patterns.append(u"*."_s + suffix);
    m_parts.services.prompts.openFile(&m_parts.panel, tr("Open a document"),
                                      tr("Documents (%1);;All files (*)").arg(patterns.join(u' ')),
                                      [panel = QPointer<ScriptKeeping>(this)](const QString &path) {
                                          if (panel)
                                              panel->openPath(path);
                                      });
}

void ScriptKeeping::openPath(const QString &path)
{
    auto *job = documents::openDocument(path, this);
    m_opening = job;
    job->then(this, [this, name = QFileInfo(path).fileName()](const Result<documents::Document> &document) {
        if (document)
            takeDocument(*document, name);
        else if (!document.error().isCancelled())
            m_parts.tellProblem(document.error());
    });
}

void ScriptKeeping::takeDocument(const documents::Document &document, const QString &name)
{
    if (document.text.trimmed().isEmpty()) {
        // Nobody opens a document to have the script emptied.
        const QString nothing = tr("“%1” holds no text. The script is as it was.").arg(name);
        Toast::show(&m_parts.panel, NoticeKind::Warning, nothing);
        m_parts.announce(nothing);
        return;
    }
    ScriptEdit *script = m_parts.editor.script();
    const bool replaces = !script->script().isEmpty();
    script->replaceScript(document.text);
    QString sentence = tr("Opened “%1”.").arg(name);
    if (document.leftOutPictures && document.leftOutNotes)
        sentence = tr("Opened “%1” without its pictures and notes.").arg(name);
    else if (document.leftOutPictures)
        sentence = tr("Opened “%1” without its pictures.").arg(name);
    else if (document.leftOutNotes)
        sentence = tr("Opened “%1” without its notes.").arg(name);
    auto *toast =
        Toast::show(&m_parts.panel, NoticeKind::Success, sentence, replaces ? tr("Undo") : QString());
    connect(toast, &Toast::actionTriggered, script, [script] {
        if (!script->isInserting())
            script->undo();
    });
    m_parts.announce(sentence);
}

} // namespace studio::ui
