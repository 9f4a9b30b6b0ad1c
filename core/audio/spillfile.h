// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <cstdint>
#include <memory>
#include <span>

namespace studio::audio {

/// Samples that are too many to be held in memory, in a file on the disk that has no name: it goes with the
/// process, however that ends. One writer, any number of readers, no lock. Read with pread(), not mapped, so
/// that a disk that fails gives silence rather than a signal.
class SpillFile final {
public:
    /// Null where there is no such file to be had.
    [[nodiscard]] static std::unique_ptr<SpillFile> create();
    SpillFile(const SpillFile &) = delete;
    SpillFile &operator=(const SpillFile &) = delete;
    ~SpillFile();

    /// False when the disk is full.
    [[nodiscard]] bool write(qint64 atSample, std::span<const std::int16_t> samples) const;
    /// Only what was written before.
    void read(qint64 fromSample, std::span<std::int16_t> out) const;

private:
    explicit SpillFile(int descriptor) : m_descriptor(descriptor) { }

    int m_descriptor;
};

} // namespace studio::audio
