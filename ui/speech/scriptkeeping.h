// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/jobguard.h"
#include "ui/speech/speechparts.h"

#include <QObject>

namespace studio::documents {
struct Document;
}

namespace studio::ui {

/// Where the script comes from and where it is kept: the draft, and files the user opens.
class ScriptKeeping final : public QObject {
    Q_OBJECT

public:
    explicit ScriptKeeping(const SpeechParts &parts, QObject *parent = nullptr);

public slots:
    /// Asks for a file.
    void openFile();
    void openPath(const QString &path);

private:
    void wireDraft();
    void takeDocument(const documents::Document &document, const QString &name);

    const SpeechParts m_parts;
    JobGuard m_opening;
};

} // namespace studio::ui
