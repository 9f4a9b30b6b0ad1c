#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Voice Studio authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""An answer gets lost on the way: it is shown as unknown, found in the service's history and adopted, and the
service's books show one charge."""

import os
import sys
import tempfile
import shutil

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from studio import Service, Studio, wait_for  # noqa: E402

TEXT = "The twelfth boat was gone, and so was the fog that had carried it in."


def main(program):
    home = tempfile.mkdtemp(prefix="studio-journey.")
    try:
        with Service(program) as service:
            used, made = service.books()
            with Studio(program, home, environment=service.environment) as studio:
                studio.find("text", "Script$").set_text_contents(TEXT)
                studio.find("push button", "Generate, [0-9]")
                service.behave(cut_after_bytes=0, path="text-to-speech", times=1)
                studio.do("push button", "Generate, [0-9]")
                wait_for("the request to be unknown",
                         lambda: studio.rows("SELECT 1 FROM ledger WHERE state = 'unknown'"))
                wait_for("the service to finish it all the same", lambda: service.books()[1] == made + 1)
                after = service.books()[0]
                assert after > used, "the service did not charge for the lost answer"
                studio.find("radio button", "Take 1, ", 60)
                assert studio.rows("SELECT count(*) FROM ledger WHERE state = 'unknown'")[0][0] == 0
                count, credits = studio.paid()
                assert (count, credits) == (1, after - used), (count, credits, after - used)
                assert studio.quit() == 0
            with Studio(program, home, environment=service.environment) as studio:
                studio.do("push button", "Play, Already made · 0 credits")
                studio.find("push button", "Pause$")
                assert service.books() == (after, made + 1), "something was paid for twice"
                assert studio.quit() == 0
    finally:
        shutil.rmtree(home, ignore_errors=True)


if __name__ == "__main__":
    main(sys.argv[1])
    print("1 passed, 0 failed")
