#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Voice Studio authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A creator's hour by keyboard alone: draft, audition blind, pick, generate, compare, comp, export, find in the history,
restore. Only keys go in; what is checked is what assistive technology is told, the database and the files written."""

import os
import re
import shutil
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from studio import Studio, wait_for  # noqa: E402

TEXT = "The harbour was quiet before dawn. Maren counted the boats twice. Eleven, and one that should not be there."
OTHER = "Another draft altogether."


def audition_blind(studio):
    """Three voices on the first sentence, names hidden; scores; the best one becomes the voice of the script."""
    studio.keys("alt+b")
    studio.find("push button", "End the blind test")
    studio.keys("alt+0")
    for place in (1, 2, 3):
        studio.find("radio button", rf"Audition {place}, Voice {place}, \d")
    assert not studio.look("radio button", "Audition 1, Aria"), "a blind test shows a name"
    wait_for("three paid candidates", lambda: studio.paid()[0] == 3)
    studio.keys("alt+1", "alt+2", "alt+3", pause=0.4)
    studio.tab_to("radio button", "Audition 1, Voice 1")
    studio.keys("Up", "Right", "Up", "Up", "Up", "Up", "Right", "Up", "Up")
    studio.tab_to("push button", "Reveal", key="shift+Tab")
    studio.keys("space")
    best = re.match(r"First: (\w+), with 4 of 5", studio.said(r"First: \w+, with 4 of 5").get_name())[1]
    studio.tab_to("radio button", "Audition")
    place = next(number for number in (1, 2, 3) if studio.look("radio button", f"Audition {number}, {best},"))
    studio.keys("Left", "Left", "Left", *["Right"] * (place - 1), pause=0.2)
    studio.wait_focus("radio button", f"Audition {place}, {best},")
    studio.keys("Return")
    studio.find("push button", rf"Voice: {best}\. Opens picker")
    assert studio.paid()[0] == 3, "listening was paid for"


def generate_and_compare(studio):
    studio.tab_to("text", "Script$", key="shift+Tab")
    studio.keys("ctrl+Return")
    studio.find("radio button", "Take 1, ")
    wait_for("the first take", lambda: studio.paid()[0] == 4)
    studio.said("Take 1 is ready")
    studio.keys("ctrl+shift+g")
    studio.find("radio button", "Take 2, ")
    wait_for("the second take", lambda: studio.paid()[0] == 5)
    studio.said("Take 2 is ready")
    studio.tab_to("slider", "Waveform, Take 2")
    studio.keys("bracketleft")
    studio.find("slider", "Waveform, Take 1")
    studio.keys("bracketright")
    studio.find("slider", "Waveform, Take 2")
    studio.tab_to("radio button", "Take 2")
    studio.keys("ctrl+d")
    studio.find("radio button", "Take 2, .*starred")


def comp(studio):
    """The first sentence of the second take, the rest of the first one: a third take for nothing."""
    studio.tab_to("slider", "Waveform, Take 2")
    if studio.look("push button", "Pause$"):
        studio.keys("space")
    studio.find("push button", "Play$")
    studio.keys("Home", "c")
    studio.find("radio button", "Take 2, The harbour")
    studio.keys("bracketleft")
    studio.find("slider", "Waveform, Take 1")
    studio.tab_to("push button", "Rest from this take")
    studio.keys("space")
    studio.find("radio button", "Take 1, Maren")
    studio.keys("ctrl+alt+Return")
    studio.find("radio button", "Take 3, ")
    assert studio.paid()[0] == 5, "joining takes was paid for"
    made_of = wait_for("the comp in the database",
                       lambda: studio.rows("SELECT made_of, text FROM takes WHERE number = 3 AND document = ''"))
    assert "Maren counted" in made_of[0][1], made_of


def export(studio, folder):
    studio.keys("ctrl+e")
    studio.wait_focus("text", "Name")
    studio.keys("ctrl+a")
    studio.type("Harbour")
    studio.keys("Return")
    path = wait_for("the exported file", lambda: [os.path.join(where, name) for where, _, names in os.walk(folder)
                                                  for name in names if name.startswith("Harbour")])[0]
    probe = subprocess.run(["ffprobe", "-v", "error", "-show_entries", "format=duration", "-of", "csv=p=0", path],
                           capture_output=True, text=True, check=True)
    assert 3 < float(probe.stdout) < 20, f"{path}: {probe.stdout}"
    studio.keys("Escape")


def find_and_restore(studio):
    studio.tab_to("text", "Script$")
    studio.keys("ctrl+a")
    studio.type(OTHER)
    studio.keys("ctrl+9")
    studio.wait_focus("text", "Search history")
    studio.type("counted twice")
    studio.find("list item", "The harbour")
    studio.keys("Down")
    studio.wait_focus("list( item)?", "History|The harbour")
    studio.keys("Return")
    script = studio.find("text", "Script$")
    wait_for("the script of the take", lambda: script.get_text(0, -1) == TEXT)
    studio.find("push button", "Play, Already made · 0 credits")
    assert studio.paid()[0] == 5, "restoring was paid for"


def main(program):
    home = tempfile.mkdtemp(prefix="studio-journey.")
    try:
        with Studio(program, home) as studio:
            studio.wait_focus("text", "Script$")
            studio.keys("ctrl+a")
            studio.type(TEXT)
            audition_blind(studio)
            generate_and_compare(studio)
            comp(studio)
            export(studio, os.environ["HOME"])
            find_and_restore(studio)
            assert studio.quit() == 0
    finally:
        shutil.rmtree(home, ignore_errors=True)


if __name__ == "__main__":
    main(sys.argv[1])
    print("1 passed, 0 failed")
