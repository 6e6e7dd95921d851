"""Reduces a TrueType font to the outlines that plots are lettered with.

    python3 tools/ReduceFont.py DejaVuSans.ttf src/ClusterTools/Rendering/Plots/Drawing/PlotFont.bin

Run once for a new font or more characters; the result is kept in the repository with the font's licence (THIRD-PARTY-NOTICES.txt).
The file is raw Deflate data of: units per em, ascent and descent (varints), the number of glyphs, then for each glyph, in ascending order of characters, the
difference to the character before, the advance and the number of contours, and for each contour the number of points and for each point 2 * dx + on-curve and dy,
where differences are zigzag varints.
"""
import struct
import sys
import zlib

CHARACTERS = sorted({
    *range(0x20, 0x7F), *range(0xA0, 0x180), *range(0x391, 0x3CA), *range(0x400, 0x460), *range(0x5D0, 0x5EB),
    *range(0x2070, 0x208A), *map(ord, "ΔΣ‐‑–—‘’“”…•‰′″←↑→↓−×·÷≤≥≠≈∞√∂�"),
})


class Font:
    def __init__(self, data):
        self.data = data
        count = struct.unpack(">H", data[4:6])[0]
        self.tables = {}
        for i in range(count):
            tag, _, offset, _ = struct.unpack(">4sIII", data[12 + 16 * i:28 + 16 * i])
            self.tables[tag.decode()] = offset
        head, hhea = self.tables["head"], self.tables["hhea"]
        self.units = self.read(">H", head + 18)
        self.long_offsets = self.read(">h", head + 50) == 1
        self.ascent, self.descent = self.read(">h", hhea + 4), -self.read(">h", hhea + 6)
        self.metrics = self.read(">H", hhea + 34)
        self.map = self.characters()

    def read(self, form, offset):
        return struct.unpack(form, self.data[offset:offset + struct.calcsize(form)])[0]

    def characters(self):
        cmap = self.tables["cmap"]
        for i in range(self.read(">H", cmap + 2)):
            at = cmap + self.read(">I", cmap + 8 + 8 * i)
            if self.read(">H", at) == 12:
                found = {}
                for g in range(self.read(">I", at + 12)):
                    first, last, glyph = struct.unpack(">III", self.data[at + 16 + 12 * g:at + 28 + 12 * g])
                    found.update({c: glyph + c - first for c in range(first, last + 1)})
                return found
        raise ValueError("no character map of format 12")

    def advance(self, glyph):
        return self.read(">H", self.tables["hmtx"] + 4 * min(glyph, self.metrics - 1))

    def contours(self, glyph):
        loca, glyf = self.tables["loca"], self.tables["glyf"]
        if self.long_offsets:
            start, end = self.read(">I", loca + 4 * glyph), self.read(">I", loca + 4 * glyph + 4)
        else:
            start, end = 2 * self.read(">H", loca + 2 * glyph), 2 * self.read(">H", loca + 2 * glyph + 2)
        if start == end:
            return []
        at = glyf + start
        count = self.read(">h", at)
        return self.simple(at + 10, count) if count >= 0 else self.composite(at + 10)

    def simple(self, at, count):
        ends = [self.read(">H", at + 2 * i) for i in range(count)]
        at += 2 * count
        at += 2 + self.read(">H", at)
        points = ends[-1] + 1
        flags = []
        while len(flags) < points:
            flag = self.data[at]
            at += 1
            repeat = 1
            if flag & 8:
                repeat += self.data[at]
                at += 1
            flags += [flag] * repeat
        axes = []
        for short, same in ((2, 16), (4, 32)):
            value, values = 0, []
            for flag in flags:
                if flag & short:
                    value += self.data[at] if flag & same else -self.data[at]
                    at += 1
                elif not flag & same:
                    value += self.read(">h", at)
                    at += 2
                values.append(value)
            axes.append(values)
        first, result = 0, []
        for end in ends:
            result.append([(axes[0][i], axes[1][i], flags[i] & 1) for i in range(first, end + 1)])
            first = end + 1
        return result

    def composite(self, at):
        result = []
        while True:
            flags, glyph = self.read(">H", at), self.read(">H", at + 2)
            at += 4
            if not flags & 2:
                raise ValueError("a part is placed by points")
            dx, dy = struct.unpack(">hh", self.data[at:at + 4]) if flags & 1 else struct.unpack(">bb", self.data[at:at + 2])
            at += 4 if flags & 1 else 2
            xx, xy, yx, yy = 1.0, 0.0, 0.0, 1.0
            if flags & 8:
                xx = yy = self.read(">h", at) / 16384
                at += 2
            elif flags & 0x40:
                xx, yy = (v / 16384 for v in struct.unpack(">hh", self.data[at:at + 4]))
                at += 4
            elif flags & 0x80:
                xx, xy, yx, yy = (v / 16384 for v in struct.unpack(">hhhh", self.data[at:at + 8]))
                at += 8
            for contour in self.contours(glyph):
                result.append([(round(x * xx + y * yx) + dx, round(x * xy + y * yy) + dy, on) for x, y, on in contour])
            if not flags & 0x20:
                return result


def varint(value):
    result = bytearray()
    while value > 127:
        result.append(value & 127 | 128)
        value >>= 7
    result.append(value)
    return result


def zigzag(value):
    return 2 * value if value >= 0 else -2 * value - 1


def main(source, target):
    with open(source, "rb") as file:
        font = Font(file.read())
    kept = [c for c in CHARACTERS if c in font.map]
    out = bytearray()
    for value in (font.units, font.ascent, font.descent, len(kept)):
        out += varint(value)
    before = 0
    for character in kept:
        glyph = font.map[character]
        contours = font.contours(glyph)
        for value in (character - before, font.advance(glyph), len(contours)):
            out += varint(value)
        before = character
        x = y = 0
        for contour in contours:
            out += varint(len(contour))
            for px, py, on in contour:
                out += varint(2 * zigzag(px - x) + on) + varint(zigzag(py - y))
                x, y = px, py
    deflate = zlib.compressobj(9, zlib.DEFLATED, -15)
    data = deflate.compress(bytes(out)) + deflate.flush()
    with open(target, "wb") as file:
        file.write(data)
    print(f"{len(kept)} glyphs, {len(out)} bytes, {len(data)} deflated")


main(*sys.argv[1:])
