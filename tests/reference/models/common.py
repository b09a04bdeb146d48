"""What the scripts of this folder share: where the data is, which pictures there are, how results are written."""

import hashlib
import json
import pathlib
import platform

import numpy as np
import onnxruntime
import PIL
import tokenizers
import transformers
from PIL import Image
from transformers import CLIPImageProcessorPil

HERE = pathlib.Path(__file__).resolve().parent
DATA = HERE.parents[3] / "shared/data"
CLIP = DATA / "models/clip-tiny-random"

VERSIONS = {
    "python": platform.python_version(),
    "pillow": PIL.__version__,
    "numpy": np.__version__,
    "transformers": transformers.__version__,
    "tokenizers": tokenizers.__version__,
    "onnxruntime": onnxruntime.__version__,
}

# How the PIL-based processors of transformers round; the scripts assert it.
RULES = {
    "resized": "shorter side S, longer side floor(S * longer / shorter), by integers",
    "offset": "left = floor((width - crop) / 2), top = floor((height - crop) / 2)",
}


def photos():
    """Paths, relative to the data, of the files below images that Pillow opens, sorted."""
    found = []
    for path in sorted((DATA / "images").rglob("*")):
        if path.suffix.lower() in {".jpg", ".jpeg", ".png", ".bmp"}:
            Image.open(path).load()
            found.append(path.relative_to(DATA).as_posix())
    return sorted(found)


def evenly(items, count):
    return [items[round(i * (len(items) - 1) / (count - 1))] for i in range(count)] if count < len(items) else items


def chosen(always, items, count):
    """`count` of the items, sorted: those of `always`, and the rest taken evenly."""
    rest = [item for item in items if item not in always]
    return sorted([*always, *evenly(rest, count - len(always))])


def has_alpha(image):
    return "A" in image.getbands() or image.info.get("transparency") is not None


def without_alpha(image):
    """convert("RGB") alone. It leaves a transparent colour in `info`, by which the processors would blend again."""
    return Image.fromarray(np.asarray(image.convert("RGB")))


def digest(pixels):
    """SHA-256 of packed u8 samples, row by row, channels last."""
    pixels = np.ascontiguousarray(pixels)
    assert pixels.dtype == np.uint8
    return hashlib.sha256(pixels.tobytes()).hexdigest()


def digits(values, count=7):
    return [float(f"{float(value):.{count}g}") for value in np.ravel(values)]


def channels_last(result):
    return np.moveaxis(np.asarray(result["pixel_values"][0]), 0, -1)


def crop_bytes(processor, image, **options):
    """The u8 pixels (height, width, 3) that a processor goes on to scale and normalize."""
    return channels_last(processor(image, do_rescale=False, do_normalize=False, **options))


def session(path):
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(path, options, providers=["CPUExecutionProvider"])


def clip_processor():
    return CLIPImageProcessorPil.from_pretrained(CLIP)


def class_name(thing):
    return f"{type(thing).__module__}.{type(thing).__name__}"


def compact(value):
    return json.dumps(value, separators=(",", ":"))


def write(script, head, versions={}, **bodies):
    """The versions and `head` on lines of its own, then every body (a dict or a list) with one entry per line."""
    parts = [f"{compact(key)}:{compact(value)}" for key, value in {"versions": VERSIONS | versions, **head}.items()]
    for key, body in bodies.items():
        if isinstance(body, dict):
            lines = ",\n".join(f"{compact(name)}:{compact(value)}" for name, value in body.items())
            parts.append(f"{compact(key)}:{{\n{lines}\n}}")
        else:
            lines = ",\n".join(map(compact, body))
            parts.append(f"{compact(key)}:[\n{lines}\n]")
    out = pathlib.Path(script).resolve().with_suffix(".json")
    out = out.with_name({"clip_tiny.json": "clip-tiny.json", "tokenizer.json": "tokenizer-ids.json"}.get(out.name, out.name))
    text = "{" + ",\n".join(parts) + "}\n"
    json.loads(text)
    out.write_text(text, encoding="utf-8")
    print(out.name, len(text), "bytes")
