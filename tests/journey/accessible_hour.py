#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Voice Studio authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The creator's hour from outside, through accessibility: every step finds its object by role and name and uses the
actions, texts and values it offers. No keys, no coordinates."""

import os
import re
import shutil
import sys
import tempfile

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from studio import Atspi, Studio, wait_for  # noqa: E402

TEXT = "The harbour was quiet before dawn. Maren counted the boats twice. Eleven, and one that should not be there."
OTHER = "Another draft altogether."


def command(studio, words, found):
    """Runs a command through the palette."""
    studio.do("push button", "Search or run a command")
    studio.find("text", "Search or run a command").set_text_contents(words)
    studio.find("list item", found)
    studio.do("combo box", "Search or run a command")
    studio.gone("dialog", "Command palette")


def audition_blind(studio):
    studio.do("push button", "Listen blind")
    studio.do("push button", "Play all, Free in sandbox")
    for place in (1, 2, 3):
        studio.find("radio button", rf"Audition {place}, Voice {place}, \d")
    assert not studio.look("radio button", "Audition 1, Aria"), "a blind test shows a name"
    wait_for("three paid candidates", lambda: studio.paid()[0] == 3)
    for place, score in ((1, 1), (2, 4), (3, 2)):
        studio.do("radio button", f"Audition {place}, ", action=f"Score {score}")
    studio.do("push button", "Reveal")
    best = re.match(r"First: (\w+), with 4 of 5", studio.said(r"First: \w+, with 4 of 5").get_name())[1]
    studio.do("radio button", rf"Audition \d, {best}, ")
    command(studio, "use the playing voice", "Use the playing voice")
    studio.find("push button", rf"Voice: {best}\. Opens picker")
    assert studio.paid()[0] == 3, "listening was paid for"


def generate_and_compare(studio):
    studio.do("push button", "Generate, ")
    studio.find("radio button", "Take 1, ")
    studio.said("Take 1 is ready")
    studio.do("push button", "Another take, ")
    studio.find("radio button", "Take 2, ")
    studio.said("Take 2 is ready")
    assert studio.paid()[0] == 5
    studio.do("push button", "Pause$")
    studio.do("push button", "Previous take")
    studio.find("slider", "Waveform, Take 1")
    studio.do("push button", "Next take")
    studio.find("slider", "Waveform, Take 2")
    command(studio, "star the take", "Star the take")
    studio.find("radio button", "Take 2, .*starred")


def comp(studio):
    wave = studio.find("slider", "Waveform, Take 2")
    wave.set_current_value(0.1)
    studio.do("push button", "Keep for the comp")
    studio.find("radio button", "Take 2, The harbour")
    studio.do("radio button", "Take 1, ")
    studio.find("slider", "Waveform, Take 1")
    studio.do("push button", "Rest from this take")
    studio.do("push button", "Make comp, 0 credits")
    studio.find("radio button", "Take 3, ")
    assert studio.paid()[0] == 5, "joining takes was paid for"


def export(studio, folder):
    studio.do("push button", "Export")
    studio.find("text", "Name").set_text_contents("Harbour")
    dialog = studio.find("dialog", "Export take 3")
    studio.do("push button", "Export$", within=dialog)
    wait_for("the exported file", lambda: any(name.startswith("Harbour") for _, _, names in os.walk(folder)
                                              for name in names))
    close = studio.look("push button", "Close$", within=studio.root)
    if studio.look("dialog", "") and close:
        close.do_action(0)


def find_and_restore(studio):
    studio.find("text", "Script$").set_text_contents(OTHER)
    studio.do("list item", "History")
    studio.find("text", "Search history").set_text_contents("counted twice")
    row = studio.find("list item", "The harbour")
    if not row.get_state_set().contains(Atspi.StateType.SELECTED):
        row.do_action(0)
    command(studio, "restore", "Restore with its text, voice and settings")
    script = studio.find("text", "Script$")
    wait_for("the script of the take", lambda: script.get_text(0, -1) == TEXT)
    studio.find("push button", "Play, Already made · 0 credits")
    assert studio.paid()[0] == 5, "restoring was paid for"


def main(program):
    home = tempfile.mkdtemp(prefix="studio-journey.")
    try:
        with Studio(program, home) as studio:
            studio.find("text", "Script$").set_text_contents(TEXT)
            audition_blind(studio)
            generate_and_compare(studio)
            comp(studio)
            export(studio, os.environ["HOME"])
            find_and_restore(studio)
            command(studio, "quit", "Quit")
            wait_for("the program to end", lambda: studio.process.poll() is not None)
            assert studio.process.returncode == 0
    finally:
        shutil.rmtree(home, ignore_errors=True)


if __name__ == "__main__":
    main(sys.argv[1])
    print("1 passed, 0 failed")
