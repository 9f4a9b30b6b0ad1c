// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/transcription/speakermenu.h"

#include "core/transcript/edits.h"
#include "core/transcript/ranges.h"
#include "ui/theme/overlayhost.h"
#include "ui/theme/textlabel.h"
#include "ui/theme/variants.h"
#include "ui/transcription/transcriptview.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace studio::ui {

using namespace studio::transcript;

SpeakerTools::SpeakerTools(TranscriptView *view, QObject *parent)
    : QObject(parent), m_view(view), m_document(view->document())
{
}

QMenu *SpeakerTools::menuFor(int segment)
{
    const Transcript &words = m_document.transcript();
    auto *menu = new QMenu(m_view);
    menu->setObjectName(u"speakerMenu"_s);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setAccessibleName(tr("Speaker"));
    if (segment < 0 || segment >= words.segments.size())
        return menu;
    const int speaker = words.segments.at(segment).speaker;
    if (speaker >= 0) {
        QAction *name = menu->addAction(tr("Rename %1 everywhere…").arg(speakerName(words, speaker)));
        name->setObjectName(u"speakerRename"_s);
        connect(name, &QAction::triggered, this, [this, speaker] { rename(speaker); });
        addMerge(menu, speaker);
        menu->addSeparator();
    }
    addAssign(menu, segment);
    return menu;
}

QMenu *SpeakerTools::menuOfAll()
{
    const Transcript &words = m_document.transcript();
    auto *menu = new QMenu(m_view);
    menu->setObjectName(u"speakersMenu"_s);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setAccessibleName(tr("Speakers"));
    if (words.speakers.isEmpty())
        menu->addAction(tr("Nobody is told apart"))->setEnabled(false);
    for (int speaker = 0; speaker < words.speakers.size(); ++speaker) {
        QMenu *each = menu->addMenu(speakerName(words, speaker));
        QAction *name = each->addAction(tr("Rename everywhere…"));
        connect(name, &QAction::triggered, this, [this, speaker] { rename(speaker); });
        addMerge(each, speaker);
    }
    return menu;
}

void SpeakerTools::addMerge(QMenu *menu, int speaker)
{
    const Transcript &words = m_document.transcript();
    if (words.speakers.size() < 2)
        return;
    QMenu *others = menu->addMenu(tr("Make the same as"));
    others->setObjectName(u"speakerMerge"_s);
    for (int other = 0; other < words.speakers.size(); ++other) {
        if (other == speaker)
            continue;
        QAction *action = others->addAction(speakerName(words, other));
        connect(action, &QAction::triggered, this, [this, speaker, other] {
            m_document.apply(mergeSpeakers(m_document.transcript(), speaker, other));
        });
    }
}

void SpeakerTools::addAssign(QMenu *menu, int segment)
{
    const Transcript &words = m_document.transcript();
    const std::optional<WordRange> chosen = m_view->selectedWords();
    const bool selection = chosen && segment >= chosen->first.segment && segment <= chosen->last.segment;
    // Not a section: the style draws those without their text.
    menu->addAction(selection ? tr("The selected words are said by") : tr("This paragraph is said by"))
        ->setEnabled(false);
    const int now = words.segments.at(segment).speaker;
    for (int speaker = 0; speaker < words.speakers.size(); ++speaker) {
        QAction *action = menu->addAction(speakerName(words, speaker));
        action->setObjectName(u"speakerAssign%1"_s.arg(speaker));
        action->setCheckable(true);
        action->setChecked(speaker == now && !selection);
        connect(action, &QAction::triggered, this, [this, segment, speaker] { assign(segment, speaker); });
    }
    QAction *added = menu->addAction(tr("Somebody new"));
    added->setObjectName(u"speakerAssignNew"_s);
    connect(added, &QAction::triggered, this,
            [this, segment] { assign(segment, int(m_document.transcript().speakers.size())); });
}

void SpeakerTools::assign(int segment, int speaker)
{
    const Transcript &words = m_document.transcript();
    const std::optional<WordRange> chosen = m_view->selectedWords();
    const bool selection = chosen && segment >= chosen->first.segment && segment <= chosen->last.segment;
    const bool done = m_document.apply(selection ? assignWords(words, *chosen, speaker)
                                                 : assignSegments(words, {segment}, speaker));
    if (done)
        emit announced(tr("Now said by %1.").arg(speakerName(m_document.transcript(), speaker)));
}

void SpeakerTools::rename(int speaker)
{
    const Transcript &words = m_document.transcript();
    if (speaker < 0 || speaker >= words.speakers.size())
        return;
    auto *dialog = new SpeakerNameDialog(words.speakers.at(speaker).name, speakerName(words, speaker));
    connect(dialog, &SpeakerNameDialog::accepted, this,
            [this, speaker](const QString &name) { take(speaker, name); });
    OverlayHost::of(m_view)->showDialog(dialog);
}

void SpeakerTools::take(int speaker, const QString &name)
{
    const Transcript &words = m_document.transcript();
    for (int other = 0; other < words.speakers.size() && !name.isEmpty(); ++other) {
        if (other != speaker && speakerName(words, other).compare(name, Qt::CaseInsensitive) == 0) {
            if (m_document.apply(mergeSpeakers(words, speaker, other)))
                emit announced(tr("Both are %1 now.").arg(name));
            return;
        }
    }
    if (m_document.apply(renameSpeaker(words, speaker, name)))
        emit announced(tr("Renamed everywhere."));
}

SpeakerNameDialog::SpeakerNameDialog(const QString &name, const QString &shown, QWidget *parent)
    : DialogFrame(tr("Who is %1?").arg(shown), 380, parent), m_field(new QLineEdit(name, this))
{
    setObjectName(u"speakerNameDialog"_s);
    m_field->setObjectName(u"speakerNameField"_s);
    m_field->setAccessibleName(tr("Name"));
    m_field->setPlaceholderText(shown);
    m_field->setMaxLength(200);
    m_field->selectAll();
    auto *hint = new TextLabel(tr("The name of another speaker makes both one."), TypeRole::Small,
                               &Theme::text3, this);
    hint->setWrapping(true);
    auto *cancel = new QPushButton(tr("Cancel"), this);
    auto *done = new QPushButton(tr("Rename"), this);
    done->setObjectName(u"speakerNameDo"_s);
    setVariant(done, Variant::Primary);
    auto *foot = new QHBoxLayout;
    foot->setSpacing(8);
    foot->addStretch(1);
    foot->addWidget(cancel);
    foot->addWidget(done);
    column()->addWidget(m_field);
    column()->addWidget(hint);
    column()->addLayout(foot);
    const auto accept = [this] {
        emit accepted(m_field->text().simplified());
        dismiss();
    };
    connect(cancel, &QPushButton::clicked, this, &SpeakerNameDialog::dismiss);
    connect(done, &QPushButton::clicked, this, accept);
    connect(m_field, &QLineEdit::returnPressed, this, accept);
    setFocusProxy(m_field);
}

} // namespace studio::ui
