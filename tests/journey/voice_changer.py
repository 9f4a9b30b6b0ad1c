#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Voice Studio authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The voice changer, once by accessibility and once by keyboard alone: a recording handed over at the start gets another
voice, is compared with its original, exported, asked for again for nothing, found in the history and restored."""

import math
import os
import shutil
import struct
import subprocess
import sys
import tempfile
import wave

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from studio import Studio, wait_for  # noqa: E402

SECONDS = 4.0


def make_recording(path):
    """Something like a voice: a buzz that opens and closes."""
    with wave.open(path, "wb") as out:
        out.setparams((1, 2, 16000, 0, "NONE", ""))
        for i in range(int(SECONDS * 16000)):
            t = i / 16000
            loud = 0.35 * abs(math.sin(2 * math.pi * 1.5 * t))
            value = sum(math.sin(2 * math.pi * 120 * n * t) / n for n in (1, 2, 3, 5))
            out.writeframesraw(struct.pack("<h", int(max(-1, min(1, loud * value / 2)) * 32000)))


def length_of(path):
    told = subprocess.run(["ffprobe", "-v", "error", "-show_entries", "format=duration", "-of", "csv=p=0", path],
                          capture_output=True, text=True, check=True)
    return float(told.stdout)


def open_recording(studio, folder, name):
    """As a file manager does it: the name of the file is typed into the dialog of the desktop."""
    studio.keys("ctrl+o")
    studio.wait_focus("text", "File name")
    studio.type(os.path.join(folder, name))
    studio.keys("Return")
    studio.find("slider", f"Waveform of the recording {name}")
    studio.said(f"{name} is open")


def by_accessibility(program, home, folder):
    with Studio(program, home) as studio:
        studio.keys("ctrl+2")
        open_recording(studio, folder, "first.wav")
        studio.do("push button", "Change voice, Free in sandbox")
        studio.find("radio button", "Take 1, ")
        wait_for("the change to be paid for", lambda: studio.paid()[0] == 1)
        studio.said("Take 1 is ready")
        studio.find("push button", "Play, Already made · 0 credits")
        studio.do("push button", "Play, Already made")
        studio.said("Playing the take that was made already")
        assert studio.paid()[0] == 1, "the same was paid for twice"
        studio.do("push button", "Isolate the voice|Another take")
        studio.find("radio button", "Take 2, ")
        wait_for("the second take", lambda: studio.paid()[0] == 2)
        studio.said("Take 2 is ready")
        assert studio.quit() == 0


def by_keyboard(program, home, folder):
    with Studio(program, home) as studio:
        studio.keys("ctrl+2")
        studio.find("slider", "Waveform of the recording first.wav")
        studio.find("radio button", "Take 2, ")
        open_recording(studio, folder, "second.wav")
        studio.wait_focus("slider", "Waveform of the recording second.wav")
        # Trimmed to its second half.
        studio.keys("Home", "Right", "Right", "i", pause=0.2)
        studio.find("label", "0:02 of 0:04")
        # Another voice.
        studio.keys("ctrl+p")
        studio.find("dialog", "Choose a voice")
        studio.keys("Down", "Down", "Return", pause=0.2)
        studio.gone("dialog", "Choose a voice")
        studio.keys("ctrl+Return")
        studio.find("radio button", "Take 3, ")
        studio.said("Take 3 is ready")
        wait_for("the third take", lambda: studio.paid()[0] == 3)
        # Original and result.
        studio.keys("x")
        studio.said("Original")
        studio.keys("x")
        studio.said("Result")
        # Out.
        studio.keys("ctrl+e")
        studio.wait_focus("text", "Name")
        studio.keys("ctrl+a")
        studio.type("Changed harbour")
        studio.keys("Return")
        path = wait_for("the exported file", lambda: [os.path.join(where, name) for where, _, names in
                                                      os.walk(os.environ["HOME"]) for name in names
                                                      if name.startswith("Changed harbour")])[0]
        assert abs(length_of(path) - 2.0) < 0.1, f"{path} is {length_of(path)} s long"
        studio.keys("Escape")
        # Found again among what was changed.
        studio.keys("ctrl+9")
        studio.wait_focus("text", "Search history")
        studio.type("second")
        studio.find("list item", "second.wav")
        studio.keys("Down")
        studio.wait_focus("list( item)?", "History|second")
        studio.keys("Return")
        studio.said("Recording, voice and settings of the take are back")
        studio.find("slider", "Waveform of the recording second.wav")
        assert studio.paid()[0] == 3, "restoring was paid for"
        assert studio.quit() == 0


def main(program):
    home = tempfile.mkdtemp(prefix="studio-journey.")
    folder = tempfile.mkdtemp(prefix="studio-recordings.")
    try:
        for name in ("first.wav", "second.wav"):
            make_recording(os.path.join(folder, name))
        by_accessibility(program, home, folder)
        by_keyboard(program, home, folder)
    finally:
        shutil.rmtree(home, ignore_errors=True)
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main(sys.argv[1])
    print("2 passed, 0 failed")
