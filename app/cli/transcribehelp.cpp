// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/clitext.h"
#include "app/cli/helptext.h"

namespace studio::app {

QString transcribeHelp()
{
    return CliText::tr(R"(Usage: voice-studio transcribe FILE|LINK… [OPTIONS]
       voice-studio transcribe --live [--device NAME] [--for SECONDS] [OPTIONS]

Writes down what is said in audio and video files of any kind, or into the
microphone. The same sound with the same options is paid for only once. What is
said live is recorded as well; Ctrl+C ends it.

  --output FILE      write it there: .srt .vtt .ass .txt .md .docx .html .json
                     .csv; a folder for several files; else standard output
  --format F         instead of the file's suffix; also labels (Audacity)
  --language L       as ISO 639, e.g. en; without it it is found out
  --speakers N       auto (the default), none, or at most so many
  --engine E         service (the default), pocketsphinx (on this machine, free,
                     English) or vosk
  --vosk-model DIR   the model for vosk
  --model M          of the service, e.g. scribe_v2
  --key-term TERM    a word or name to expect; may be repeated
  --channels         each channel is one speaker
  --find KIND        names and numbers to mark, e.g. pii; may be repeated
  --hide KIND        and to hide
  --no-sounds        do not tag sounds such as (laughter)
  --no-fillers       leave out filler words and false starts
  --from T, --to T   only a part: seconds, or minutes and seconds such as 1:30
  --stream N         that stream of a video
  --suppress-noise   on this machine, before it is sent
  --no-speaker-names, --no-times
                     leave them out of the text
  --line-length N, --lines N, --reading-speed N
                     of captions: characters a line (42), lines (2),
                     characters a second (20)
  --rows R           of .csv and labels: paragraphs, captions or words
  --again            pay again for what was transcribed before
  --force            replace files that exist
  --dry-run          only say what it would cost
  --json             one JSON object a line

Examples:
  voice-studio transcribe interview.mp4 --output interview.srt --speakers 2
  voice-studio transcribe *.wav --output texts --format docx
  voice-studio transcribe private.m4a --engine pocketsphinx
  voice-studio transcribe --live --output meeting.txt)");
}

} // namespace studio::app
