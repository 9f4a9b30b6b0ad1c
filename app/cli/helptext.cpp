// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/helptext.h"

#include "app/cli/clitext.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace studio::app {

namespace {

QString overview()
{
    return CliText::tr(R"(Usage: voice-studio [COMMAND] [OPTIONS]
       voice-studio [--panel NAME] [FILE…]

Without a command the window opens, or comes forward where it is open, with the text of
FILE and the panel NAME (speech, history, settings).

Commands:
  speak      text to sound, files or both
  voices     list voices, one a line
  profile    list, add, test, use or remove an account
  usage      plan, credits left, and what was spent from here
  sandbox    serve the built-in service on this machine, for other programs

  --json     on every command: one JSON object a line on standard output
  --help     help for a command, with examples
  --version  the version

Examples:
  voice-studio speak "Hello" --output hello.mp3
  voice-studio voices --search narration
  printf 'One.\nTwo.\n' | voice-studio speak --play

Exit status: 0 done; 1 failed; 2 wrong usage; 3 key missing or rejected;
4 not enough credits; 5 outcome unknown, may have been charged; 130 cancelled.

Environment: ELEVENLABS_API_KEY, ELEVENLABS_BASE_URL and ELEVENLABS_WS_URL make a
temporary profile that is never stored. VOICE_STUDIO_HOME moves all data to one
folder. VOICE_STUDIO_LOG=debug logs more. Without a profile the sandbox speaks.)");
}

QString speak()
{
    return CliText::tr(R"(Usage: voice-studio speak [TEXT] [--input FILE|-] [OPTIONS]

Speaks a text. The same text with the same voice and settings is made, and paid
for, only once.

  --input FILE       take the text from a file, or from standard input (-)
  --voice NAME|ID    the voice; without it the last one used, else the first
  --model M          the model, e.g. eleven_flash_v2_5
  --format F         as the service sends it, e.g. mp3_44100_128 or pcm_24000
  --output FILE      write the sound: .mp3 .wav .flac .opus .m4a
  --subtitles FILE   write subtitles beside it: .srt or .vtt
  --labels FILE      write a label track for Audacity beside it
  --loudness TARGET  bring the file to a loudness: LUFS such as -16, or acx
  --name-pattern P   name the file in the folder --output, e.g. "{voice} {number}";
                     also {words} {model} {take} {date} {time}
  --play             play while it arrives; without a text, speak each line of
                     standard input as it comes
  --force            replace files that exist
  --dry-run          only say what it would cost
  --json             one JSON object a line

Examples:
  voice-studio speak "The harbour was quiet." --output a.mp3 --subtitles a.srt
  voice-studio speak --input script.txt --voice Aria --output script.wav --loudness -16
  voice-studio speak "Hello" --dry-run
  tail -f announcements.txt | voice-studio speak --play)");
}

QString voices()
{
    return CliText::tr(R"(Usage: voice-studio voices [--search WORDS] [--shared] [--json]

Lists the voices of the account, one a line: id, name, description.

  --search WORDS     only voices that match
  --shared           the shared library instead of the account's own

Examples:
  voice-studio voices
  voice-studio voices --shared --search "calm narrator")");
}

QString profile()
{
    return CliText::tr(R"(Usage: voice-studio profile list
       voice-studio profile add NAME [--region R | --base-url URL] [--ws-url URL]
                                     [--ca-file FILE]
       voice-studio profile test [NAME]
       voice-studio profile use NAME
       voice-studio profile remove NAME

The key is typed without echo, or read from standard input, and kept in the system
keychain. It is tried before it is kept.

  --region R         global, us, eu, in or sg
  --base-url URL     any server that speaks the same API; plain http only on this
                     machine
  --ws-url URL       for sockets, if they are elsewhere
  --ca-file FILE     a certificate authority to trust as well (PEM)

Examples:
  voice-studio profile add Northwind
  voice-studio profile add Northwind --region eu < key.txt
  voice-studio profile use Sandbox)");
}

QString usage()
{
    return CliText::tr(R"(Usage: voice-studio usage [--by day|voice|model|project] [--month | --days N]
                          [--csv] [--json]

Shows the plan and the credits left, as the service says, and what this program
spent, as its own ledger says: the figures of the History panel.

  --by WHAT    group by day (the default), voice, model or project
  --month      from the first of this month
  --days N     the last N days
  --csv        the ledger alone as comma-separated values; nothing is asked of
               the service

Examples:
  voice-studio usage --by voice --month
  voice-studio usage --csv > usage.csv)");
}

QString sandbox()
{
    return CliText::tr(R"(Usage: voice-studio sandbox [--port N] [--json]

Serves the built-in service on 127.0.0.1 until it is interrupted. It speaks the
ElevenLabs API with plain voices and pretend credits; any key is accepted.

  --port N           listen there; without it any free port

Example:
  voice-studio sandbox --port 8080
  ELEVENLABS_BASE_URL=http://127.0.0.1:8080 ELEVENLABS_API_KEY=any \
      voice-studio speak "Hello" --output hello.mp3)");
}

} // namespace

QStringList commandNames()
{
    return {u"speak"_s, u"voices"_s, u"profile"_s, u"usage"_s, u"sandbox"_s};
}

QString helpText(const QString &command)
{
    if (command == "speak"_L1)
        return speak();
    if (command == "voices"_L1)
        return voices();
    if (command == "profile"_L1)
        return profile();
    if (command == "usage"_L1)
        return usage();
    if (command == "sandbox"_L1)
        return sandbox();
    return overview();
}

} // namespace studio::app
