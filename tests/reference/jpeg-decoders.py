"""Decodes JPEG files with real Daft (zune-jpeg) and Pillow (libjpeg-turbo), for `npm run parity`.

    python tests/reference/jpeg-decoders.py FILES.json OUT    # with daft and Pillow

FILES.json is a list of paths. OUT gets daft-0.raw, pillow-0.raw, ... (RGB, or L for a grey file as Pillow says) and
shapes.json: [height, width, channels] per file.
"""

import json
import pathlib
import sys

import daft
import numpy as np
from PIL import Image


def main(files, out):
    out = pathlib.Path(out)
    shapes = []
    for i, path in enumerate(json.loads(pathlib.Path(files).read_text())):
        image = Image.open(path)
        mode = "L" if image.mode == "L" else "RGB"
        pillow = np.asarray(image.convert(mode))
        frame = daft.from_pydict({"jpeg": [pathlib.Path(path).read_bytes()]})
        decoded = frame.select(daft.col("jpeg").decode_image(mode=mode).alias("image")).to_pydict()["image"][0]
        decoded = np.asarray(decoded).reshape(*pillow.shape[:2], -1)
        pillow = pillow.reshape(decoded.shape)
        decoded.tofile(out / f"daft-{i}.raw")
        pillow.tofile(out / f"pillow-{i}.raw")
        shapes.append(list(decoded.shape))
    (out / "shapes.json").write_text(json.dumps(shapes))


if __name__ == "__main__":
    main(*sys.argv[1:])
