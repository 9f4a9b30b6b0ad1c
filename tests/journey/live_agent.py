#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Voice Studio authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A conversation by voice with the sandbox's billing agent, through a microphone made of software and steered by keys:
the agent understands, calls a tool, is interrupted, learns something silently and answers accordingly. A scenario is
written, put into a loop, run twice and compared with itself. Then the record of the conversation is looked into: what
was said, what was heard, and that no secret is in it.

With STUDIO_AGENT_PICTURES=FOLDER pictures are taken in both themes while it goes on."""

import glob
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
import wave

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from studio import Studio, wait_for  # noqa: E402

PROBLEM = "I was charged twice for order four eight two one three."
INTERRUPTION = "Wait. Can you put it on my account credit instead?"
GOLD = "Customer tier: Gold. Credit refunds are instant."
SCENARIO = ('{"scenario": "Greeting", "session": {"textOnly": true}, '
            '"steps": [{"type": "Hello"}, {"expectWords": "help"}]}')
PICTURES = os.environ.get("STUDIO_AGENT_PICTURES")


def speech(program, folder, name, text):
    path = os.path.join(folder, name + ".wav")
    subprocess.run([program, "speak", text, "--output", path], check=True, capture_output=True,
                   env=dict(os.environ, VOICE_STUDIO_HOME=os.path.join(folder, "speaker")))
    return path


def say(path):
    subprocess.run(["paplay", "--device=micfeed", path], check=True)


def sessions(home):
    return sorted(glob.glob(os.path.join(home, "data", "sessions", "*", "events.jsonl")))


def checks(home):
    return glob.glob(os.path.join(home, "data", "checks", "*", "*.json"))


def events(path):
    with open(path, encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.endswith("\n")]


def picture(studio, name, dialog=False):
    if not PICTURES:
        return
    os.makedirs(PICTURES, exist_ok=True)
    if dialog:  # the palette is behind it
        time.sleep(0.3)
        studio.screenshot(os.path.join(PICTURES, f"{name}.png"))
        return
    for theme in ("light", "dark"):
        time.sleep(0.3)
        studio.screenshot(os.path.join(PICTURES, f"{name}-{theme}.png"))
        studio.keys("ctrl+k")
        studio.type("switch between light")
        time.sleep(0.4)
        studio.keys("Return")
    time.sleep(0.3)


def talk(studio, problem, interruption):
    studio.keys("ctrl+7")
    studio.ready("push button", "Start, Free in sandbox|Start$", 40)
    wait_for("the agent", lambda: any("Billing support" in (node.get_name() or "") for node in studio.walk()))
    studio.keys("ctrl+Return")
    studio.said("Listening|Speaking", 40)
    studio.find("list item", "Agent, .*Northwind support", 40)
    # Let it finish: this one is not to be interrupted.
    studio.said("Listening", 40)

    # The recogniser may mishear a digit; a person would say it again.
    for _ in range(3):
        say(problem)
        try:
            studio.find("list item", "Tool lookup_order, .*OK", 20)
            break
        except AssertionError:
            studio.said("Listening", 40)
    studio.find("list item", "Tool lookup_order, .*OK", 5)
    picture(studio, "agent-tool")

    # While it explains at length.
    studio.find("list item", "Agent, .*two charges", 20)
    time.sleep(1.5)
    say(interruption)
    studio.find("list item", "Agent, .*interrupted: .*two charges", 30)
    # Out of a message that is half typed, which stays: in a field Ctrl+U could clear the line instead.
    studio.keys("ctrl+t")
    studio.wait_focus("text", "Message")
    studio.type("Please put it ")
    studio.keys("ctrl+u")
    studio.wait_focus("text", "Contextual update")
    studio.type(GOLD)
    studio.keys("Return")
    studio.find("list item", "Context sent: “Customer tier: Gold", 20)
    studio.said("Listening", 60)
    # A typed turn, too.
    studio.keys("ctrl+t")
    studio.wait_focus("text", "Message")
    studio.keys("End")
    studio.type("on my account credit.")
    studio.keys("Return")
    studio.find("list item", "You, .*typed: Please put it", 20)
    studio.find("list item", "Agent, .*available right away", 40)
    studio.find("list item", "Turn 1, ", 20)
    picture(studio, "agent-live")

    # Muted and back, by keys.
    studio.keys("ctrl+m")
    studio.said("Muted", 20)
    studio.keys("ctrl+m")
    studio.said("Listening|Speaking|Thinking", 20)
    studio.keys("ctrl+shift+e")
    studio.said("The session is over", 30)
    picture(studio, "agent-ended")


def scenario(studio):
    """Written by hand, repeated by a loop of the table, run twice, and both runs side by side."""
    studio.keys("ctrl+shift+s")
    studio.tab_to("push button", "New$")
    studio.keys("space")
    studio.wait_focus("text", "Name of the scenario")
    studio.do("page tab", "JSON")
    studio.tab_to("text", "The scenario as JSON")
    studio.keys("ctrl+a")
    studio.type(SCENARIO)
    studio.do("page tab", "Table")
    studio.find("table cell", "Step 2: ")
    studio.tab_to("table", "Steps", "shift+Tab")
    studio.keys("shift+Down", "alt+r")
    studio.find("table cell", "Step 3: .*level 1")
    picture(studio, "scenario-loop", dialog=True)
    for run in range(2):
        if run > 0:
            studio.keys("ctrl+shift+s")
        studio.do("push button", "Run$")
        wait_for("the result", lambda: len(checks(studio.home)) > run, 40)
    studio.keys("ctrl+shift+s")
    for path in checks(studio.home):
        with open(path, encoding="utf-8") as result:
            run = json.load(result)["runs"][0]
        assert [step["step"] for step in run["steps"]] == ["type", "expectWords"] * 2, run["steps"]
    studio.do("push button", "Compare")
    studio.find("table cell", "Greeting. First: passed.* Second: passed")
    picture(studio, "scenario-compared", dialog=True)
    studio.keys("Escape", "Escape")


def look_into(path):
    log = events(path)
    types = [entry.get("type") for entry in log]
    for wanted in ("session.start", "session.formats", "voice.begin", "voice.end", "user_transcript", "client_tool_call",
                   "client_tool_result", "interruption", "sound.first", "sound.stopped", "contextual_update",
                   "user_message", "pong", "session.end"):
        assert wanted in types, f"no {wanted} in the log: {sorted(set(types))}"
    cut = [entry for entry in log if entry["type"] == "sound.stopped" and entry["data"].get("interrupted")]
    assert cut, "nothing was interrupted"
    said = wait_for("the sound", lambda: glob.glob(os.path.join(os.path.dirname(path), "sound.wav")))[0]
    with wave.open(said) as sound:
        assert sound.getnchannels() == 2, sound.getnchannels()
        seconds = sound.getnframes() / sound.getframerate()
        assert seconds > 10, seconds
    with open(path, encoding="utf-8") as lines:
        text = lines.read()
    for secret in ("conversation_signature", "cvtkn", "token=", "xi-api-key", "signed_url"):
        assert secret not in text, f"{secret} is in the log"
    silent = [round(entry["data"].get("heardMs", 0)) for entry in cut]
    print(f"{len(log)} events, {seconds:.0f} s of sound; interrupted after {silent} ms")


def bundle(program, home, session, folder):
    """The case bundle of the session, through the command line."""
    listed = subprocess.run([program, "agent", "sessions", "--json"], capture_output=True, text=True,
                            env=dict(os.environ, VOICE_STUDIO_HOME=home))
    if listed.returncode == 2:
        return
    path = os.path.join(PICTURES or folder, "case.zip")
    done = subprocess.run([program, "agent", "bundle", session, "--output", path, "--force"],
                          capture_output=True, text=True,
                          env=dict(os.environ, VOICE_STUDIO_HOME=home))
    assert done.returncode == 0, done.stderr
    assert os.path.getsize(path) > 10_000


def main(program):
    folder = tempfile.mkdtemp(prefix="studio-agent.")
    home = tempfile.mkdtemp(prefix="studio-journey.")
    # A microphone that is fed by nothing delivers nothing.
    feed = subprocess.Popen(["pacat", "--playback", "--device=micfeed", "--rate=48000", "--channels=1", "--format=s16le",
                             "--latency-msec=50", "/dev/zero"], stderr=subprocess.DEVNULL)
    try:
        problem = speech(program, folder, "problem", PROBLEM)
        interruption = speech(program, folder, "interruption", INTERRUPTION)
        with Studio(program, home, environment={"VOICE_STUDIO_AUDIO": ""}) as studio:
            talk(studio, problem, interruption)
            talked = wait_for("a recorded session", lambda: sessions(home))[-1]
            scenario(studio)
            assert studio.quit() == 0
        look_into(talked)
        bundle(program, home, os.path.basename(os.path.dirname(talked)), folder)
    finally:
        feed.kill()
        feed.wait(10)
        shutil.rmtree(home, ignore_errors=True)
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main(sys.argv[1])
    print("1 passed, 0 failed")
