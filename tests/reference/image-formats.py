"""Writes image-formats.json beside the codecs' tests: what Pillow reads from image files of many kinds, as digests.

Run with Python 3.11+, Pillow 13.0 and NumPy: `python tests/reference/image-formats.py path/to/shared/data`.

Every entry names a file: `data` (base64, made here) or `shared` (its path in the shared data), the mode Pixelframe
gives it, and the SHA-256 of the packed samples that Pillow decodes and converts to that mode. Where decoders may differ
a little (CMYK JPEG, chroma of JPEG 4:4:0) it has the mean of each sample instead.
"""

import base64
import hashlib
import io
import json
import struct
import sys
from pathlib import Path

import numpy as np
from PIL import Image, features

HERE = Path(__file__).parent
FIXTURES = HERE.parents[1] / "packages/codecs/src/testing"
WIDTH, HEIGHT = 21, 13


def noise(channels, seed=1, width=WIDTH, height=HEIGHT):
    """Bands with some noise, so that every compression has runs and literals."""
    random = np.random.default_rng(seed)
    y, x = np.mgrid[0:height, 0:width]
    planes = [(x * 9 + y * 5 * (c + 1)) // 24 * 24 % 256 for c in range(channels)]
    picture = np.stack(planes, axis=2).astype(np.uint8)
    spots = random.random((height, width)) < 0.2
    picture[spots] = random.integers(0, 256, (int(spots.sum()), channels))
    return picture[:, :, 0] if channels == 1 else picture


def image(mode, seed=1):
    return Image.fromarray(noise(len(mode), seed), mode)


def saved(picture, kind, **options):
    file = io.BytesIO()
    picture.save(file, kind, **options)
    return file.getvalue()


def packed_rows(values, bits, align):
    """Rows of indices as bits, most significant first, padded to `align` bytes."""
    rows = []
    for row in values:
        number = 0
        for value in row:
            number = number << bits | int(value)
        used = len(row) * bits
        padded = -(-used // (8 * align)) * 8 * align
        rows.append((number << (padded - used)).to_bytes(padded // 8, "big"))
    return rows


def bmp(rows, bits, header="info", top_down=False, masks=None, palette=b"", compression=0, raw=None):
    data = raw if raw is not None else b"".join(rows if top_down else rows[::-1])
    height = -HEIGHT if top_down else HEIGHT
    if header == "core":
        info = struct.pack("<IHHHH", 12, WIDTH, HEIGHT, 1, bits)
    else:
        size = {"info": 40, "v3": 56, "v4": 108}[header]
        compression = 3 if masks else compression
        entry = len(palette) // 4
        info = struct.pack("<IiiHHIIiiII", size, WIDTH, height, 1, bits, compression, len(data), 0, 0, entry, 0)
        info += struct.pack("<IIII", *(masks or (0, 0, 0, 0)))[: 12 if header == "info" and masks else size - 40]
        info = info.ljust(max(size, len(info)), b"\0")
    offset = 14 + len(info) + len(palette)
    return b"BM" + struct.pack("<IHHI", offset + len(data), 0, 0, offset) + info + palette + data


def bmp_files():
    palette_of = lambda count, entry: b"".join(bytes([i * 37 % 256, i * 11 % 256, i * 3 % 256, 0][:entry]) for i in range(count))
    indices = noise(1)
    for bits in (1, 4, 8):
        rows = packed_rows(indices.astype(int) % (1 << bits), bits, 4)
        yield f"bmp {bits} bits", bmp(rows, bits, palette=palette_of(1 << bits, 4)), "RGB"
        yield f"bmp {bits} bits, OS/2", bmp(rows, bits, header="core", palette=palette_of(1 << bits, 3)), "RGB"
    rgb = noise(3)
    pad = lambda row: row + b"\0" * (-len(row) % 4)
    rows24 = [pad(row[:, ::-1].tobytes()) for row in rgb]
    yield "bmp 24 bits", bmp(rows24, 24), "RGB"
    yield "bmp 24 bits, top-down", bmp(rows24, 24, top_down=True), "RGB"
    rgba = noise(4)
    rows32 = [row[:, [2, 1, 0, 3]].tobytes() for row in rgba]
    yield "bmp 32 bits, unused bytes", bmp(rows32, 32), "RGB"
    yield "bmp 32 bits with alpha mask", bmp(rows32, 32, header="v4", masks=(0xFF0000, 0xFF00, 0xFF, 0xFF000000)), "RGBA"
    runs = b"".join(bytes([WIDTH - 5, y, 0, 5]) + bytes(range(y, y + 5)) + b"\0" + b"\0\0" for y in range(HEIGHT))
    yield "bmp RLE8", bmp([], 8, palette=palette_of(256, 4), compression=1, raw=runs + b"\0\1"), "RGB"
    runs = b"".join(bytes([WIDTH - 5, 16 + y, 0, 5, 0x12, 0x34, 0x50, 0]) + b"\0\0" for y in range(HEIGHT))
    yield "bmp RLE4", bmp([], 4, palette=palette_of(16, 4), compression=2, raw=runs + b"\0\1"), "RGB"


def gif_files():
    indexed = Image.fromarray(noise(1) // 2, "P")
    indexed.putpalette(bytes((i * 7 + c * 50) % 256 for i in range(128) for c in range(3)))
    yield "gif", saved(indexed, "GIF", interlace=0), "RGB"
    yield "gif, interlaced", saved(indexed, "GIF", interlace=1), "RGB"
    yield "gif with transparency", saved(indexed, "GIF", transparency=int(noise(1)[0, 0] // 2)), "RGBA"
    random = Image.fromarray(np.random.default_rng(3).integers(0, 256, (70, 90), np.uint8), "P")
    random.putpalette(bytes(range(256)) * 3)
    yield "gif with a full table", saved(random, "GIF"), "RGB"
    other = Image.fromarray(noise(1, 2) // 2, "P")
    other.putpalette(indexed.getpalette())
    yield "gif of two frames", saved(indexed, "GIF", save_all=True, append_images=[other]), "RGB"


def ico_files():
    rgba = image("RGBA").resize((16, 16))
    yield "ico of a bitmap", saved(rgba, "ICO", sizes=[(16, 16)], bitmap_format="bmp"), "RGBA"
    yield "ico of a PNG", saved(rgba, "ICO", sizes=[(16, 16)]), "RGBA"
    yield "ico of two sizes", saved(rgba, "ICO", sizes=[(8, 8), (16, 16)], bitmap_format="bmp"), "RGBA"


def tiff(tags, data, big_endian=False, size=(WIDTH, HEIGHT)):
    """A TIFF of one directory; `data` is one strip or a list of strips or tiles."""
    order = ">" if big_endian else "<"
    parts = data if isinstance(data, list) else [data]
    tiled = 322 in tags
    tags = {256: size[0], 257: size[1], 278: size[1], **tags}
    if tiled:
        del tags[278]
    body, offsets = b"", []
    for part in parts:
        offsets.append(8 + len(body))
        body += part + b"\0" * (len(part) % 2)
    tags[324 if tiled else 273] = offsets
    tags[325 if tiled else 279] = [len(part) for part in parts]
    entries, extra, at = [], b"", 8 + len(body)
    extra_at = at + 2 + 12 * len(tags) + 4
    for tag, value in sorted(tags.items()):
        values = value if isinstance(value, list) else [value]
        long = tag in (273, 279, 324, 325)
        raw = struct.pack(order + ("I" if long else "H") * len(values), *values)
        if len(raw) > 4:
            entries.append(struct.pack(order + "HHII", tag, 4 if long else 3, len(values), extra_at + len(extra)))
            extra += raw + b"\0" * (len(raw) % 2)
        else:
            entries.append(struct.pack(order + "HHI", tag, 4 if long else 3, len(values)) + raw.ljust(4, b"\0"))
    head = (b"MM\0*" if big_endian else b"II*\0") + struct.pack(order + "I", at)
    return head + body + struct.pack(order + "H", len(entries)) + b"".join(entries) + b"\0\0\0\0" + extra


def tiff_files():
    for mode in ("L", "LA", "RGB", "RGBA"):
        for compression in ("raw", "tiff_lzw", "tiff_adobe_deflate", "packbits"):
            yield f"tiff {mode} {compression}", saved(image(mode), "TIFF", compression=compression), mode
    for mode in ("L", "RGB", "RGBA"):
        for compression in ("tiff_lzw", "tiff_adobe_deflate"):
            options = {"compression": compression, "tiffinfo": {317: 2}}
            yield f"tiff {mode} {compression}, differences", saved(image(mode), "TIFF", **options), mode
    wide = Image.fromarray(noise(1, 5, 300, 40)).point(lambda v: 255 if v > 100 else 0).convert("1")
    for compression in ("raw", "tiff_ccitt", "group3", "group4", "packbits"):
        yield f"tiff of bits {compression}", saved(wide, "TIFF", compression=compression), "L"
    yield "tiff group3, two dimensions", saved(wide, "TIFF", compression="group3", tiffinfo={292: 1}), "L"
    indexed = Image.fromarray(noise(1), "P")
    indexed.putpalette(bytes((i * 7 + c * 50) % 256 for i in range(256) for c in range(3)))
    yield "tiff palette", saved(indexed, "TIFF"), "RGB"
    yield "tiff CMYK", saved(image("CMYK"), "TIFF"), "RGB"
    gray = noise(1)
    yield "tiff white is zero", tiff({258: 8, 259: 1, 262: 0, 277: 1}, gray.tobytes()), "L"
    for bits in (2, 4):
        rows = b"".join(packed_rows(gray >> (8 - bits), bits, 1))
        yield f"tiff {bits} bits", tiff({258: bits, 259: 1, 262: 1, 277: 1}, rows), "L"
    rgb = noise(3)
    yield "tiff big-endian", tiff({258: [8] * 3, 259: 1, 262: 2, 277: 3}, rgb.tobytes(), big_endian=True), "RGB"
    planes = [rgb[:, :, c].tobytes() for c in range(3)]
    yield "tiff of planes", tiff({258: [8] * 3, 259: 1, 262: 2, 277: 3, 284: 2}, planes), "RGB"
    tiles = []
    padded = np.zeros((16, 32, 3), np.uint8)
    padded[:HEIGHT, :WIDTH] = rgb
    for x in (0, 16):
        tiles.append(padded[:, x : x + 16].tobytes())
    yield "tiff of tiles", tiff({258: [8] * 3, 259: 1, 262: 2, 277: 3, 322: 16, 323: 16}, tiles), "RGB"
    strips = [rgb[y : y + 4].tobytes() for y in range(0, HEIGHT, 4)]
    yield "tiff of strips", tiff({258: [8] * 3, 259: 1, 262: 2, 277: 3, 278: 4}, strips), "RGB"
    smooth = Image.fromarray(noise(3, 1, 16, 16)).resize((64, 48), Image.Resampling.BICUBIC)
    yield "tiff JPEG", saved(smooth, "TIFF", compression="jpeg"), "RGB"
    yield "tiff JPEG, gray", saved(smooth.convert("L"), "TIFF", compression="jpeg"), "L"
    wide16 = (np.arange(WIDTH * HEIGHT, dtype=np.uint32) * 239 % 65536).astype(np.uint16).reshape(HEIGHT, WIDTH)
    for big_endian in (False, True):
        raw = wide16.astype(">u2" if big_endian else "<u2").tobytes()
        name = f"tiff 16 bits, {'big' if big_endian else 'little'}-endian"
        yield name, tiff({258: 16, 259: 1, 262: 1, 277: 1}, raw, big_endian), "L"


def jpeg_files():
    smooth = Image.fromarray(noise(3, 1, 10, 8)).resize((53, 37), Image.Resampling.BICUBIC)
    for name, sampling in (("4:4:4", 0), ("4:2:2", 1), ("4:2:0", 2)):
        for progressive in (False, True):
            kind = "progressive" if progressive else "baseline"
            yield f"jpeg {name} {kind}", saved(smooth, "JPEG", subsampling=sampling, progressive=progressive), "RGB"
    # Pillow does not write these: the same blocks under another sampling are another picture of as many blocks.
    square = smooth.resize((32, 32))
    # libjpeg-turbo smooths the chroma of this one between rows, mozjpeg does not.
    yield "jpeg 4:4:0", resampled(saved(square, "JPEG", subsampling=1), 0x12, 16, 64), "RGB"
    yield "jpeg 4:1:1", resampled(saved(square, "JPEG", subsampling=2), 0x41, 64, 16), "RGB"


def resampled(data, sampling, width, height):
    """A three-component baseline JPEG with another sampling of its first component, and another size."""
    frame = data.index(b"\xff\xc0")
    changed = bytearray(data)
    changed[frame + 5 : frame + 9] = struct.pack(">HH", height, width)
    changed[frame + 11] = sampling
    return bytes(changed)


def digest_of(data, mode):
    picture = Image.open(io.BytesIO(data))
    picture.load()
    if picture.mode.startswith("I;16"):
        # Pillow clips when it converts these; the rule is Daft's.
        samples = ((np.asarray(picture).astype(np.uint32) + 128) // 257).astype(np.uint8).tobytes()
    else:
        samples = picture.convert(mode).tobytes()
    return {"width": picture.width, "height": picture.height, "mode": mode, "sha256": hashlib.sha256(samples).hexdigest()}


def mean_of(data):
    picture = Image.open(io.BytesIO(data)).convert("RGB")
    mean = np.asarray(picture).reshape(-1, 3).mean(axis=0).round(3).tolist()
    return {"width": picture.width, "height": picture.height, "mode": "RGB", "mean": mean}


TOLERANT = {"jpeg 4:4:0"}

SHARED = {
    "images/coral/cat.bmp": "RGB",
    "images-bad/animated/chi.gif": "RGBA",
    "images-bad/animated/iss634.gif": "RGB",
    "images-bad/animated/hopper_zero_comment_subblocks.gif": "RGB",
    "images-bad/animated/sharp-rotating-squares.gif": "RGBA",
    "images-bad/bmp-ico/bmp__b__rletopdown.bmp": "RGB",
    "images-bad/bmp-ico/bmp__g__pal1.bmp": "RGB",
    "images-bad/bmp-ico/bmp__g__pal8topdown.bmp": "RGB",
    "images-bad/bmp-ico/hopper_rle8.bmp": "RGB",
    "images-bad/bmp-ico/rgb32bf-rgba.bmp": "RGBA",
    "images-bad/bmp-ico/hopper_unexpected.ico": "RGBA",
    "images-bad/bmp-ico/python.ico": "RGBA",
    "images-bad/tiff/hopper_lzw.tif": "RGB",
    "images-bad/tiff/multipage.tiff": "RGB",
    "images-bad/tiff/16bit.cropped.tif": "L",
    "images-bad/tiff/uint16_1_4660.tif": "L",
}


def main():
    shared = Path(sys.argv[1])
    files = []
    for source in (bmp_files, gif_files, ico_files, tiff_files, jpeg_files):
        for name, data, mode in source():
            found = mean_of(data) if name in TOLERANT else digest_of(data, mode)
            files.append({"name": name, **found, "data": base64.b64encode(data).decode()})
    for path, mode in SHARED.items():
        files.append({"name": path, **digest_of((shared / path).read_bytes(), mode), "shared": path})
    smooth = Image.fromarray(noise(4, 1, 10, 8), "CMYK").resize((53, 37), Image.Resampling.BICUBIC)
    data = saved(smooth, "JPEG", quality=90)
    files.append({"name": "jpeg CMYK", **mean_of(data), "data": base64.b64encode(data).decode()})
    for path in ("jd-jpg-cmyk-2.jpg", "sharp-Channel_digital_image_CMYK_color_no_profile.jpg"):
        path = f"images-bad/jpeg-odd/{path}"
        files.append({"name": path, **mean_of((shared / path).read_bytes()), "shared": path})
    versions = {"pillow": Image.__version__, "libtiff": features.version("libtiff"), "jpeg": features.version("jpg")}
    text = json.dumps({"versions": versions, "files": files}, indent=1)
    (FIXTURES / "image-formats.json").write_text(text + "\n")


main()
