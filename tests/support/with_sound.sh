#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Voice Studio authors
# SPDX-License-Identifier: GPL-3.0-or-later
# with_sound.sh COMMAND…: runs it beside a private PulseAudio server without hardware. Sink "spk" (the default) is
# the loudspeaker, "spk.monitor" hears what was really played; what is played to sink "micfeed" comes out of the
# microphone "vmic". Exit status of the command; 77 when PulseAudio is not installed.
set -u
if ! command -v pulseaudio >/dev/null || ! command -v pactl >/dev/null; then
    echo "with_sound.sh: PulseAudio is not installed" >&2
    exit 77
fi
folder=$(mktemp -d "${TMPDIR:-/tmp}/studio-sound.XXXXXX") || exit 1
server=
end() {
    [ -z "$server" ] || { kill "$server" 2>/dev/null && wait "$server" 2>/dev/null; }
    rm -rf "$folder"
}
trap end EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

mkdir -m 700 "$folder/run" "$folder/state" "$folder/config"
export PULSE_RUNTIME_PATH="$folder/run" PULSE_STATE_PATH="$folder/state" PULSE_CONFIG_PATH="$folder/config"
export PULSE_SERVER="unix:$folder/run/native"
pulseaudio -n --daemonize=no --use-pid-file=no --exit-idle-time=-1 --realtime=no --high-priority=no \
    -L "module-native-protocol-unix auth-anonymous=1 socket=$folder/run/native" \
    -L "module-null-sink sink_name=spk rate=48000 channels=2" \
    -L "module-null-sink sink_name=micfeed rate=48000 channels=1" \
    -L "module-remap-source master=micfeed.monitor source_name=vmic" 2>"$folder/log" &
server=$!

tries=0
until pactl info >/dev/null 2>&1; do
    tries=$((tries + 1))
    if [ $tries -gt 100 ] || ! kill -0 "$server" 2>/dev/null; then
        echo "with_sound.sh: the sound server did not start" >&2
        cat "$folder/log" >&2
        exit 1
    fi
    sleep 0.1
done
pactl set-default-sink spk
"$@"
