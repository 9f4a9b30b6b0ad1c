// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <memory>

class QLockFile;

namespace studio::ui {

/// Which of the windows that are open at once this process is: 1, 2, 3 …, held by a lock file until destroyed
/// (or the process dies). Keeps two processes from writing one draft. Never blocks; where locks cannot be
/// made it is slot 1.
class WindowSlot final {
public:
    explicit WindowSlot(const QString &folder);
    ~WindowSlot();

    [[nodiscard]] int number() const { return m_number; }
    /// "speech/main" for the first window, "speech/window-2" …
    [[nodiscard]] QString draftKey() const;

private:
    std::unique_ptr<QLockFile> m_lock;
    int m_number = 1;
};

} // namespace studio::ui
