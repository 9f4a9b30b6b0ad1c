// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/audio/ffmpeg.h"

#include <array>
#include <mutex>

namespace studio::audio::av {

void silence()
{
    static std::once_flag once;
    std::call_once(once, [] { av_log_set_callback([](void *, int, const char *, va_list) {}); });
}

QString errorText(int code)
{
    std::array<char, AV_ERROR_MAX_STRING_SIZE> text{};
    av_strerror(code, text.data(), text.size());
    return QString::fromUtf8(text.data());
}

} // namespace studio::audio::av
