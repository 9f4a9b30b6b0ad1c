#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Voice Studio authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A voice recorded through a microphone made of software, by keys: the recording is heard, changed and exported, and it
is still the same performance. Then the program is killed while it records, and the recording is there again."""

import glob
import math
import os
import re
import shutil
import struct
import subprocess
import sys
import tempfile
import time
import wave

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from studio import Studio, wait_for  # noqa: E402

TEXT = "The people are here and the house is open. We are going to the house in the morning."


def speech(program, folder):
    path = os.path.join(folder, "speech.wav")
    subprocess.run([program, "speak", TEXT, "--output", path], check=True, capture_output=True,
                   env=dict(os.environ, VOICE_STUDIO_HOME=os.path.join(folder, "speaker")))
    return path


def loudness(path):
    """Seconds, and the root mean square of the samples as a part of full scale."""
    with wave.open(path) as sound:
        frames = sound.getnframes()
        data = sound.readframes(frames)
        samples = struct.unpack(f"<{len(data) // 2}h", data)
        mean = math.sqrt(sum(sample * sample for sample in samples) / max(1, len(samples)))
        return frames / sound.getframerate(), mean / 32768


def words(text):
    return re.sub(r"[^a-z ]", "", text.lower()).split()


def word_errors(said, heard):
    row = list(range(len(heard) + 1))
    for i, word in enumerate(said, 1):
        last, row[0] = row[0], i
        for j, other in enumerate(heard, 1):
            last, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, last + (word != other))
    return row[-1] / max(1, len(said))


def envelope(path):
    """How loud each fiftieth of a second is."""
    with wave.open(path) as sound:
        length = sound.getframerate() // 50
        values = []
        while len(data := sound.readframes(length)) == 2 * length * sound.getnchannels():
            samples = struct.unpack(f"<{len(data) // 2}h", data)
            values.append(math.sqrt(sum(sample * sample for sample in samples) / len(samples)))
        return values


def likeness(one, other):
    """Of two performances, 0 to 1, however they lie against each other within a tenth of a second."""
    def correlation(pairs):
        mean_x = sum(x for x, _ in pairs) / len(pairs)
        mean_y = sum(y for _, y in pairs) / len(pairs)
        spread = math.sqrt(sum((x - mean_x) ** 2 for x, _ in pairs) * sum((y - mean_y) ** 2 for _, y in pairs))
        return sum((x - mean_x) * (y - mean_y) for x, y in pairs) / max(1e-9, spread)
    return max(correlation(list(zip(one[max(0, shift):], other[max(0, -shift):]))) for shift in range(-5, 6))


def understood(program, folder, path):
    done = subprocess.run([program, "transcribe", path, "--engine", "pocketsphinx", "--format", "txt"],
                          capture_output=True, text=True, timeout=120,
                          env=dict(os.environ, VOICE_STUDIO_HOME=os.path.join(folder, "listener")))
    assert done.returncode == 0, done.stderr
    return words(done.stdout)


def recordings(home, pattern):
    return sorted(glob.glob(os.path.join(home, "data", "recordings", "changer", pattern)))


def record_change_export(program, home, folder, spoken):
    real = {"VOICE_STUDIO_AUDIO": ""}
    with Studio(program, home, environment=real) as studio:
        studio.keys("ctrl+2")
        studio.find("push button", "Record$")
        studio.keys("r")
        studio.find("push button", "Stop recording")
        studio.said("Recording$")
        subprocess.run(["paplay", "--device=micfeed", spoken], check=True)
        time.sleep(0.4)
        studio.keys("r")
        studio.find("slider", "Waveform of the recording recording-")
        made = wait_for("the recording", lambda: recordings(home, "*.wav"))
        assert len(made) == 1 and not recordings(home, "*.part"), made
        seconds, level = loudness(made[0])
        expected, _ = loudness(spoken)
        assert expected < seconds < expected + 6, f"{seconds} s recorded of {expected} s"
        assert level > 0.01, f"the recording is silent: {level}"
        heard = understood(program, folder, made[0])
        print(f"recorded {seconds:.1f} s; word errors of the recording {word_errors(words(TEXT), heard):.2f}")
        assert word_errors(words(TEXT), heard) <= 0.5, heard

        studio.do("push button", "Change voice, Free in sandbox")
        studio.find("radio button", "Take 1, ", 60)
        studio.said("Take 1 is ready", 60)
        studio.keys("ctrl+e")
        studio.wait_focus("text", "Name")
        studio.keys("ctrl+a")
        studio.type("Recorded voice")
        studio.keys("Return")
        path = wait_for("the exported file", lambda: [os.path.join(where, name)
                                                      for where, _, names in os.walk(os.environ["HOME"])
                                                      for name in names if name.startswith("Recorded voice")])[0]
        studio.keys("Escape")
        plain = os.path.join(folder, "changed.wav")
        wait_for("a whole file", lambda: subprocess.run(
            ["ffmpeg", "-v", "error", "-y", "-i", path, "-ac", "1", plain], check=False).returncode == 0)
        changed, level = loudness(plain)
        assert abs(changed - seconds) < 0.1, f"{changed} s changed of {seconds} s"
        assert level > 0.01, "the changed voice is silent"
        # The recogniser is a poor judge of a voice that is made of two others; that the performance is the same one
        # can be measured.
        like = likeness(envelope(made[0]), envelope(plain))
        heard = understood(program, folder, plain)
        print(f"changed {changed:.1f} s; likeness {like:.2f}; word errors {word_errors(words(TEXT), heard):.2f}")
        assert like > 0.8, like
        assert heard, "nothing is understood of the changed voice"
        assert studio.quit() == 0


def killed_while_recording(program, home, spoken):
    real = {"VOICE_STUDIO_AUDIO": ""}
    before = set(recordings(home, "*.wav"))
    with Studio(program, home, environment=real) as studio:
        studio.keys("ctrl+2")
        studio.find("push button", "Record$")
        studio.keys("r")
        studio.find("push button", "Stop recording")
        speaker = subprocess.Popen(["paplay", "--device=micfeed", spoken])
        part = wait_for("a recording on disk", lambda: recordings(home, "*.part"))[0]
        wait_for("three seconds of it", lambda: os.path.getsize(part) > 3 * 96000)
        shown = os.path.getsize(part)
        studio.kill()
        speaker.wait(30)
    with Studio(program, home, environment=real) as studio:
        studio.keys("ctrl+2")
        studio.find("label", "A recording that was interrupted was saved")
        made = wait_for("the recording", lambda: set(recordings(home, "*.wav")) - before)
        seconds, _ = loudness(made.pop())
        print(f"killed after {shown / 96000:.1f} s; {seconds:.1f} s are there")
        assert seconds > shown / 96000 - 1, f"{seconds} s of {shown / 96000} s are left"
        assert studio.quit() == 0


def main(program):
    folder = tempfile.mkdtemp(prefix="studio-recording.")
    home = tempfile.mkdtemp(prefix="studio-journey.")
    # A microphone that is fed by nothing delivers nothing.
    feed = subprocess.Popen(["pacat", "--playback", "--device=micfeed", "--rate=48000", "--channels=1", "--format=s16le",
                             "--latency-msec=50", "/dev/zero"], stderr=subprocess.DEVNULL)
    try:
        spoken = speech(program, folder)
        record_change_export(program, home, folder, spoken)
        killed_while_recording(program, home, spoken)
    finally:
        feed.kill()
        feed.wait(10)
        shutil.rmtree(home, ignore_errors=True)
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main(sys.argv[1])
    print("2 passed, 0 failed")
