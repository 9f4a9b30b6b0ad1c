// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/agent/tooldesk.h"
#include "ui/widgets/card.h"

class QPlainTextEdit;
class QPushButton;

namespace studio::ui {

class LiveControl;
class TextLabel;

/// A call of a tool that waits for the user's answer, above the row one talks from. Several calls wait in
/// line. Hidden while none does.
class AskCard final : public Card {
    Q_OBJECT

public:
    explicit AskCard(LiveControl &live, QWidget *parent = nullptr);

signals:
    void announced(const QString &sentence);

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void refresh();
    void answer(bool asError);

    LiveControl &m_live;
    QString m_callId; ///< Of the one shown.
    TextLabel *m_title;
    TextLabel *m_arguments;
    TextLabel *m_line;
    QPlainTextEdit *m_answer;
    QPushButton *m_send;
    QPushButton *m_fail;
};

} // namespace studio::ui
