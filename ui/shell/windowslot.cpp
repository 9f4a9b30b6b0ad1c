// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/windowslot.h"

#include <QDir>
#include <QLockFile>

using namespace Qt::StringLiterals;

namespace studio::ui {

namespace {

constexpr int kMostWindows = 32;

} // namespace

WindowSlot::WindowSlot(const QString &folder)
{
    QDir().mkpath(folder);
    for (int number = 1; number <= kMostWindows; ++number) {
        auto lock = std::make_unique<QLockFile>(QDir(folder).filePath(u"window-%1.lock"_s.arg(number)));
        // A lock goes stale only when its process is gone, not by age.
        lock->setStaleLockTime(0);
        if (lock->tryLock(0)) {
            m_lock = std::move(lock);
            m_number = number;
            return;
        }
        if (lock->error() != QLockFile::LockFailedError)
            return;
    }
}

WindowSlot::~WindowSlot() = default;

QString WindowSlot::draftKey() const
{
    return m_number == 1 ? u"speech/main"_s : u"speech/window-%1"_s.arg(m_number);
}

} // namespace studio::ui
