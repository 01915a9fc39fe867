#!/usr/bin/env bash
# The program is killed two seconds after an edit in its real window, with a saved map and with one that was never saved; the screen goes away
# while a map has changes; and there is nothing to draw with. The next start has to have every edit, and what ends has to say why. By hand,
# where Xvfb and xdotool are there:
#   cargo build && tests/scripts/window.sh target/debug/causeway [DISPLAY] [TIMES]
. "$(dirname "$0")/stage.sh"
times=${3:-1}

edit() { # the words to type, then what to open
  local words=$1; shift
  open_editor "$@"
  if [ $# = 0 ]; then xdotool key Escape; sleep 2; xdotool key ctrl+n; sleep 3; fi
  # The tool "Factor", a click on the map, a label.
  xdotool mousemove 116 50 click 1; sleep 1; xdotool mousemove 700 800; sleep 1; xdotool click 1; sleep 3
  xdotool type --delay 100 "$words"; sleep 1; xdotool key Return
  # The window says that the map has changes; from then on two seconds have to be enough.
  for _ in $(seq 120); do xdotool search --name Causeway getwindowname 2>/dev/null | grep -q '^•' && { sleep 2; return; }; sleep 0.25; done
  echo "NOT SHOWN: nothing can be said, the edit did not reach the window (slow? SLOW=20)" >&2; exit 2
}
has_ended() { # or is ended, and that is a fault
  for _ in $(seq 120); do kill -0 "$editor" 2>/dev/null || return 0; sleep 0.25; done
  echo "HANGS: $1" >&2; exit 1
}
is_kept() {
  grep -rqs "$1" "$work/data/recovery" || { echo "LOST: $1" >&2; exit 1; }
}
has_told() { # in one line: our own, or that of the library that holds the connection to the screen and ends the program itself
  grep -qE '^causeway: |^X connection to ' "$work/told" || { echo "NOT TOLD ($1): $(cat "$work/told")" >&2; exit 1; }
}

"$program" new "$work/saved.ron" --template limits-to-growth
cp "$work/saved.ron" "$work/before.ron"
for at in $(seq "$times"); do
  edit "Rents of flats $at" "$work/saved.ron"
  kill -9 "$editor"; wait "$editor" 2>/dev/null || true
  cmp -s "$work/saved.ron" "$work/before.ron" || { echo "LOST: the file was touched before it was saved" >&2; exit 1; }
  is_kept "Rents of flats $at"
  edit "Never saved $at"
  kill -9 "$editor"; wait "$editor" 2>/dev/null || true
  is_kept "Never saved $at"
  # Else the next window begins with a question about both.
  rm -rf "$work/data"
done
echo "killed two seconds after an edit, saved and never saved, $times times: all of it is there at the next start"

edit "The screen goes" "$work/saved.ron"
kill -9 "$server"; wait "$server" 2>/dev/null || true
has_ended "without a screen"
has_told "the screen went"
is_kept "The screen goes"
echo "the screen went away: the program ended, said why, and the edit is there at the next start: $(head -1 "$work/told")"

open_screen
VK_DRIVER_FILES=/nowhere VK_ICD_FILENAMES=/nowhere LIBGL_DRIVERS_PATH=/nowhere __EGL_VENDOR_LIBRARY_FILENAMES=/nowhere \
  "$program" "$work/saved.ron" >"$work/told" 2>&1 &
editor=$!
has_ended "with nothing to draw with"
has_told "nothing to draw with"
echo "with nothing to draw with: $(grep '^causeway: ' "$work/told" | head -1)"
