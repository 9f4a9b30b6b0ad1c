// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <optional>

namespace studio::app {

/// What a start of the program wants of the window.
struct WindowRequest {
    QStringList files{}; ///< Absolute paths.
    QString panel{}; ///< Id of a panel: "history".
    QString activationToken{}; ///< Lets a Wayland compositor bring the window forward.
    bool operator==(const WindowRequest &) const = default;

    /// From `voice-studio [--panel NAME] [FILE…]`. Options it does not know are passed over.
    static WindowRequest fromArguments(const QStringList &arguments, const QString &workingFolder);
    /// From another process. Nothing if it is not one, or more than anybody would ask for.
    static std::optional<WindowRequest> fromBytes(const QByteArray &bytes);
    /// Where the files belong: the panel that was named, if it takes files; else recordings, videos and
    /// captions become transcripts, and texts are spoken.
    [[nodiscard]] QString panelForFiles() const;
    [[nodiscard]] QByteArray toBytes() const;
};

/// Longest message between two processes.
inline constexpr qsizetype kLargestRequest = 256 * 1024;

} // namespace studio::app
