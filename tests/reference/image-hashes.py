"""What real Daft and the real imagehash make of pictures. For packages/kernels/src/hash.

    python tests/reference/image-hashes.py PICTURES OUT.json    # with daft, imagehash, Pillow, PyWavelets, scipy, numpy

PICTURES is a folder of raw pixels with a pictures.json, as `npm run parity -- --write FOLDER` makes it.

Per picture: "daft", the bytes of every case of CASES one after the other, as the installed Daft gives them; "imagehash",
those of imagehash; "regions", how many hashes imagehash.crop_resistant_hash gives. All base64. Where a second
implementation, written here in NumPy from the definition without fused multiply-add, differs from the installed Daft
(whose builds fuse), "reference" holds its own bytes, the margin of the bits that differ (how far the value of a bit is
from its threshold, as a share of the largest value; the largest of those bits), and whether fused multiply-add changes
the grid the hash is read from.
"""

import base64
import functools
import hashlib
import io
import json
import math
import pathlib
import platform
import sys
from fractions import Fraction

import daft
import imagehash
import numpy as np
import PIL
import pywt
import scipy
from daft.functions import image_hash
from PIL import Image

SIZES = [4, 8, 16]
BINBITS = [2, 3, 4]
SEGMENTS = 3
SQUARE = ["ahash", "dhash", "dhash_vertical", "phash", "phash_simple", "whash"]
CASES = [(m, s) for m in [*SQUARE, "crop_resistant"] for s in SIZES] + [("colorhash", b) for b in BINBITS]
F = np.float32
MODES = {1: "L", 2: "LA", 3: "RGB", 4: "RGBA"}


# --- The second implementation of Daft's hashes -------------------------------------------------------------------


def multiply_add(a, b, c, fused):
    """f32 a * b + c; fused is exact up to a double rounding that f64 makes of one case in 2^29."""
    if fused:
        return (a.astype(np.float64) * np.float64(1) * b.astype(np.float64) + c.astype(np.float64)).astype(F)
    return (a * b).astype(F) + c


def luma(pixels, fused):
    if pixels.shape[2] < 3:
        return pixels[:, :, 0]
    total = np.zeros(pixels.shape[:2], F)
    for channel, bits in enumerate([0x3E59C05B, 0x3F3715FC, 0x3D93CF75]):
        weight = np.full((1, 1), bits, np.uint32).view(F)
        total = multiply_add(pixels[:, :, channel].astype(F) * F(F(1) / F(255)), weight, total, fused)
    return round_half_away(total * F(255))


def round_half_away(values):
    wide = np.clip(values.astype(np.float64), 0, 255)
    return np.floor(wide + 0.5).astype(np.uint8)


@functools.lru_cache(maxsize=4096)
def weights_of(source, target):
    """Left edge per output, and weights [output, tap] padded with zeros."""
    ratio = F(source) / F(target)
    support = max(ratio, F(1))
    lefts, rows = [], []
    for out in range(target):
        centre = (F(out) + F(0.5)) * ratio
        left = min(max(int(math.floor(centre - support)), 0), source - 1)
        right = min(max(int(math.ceil(centre + support)), left + 1), source)
        row = []
        total = F(0)
        for i in range(left, right):
            weight = max(F(0), F(1) - abs((F(i) - (centre - F(0.5))) / support))
            row.append(weight)
            total = total + weight
        lefts.append(left)
        rows.append([weight / total for weight in row])
    table = np.zeros((target, max(map(len, rows))), F)
    for out, row in enumerate(rows):
        table[out, : len(row)] = row
    return np.array(lefts), table


def filter_rows(plane, target, fused):
    """Along the first axis, f32 to f32, summed in order."""
    lefts, table = weights_of(plane.shape[0], target)
    total = np.zeros((target, plane.shape[1]), F)
    for tap in range(table.shape[1]):
        rows = plane[np.minimum(lefts + tap, plane.shape[0] - 1)]
        total = multiply_add(rows, table[:, tap : tap + 1], total, fused)
    return total


def grid_of(plane, width, height, fused):
    """Triangle resize of a u8 plane: vertical pass, horizontal pass, rounded once."""
    if plane.shape == (height, width):
        return plane
    if plane.size == 0:
        return np.zeros((height, width), np.uint8)
    columns = filter_rows(plane.astype(F), height, fused)
    return round_half_away(filter_rows(columns.T.copy(), width, fused).T)


def fused_product_sum(a, b, c):
    return float(Fraction(a) * Fraction(b) + Fraction(c))


