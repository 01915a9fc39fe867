#!/usr/bin/env bash
# What needs a file system of its own or another user: a full disk, folders and files that may not be written to. By hand, as root:
#   cargo build && tests/scripts/loss.sh target/debug/causeway
# Says one line a case and stops at the first loss.
set -euo pipefail
program=$(realpath "${1:?give the program: target/debug/causeway}")
work=$(mktemp -d)
full="$work/full"
trap 'mountpoint -q "$full" && umount "$full"; chmod -R u+w "$work"; rm -rf "$work"' EXIT
cd "$work"
same() { cmp -s "$1" "$2" || { echo "LOST: $3" >&2; exit 1; }; }
told() { grep -q "$1" "$work/told" || { echo "NOT TOLD ($2): $(cat "$work/told")" >&2; exit 1; }; }

"$program" gen --elements 5 --connections 5 --quotes 2 --seed 1 -o small.ron
"$program" gen --elements 900 --connections 900 --quotes 100 --seed 2 -o large.ron

# A full disk: 64 KiB, of which the map has a few.
mkdir "$full"
if mount -t tmpfs -o size=64k tmpfs "$full" 2>/dev/null; then
  cp small.ron "$full/map.ron"
  for to in map.ron map.svg map.csv; do
    cp "$full/map.ron" before.ron
    if "$program" convert large.ron "$full/$to" 2>told; then echo "NOT TOLD: a full disk ($to)" >&2; exit 1; fi
    told "the disk is full" "full disk, $to"
    same "$full/map.ron" before.ron "the map on a full disk ($to)"
    [ "$(ls -A "$full")" = map.ron ] || { echo "LEFT BEHIND: $(ls -A "$full")" >&2; exit 1; }
  done
  "$program" convert large.ron elsewhere.ron && same <(tail -1 large.ron) <(tail -1 elsewhere.ron) "saving elsewhere"
  echo "full disk: the old file is whole, the reason is told, nothing is left behind"
  umount "$full"
else
  echo "full disk: not shown, a tmpfs cannot be mounted here"
fi

# As a user who is not root: root may write anywhere, so that tests as root prove nothing.
if [ "$(id -u)" = 0 ] && command -v setpriv >/dev/null; then
  as_nobody() { setpriv --reuid=65534 --regid=65534 --clear-groups "$program" "$@"; }
  chmod 755 "$work"; chmod 644 large.ron
  mkdir kept open; cp small.ron kept/map.ron; cp small.ron open/map.ron; cp small.ron before.ron
  chown -R 65534:65534 kept open
  chmod 444 open/map.ron
  if as_nobody convert large.ron open/map.ron 2>told; then echo "NOT REFUSED: a write-protected file" >&2; exit 1; fi
  told "write-protected" "write-protected file"; same open/map.ron before.ron "a write-protected file"
  chmod 555 kept
  if as_nobody convert large.ron kept/map.ron 2>told; then echo "NOT REFUSED: a write-protected folder" >&2; exit 1; fi
  told "write-protected" "write-protected folder"; same kept/map.ron before.ron "a file in a write-protected folder"
  chmod 755 kept; chown 0:0 kept/map.ron; chmod 666 kept/map.ron
  as_nobody convert large.ron kept/map.ron 2>/dev/null
  [ "$(stat -c %u kept/map.ron)" = 0 ] || { echo "LOST: the owner of a shared file" >&2; exit 1; }
  same <(tail -1 large.ron) <(tail -1 kept/map.ron) "a file of another owner"
  echo "write-protected files and folders are refused, another owner stays"
else
  echo "other users: not shown, this is not root"
fi
