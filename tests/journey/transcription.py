#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Voice Studio authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A recording becomes text and captions by keyboard alone, in the sandbox: dropped in, priced, transcribed, corrected,
killed while it is edited, opened again, exported. Only keys go in; what is checked is what assistive technology is told,
the database and the files written."""

import os
import re
import shutil
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from studio import Studio, wait_for  # noqa: E402

SAID = ("The birch canoe slid on the smooth planks. Glue the sheet to the dark blue background. It is easy to tell the "
        "depth of a well. These days a chicken leg is a rare dish. Rice is often served in round bowls.")


def words_of(text):
    return re.findall(r"[a-z']+", text.lower())


def word_errors(reference, heard):
    """Substitutions, insertions and deletions."""
    row = list(range(len(heard) + 1))
    for i, word in enumerate(reference, 1):
        before, row[0] = row[0], i
        for j, other in enumerate(heard, 1):
            before, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, before + (word != other))
    return row[-1]


def record(program, folder):
    path = os.path.join(folder, "talk.wav")
    home = os.path.join(folder, "other-home")
    subprocess.run([program, "speak", SAID, "--voice", "Tobin", "--output", path], check=True, timeout=60, stdout=subprocess.DEVNULL,
                   env=dict(os.environ, VOICE_STUDIO_HOME=home, VOICE_STUDIO_AUDIO="null"))
    return path


def text_of(studio):
    return studio.find("text", "Transcript").get_text(0, -1)


def transcribe(studio):
    studio.wait_focus("push button", "Transcribe, Free in sandbox")
    studio.keys("Return")
    studio.find("text", "Transcript", 90)
    studio.wait_focus("text", "Transcript")
    heard = words_of(text_of(studio))
    errors = word_errors(words_of(SAID), heard)
    rate = errors / len(words_of(SAID))
    print(f"word error rate {100 * rate:.1f} %")
    assert rate < 0.4, f"heard: {' '.join(heard)}"
    assert studio.rows("SELECT count(*) FROM transcripts WHERE state = 'done'") == [(1,)]


def correct(studio):
    before = text_of(studio)
    studio.keys("ctrl+Home")
    studio.type("Prologue ")
    wait_for("what was typed", lambda: text_of(studio).startswith("Prologue"))
    studio.keys("ctrl+z", "ctrl+z")
    wait_for("undo", lambda: text_of(studio) == before)
    studio.keys("ctrl+y", "ctrl+y")
    wait_for("redo", lambda: text_of(studio).startswith("Prologue"))


def export(studio, folder):
    studio.keys("ctrl+e")
    studio.wait_focus("text", "Name|File name")
    studio.keys("ctrl+a")
    studio.type("Harbour")
    studio.keys("Return")
    path = wait_for("the exported file", lambda: [os.path.join(where, name) for where, _, names in os.walk(folder)
                                                  for name in names if name == "Harbour.srt"])[0]
    probe = subprocess.run(["ffprobe", "-v", "error", "-show_entries", "format=format_name", "-of", "csv=p=0", path],
                           capture_output=True, text=True, check=True)
    assert probe.stdout.strip() == "srt", probe.stdout
    with open(path, encoding="utf-8-sig") as captions:
        first = captions.read()
    assert first.startswith("1") and "Prologue" in first and "-->" in first, first[:200]


def main(program):
    folder = tempfile.mkdtemp(prefix="studio-journey.")
    home = os.path.join(folder, "home")
    os.mkdir(home)
    try:
        path = record(program, folder)
        with Studio(program, home, arguments=["--panel", "transcription", path]) as studio:
            transcribe(studio)
            correct(studio)
            time.sleep(1.0)
            studio.kill()
        with Studio(program, home) as studio:
            studio.keys("ctrl+4")
            studio.wait_focus("list( item)?", "Transcripts|talk")
            studio.keys("Return")
            wait_for("the transcript as it was", lambda: text_of(studio).startswith("Prologue"))
            export(studio, os.environ["HOME"])
            ended = studio.quit()
            assert ended == 0, f"it ended with {ended}"
    finally:
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main(sys.argv[1])
