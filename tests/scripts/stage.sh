# A screen of one's own for a script that drives the real window; sourced, not run. Sets `program`, `work` (a folder that goes away) and
# `editor`, and keeps in `told` what that says; `open_editor` starts the program with what it is given and waits until its window is there. SLOW: seconds that the first frame takes.
set -euo pipefail
program=$(realpath "${1:?give the program: target/debug/causeway}")
display=${2:-:97}
work=$(mktemp -d)
mkdir -m 700 "$work/run"
export LC_ALL=C.UTF-8 DISPLAY=$display XDG_RUNTIME_DIR="$work/run" HOME="$work" CAUSEWAY_DATA_DIR="$work/data" CAUSEWAY_CONFIG_DIR="$work/config"
unset WAYLAND_DISPLAY DBUS_SESSION_BUS_ADDRESS
server=
open_screen() {
  Xvfb "$display" -screen 0 1440x900x24 >/dev/null 2>&1 &
  server=$!
  sleep 1
}
editor=
trap 'kill -9 $editor 2>/dev/null || true; kill $server 2>/dev/null || true; wait $server 2>/dev/null || true; rm -rf "$work"' EXIT
open_screen

open_editor() { # what to open
  "$program" "$@" >"$work/told" 2>&1 &
  editor=$!
  local window=
  for _ in $(seq 120); do window=$(xdotool search --onlyvisible --name Causeway 2>/dev/null | tail -1) && [ -n "$window" ] && break; sleep 0.5; done
  sleep "${SLOW:-8}"
  xdotool windowsize "$window" 1440 900 windowfocus "$window"
  sleep 2
}

saved() { "$program" analyse "$work/map.ron" --json | { grep -o "$1" || true; } | wc -l; } # how often the file says it
