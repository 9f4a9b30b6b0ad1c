// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/helptext.h"

#include "app/cli/agentcommand.h"
#include "app/cli/clitext.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace studio::app {

namespace {

QString overview()
{
    return CliText::tr(R"(Usage: voice-studio [COMMAND] [OPTIONS]
       voice-studio [--panel NAME] [FILE…]

Without a command the window opens, or comes forward where it is open, with the panel
NAME (speech, changer, transcription, history, settings). FILE is a text for speech,
recordings for the changer, and recordings, captions or transcripts for transcription.

Commands:
  speak      text to sound, files or both
  convert    recordings to another voice
  isolate    recordings freed of noise and music
  transcribe files, links or the microphone to text and captions
  agent      talk to voice agents, and check them with scenarios
  voices     list voices, one a line
  profile    list, add, test, use or remove an account
  usage      plan, credits left, and what was spent from here
  sandbox    serve the built-in service on this machine, for other programs

  --json     on every command: one JSON object a line on standard output
  --help     help for a command, with examples
  --version  the version

Examples:
  voice-studio speak "Hello" --output hello.mp3
  voice-studio transcribe interview.mp4 --output interview.srt
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

QString convert()
{
    return CliText::tr(R"(Usage: voice-studio convert IN… --output FILE|FOLDER [OPTIONS]

Gives a recording another voice and keeps its performance. IN is any sound or video
file, several of them, or a folder. What is longer than the service takes is cut at
silences, made in parts and joined: the result is as long as the recording. The same
recording with the same voice and settings is made, and paid for, only once.

  --output FILE      write the sound: .mp3 .wav .flac .opus .m4a; a folder for many
  --voice NAME|ID    the voice; without it the last one used, else the first
  --model M          the model, e.g. eleven_multilingual_sts_v2
  --format F         as the service sends it, e.g. mp3_44100_128 or pcm_24000
  --from S, --to S   only this part of the recording, in seconds
  --stream N         the sound stream of a video, counted from 0
  --channel N        one channel only, counted from 1
  --remove-noise     the service takes away noise before it changes the voice
  --suppress-noise   steady noise is taken away on this machine, for free
  --stability X, --similarity X, --style X
                     0 to 1; without them as the voice has them
  --seed N           the same seed gives the same sound, as far as the service can
  --loudness TARGET  bring the file to a loudness: LUFS such as -16, or acx
  --force            replace files that exist
  --dry-run          only say what it would cost
  --json             one JSON object a line

Examples:
  voice-studio convert take.wav --voice Aria --output aria.mp3
  voice-studio convert interview.mp4 --from 12.5 --to 90 --voice Aria --output part.wav
  voice-studio convert recordings/ --voice Aria --output converted/)");
}

QString isolate()
{
    return CliText::tr(R"(Usage: voice-studio isolate IN… --output FILE|FOLDER [OPTIONS]

Takes noise and music out of a recording and leaves the voice. IN is any sound or video
file, several of them, or a folder.

  --output FILE      write the sound: .mp3 .wav .flac .opus .m4a; a folder for many
  --local            on this machine instead of by the service: steady noise only,
                     for nothing, without an account; nothing leaves the machine
  --from S, --to S   only this part of the recording, in seconds
  --stream N         the sound stream of a video, counted from 0
  --channel N        one channel only, counted from 1
  --suppress-noise   steady noise is taken away on this machine first, for free
  --loudness TARGET  bring the file to a loudness: LUFS such as -16, or acx
  --force            replace files that exist
  --dry-run          only say what it would cost
  --json             one JSON object a line

Examples:
  voice-studio isolate street.wav --output voice.wav
  voice-studio isolate fan.wav --local --output quiet.wav
  voice-studio isolate phone-video.mp4 --output voice.mp3 --dry-run)");
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
    return CliText::tr(R"(Usage: voice-studio sandbox [--port N] [--llm-url URL] [--llm-model M] [--json]

Serves the built-in service on 127.0.0.1 until it is interrupted. It speaks the
ElevenLabs API with plain voices and pretend credits; any key is accepted. Three
agents answer calls: agent_billing, agent_booking (needs a signed URL) and
agent_trouble, which does everything wrong.

  --port N           listen there; without it any free port
  --llm-url URL      let the agents answer from a language model: an endpoint that
                     speaks OpenAI's chat/completions, e.g. http://localhost:11434/v1
  --llm-model M      the model to ask for there

Environment: VOICE_STUDIO_LLM_KEY holds the key of that endpoint,
VOICE_STUDIO_LLM_URL and VOICE_STUDIO_LLM_MODEL stand for the options.

Example:
  voice-studio sandbox --port 8080
  ELEVENLABS_BASE_URL=http://127.0.0.1:8080 ELEVENLABS_API_KEY=any \
      voice-studio speak "Hello" --output hello.mp3)");
}

} // namespace

QStringList commandNames()
{
    return {u"speak"_s,  u"convert"_s, u"isolate"_s, u"transcribe"_s, u"agent"_s,
            u"voices"_s, u"profile"_s, u"usage"_s,   u"sandbox"_s};
}

QString helpText(const QString &command)
{
    if (command == "speak"_L1)
        return speak();
    if (command == "convert"_L1)
        return convert();
    if (command == "isolate"_L1)
        return isolate();
    if (command == "transcribe"_L1)
        return transcribeHelp();
    if (command == "agent"_L1)
        return agentHelp();
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
