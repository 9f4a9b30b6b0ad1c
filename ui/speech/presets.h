// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/wordsrepository.h"
#include "ui/speech/speechparts.h"

#include <QObject>
#include <QPointer>

class QMenu;

namespace studio::ui {

class DialogFrame;
class IconButton;

/// Settings under a name: model, voice settings, output and how words are treated, without voice and text.
/// A menu beside the model saves, applies, renames and deletes them; deleting and applying can be undone.
/// GUI thread.
class Presets final : public QObject {
    Q_OBJECT

public:
    explicit Presets(const SpeechParts &parts, QObject *parent = nullptr);

    [[nodiscard]] const QList<store::Preset> &presets() const { return m_presets; }

public slots:
    void apply(const QString &id);
    void saveAs(const QString &name);
    void rename(const QString &id, const QString &name);
    void remove(const QString &id);

signals:
    void changed();

private:
    void load();
    void fillMenu();
    void askName(const QString &title, const QString &name, std::function<void(const QString &)> answer);
    void put(const store::Preset &preset);
    [[nodiscard]] const store::Preset *find(const QString &id) const;

    const SpeechParts m_parts;
    IconButton *m_button;
    QMenu *m_menu;
    QPointer<DialogFrame> m_question;
    QList<store::Preset> m_presets;
};

} // namespace studio::ui
