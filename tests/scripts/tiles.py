#!/usr/bin/env python3
"""Do the tiles of a poster meet? Glues them as a person would, by crop ticks and dashed lines, and tells by how much neighbours are off.

    causeway print MAP -o poster.pdf --kind poster --paper A1 --tile A4
    tests/scripts/tiles.py poster.pdf

Wants poppler (pdftoppm, pdftotext). Ends with 1 if any two sheets are off by 0.2 mm or more, or a sheet lacks a tick.
"""
import re
import subprocess
import sys

DPI = 254
PX = DPI / 25.4  # pixels a millimetre
OVERLAP = 12.0
MARGIN = 12.0
FURTHEST = 6  # pixels tried each way
ALLOWED = 0.2


class Sheet:
    """A page as rows of grey, with its window as the ticks show it."""

    def __init__(self, pdf, page):
        raw = subprocess.run(["pdftoppm", "-gray", "-r", str(DPI), "-f", str(page), "-l", str(page), pdf], capture_output=True, check=True).stdout
        head = re.match(rb"P5\s(\d+) (\d+)\s255\s", raw)
        self.width, self.height = int(head[1]), int(head[2])
        self.rows = [raw[head.end() + y * self.width : head.end() + (y + 1) * self.width] for y in range(self.height)]
        tick = range(round((MARGIN - 5.5) * PX), round((MARGIN - 2.5) * PX))
        left = self.middles(y for y in range(self.height) if all(self.rows[y][x] < 128 for x in tick))
        top = self.middles(x for x in range(self.width) if all(self.rows[y][x] < 128 for y in tick))
        if len(left) != 2 or len(top) != 2:
            raise ValueError(f"{len(left)} ticks at its left and {len(top)} at its top, not 2 and 2")
        self.x0, self.x1, self.y0, self.y1 = top[0], top[1], left[0], left[1]
        for x, side in ((self.x0, "left"), (self.x1, "right")):
            foot = range(round(self.y1 + 2.0 * PX), round(self.y1 + 6.0 * PX))
            if not all(min(self.rows[y][round(x) - 1 : round(x) + 2]) < 128 for y in foot):
                raise ValueError(f"no tick below its foot at the {side}")
            # Clear of what else stands there: nothing dark beside it.
            beside = [self.rows[y][round(x + dx)] for y in foot for dx in (-8, 8)]
            if min(beside) < 128:
                raise ValueError(f"something lies on the tick below its foot at the {side}")

    @staticmethod
    def middles(places):
        runs = []
        for at in places:
            if runs and at == runs[-1][-1] + 1:
                runs[-1].append(at)
            else:
                runs.append([at])
        return [(run[0] + run[-1] + 1) / 2 for run in runs]

    def dark(self, x0, y0, width, height):
        """Dark pixels of a rectangle, from its corner."""
        x0, y0 = round(x0), round(y0)
        return {(x, y) for y in range(height) for x in range(width) if self.rows[y0 + y][x0 + x] < 128}


def off(a, b):
    """By how many pixels the second has to be moved to lie on the first; none where there is too little to tell."""
    if len(a) < 300:
        return None
    inside = {(x, y) for x, y in a if FURTHEST < x and FURTHEST < y}
    steps = range(-FURTHEST, FURTHEST + 1)
    hits = {(dx, dy): sum((x + dx, y + dy) in b for x, y in inside) for dx in steps for dy in steps}
    return max(hits, key=lambda by: (hits[by], -abs(by[0]) - abs(by[1])))


def main(pdf):
    pages = subprocess.run(["pdftotext", pdf, "-"], capture_output=True, check=True, text=True).stdout.split("\f")
    sheets, wrong, worst, pairs = {}, 0, 0.0, 0
    for number, text in enumerate(pages, 1):
        name = re.search(r"^Tile ([A-Z]+)(\d+)$", text, re.M)
        if name:
            try:
                sheets[name[1], int(name[2])] = Sheet(pdf, number)
            except ValueError as why:
                wrong += 1
                print(f"{name[1]}{name[2]}: {why}")
    edge = round(0.8 * PX)  # less than this from the dashed line lies its own ink
    strip = round(OVERLAP * PX) - 2 * edge
    for (row, column), one in sheets.items():
        right = sheets.get((row, column + 1))
        below = sheets.get((chr(ord(row) + 1), column)) if len(row) == 1 else None
        found = []
        if right:
            # Below the upper dashed line, which only sheets with one above them have.
            high = round(one.y1 - one.y0) - round((OVERLAP + 1) * PX)
            down = round((OVERLAP + 1) * PX)
            a = one.dark(one.x1 - OVERLAP * PX + edge, one.y0 + down, strip, high)
            found.append((f"{row}{column + 1}", off(a, right.dark(right.x0 + edge, right.y0 + down, strip, high))))
        if below:
            wide = round(one.x1 - one.x0) - round((OVERLAP + 1) * PX)
            a = one.dark(one.x0, one.y1 - OVERLAP * PX + edge, wide, strip)
            found.append((f"{chr(ord(row) + 1)}{column}", off(a, below.dark(below.x0, below.y0 + edge, wide, strip))))
        for name, by in found:
            if by is None:
                continue
            pairs += 1
            away = max(abs(by[0]), abs(by[1])) / PX
            worst = max(worst, away)
            if away >= ALLOWED:
                wrong += 1
                print(f"{row}{column} and {name} are {away:.1f} mm off")
    print(f"{len(sheets)} sheets, {pairs} pairs with something on both; at most {worst:.1f} mm off")
    return 1 if wrong or not pairs else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
