#!/usr/bin/env bash
# The program is killed two seconds after an edit in its real window, with a saved map and with one that was never saved; the next start has
# to have both. By hand, where Xvfb and xdotool are there:
#   cargo build && tests/scripts/window.sh target/debug/causeway [DISPLAY]
. "$(dirname "$0")/stage.sh"

edit_and_kill() { # the words to type, then what to open
  local words=$1; shift
  open_editor "$@"
  if [ $# = 0 ]; then xdotool key Escape; sleep 2; xdotool key ctrl+n; sleep 3; fi
  # The tool "Factor", a click on the map, a label.
  xdotool mousemove 116 50 click 1; sleep 1; xdotool mousemove 700 800; sleep 1; xdotool click 1; sleep 3
  xdotool type --delay 100 "$words"; sleep 1; xdotool key Return
  # The window says that the map has changes; from then on two seconds have to be enough.
  for _ in $(seq 60); do xdotool search --name '^•' >/dev/null 2>&1 && break; sleep 0.25; done
  sleep 2
  kill -9 "$editor"; wait "$editor" 2>/dev/null || true
}

"$program" new "$work/saved.ron" --template limits-to-growth
cp "$work/saved.ron" "$work/before.ron"
edit_and_kill "Rents of flats" "$work/saved.ron"
cmp -s "$work/saved.ron" "$work/before.ron" || { echo "LOST: the file was touched before it was saved" >&2; exit 1; }
edit_and_kill "Never saved"
for words in "Rents of flats" "Never saved"; do
  grep -rqs "$words" "$work/data/recovery" || { echo "LOST: $words" >&2; exit 1; }
done
echo "killed two seconds after an edit, saved and never saved: both are there at the next start"
