#!/usr/bin/env bash
# A map of 30 elements is drawn in the real window by quick entry and keys alone, as people would speak it, saved, and counted; the time
# from the first key to the saved file is told and has to be under four minutes. By hand, where Xvfb and xdotool are there:
#   cargo build && tests/scripts/draw.sh target/debug/causeway [DISPLAY] [PICTURE.png]
. "$(dirname "$0")/stage.sh"
picture=${3:-}

"$program" new "$work/map.ron"
open_editor "$work/map.ron"

elements=0
wait_for() { # so many elements in the file
  for _ in $(seq 120); do
    elements=$(saved '"betweenness"')
    [ "$elements" -ge "$1" ] && return
    sleep 0.5
  done
  true
}
say() { xdotool type --delay 25 "$1"; xdotool key --delay 60 Return; }
begun=$(date +%s.%N)
xdotool key slash
sleep 0.5
while read -r line; do say "$line"; done <<'LINES'
trust -> engagement -> support taken up +
caseload -> burnout + delay
burnout -> turnover -> caseload +
turnover -> trust -
support taken up -> stable housing + delay
stable housing -> health -> work -> income +
income -> stable housing +
stigma -> trust -
stigma -> engagement -
caseload -> waiting time +
waiting time -> engagement -
funding -> staff +
staff -> caseload -
short contracts -> turnover +
funding -> short contracts -
joint planning -> shared records +
shared records -> repeated assessments -
repeated assessments -> trust -
joint planning -> thresholds -
thresholds -> support taken up -
peer support -> hope +
hope -> engagement +
training -> understanding of trauma +
understanding of trauma -> stigma -
rents -> stable housing -
debt -> health -
income -> debt -
music -> hope +
LINES
# Software rendering lags behind the keys: nobody goes on before what they typed is there.
xdotool key ctrl+s
wait_for 26
# From the line to the map, and to the element that lies next.
xdotool key Escape; sleep 2
xdotool key Down; sleep 2
for label in "Belonging" "Routine" "Safety" "Time with family"; do
  xdotool key Tab; sleep 1
  say "$label"; sleep 1
done
xdotool key ctrl+s
wait_for 30
taken=$(echo "$(date +%s.%N) - $begun" | bc)
if [ -n "$picture" ]; then
  xdotool key ctrl+1; sleep 4
  import -window root "$picture"
fi
connections=$(saved '"pair_polarity"')
echo "$elements elements and $connections connections in ${taken%.*} seconds, by keys alone"
[ "$elements" -eq 30 ] || { echo "not 30 elements" >&2; exit 1; }
[ "${taken%.*}" -lt 240 ] || { echo "that is four minutes or more" >&2; exit 1; }
