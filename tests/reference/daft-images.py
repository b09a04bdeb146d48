"""What real Daft makes of small pictures and vectors: crops, modes, attributes, distances.

    python tests/reference/daft-images.py    # with daft and numpy; rewrites daft-images.json

A crop that leaves no pixel is left out: Daft panics on showing it. Pictures come from a linear congruential generator (both sides make them alike); results are pixels as lower-case hex.
"""

import json
import pathlib

import daft
import numpy as np
from daft import DataType as D
from daft import ImageMode, col
from daft.functions import (
    convert_image,
    cosine_distance,
    cosine_similarity,
    crop,
    dot_product,
    euclidean_distance,
    image_attribute,
    image_to_tensor,
    resize,
)

CHANNELS = {"L": 1, "LA": 2, "RGB": 3, "RGBA": 4}


def lcg(width, height, channels, seed):
    state, out = seed, bytearray()
    for _ in range(width * height * channels):
        state = (1664525 * state + 1013904223) % 2**32
        out.append(state >> 24)
    return np.frombuffer(bytes(out), dtype=np.uint8).reshape(height, width, channels)


def picture(value):
    if value is None:
        return None
    array = np.asarray(value)
    return {"width": array.shape[1], "height": array.shape[0], "data": array.astype(np.uint8).tobytes().hex()}


def pictures(mode):
    return [lcg(11, 7, CHANNELS[mode], 1), None, lcg(4, 9, CHANNELS[mode], 2), lcg(6, 8, CHANNELS[mode], 3)]


def images():
    cases = []
    boxes = [[2, 1, 5, 4], [0, 0, 3, 3], [3, 8, 9, 9], None]
    for mode in CHANNELS:
        df = daft.from_pydict({"image": pictures(mode), "box": boxes})
        df = df.select(col("image").cast(D.image(mode)), col("box").cast(D.list(D.int64())))
        exprs = {
            "crop by a box": crop(col("image"), (2, 1, 5, 4)),
            "crop past the edge": crop(col("image"), (1, 6, 100, 100)),
            "crop by a column": crop(col("image"), col("box")),
            "resize": resize(col("image"), 5, 3),
            **{f"convert to {to}": convert_image(col("image"), getattr(ImageMode, to)) for to in CHANNELS},
        }
        for name, expr in exprs.items():
            result = df.select(expr.alias("r"))
            values = result.to_pydict()["r"]
            cases.append(
                {
                    "name": name,
                    "mode": mode,
                    "type": str(result.schema()["r"].dtype),
                    "values": [picture(value) for value in values],
                }
            )
        for attribute in ("width", "height", "channel", "mode"):
            result = df.select(image_attribute(col("image"), attribute).alias("r"))
            cases.append(
                {
                    "name": attribute,
                    "mode": mode,
                    "type": str(result.schema()["r"].dtype),
                    "values": [None if value is None else int(value) for value in result.to_pydict()["r"]],
                }
            )
        tensor = df.select(image_to_tensor(col("image")).alias("r"))
        cases.append(
            {
                "name": "tensor",
                "mode": mode,
                "type": str(tensor.schema()["r"].dtype),
                "values": [picture(value) for value in tensor.to_pydict()["r"]],
            }
        )
    return cases


def number(value):
    return None if value is None else "NaN" if value != value else value


def distances():
    cases = []
    for item, kind in [("Float32", "embedding"), ("Float64", "list"), ("Int8", "list")]:
        size = 37
        raw = lcg(size, 6, 2, 5).astype(np.int64) - 128
        left, right = ([list(map(int, raw[row, :, side])) for row in range(6)] for side in (0, 1))
        if item != "Int8":
            left, right = ([[value / 64 for value in row] for row in rows] for rows in (left, right))
        left[4], right[5] = None, [0] * size
        inner = {"Float32": D.float32(), "Float64": D.float64(), "Int8": D.int8()}[item]
        of = D.embedding(inner, size) if kind == "embedding" else D.fixed_size_list(inner, size)
        df = daft.from_pydict({"left": left, "right": right}).select(col("left").cast(of), col("right").cast(of))
        functions = {
            "cosineDistance": cosine_distance,
            "cosineSimilarity": cosine_similarity,
            "dotProduct": dot_product,
            "euclideanDistance": euclidean_distance,
        }
        for name, function in functions.items():
            result = df.select(function(col("left"), col("right")).alias("r"))
            cases.append(
                {
                    "name": name,
                    "item": item,
                    "kind": kind,
                    "left": left,
                    "right": right,
                    "type": str(result.schema()["r"].dtype),
                    "values": [number(value) for value in result.to_pydict()["r"]],
                }
            )
    return cases


path = pathlib.Path(__file__).with_suffix(".json")
reference = {"versions": {"daft": daft.__version__}, "images": images(), "distances": distances()}
path.write_text(json.dumps(reference) + "\n")
