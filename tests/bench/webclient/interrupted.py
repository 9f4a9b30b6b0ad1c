#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Voice Studio authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""How soon an agent that is interrupted falls silent: the service's web client and this program, one after the other, against the
same sandbox, heard at the same loudspeaker made of software by somebody who belongs to neither.

    STUDIO_WEB_CLIENT=…/peer tests/support/with_sound.sh tests/bench/webclient/interrupted.py build/release/bin/voice-studio [ROUNDS]

Without STUDIO_WEB_CLIENT (see run.mjs) only this program is measured."""

import array
import math
import os
import re
import statistics
import subprocess
import sys
import tempfile
import threading
import time

HERE = os.path.dirname(os.path.abspath(__file__))
RATE = 48000
BLOCK = RATE // 200
LOUD = 300  # of 32768


class Listener:
    """What the loudspeaker plays, in blocks of 5 ms, each with the time it was heard at."""

    def __init__(self):
        self.blocks = []
        self.process = subprocess.Popen(["parec", "-d", "spk.monitor", "--raw", "--format=s16le", f"--rate={RATE}",
                                         "--channels=1", "--latency-msec=10"], stdout=subprocess.PIPE)
        threading.Thread(target=self.listen, daemon=True).start()

    def listen(self):
        rest = b""
        while data := os.read(self.process.stdout.fileno(), 65536):
            now = time.monotonic()
            rest += data
            whole = len(rest) // (2 * BLOCK)
            for i in range(whole):
                samples = array.array("h", rest[2 * BLOCK * i:2 * BLOCK * (i + 1)])
                level = math.sqrt(sum(s * s for s in samples) / BLOCK)
                self.blocks.append((now - (whole - i) * 0.005, level))
            rest = rest[2 * BLOCK * whole:]

    def loud_since(self, begin):
        return next((at for at, level in list(self.blocks) if at > begin and level > LOUD), None)

    def last_sound_before_quiet(self, begin, quiet):
        """When the last loud block before so many seconds of silence was; None if it never came."""
        last = None
        for at, level in list(self.blocks):
            if at < begin:
                continue
            if level > LOUD:
                if last is not None and at - last > quiet:
                    return last
                last = at
        return last if last and time.monotonic() - last > quiet else None


def wait_for(what, found, seconds=20):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if (value := found()) is not None:
            return value
        time.sleep(0.01)
    raise SystemExit(f"waited in vain for {what}")


class Client:
    def __init__(self, command, env):
        self.lines = []
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=env)
        threading.Thread(target=self.read, daemon=True).start()

    def read(self):
        for line in self.process.stdout:
            self.lines.append((time.monotonic(), line))

    def told(self, pattern):
        return next((at for at, line in list(self.lines) if re.search(pattern, line)), None)

    def end(self, word):
        try:
            self.process.stdin.write(word)
            self.process.stdin.close()
        except (BrokenPipeError, OSError):
            pass
        try:
            self.process.wait(15)
        except subprocess.TimeoutExpired:
            self.process.terminate()
            self.process.wait(15)


def one_round(listener, client, spoken):
    begin = time.monotonic()
    try:
        heard = wait_for("the agent's voice", lambda: listener.loud_since(begin), 30)
        time.sleep(max(0, heard + 0.9 - time.monotonic()))
        speaker = subprocess.Popen(["paplay", "--device=micfeed", "--latency-msec=20", spoken])
        event = wait_for("the interruption", lambda: client.told(r'"type": ?"interruption"'), 15)
        silent = wait_for("silence", lambda: listener.last_sound_before_quiet(begin, 0.35), 15)
        speaker.wait(20)
        return 1000 * (silent - event)
    finally:
        client.end("end\n")


def main():
    program, rounds = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 7
    folder = tempfile.mkdtemp(prefix="studio-interrupted.")
    env = dict(os.environ, VOICE_STUDIO_HOME=folder)
    for name in ("ELEVENLABS_API_KEY", "ELEVENLABS_BASE_URL", "ELEVENLABS_WS_URL", "VOICE_STUDIO_AUDIO"):
        env.pop(name, None)
    spoken = os.path.join(folder, "wait.wav")
    subprocess.run([program, "speak", "Wait please, wait a moment, I have another question for you.", "--output", spoken],
                   env=env, check=True, capture_output=True)
    service = subprocess.Popen([program, "sandbox", "--port", "0"], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
                               env=env)
    address = None
    while address is None:
        match = re.search(r"ELEVENLABS_WS_URL=(\S+)", service.stdout.readline())
        address = match.group(1) if match else None
    feed = subprocess.Popen(["pacat", "--playback", "--device=micfeed", f"--rate={RATE}", "--channels=1", "--format=s16le",
                             "--latency-msec=50", "/dev/zero"], stderr=subprocess.DEVNULL)
    listener = Listener()
    time.sleep(3)  # A fresh null sink renders ahead.
    url = f"{address}/v1/convai/conversation?agent_id=agent_billing"
    own = dict(env, ELEVENLABS_API_KEY="any", ELEVENLABS_BASE_URL=address.replace("ws", "http", 1), ELEVENLABS_WS_URL=address)
    clients = [("this program", [program, "agent", "talk", "agent_billing", "--for", "20", "--json"], own)]
    if os.environ.get("STUDIO_WEB_CLIENT"):
        clients.append(("web client", ["node", os.path.join(HERE, "run.mjs"), url, "40"], env))
    try:
        for name, command, surroundings in clients:
            times = []
            for _ in range(rounds):
                times.append(one_round(listener, Client(command, surroundings), spoken))
                time.sleep(1)
            print(f"interrupted → silent, {name:<13} median {statistics.median(times):6.1f} ms  "
                  f"({min(times):.1f} … {max(times):.1f}, {rounds} runs)", flush=True)
    finally:
        for process in (service, feed, listener.process):
            process.terminate()
            process.wait(10)
        subprocess.run(["rm", "-rf", folder], check=False)


if __name__ == "__main__":
    main()
