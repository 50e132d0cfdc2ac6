#!/usr/bin/env python3
"""Bakes DejaVu Sans and DejaVu Sans Mono into the atlases beside this file; run by hand when the characters change.

Debian: apt-get install python3-pil fonts-dejavu-core
For each size: N.png (8-bit grey coverage, both faces, a solid white cell) and N.json (metrics in pixels).
A glyph is [x, y, width, height, left, top, advance]: its place in the atlas, then where it goes from the pen on the
baseline (top is negative above it), then how far the pen moves.
"""
import json
import os
from PIL import Image, ImageDraw, ImageFont

FONTS = "/usr/share/fonts/truetype/dejavu/"
FACES = {"sans": "DejaVuSans.ttf", "mono": "DejaVuSansMono.ttf"}
SIZES = [13, 16, 20, 26, 32, 40]
CHARACTERS = [chr(c) for c in range(32, 127)] + list("·×±²√°µ–—…→←↑↓Σσ−≈≤≥●✓✗⌊⌋∂⊙∗≠∇Δ▲▼◀▶■□")
GAP = 1  # empty pixels around a glyph, so that a filtered lookup sees none of its neighbours
WHITE = 4


def load(face, size):
    return ImageFont.truetype(FONTS + FACES[face], size, layout_engine=ImageFont.Layout.BASIC)


def ink(font, character, size):
    """The box of the pixels that are not empty, from the pen on the baseline."""
    picture = Image.new("L", (4 * size, 4 * size))
    ImageDraw.Draw(picture).text((size, 2 * size), character, font=font, fill=255, anchor="ls")
    box = picture.getbbox() or (size, 2 * size, size, 2 * size)
    return box[0] - size, box[1] - 2 * size, box[2] - size, box[3] - 2 * size


def measure(size):
    """The glyphs' boxes and advances, the tallest first, which packs into rows with little loss."""
    glyphs = []
    for face in FACES:
        font = load(face, size)
        missing = bytes(font.getmask("\uffff"))
        for character in CHARACTERS:
            if character != " " and bytes(font.getmask(character)) == missing:
                raise SystemExit(f"{FACES[face]} has no {character!r}")
            left, top, right, bottom = ink(font, character, size)
            glyphs.append((face, character, left, top, right - left, bottom - top, round(font.getlength(character))))
    return sorted(glyphs, key=lambda g: (-g[5], g[0], g[1]))


def bake(size, folder):
    glyphs = measure(size)
    width = 256 if size < 32 else 512
    atlas = Image.new("L", (width, width * 4))
    draw = ImageDraw.Draw(atlas)
    fonts = {face: load(face, size) for face in FACES}
    draw.rectangle((0, 0, WHITE - 1, WHITE - 1), fill=255)
    x, y, row = WHITE + GAP, 0, WHITE
    faces = {face: {} for face in FACES}
    for face, character, left, top, w, h, advance in glyphs:
        if x + w > width:
            x, y, row = 0, y + row + GAP, 0
        draw.text((x - left, y - top), character, font=fonts[face], fill=255, anchor="ls")
        faces[face][character] = [x, y, w, h, left, top, advance] if w else [0, 0, 0, 0, 0, 0, advance]
        x, row = x + w + (GAP if w else 0), max(row, h)
    ascent, descent = fonts["sans"].getmetrics()
    atlas.crop((0, 0, width, y + row)).save(os.path.join(folder, f"{size}.png"), optimize=True)
    metrics = {"size": size, "ascent": ascent, "lineHeight": ascent + descent, "white": [WHITE // 2, WHITE // 2]}
    with open(os.path.join(folder, f"{size}.json"), "w", encoding="utf-8") as file:
        rows = [f'  "{k}": {json.dumps(v)}' for k, v in metrics.items()]
        for face, table in faces.items():
            entries = ",\n".join(f"    {json.dumps(c, ensure_ascii=False)}: {json.dumps(table[c])}" for c in CHARACTERS)
            rows.append(f'  "{face}": {{\n{entries}\n  }}')
        file.write("{\n" + ",\n".join(rows) + "\n}\n")


if __name__ == "__main__":
    for pixels in SIZES:
        bake(pixels, os.path.dirname(os.path.abspath(__file__)))
