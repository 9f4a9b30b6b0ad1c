// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/money/spendquestion.h"

#include "ui/theme/textlabel.h"
#include "ui/theme/variants.h"

#include <QHBoxLayout>
#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace studio::ui {

namespace {

constexpr int kQuestionWidth = 460;

QString creditsText(qint64 credits)
{
    return QLocale().toString(credits);
}

} // namespace

SpendQuestion *SpendQuestion::ask(const QString &what, qint64 credits, qint64 limit,
                                  std::optional<qint64> creditsLeft)
{
    QStringList sentences;
    sentences += what.isEmpty() ? tr("This costs about %1 credits.").arg(creditsText(credits))
                                : tr("%1 costs about %2 credits.").arg(what, creditsText(credits));
    if (creditsLeft)
        sentences +=
            tr("You have %1 credits; about %2 will be left.")
                .arg(creditsText(*creditsLeft), creditsText(qMax<qint64>(0, *creditsLeft - credits)));
    sentences += tr("You want to be asked above %1 credits.").arg(creditsText(limit));
    return new SpendQuestion(tr("Spend %1 credits?").arg(creditsText(credits)), sentences, tr("Cancel"),
                             tr("Spend %1 credits").arg(creditsText(credits)));
}

SpendQuestion *SpendQuestion::refuse(const QString &what, const Error &reason)
{
    QStringList sentences{reason.message};
    if (!reason.nextStep.isEmpty())
        sentences += reason.nextStep;
    const QString title = what.isEmpty() ? tr("Above your limit") : tr("%1 is above your limit").arg(what);
    const bool isLimit = reason.kind == ErrorKind::SpendLimit;
    return new SpendQuestion(isLimit ? title : tr("Nothing was sent"), sentences, tr("Close"), {});
}

SpendQuestion::SpendQuestion(const QString &title, const QStringList &sentences, const QString &closeLabel,
                             const QString &goLabel)
    : DialogFrame(title, kQuestionWidth)
{
    setObjectName(u"spendQuestion"_s);
    setAccessibleDescription(sentences.join(u' '));
    for (const QString &sentence : sentences) {
        auto *label = new TextLabel(sentence, TypeRole::Body,
                                    sentence == sentences.first() ? &Theme::text : &Theme::text2, this);
        label->setWrapping(true);
        column()->addWidget(label);
    }
    column()->addSpacing(6);
    auto *limits = new QPushButton(tr("Change limits…"), this);
    limits->setObjectName(u"spendLimits"_s);
    setVariant(limits, Variant::Ghost);
    auto *close = new QPushButton(closeLabel, this);
    close->setObjectName(u"spendCancel"_s);
    close->setAccessibleDescription(accessibleDescription());
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(limits);
    buttons->addStretch(1);
    buttons->addWidget(close);
    if (!goLabel.isEmpty()) {
        auto *go = new QPushButton(goLabel, this);
        go->setObjectName(u"spendGo"_s);
        setVariant(go, Variant::Primary);
        buttons->addWidget(go);
        connect(go, &QPushButton::clicked, this, [this] {
            dismiss();
            emit accepted();
        });
    }
    column()->addLayout(buttons);
    for (QPushButton *button : findChildren<QPushButton *>())
        button->setAutoDefault(true); // Enter presses the one with the focus
    setFocusProxy(close);
    connect(close, &QPushButton::clicked, this, &DialogFrame::dismiss);
    connect(limits, &QPushButton::clicked, this, [this] {
        dismiss();
        emit limitsRequested();
    });
}

} // namespace studio::ui
