"""Digests of what real Pillow resizes and converts, for packages/kernels.

    python tests/reference/pillow-resize.py    # with Pillow installed; rewrites the kernels' src/cases/pillow-resize.json

Pictures are made by the two generators that the kernels' tests have too, so that only digests are kept: the first
16 hex digits of the sha256 of the bytes. A resize is [picture, filter, width, height, digest], a conversion to L is
[picture, digest].
"""

import hashlib
import json
import pathlib
import platform

import PIL
from PIL import Image

CASES = pathlib.Path(__file__).parents[2] / "packages/kernels/src/cases"
MODES = {1: "L", 2: "LA", 3: "RGB", 4: "RGBA"}
FILTERS = {
    "nearest": Image.Resampling.NEAREST,
    "box": Image.Resampling.BOX,
    "triangle": Image.Resampling.BILINEAR,
    "bicubic": Image.Resampling.BICUBIC,
    "lanczos": Image.Resampling.LANCZOS,
}


def lcg(width, height, channels, seed):
    state = seed
    out = bytearray()
    for _ in range(width * height * channels):
        state = (1664525 * state + 1013904223) % 2**32
        out.append(state >> 24)
    return Image.frombytes(MODES[channels], (width, height), bytes(out))


def waves(width, height):
    out = bytearray()
    for y in range(height):
        for x in range(width):
            out += bytes([(7 * x + 3 * y) % 256, (x * x // 16 + 5 * y) % 256, 9 * (x ^ y) % 256])
    return Image.frombytes("RGB", (width, height), bytes(out))


def digest(image):
    return hashlib.sha256(image.tobytes()).hexdigest()[:16]


SIZES = [
    ((1, 1), (9, 7)),
    ((7, 1), (3, 5)),
    ((1, 19), (2, 4)),
    ((37, 23), (11, 41)),
    ((37, 23), (37, 5)),
    ((37, 23), (90, 23)),
    ((64, 48), (32, 24)),
    ((64, 48), (8, 8)),
    ((33, 57), (33, 58)),
    ((200, 150), (17, 9)),
    ((9, 8), (100, 120)),
    ((500, 3), (4, 90)),
    # The height loses over twice what the width does, exactly twice, and with the width as it is.
    ((30, 90), (15, 15)),
    ((30, 60), (20, 40)),
    ((30, 60), (20, 39)),
    ((25, 70), (25, 30)),
    ((20, 70), (33, 41)),
]

cases = []
for (w, h), (width, height) in SIZES:
    for channels in MODES:
        source = lcg(w, h, channels, w + channels)
        for name, resample in FILTERS.items():
            result = source.resize((width, height), resample)
            cases.append([f"lcg {w} {h} {channels} {w + channels}", name, width, height, digest(result)])
for (w, h), (width, height) in [((200, 150), (224, 224)), ((1024, 768), (224, 224)), ((1024, 768), (171, 128))]:
    source = waves(w, h)
    for name, resample in FILTERS.items():
        cases.append([f"waves {w} {h}", name, width, height, digest(source.resize((width, height), resample))])

grey = [
    ["waves 200 150", digest(waves(200, 150).convert("L"))],
    ["lcg 64 48 3 1", digest(lcg(64, 48, 3, 1).convert("L"))],
    ["lcg 64 48 4 2", digest(lcg(64, 48, 4, 2).convert("L"))],
    ["lcg 64 48 2 3", digest(lcg(64, 48, 2, 3).convert("L"))],
]

document = {
    "madeWith": {"pillow": PIL.__version__, "python": platform.python_version()},
    "resizes": cases,
    "grey": grey,
}
lines = []
for key, value in document.items():
    if isinstance(value, list):
        rows = ",\n".join("    " + json.dumps(row) for row in value)
        lines.append(f"  {json.dumps(key)}: [\n{rows}\n  ]")
    else:
        lines.append(f"  {json.dumps(key)}: {json.dumps(value)}")
(CASES / "pillow-resize.json").write_text("{\n" + ",\n".join(lines) + "\n}\n")
print(f"{len(cases)} resizes, {len(grey)} conversions")
