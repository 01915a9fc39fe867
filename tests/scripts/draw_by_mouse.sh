#!/usr/bin/env bash
# The map of 30 elements that draw.sh draws by keys, drawn in the real window by mouse: double clicks and drags, only the words are typed.
# Saved and counted; the time from the first click to the saved file is told. By hand, where Xvfb and xdotool are there:
#   cargo build --release && tests/scripts/draw_by_mouse.sh target/release/causeway [DISPLAY] [PICTURE.png]
. "$(dirname "$0")/stage.sh"
picture=${3:-}

"$program" new "$work/map.ron"
open_editor "$work/map.ron"

wait_for() { # what, and how often it is to be in the file
  for _ in $(seq 60); do
    xdotool key ctrl+s; sleep 1
    [ "$(saved "$1")" -ge "$2" ] && return
  done
  true
}
pause=${PAUSE:-0.25}
begun=$(date +%s.%N)
labels=(Trust Engagement "Support taken up" Caseload Burnout Turnover "Stable housing" Health Work Income Stigma "Waiting time" Funding Staff
  "Short contracts" "Joint planning" "Shared records" Assessments Thresholds "Peer support" Hope Training Understanding Rents Debt Music
  Belonging Routine Safety Family)
# Six columns between the panels, five rows.
place() { x=$((370 + $1 % 6 * 128)) y=$((150 + $1 / 6 * 140)); }
for at in "${!labels[@]}"; do
  place "$at"
  xdotool mousemove $x $y; sleep "$pause"
  xdotool click --repeat 2 --delay 60 1; sleep "$pause"
  xdotool type --delay 15 "${labels[$at]}"; xdotool key Return; sleep "$pause"
done
wait_for '"betweenness"' 30
# The tool Connect in the toolbar, then from one to the other.
drag() {
  place "$1"; local from_x=$x from_y=$y
  place "$2"
  xdotool mousemove 269 50; sleep "$pause"; xdotool click 1; sleep "$pause"
  xdotool mousemove $from_x $from_y; sleep "$pause"; xdotool mousedown 1; sleep "$pause"
  xdotool mousemove $(((from_x + x) / 2)) $(((from_y + y) / 2)); sleep "$pause"; xdotool mousemove $x $y; sleep "$pause"; xdotool mouseup 1; sleep "$pause"
}
pairs="0-1 1-2 3-4 4-5 5-3 5-0 2-6 6-7 7-8 8-9 9-6 10-0 10-1 3-11 11-1 12-13 13-3 14-5 12-14 15-16 16-17 17-0 15-18 18-2 19-20 20-1 21-22 22-10 23-6 24-7 9-24 25-20"
for pair in $pairs; do drag "${pair%-*}" "${pair#*-}"; done
wait_for '"pair_polarity"' 32
taken=$(echo "$(date +%s.%N) - $begun" | bc)
if [ -n "$picture" ]; then
  xdotool mousemove 720 880; xdotool key Escape; sleep 4
  import -window root "$picture"
fi
elements=$(saved '"betweenness"') connections=$(saved '"pair_polarity"')
echo "$elements elements and $connections connections in ${taken%.*} seconds, by mouse; only words were typed"
[ "$elements" -eq 30 ] && [ "$connections" -eq 32 ] || { echo "not 30 elements and 32 connections" >&2; exit 1; }
[ "${taken%.*}" -lt 240 ] || { echo "four minutes or more" >&2; exit 1; }
