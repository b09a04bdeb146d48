"""Measures the exported files on pictures that were not trained on, and writes evaluation.json."""

from __future__ import annotations

import json
import platform
from importlib.metadata import version
from pathlib import Path
from typing import Sequence

import numpy as np
from PIL import Image

import dataset
import train_clip
import train_resnet
from dataset import Pictures
from export import ASSETS, CLIP, RESNET
from runtime import Classifier, Clip
from scene import COLOURS, COUNTS, LABELS, NUMBERS, SHAPES, TEXTURES, article, plural

RESULTS = Path(__file__).parent / "evaluation.json"
NUMBER = 4000
TEMPLATE = "This is a photo of {}."
LIBRARIES = ("torch", "transformers", "tokenizers", "onnx", "onnxruntime", "numpy", "pillow")


def _share(right: np.ndarray) -> float:
    return round(float(right.mean()), 4)


def _images(pictures: Pictures) -> list[Image.Image]:
    return [Image.fromarray(pixels.transpose(1, 2, 0)) for pixels in pictures.pixels]


def _counted(index: int) -> str:
    return f"{NUMBERS[index]} {plural('shape') if index else 'shape'}"


def zero_shot(clip: Clip, pictures: Pictures, images: Sequence[Image.Image]) -> dict:
    """Top-1 shares: what the picture shows, found among texts by the nearest embedding."""
    embeddings = clip.embed_pictures(images)
    colour, shape, texture, count = pictures.attributes.T

    def right(texts: Sequence[str], truth: np.ndarray) -> np.ndarray:
        return clip.probabilities(embeddings, [TEMPLATE.format(text) for text in texts]).argmax(axis=1) == truth

    named = right([article(label) for label in LABELS], pictures.labels)
    result = {
        "pictures": len(pictures),
        "36 labels": _share(named),
        "36 labels, without article": _share(right(LABELS, pictures.labels)),
        "6 colours": _share(right(COLOURS, colour)),
        "6 shapes": _share(right(SHAPES, shape)),
        "4 textures": _share(right([f"a {name} shape" for name in TEXTURES], texture)),
        "5 counts": _share(right([_counted(index) for index in range(len(COUNTS))], count)),
    }
    if (texture == 0).any():
        result["36 labels, one plain item"] = _share(named[(texture == 0) & (count == 0)])
    result["36 labels by count"] = [_share(named[count == index]) for index in range(len(COUNTS))]
    result["36 labels by texture"] = {
        name: _share(named[texture == index]) for index, name in enumerate(TEXTURES) if (texture == index).any()
    }
    return result


def classified(classifier: Classifier, pictures: Pictures, images: Sequence[Image.Image]) -> dict:
    """Top-1 shares of the classifier."""
    best = classifier.logits(images).argmax(axis=1)
    return {
        "pictures": len(pictures),
        "36 labels": _share(best == pictures.labels),
        "6 colours": _share(best // len(SHAPES) == pictures.attributes[:, 0]),
        "6 shapes": _share(best % len(SHAPES) == pictures.attributes[:, 1]),
    }


def _streams() -> dict[str, Pictures]:
    return {
        "test": dataset.load(dataset.TEST_SEED, NUMBER),
        "combinations never trained": dataset.load(dataset.HELD_OUT_SEED, NUMBER // 4, held_out=True),
    }


def evaluate() -> dict:
    """All measurements, of the float32 files and of the 8-bit ones."""
    results: dict = {"clip-tiny": {}, "resnet-tiny": {}}
    for stream, pictures in _streams().items():
        images = _images(pictures)
        for precision, suffix in (("float32", ""), ("8-bit weights", "_quantized")):
            name = f"{stream}, {precision}"
            results["clip-tiny"][name] = zero_shot(Clip(CLIP, suffix), pictures, images)
            results["resnet-tiny"][name] = classified(Classifier(RESNET, suffix), pictures, images)
    return results


def sizes() -> dict[str, int]:
    """Bytes of every file that is shipped for a model's sake."""
    files = sorted(path for path in ASSETS.rglob("*") if path.suffix in (".onnx", ".json"))
    return {path.relative_to(ASSETS).as_posix(): path.stat().st_size for path in files}


def write(results: dict, pictures: int, seconds: dict[str, dict[str, float]]) -> dict:
    """evaluation.json, with what is needed to repeat it."""
    report = {
        "template": TEMPLATE,
        "results": results,
        "bytes": sizes(),
        "bytes in all": sum(sizes().values()),
        "trained": {
            "pictures": pictures,
            "clip": {"steps": train_clip.STEPS, "batch": train_clip.BATCH, "seed": train_clip.SEED},
            "resnet": {"steps": train_resnet.STEPS, "batch": train_resnet.BATCH, "seed": train_resnet.SEED},
        },
        "picture seeds": {
            "train": dataset.TRAIN_SEED,
            "test": dataset.TEST_SEED,
            "combinations never trained": dataset.HELD_OUT_SEED,
        },
        "seconds": seconds,
        "versions": {"python": platform.python_version(), **{name: version(name) for name in LIBRARIES}},
    }
    RESULTS.write_text(json.dumps(report, indent=2) + "\n")
    return report
