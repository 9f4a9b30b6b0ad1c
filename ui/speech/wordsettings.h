// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/jobguard.h"
#include "ui/speech/speechchoice.h"
#include "ui/speech/speechparts.h"

#include <QWidget>

class QLineEdit;
class QPushButton;

namespace studio::api {
struct Dictionary;
}

namespace studio::ui {

class IconButton;
class Segmented;
class TextLabel;

/// What is rarely changed, folded away below the other settings: seed, how numbers are read, the words around
/// the text, dictionaries of the service. Shows and changes the session; what the model makes no use of says
/// so. GUI thread.
class WordSettings final : public QWidget {
    Q_OBJECT

public:
    explicit WordSettings(const SpeechParts &parts, QWidget *parent = nullptr);

    void setExpanded(bool expanded);

private:
    void build();
    void showChoice();
    void takeSeed(const QString &text);
    void chooseDictionaries();
    void showDictionaryMenu(const QList<api::Dictionary> &dictionaries);
    void makeDictionary();
    void toggle(const ChosenDictionary &dictionary, bool chosen);
    template <class Change>
    void change(Change what);

    const SpeechParts m_parts;
    QPushButton *m_fold;
    QWidget *m_body;
    QLineEdit *m_seed;
    IconButton *m_roll;
    Segmented *m_normalization;
    QLineEdit *m_before;
    QLineEdit *m_after;
    TextLabel *m_note;
    TextLabel *m_dictionaryNames;
    QPushButton *m_dictionaries;
    JobGuard m_loading;
    bool m_showing = false;
};

} // namespace studio::ui
