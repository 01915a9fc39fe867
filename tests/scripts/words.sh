#!/usr/bin/env bash
# A map of 400 quotes is worked through in the real window by keys alone: narrowed by voice and consent, searched, a quote attached to a second
# part and marked as sensitive, consent given to two at once, the board, a passage of a transcript coded, coverage; then the saved file has
# to have it all. By hand, where Xvfb, xdotool and imagemagick are there; PACE=2 for a slow machine:
#   cargo build && tests/scripts/words.sh target/debug/causeway [DISPLAY] [FOLDER FOR PICTURES]
. "$(dirname "$0")/stage.sh"
pictures=${3:-}

"$program" gen --elements 80 --connections 140 --quotes 400 --seed 11 -o "$work/map.ron"
printf '%s\n\n' "Interviewer: How did it begin?" "P7: I had to tell my story six times and nobody wrote it down." \
  "Interviewer: And now?" "P7: Somebody stays who knows me." > "$work/talk.txt"
open_editor "$work/map.ron"

# Software rendering lags behind: the next key comes when the picture has rested.
seen() { import -window root -resize 25% rgba:- | md5sum; }
rest() {
  local last=; local now=
  sleep "${PACE:-0.8}"
  for _ in $(seq 40); do now=$(seen); [ "$now" = "$last" ] && return; last=$now; sleep "${PACE:-0.8}"; done
}
press() { for key; do xdotool key --delay 60 "$key"; rest; done; }
say() { xdotool type --delay 25 "$1"; rest; }
ask_for() { press ctrl+k; say "$1"; press Return; }
show() { [ -z "$pictures" ] || import -window root "$pictures/$1.png"; }
holds() { { grep -c "$1" "$work/map.ron" || true; }; }
on() { "$program" analyse "$work/map.ron" --json | grep -o "\"code\":\"$1\",\"label[^}]*\"quotes\":[0-9]*" | grep -o '[0-9]*$'; }
before=$(on N7)
begun=$(date +%s)

# To the list of quotes and its filters: the first voice of the map, consent for workshops.
press alt+4 ctrl+f Tab Tab Tab Tab space
press Tab Tab space Tab Tab Tab Return
press Tab Tab space Tab Tab Tab Tab Return
show filtered
# What is left is searched; Enter picks the first.
press ctrl+f
say "deserve"
press Return
ask_for "attach the quotes"
say "N7"
press Return
show attached
ask_for "sensitive topic"
# Another one, and what the two people agreed to.
press ctrl+f Down Down ctrl+space
show several
press F6 F6 Tab Tab Tab Tab Tab Tab Tab space Tab Tab Tab Tab Return
press Tab
say "2026-03-01"
press Tab
say "Form B"
press Tab space
show consent
press F4
show board
press F4 ctrl+shift+o ctrl+a
say "$work/talk.txt"
press Return F3 ctrl+j
say "N12"
press Return
show transcript
press alt+5
show coverage
press ctrl+s
for _ in $(seq 60); do [ "$(holds 'document: "talk.txt"')" -gt 0 ] && break; sleep 0.5; done
echo "worked through in $(($(date +%s) - begun)) seconds, by keys alone"

wrong=0
has() { [ "$2" = "$3" ] || { echo "$1: $2, not $3" >&2; wrong=1; }; }
has "quotes on N7" "$(on N7)" $((before + 1))
has "marked as sensitive" "$(holds 'sensitive: true')" 1
has "consent by Form B" "$(holds 'consent_basis: "Form B"')" 2
has "passages of the transcript" "$(holds 'document: "talk.txt"')" 1
exit $wrong
