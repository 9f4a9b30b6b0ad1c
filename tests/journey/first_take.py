#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Voice Studio authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The first minute, by accessibility alone: write, generate, hear, ask again for nothing, leave and come back."""

import os
import shutil
import sys
import tempfile

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from studio import Studio, wait_for  # noqa: E402

TEXT = "The harbour was quiet before dawn. Maren counted the boats twice."


def main(program):
    home = tempfile.mkdtemp(prefix="studio-journey.")
    try:
        with Studio(program, home) as studio:
            studio.find("text", "Script$").set_text_contents(TEXT)
            studio.do("push button", "Generate, ")
            studio.find("radio button", "Take 1, ")
            wait_for("the take to be paid for", lambda: studio.paid()[0] == 1)
            studio.find("push button", "Play, Already made · 0 credits")
            studio.do("push button", "Play, Already made")
            studio.find("push button", "Pause$")
            assert studio.paid()[0] == 1, "the same words were paid for twice"
            assert studio.quit() == 0
        with Studio(program, home) as studio:
            studio.find("radio button", "Take 1, ")
            script = studio.find("text", "Script$")
            wait_for("the script of before", lambda: script.get_text(0, -1) == TEXT)
            studio.find("push button", "Play, Already made · 0 credits")
            assert studio.quit() == 0
    finally:
        shutil.rmtree(home, ignore_errors=True)


if __name__ == "__main__":
    main(sys.argv[1])
    print("1 passed, 0 failed")
