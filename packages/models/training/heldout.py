"""Draws the pictures that the project's tests use, and writes down what Python makes of them."""

from __future__ import annotations

import json
import shutil
from importlib.metadata import version
from pathlib import Path

import numpy as np
from PIL import Image

from draw import draw
from evaluate import TEMPLATE
from export import CLIP, RESNET
from runtime import Classifier, Clip
from scene import COLOURS, COUNTS, LABELS, SHAPES, TEXTURES, Scene, article, describe, sample_scene

FOLDER = Path(__file__).parent / "heldout"
SEED = 20250404
SIDE = 96

TEXTS = (
    "a red circle",
    "This is a photo of a red circle.",
    "THIS IS A PHOTO OF A RED CIRCLE.",
    "red circle",
    "circle",
    "This is a photo of circle.",
    "a blue star",
    "This is a photo of an orange triangle.",
    "three blue stars",
    "3 blue stars",
    "two green squares",
    "five dotted purple rings",
    "a striped red circle",
    "a checkered yellow cross",
    "striped",
    "  white   space\tand\nlines ",
    "it's a dog, isn't it?",
    "Überraschung: 漢字 naïve",
    "a zebra 🦓 crossing",
    "",
    "<|endoftext|> is a mark",
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen",
)
"""Ordinary captions, and what a tokenizer may stumble over; the last is longer than the model reads."""


def _scenes() -> list[Scene]:
    """For each label one plain item, and one picture with more to it."""
    rng = np.random.default_rng(SEED)
    scenes = []
    for label in range(len(LABELS)):
        colour, shape = divmod(label, len(SHAPES))
        scenes.append(Scene(colour, shape, texture=0, count=0))
        while True:
            drawn = sample_scene(rng)
            if drawn.texture or drawn.count:
                break
        scenes.append(Scene(colour, shape, drawn.texture, drawn.count))
    return scenes


def _draw_files(scenes: list[Scene]) -> list[str]:
    shutil.rmtree(FOLDER, ignore_errors=True)
    FOLDER.mkdir()
    names = []
    for index, scene in enumerate(scenes):
        name = f"{COLOURS[scene.colour]}-{SHAPES[scene.shape]}-{index % 2}.png"
        # Noise would make the files several times as large and the pictures no better a test.
        picture = draw(np.random.default_rng([SEED, index]), scene, SIDE, blemished=False)
        picture.save(FOLDER / name, optimize=True)
        names.append(name)
    return names


def _rounded(vector: np.ndarray) -> list[float]:
    return [float(f"{value:.7g}") for value in vector]


def _lines(rows: list[dict]) -> str:
    """A JSON array with one row per line: readable, and small in a diff."""
    return "[\n" + ",\n".join("    " + json.dumps(row, ensure_ascii=False) for row in rows) + "\n  ]"


def write() -> dict[str, float]:
    """Writes the folder; returns both models' shares of right answers."""
    scenes = _scenes()
    names = _draw_files(scenes)
    pictures = [Image.open(FOLDER / name) for name in names]
    clip, classifier = Clip(CLIP), Classifier(RESNET)
    embeddings = clip.embed_pictures(pictures)
    probabilities = clip.probabilities(embeddings, [TEMPLATE.format(article(label)) for label in LABELS])
    logits = classifier.logits(pictures)

    rows = []
    for index, scene in enumerate(scenes):
        best = int(probabilities[index].argmax())
        rows.append(
            {
                "file": names[index],
                "colour": COLOURS[scene.colour],
                "shape": SHAPES[scene.shape],
                "texture": TEXTURES[scene.texture],
                "count": COUNTS[scene.count],
                "caption": describe(scene),
                "clip": {"label": LABELS[best], "probability": round(float(probabilities[index, best]), 5)},
                "resnet": {"label": LABELS[int(logits[index].argmax())], "logits": _rounded(logits[index])},
                "imageEmbedding": _rounded(embeddings[index]),
            }
        )
    texts = [
        {"text": text, "inputIds": clip.token_ids(text), "textEmbedding": _rounded(vector)}
        for text, vector in zip(TEXTS, clip.embed_texts(TEXTS))
    ]
    head = {
        "about": "Drawings never trained on, and what onnxruntime makes of them with the float32 files. "
        "Embeddings are as the models give them, not of unit length. Written by heldout.py.",
        "processor": f"transformers {version('transformers')} CLIPImageProcessorPil, Pillow {version('pillow')}",
        "runtime": f"onnxruntime {version('onnxruntime')}",
        "prompt": TEMPLATE,
        "labels": [article(label) for label in LABELS],
        "logitScale": clip.scale,
    }
    opening = json.dumps(head, indent=2)[:-2]
    body = f'{opening},\n  "pictures": {_lines(rows)},\n  "texts": {_lines(texts)}\n}}\n'
    (FOLDER / "heldout.json").write_text(body, encoding="utf-8")
    truth = np.array([scene.label for scene in scenes])
    return {
        "clip": float((probabilities.argmax(axis=1) == truth).mean()),
        "resnet": float((logits.argmax(axis=1) == truth).mean()),
    }
