#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Voice Studio authors
# SPDX-License-Identifier: GPL-3.0-or-later
# with_desktop.sh COMMAND…: runs it on a private X server with a window manager, a session bus and the accessibility
# bus. Exit status of the command; 77 when the programs needed are not installed.
set -u
# libxkbcommon reads names in the X server's answer with strndup, bounded but not terminated; the strict check takes that
# for a fault of the program.
[ -z "${ASAN_OPTIONS:-}" ] || export ASAN_OPTIONS="$ASAN_OPTIONS:strict_string_checks=0"
for tool in Xvfb openbox xdotool dbus-run-session gdbus; do
    if ! command -v $tool >/dev/null; then
        echo "with_desktop.sh: $tool is not installed" >&2
        exit 77
    fi
done
launcher=
for candidate in /usr/libexec/at-spi-bus-launcher /usr/lib/at-spi2-core/at-spi-bus-launcher; do
    [ -x $candidate ] && launcher=$candidate
done
if [ -z "$launcher" ]; then
    echo "with_desktop.sh: the accessibility bus (at-spi2-core) is not installed" >&2
    exit 77
fi
folder=$(mktemp -d "${TMPDIR:-/tmp}/studio-desktop.XXXXXX") || exit 1
server=
end() {
    [ -z "$server" ] || { kill "$server" 2>/dev/null && wait "$server" 2>/dev/null; }
    rm -rf "$folder"
}
trap end EXIT
trap 'exit 130' INT
trap 'exit 143' TERM
mkdir -m 700 "$folder/run" "$folder/home"

Xvfb -displayfd 3 -screen 0 "${STUDIO_SCREEN:-1400x900}x24" -nolisten tcp -noreset 3>"$folder/display" 2>"$folder/log" &
server=$!
tries=0
until [ -s "$folder/display" ]; do
    tries=$((tries + 1))
    if [ $tries -gt 100 ] || ! kill -0 "$server" 2>/dev/null; then
        echo "with_desktop.sh: the X server did not start" >&2
        cat "$folder/log" >&2
        exit 1
    fi
    sleep 0.1
done
DISPLAY=":$(cat "$folder/display")"
export DISPLAY XDG_RUNTIME_DIR="$folder/run" HOME="$folder/home" STUDIO_ATSPI_LAUNCHER="$launcher"
export QT_LINUX_ACCESSIBILITY_ALWAYS_ON=1 QT_QPA_PLATFORM=xcb
unset XDG_DATA_HOME XDG_CONFIG_HOME XDG_CACHE_HOME XDG_STATE_HOME WAYLAND_DISPLAY AT_SPI_BUS_ADDRESS

# The inner shell expands these itself.
# shellcheck disable=SC2016
dbus-run-session -- sh -c '
    openbox >/dev/null 2>&1 &
    manager=$!
    "$STUDIO_ATSPI_LAUNCHER" --launch-immediately >/dev/null 2>&1 &
    bus=$!
    tries=0
    until gdbus call --session --dest org.a11y.Bus --object-path /org/a11y/bus \
        --method org.a11y.Bus.GetAddress >/dev/null 2>&1; do
        tries=$((tries + 1))
        [ $tries -le 100 ] || { echo "with_desktop.sh: the accessibility bus did not start" >&2; exit 1; }
        sleep 0.1
    done
    tries=0
    until xdotool get_desktop >/dev/null 2>&1; do
        tries=$((tries + 1))
        [ $tries -le 100 ] || { echo "with_desktop.sh: the window manager did not start" >&2; exit 1; }
        if ! kill -0 $manager 2>/dev/null; then
            openbox >/dev/null 2>&1 &
            manager=$!
        fi
        sleep 0.1
    done
    "$@"
    status=$?
    kill $manager $bus 2>/dev/null
    exit $status
' sh "$@"
