// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace studio::bench {

/// The sound of a conversation with an agent, between a microphone and a speaker made of software: what the
/// recordings of both say about delays, beside the service's own web client where it is installed
/// (STUDIO_WEB_CLIENT), and beside what the session says about itself.
void benchAgentSound();

} // namespace studio::bench
