#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Voice Studio authors
# SPDX-License-Identifier: GPL-3.0-or-later
# with_keyring.sh [--locked] COMMAND…: runs it on a private session bus with an empty, unlocked keyring; with --locked
# the keyring exists and is locked again before the command starts. 77 when the programs needed are not installed.
set -u
locked=no
if [ "${1:-}" = --locked ]; then
    locked=yes
    shift
fi
for tool in dbus-run-session gnome-keyring-daemon gdbus; do
    if ! command -v $tool >/dev/null; then
        echo "with_keyring.sh: $tool is not installed" >&2
        exit 77
    fi
done
folder=$(mktemp -d "${TMPDIR:-/tmp}/studio-keyring.XXXXXX") || exit 1
trap 'rm -rf "$folder"' EXIT
mkdir -m 700 "$folder/home" "$folder/run"
export HOME="$folder/home" XDG_RUNTIME_DIR="$folder/run" STUDIO_KEYRING_LOCKED=$locked
unset XDG_DATA_HOME XDG_CONFIG_HOME GNOME_KEYRING_CONTROL

# The inner shell expands these itself.
# shellcheck disable=SC2016
dbus-run-session -- sh -c '
    service() { gdbus call --session --dest org.freedesktop.secrets --object-path /org/freedesktop/secrets "$@"; }
    printf "\n" | gnome-keyring-daemon --unlock --components=secrets >/dev/null 2>&1
    tries=0
    until service --method org.freedesktop.Secret.Service.ReadAlias default 2>/dev/null | grep -q login; do
        tries=$((tries + 1))
        [ $tries -le 100 ] || { echo "with_keyring.sh: the keyring did not open" >&2; exit 1; }
        sleep 0.1
    done
    if [ "$STUDIO_KEYRING_LOCKED" = yes ]; then
        service --method org.freedesktop.Secret.Service.Lock \
            "[objectpath \"/org/freedesktop/secrets/collection/login\"]" >/dev/null
    fi
    unset STUDIO_KEYRING_LOCKED
    "$@"
' sh "$@"