def dct_lines(lines, wanted):
    """Rows of f64: Makhoul's order, radix-2 FFT with exact quarter turns, fused last step; `wanted` coefficients."""
    n = lines.shape[1]
    re = np.concatenate([lines[:, 0::2], lines[:, 1::2][:, ::-1]], axis=1)
    im = np.zeros_like(re)

    def fft(re, im):
        length = re.shape[1]
        if length == 1:
            return re, im
        (er, ei), (br, bi) = fft(re[:, 0::2], im[:, 0::2]), fft(re[:, 1::2], im[:, 1::2])
        angle = [-2 * math.pi * k / length for k in range(length // 2)]
        c = np.array([0.0 if 4 * k == length else math.cos(a) for k, a in enumerate(angle)])
        s = np.array([-1.0 if 4 * k == length else math.sin(a) for k, a in enumerate(angle)])
        tr, ti = br * c - bi * s, br * s + bi * c
        return np.concatenate([er + tr, er - tr], 1), np.concatenate([ei + ti, ei - ti], 1)

    re, im = fft(re, im)
    out = np.zeros((lines.shape[0], wanted))
    for k in range(wanted):
        c, s = math.cos(-math.pi * k / (2 * n)), math.sin(-math.pi * k / (2 * n))
        for row in range(lines.shape[0]):
            out[row, k] = 2.0 * fused_product_sum(re[row, k], c, -(im[row, k] * s))
    return out


def phash(plane, s, fused):
    grid = grid_of(plane, 4 * s, 4 * s, fused).astype(np.float64)
    low = dct_lines(dct_lines(grid, s).T.copy(), s).T
    return low, float(np.median(low))


def phash_simple(plane, s, fused):
    grid = grid_of(plane, 4 * s, 4 * s, fused).astype(np.float64)
    low = dct_lines(grid[:s], s + 1)[:, 1:]
    total = 0.0
    for value in low.flatten():
        total += value
    return low, total / low.size


def haar(values, axis):
    a, b = np.take(values, range(0, values.shape[axis], 2), axis), np.take(values, range(1, values.shape[axis], 2), axis)
    return (a + b) / math.sqrt(2), (a - b) / math.sqrt(2)


def unhaar(low, high, axis):
    pair = np.stack([(low + high) / math.sqrt(2), (low - high) / math.sqrt(2)], axis + 1)
    shape = list(low.shape)
    shape[axis] *= 2
    return pair.reshape(shape)


def whash(plane, s, fused):
    scale = max(2 ** int(math.floor(math.log2(min(plane.shape)))), s)
    values = grid_of(plane, scale, scale, fused) / 255.0
    details = []
    while values.shape[0] > 1:
        (low, high) = haar(values, 0)
        values, right = haar(low, 1)
        details.append((right, haar(high, 1)))
    values = np.zeros((1, 1))
    for right, (left2, right2) in reversed(details):
        values = unhaar(unhaar(values, right, 1), unhaar(left2, right2, 1), 0)
    while values.shape[0] > s:
        values = haar(haar(values, 0)[0], 1)[0]
    span = values.max() - values.min()
    values = np.zeros_like(values) if span == 0 else (values - values.min()) / span
    total = 0.0
    for value in values.flatten():
        total += value
    return values, total / values.size


def reference(plane, method, s, fused):
    """(values, thresholds) of each tile: a bit is value > threshold."""
    if method == "ahash":
        grid = grid_of(plane, s, s, fused).astype(np.float64)
        return [(grid, grid.sum() / grid.size)]
    if method == "dhash":
        grid = grid_of(plane, s + 1, s, fused).astype(np.float64)
        return [(grid[:, 1:], grid[:, :-1])]
    if method == "dhash_vertical":
        grid = grid_of(plane, s, s + 1, fused).astype(np.float64)
        return [(grid[1:], grid[:-1])]
    if method == "crop_resistant":
        h, w = plane.shape
        edges = [[i * side // SEGMENTS for i in range(SEGMENTS + 1)] for side in (h, w)]
        tiles = [(y, x) for y in range(SEGMENTS) for x in range(SEGMENTS)]
        cut = lambda y, x: plane[edges[0][y] : edges[0][y + 1], edges[1][x] : edges[1][x + 1]]
        return [phash(cut(y, x), s, fused) for y, x in tiles]
    return [{"phash": phash, "phash_simple": phash_simple, "whash": whash}[method](plane, s, fused)]


def bits_of(tiles):
    return [np.asarray(values > limit).flatten() for values, limit in tiles]


def pack(tiles):
    return b"".join(np.packbits(bits).tobytes() for bits in tiles)


def margin_of(tiles, theirs):
    """The largest relative margin among the bits that differ from `theirs` (packed bytes)."""
    worst, at = 0.0, 0
    for values, limit in tiles:
        own = np.asarray(values > limit).flatten()
        size = -(-own.size // 8)
        other = np.unpackbits(np.frombuffer(theirs[at : at + size], np.uint8))[: own.size].astype(bool)
        at += size
        distance = np.abs(values - limit).flatten() / max(np.abs(values).max(), 1e-300)
        if (own != other).any():
            worst = max(worst, float(distance[own != other].max()))
    return worst


def compare_with_reference(pixels, theirs):
    """Cases whose reference bits differ from the installed Daft's."""
    planes = {fused: luma(pixels, fused) for fused in (False, True)}
    out = {}
    for (method, s), wheel in zip(CASES, theirs):
        if method == "colorhash":
            continue
        plain = reference(planes[False], method, s, False)
        ours = pack(bits_of(plain))
        if ours == wheel:
            continue
        fused = reference(planes[True], method, s, True)
        moved = any(not np.array_equal(a[0], b[0]) for a, b in zip(plain, fused))
        out[f"{method}:{s}"] = [base64.b64encode(ours).decode(), float(f"{margin_of(plain, wheel):.3g}"), moved]
    return out


# --- The packages -------------------------------------------------------------------------------------------------


def as_image(pixels):
    flat = pixels[:, :, 0] if pixels.shape[2] == 1 else pixels
    return Image.fromarray(flat, MODES[pixels.shape[2]])


def png(pixels):
    file = io.BytesIO()
    as_image(pixels).save(file, "PNG", compress_level=1)
    return file.getvalue()


def daft_hashes(pictures):
    frame = daft.from_pydict({"png": [png(p) for p in pictures]}).select(
        daft.col("png").decode_image(mode=None).alias("image")
    )
    columns = []
    for method, n in CASES:
        options = {"binbits": n} if method == "colorhash" else {"hash_size": n, "segments": SEGMENTS}
        columns.append(image_hash(daft.col("image"), method=method, **options).alias(f"{method}:{n}"))
    table = frame.select(*columns).to_pydict()
    return [[table[f"{method}:{n}"][row] for method, n in CASES] for row in range(len(pictures))]


FUNCTIONS = {
    "ahash": imagehash.average_hash,
    "dhash": imagehash.dhash,
    "dhash_vertical": imagehash.dhash_vertical,
    "phash": imagehash.phash,
    "phash_simple": imagehash.phash_simple,
    "whash": imagehash.whash,
}


def checked_bytes(value):
    """A hash's bits, packed; and that its hexadecimal text is the same number."""
    bits = value.hash.flatten()
    data = np.packbits(bits).tobytes()
    assert int(str(value), 16) == int.from_bytes(data, "big") >> (-bits.size % 8)
    return data


def region_hashes(image):
    """The dhashes of every region in every size, found once: crop_resistant_hash keeps what its hash_func gives."""
    every_size = lambda region: [checked_bytes(imagehash.dhash(region, size)) for size in SIZES]
    try:
        return imagehash.crop_resistant_hash(image, every_size).segment_hashes
    except ValueError:
        # A region thinner than half a pixel: Pillow refuses to resize nothing.
        return None


def imagehash_hashes(pixels):
    image = as_image(pixels)
    regions = region_hashes(image)
    data = b""
    for method, n in CASES:
        if method == "colorhash":
            data += checked_bytes(imagehash.colorhash(image, binbits=n))
        elif method == "crop_resistant":
            data += b"".join(sizes[SIZES.index(n)] for sizes in regions or [])
        else:
            data += checked_bytes(FUNCTIONS[method](image, n))
    return data, None if regions is None else len(regions)


def main(folder, out):
    folder = pathlib.Path(folder)
    listed = json.loads((folder / "pictures.json").read_text())
    pictures = []
    for entry in listed:
        raw = np.fromfile(folder / entry["file"], np.uint8)
        assert hashlib.sha256(raw.tobytes()).hexdigest()[:16] == entry["sha256"], entry["name"]
        pictures.append(raw.reshape(entry["height"], entry["width"], entry["channels"]))
    theirs = daft_hashes(pictures)
    result = {
        "versions": {
            "python": platform.python_version(),
            "machine": platform.machine(),
            "daft": daft.__version__,
            "ImageHash": imagehash.__version__,
            "Pillow": PIL.__version__,
            "PyWavelets": pywt.__version__,
            "scipy": scipy.__version__,
            "numpy": np.__version__,
        },
        "sizes": SIZES,
        "binbits": BINBITS,
        "segments": SEGMENTS,
        "pictures": {},
    }
    for entry, pixels, wheel in zip(listed, pictures, theirs):
        data, regions = imagehash_hashes(pixels)
        one = {
            "sha256": entry["sha256"],
            "daft": base64.b64encode(b"".join(wheel)).decode(),
            "imagehash": base64.b64encode(data).decode(),
            "regions": regions,
        }
        differing = compare_with_reference(pixels, wheel)
        if differing:
            one["reference"] = differing
        result["pictures"][entry["name"]] = one
        print(f"\r{len(result['pictures'])} of {len(listed)} pictures", end="", file=sys.stderr)
    print(file=sys.stderr)
    lines = [f"{json.dumps(name)}: {json.dumps(value)}" for name, value in result.pop("pictures").items()]
    head = json.dumps(result)[:-1]
    pathlib.Path(out).write_text(head + ', "pictures": {\n' + ",\n".join(lines) + "\n}}\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
