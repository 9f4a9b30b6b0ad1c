// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/transcription/shifttimesdialog.h"

#include "core/transcript/edits.h"
#include "ui/theme/textlabel.h"
#include "ui/theme/variants.h"
#include "ui/widgets/segmented.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>

#include <cmath>

using namespace Qt::StringLiterals;

namespace studio::ui {

using namespace studio::transcript;

ShiftTimesDialog::ShiftTimesDialog(Document &document, const WordRange &selection, QWidget *parent)
    : DialogFrame(tr("Shift times"), 420, parent), m_document(document), m_selection(selection),
      m_seconds(new QLineEdit(this)), m_scope(new Segmented(this)),
      m_problem(new TextLabel(QString(), TypeRole::Small, &Theme::dangerText, this))
{
    setObjectName(u"shiftTimesDialog"_s);
    m_seconds->setObjectName(u"shiftSeconds"_s);
    m_seconds->setAccessibleName(tr("Seconds, less than 0 is earlier"));
    m_seconds->setText(QLocale().toString(0.5, 'f', 1));
    m_seconds->selectAll();
    m_scope->setObjectName(u"shiftScope"_s);
    m_scope->setSegments({tr("Selection"), tr("From here on"), tr("Everything")});
    m_scope->setCurrentIndex(selection.first == selection.last ? 1 : 0);
    m_problem->setWrapping(true);
    m_problem->hide();
    auto *label = new TextLabel(tr("Seconds. Less than 0 is earlier. No word goes past another."),
                                TypeRole::Small, &Theme::text2, this);
    label->setWrapping(true);
    auto *cancel = new QPushButton(tr("Cancel"), this);
    auto *done = new QPushButton(tr("Shift"), this);
    done->setObjectName(u"shiftDo"_s);
    setVariant(done, Variant::Primary);
    auto *foot = new QHBoxLayout;
    foot->setSpacing(8);
    foot->addStretch(1);
    foot->addWidget(cancel);
    foot->addWidget(done);
    column()->addWidget(label);
    column()->addWidget(m_seconds);
    column()->addWidget(m_scope);
    column()->addWidget(m_problem);
    column()->addLayout(foot);
    connect(cancel, &QPushButton::clicked, this, &ShiftTimesDialog::dismiss);
    connect(done, &QPushButton::clicked, this, &ShiftTimesDialog::accept);
    connect(m_seconds, &QLineEdit::returnPressed, this, &ShiftTimesDialog::accept);
    setFocusProxy(m_seconds);
}

std::optional<double> ShiftTimesDialog::seconds() const
{
    QString text = m_seconds->text().simplified();
    text.replace(QChar(0x2212), u'-'); // The minus sign, as it is printed.
    bool ok = false;
    double value = QLocale().toDouble(text, &ok);
    if (!ok)
        value = text.replace(u',', u'.').toDouble(&ok);
    return ok && std::isfinite(value) && std::abs(value) < 1e6 ? std::optional(value) : std::nullopt;
}

void ShiftTimesDialog::accept()
{
    const std::optional<double> by = seconds();
    const Transcript &words = m_document.transcript();
    Change change;
    if (by && m_scope->currentIndex() == 0)
        change = shiftWords(words, m_selection, *by);
    else if (by && m_scope->currentIndex() == 1)
        change = shiftFrom(words, m_selection.first, *by);
    else if (by)
        change = shiftAll(words, *by);
    if (!by || *by == 0 || !m_document.apply(change)) {
        const QString problem = by ? tr("There is no room to move: the words before or after are in the way.")
                                   : tr("Enter seconds, such as 0.5 or -2.");
        m_problem->setText(problem);
        m_problem->show();
        setError(m_seconds, true);
        m_seconds->setFocus();
        return;
    }
    emit shifted(tr("Times are shifted."));
    dismiss();
}

} // namespace studio::ui
