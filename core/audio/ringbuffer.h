// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <atomic>
#include <bit>
#include <cstddef>
#include <span>
#include <vector>

namespace studio::audio {

/// Lock-free queue of plain values for exactly one writing and one reading thread. Its size is rounded up to
/// a power of two and never changes; neither side ever waits or allocates.
template <class T>
class RingBuffer final {
public:
    explicit RingBuffer(std::size_t capacity)
        : m_slots(std::bit_ceil(std::max<std::size_t>(capacity, 2))), m_mask(m_slots.size() - 1)
    {
    }

    [[nodiscard]] std::size_t capacity() const { return m_slots.size(); }
    /// Exact for the side that calls it with respect to itself; the other side can only make more room or
    /// more data.
    [[nodiscard]] std::size_t size() const
    {
        return m_written.load(std::memory_order_acquire) - m_taken.load(std::memory_order_acquire);
    }
    [[nodiscard]] std::size_t freeSpace() const { return capacity() - size(); }

    /// Writer only. Returns how many were taken in.
    std::size_t write(std::span<const T> values)
    {
        const std::size_t at = m_written.load(std::memory_order_relaxed);
        const std::size_t room = capacity() - (at - m_taken.load(std::memory_order_acquire));
        const std::size_t count = std::min(values.size(), room);
        for (std::size_t i = 0; i < count; ++i)
            m_slots[(at + i) & m_mask] = values[i];
        m_written.store(at + count, std::memory_order_release);
        return count;
    }

    /// Reader only. Returns how many were handed out.
    std::size_t read(std::span<T> values)
    {
        const std::size_t at = m_taken.load(std::memory_order_relaxed);
        const std::size_t ready = m_written.load(std::memory_order_acquire) - at;
        const std::size_t count = std::min(values.size(), ready);
        for (std::size_t i = 0; i < count; ++i)
            values[i] = m_slots[(at + i) & m_mask];
        m_taken.store(at + count, std::memory_order_release);
        return count;
    }

private:
    std::vector<T> m_slots;
    const std::size_t m_mask;
    alignas(64) std::atomic<std::size_t> m_written{0};
    alignas(64) std::atomic<std::size_t> m_taken{0};
};

} // namespace studio::audio
