// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLineEdit;
class QPushButton;

namespace studio::ui {

class TextLabel;

/// The sentence of an audition, to be edited in a popover. Enter takes it.
class SentenceBox final : public QWidget {
    Q_OBJECT

public:
    explicit SentenceBox(QWidget *parent = nullptr);

    /// `own`: the user's, not the first one of the script.
    void setSentence(const QString &sentence, bool own);
    [[nodiscard]] QSize sizeHint() const override;

signals:
    /// Empty: follow the script again.
    void sentenceChosen(const QString &sentence);

protected:
    void showEvent(QShowEvent *event) override;

private:
    void showCount();

    QLineEdit *m_edit;
    TextLabel *m_count;
    QPushButton *m_follow;
    QPushButton *m_take;
};

} // namespace studio::ui
