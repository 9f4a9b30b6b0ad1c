# SPDX-FileCopyrightText: 2026 The Voice Studio authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Starts the program on the desktop of with_desktop.sh and drives it from outside: by accessibility, or by keys.

What it sees comes from the accessibility bus, the screen and the files the program writes; nothing is asked of the
program itself.
"""

import json
import os
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
import urllib.request
import warnings

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

warnings.simplefilter("ignore", DeprecationWarning)

PATIENCE = 20.0


class Missing(AssertionError):
    """What was waited for did not come."""


def wait_for(what, probe, seconds=PATIENCE):
    """The first true answer of probe(); fails with the sentence `what` when none comes in time."""
    end = time.monotonic() + seconds
    last = None
    while time.monotonic() < end:
        try:
            answer = probe()
            if answer:
                return answer
        except GLib.Error as error:  # an object went away between two questions
            last = error
        time.sleep(0.05)
    raise Missing(f"waited {seconds:.0f} s for {what}" + (f" ({last})" if last else ""))


class Service:
    """The built-in service as a server of its own, so that its books can be read and its answers broken."""

    def __init__(self, program):
        self.home = tempfile.mkdtemp(prefix="studio-service.")
        self.process = subprocess.Popen([program, "sandbox", "--json"], stdout=subprocess.PIPE, text=True,
                                        env=dict(os.environ, VOICE_STUDIO_HOME=self.home))
        line = json.loads(self.process.stdout.readline())
        self.url, self.token = line["base_url"], line["admin_token"]
        self.environment = {"ELEVENLABS_BASE_URL": self.url, "ELEVENLABS_API_KEY": "any-key"}

    def _call(self, path, body=None, headers=None):
        request = urllib.request.Request(self.url + path, data=None if body is None else json.dumps(body).encode(),
                                         headers=dict({"content-type": "application/json"}, **(headers or {})))
        with urllib.request.urlopen(request, timeout=20) as answer:
            return json.load(answer)

    def behave(self, **how):
        self._call("/sandbox/admin", how, {"x-sandbox-token": self.token})

    def books(self):
        """Credits used, and how many generations the service remembers."""
        key = {"xi-api-key": "any-key"}
        used = self._call("/v1/user/subscription", headers=key)["character_count"]
        return used, len(self._call("/v1/history?page_size=100", headers=key)["history"])

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait(10)
        shutil.rmtree(self.home, ignore_errors=True)


class Studio:
    """One run of the program, with data folders of its own unless `home` is given."""

    def __init__(self, program, home=None, arguments=(), environment=None):
        self.program = program
        self.home = home or tempfile.mkdtemp(prefix="studio-journey.")
        self.own_home = home is None
        env = dict(os.environ, VOICE_STUDIO_HOME=self.home, VOICE_STUDIO_AUDIO="null", LC_ALL="C.UTF-8")
        env.update(environment or {})
        self.log = open(os.path.join(self.home, "journey.log"), "ab")
        self.process = subprocess.Popen([program, *arguments], env=env, stdout=self.log, stderr=self.log,
                                        stdin=subprocess.DEVNULL)
        self.root = wait_for("the program on the accessibility bus", self._find_root)
        self.window = wait_for("the window", lambda: self._xdotool("search", "--onlyvisible", "--pid",
                                                                   str(self.process.pid)).split()[-1:])[0]
        self._xdotool("windowactivate", "--sync", self.window)

    def _find_root(self):
        desktop = Atspi.get_desktop(0)
        for index in range(desktop.get_child_count()):
            child = desktop.get_child_at_index(index)
            if child and child.get_process_id() == self.process.pid:
                return child
        if self.process.poll() is not None:
            raise Missing(f"the program ended with {self.process.returncode}")
        return None

    @staticmethod
    def _xdotool(*arguments):
        done = subprocess.run(["xdotool", *arguments], capture_output=True, text=True, timeout=30)
        return done.stdout

    # --- by keys ---------------------------------------------------------------------------------------------

    def keys(self, *names, pause=0.06):
        """Presses one key or chord after another: "ctrl+Return", "Tab"."""
        for name in names:
            self._xdotool("key", "--clearmodifiers", name)
            time.sleep(pause)

    def type(self, text):
        self._xdotool("type", "--delay", "6", text)

    def tab_to(self, role, name, key="Tab", limit=90):
        """Presses a key until the focus is on this; fails when it comes round without. Waits for the focus to move
        each time: a busy machine answers late."""
        pattern = re.compile(name)
        for _ in range(limit):
            here = self.focused()
            if here and here[0] == role and pattern.match(here[1]):
                return
            self.keys(key)
            end = time.monotonic() + 2
            while self.focused() == here and time.monotonic() < end:
                time.sleep(0.03)
        raise Missing(f"no way to {role} “{name}” by {key}")

    # --- by accessibility --------------------------------------------------------------------------------------

    def walk(self, node=None, depth=0):
        """Everything that is showing, depth first."""
        node = node or self.root
        if depth > 40:
            return
        for index in range(min(node.get_child_count(), 400)):
            child = node.get_child_at_index(index)
            if child is None:
                continue
            if child.get_state_set().contains(Atspi.StateType.SHOWING) or depth == 0:
                yield child
                yield from self.walk(child, depth + 1)

    def look(self, role, name, within=None):
        """The first object showing with this role whose name matches the pattern from its start, or None."""
        pattern = re.compile(name)
        for node in self.walk(within):
            try:
                if node.get_role_name() == role and pattern.match(node.get_name() or ""):
                    return node
            except GLib.Error:
                continue
        return None

    def find(self, role, name, seconds=PATIENCE):
        return wait_for(f"{role} “{name}”", lambda: self.look(role, name), seconds)

    def gone(self, role, name, seconds=PATIENCE):
        wait_for(f"no {role} “{name}” any more", lambda: self.look(role, name) is None, seconds)

    def do(self, role, name, action=None, within=None):
        """Uses an action it offers, the first one unless named, once it can be used."""
        node = self.ready(role, name, within=within)
        number = 0
        if action:
            number = wait_for(f"the action {action}", lambda: self._actions(node).index(action) + 1) - 1
        node.do_action(number)
        return node

    @staticmethod
    def _actions(node):
        names = [Atspi.Action.get_action_name(node, i) for i in range(node.get_n_actions())]
        return names

    def ready(self, role, name, seconds=PATIENCE, within=None):
        """Waits until it is showing and can be used."""
        def probe():
            node = self.look(role, name, within)
            return node if node and node.get_state_set().contains(Atspi.StateType.SENSITIVE) else None

        return wait_for(f"{role} “{name}” to be ready", probe, seconds)

    def focused(self):
        """Role and name of what has the focus."""
        for node in self.walk():
            if node.get_state_set().contains(Atspi.StateType.FOCUSED):
                return node.get_role_name(), node.get_name() or ""
        return None

    def wait_focus(self, role, name, seconds=PATIENCE):
        pattern = re.compile(name)

        def probe():
            here = self.focused()
            return here and re.fullmatch(role, here[0]) and pattern.match(here[1])

        try:
            wait_for("focus", probe, seconds)
        except Missing:
            raise Missing(f"the focus is on {self.focused()}, not on {role} “{name}”") from None

    def tell(self):
        """Prints what is showing; for people who write journeys."""
        for node in self.walk():
            print(f"{node.get_role_name():16} {node.get_name() or ''!r}", file=sys.stderr)

    def screenshot(self, path):
        subprocess.run(["import", "-window", "root", path], check=False, timeout=30)

    # --- by its files ------------------------------------------------------------------------------------------

    def database(self):
        for folder, _, files in os.walk(self.home):
            for name in files:
                if name.endswith((".sqlite", ".db")):
                    return os.path.join(folder, name)
        raise Missing("no database was written")

    def rows(self, sql, *values):
        with sqlite3.connect(f"file:{self.database()}?mode=ro", uri=True, timeout=10) as connection:
            return connection.execute(sql, values).fetchall()

    def said(self, pattern, seconds=PATIENCE):
        """Waits for a sentence in the hidden status line, where everything is told that is not seen."""
        return self.find("status bar", pattern, seconds)

    def paid(self):
        """Requests that were sent and charged, and their credits."""
        return self.rows("SELECT count(*), coalesce(sum(credits), 0) FROM ledger WHERE state = 'done'")[0]

    # --- its end -----------------------------------------------------------------------------------------------

    def quit(self):
        """Asks the window to close, as the user would."""
        if self.process.poll() is None:
            self.keys("ctrl+q")
        try:
            self.process.wait(15)
        except subprocess.TimeoutExpired:
            self.kill()
            raise Missing("the program did not end") from None
        return self.process.returncode

    def kill(self):
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGKILL)
            self.process.wait(10)

    def __enter__(self):
        return self

    def __exit__(self, kind, value, trace):
        if kind is not None:
            sys.stderr.write(f"what was showing when it failed ({value}):\n")
            try:
                self.tell()
                keep = os.environ.get("STUDIO_JOURNEY_SHOT")
                if keep:
                    self.screenshot(keep)
            except Exception as error:  # the report of a failure must not hide the failure
                sys.stderr.write(f"{error}\n")
        self.kill()
        self.log.close()
        if kind is not None:
            with open(os.path.join(self.home, "journey.log"), encoding="utf-8", errors="replace") as log:
                sys.stderr.write(log.read()[-4000:])
        if self.own_home:
            shutil.rmtree(self.home, ignore_errors=True)
