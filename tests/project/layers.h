// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/project/sourcetext.h"

#include <QHash>
#include <QString>
#include <QStringList>

#include <optional>

namespace studio::project {

/// Which Qt module a header belongs to, as the installed Qt has it. `QWidget` and `qwidget.h` -> "Widgets".
class QtHeaders final {
public:
    /// Lists the headers of the Qt in use; empty when its headers are not installed.
    static QtHeaders installed();
    /// "Widgets" for QWidget, QtWidgets/QWidget or QtWidgets; nothing for what is not of Qt.
    [[nodiscard]] std::optional<QString> moduleOf(const QString &include) const;
    [[nodiscard]] bool isEmpty() const { return m_modules.isEmpty(); }

private:
    QHash<QString, QString> m_modules;
};

/// "core/net" for core/net/transport.h, "ui/speech", "app", "resources"; empty for files outside these.
[[nodiscard]] QString moduleOfFile(const QString &path);
/// Whether the layer table lets one module include another.
[[nodiscard]] bool mayInclude(const QString &module, const QString &other);
/// Whether the layer table lets a module use this header of this Qt module.
[[nodiscard]] bool mayUseQt(const QString &module, const QString &qtModule, const QString &header);

/// Sentences about includes which break the layer table; none for a file outside the modules.
[[nodiscard]] QStringList layerFaults(const QString &path, const QString &source, const QtHeaders &qt);

} // namespace studio::project
