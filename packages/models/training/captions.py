"""Captions of many forms for a scene, and which pictures a caption is true of."""

from __future__ import annotations

from typing import Iterator

import numpy as np

from scene import COLOURS, NUMBERS, SHAPES, TEXTURES, Scene, article, plural

ANY = -1
"""In a caption's features: not said. A caption is true of every picture that agrees in what it does say."""

TEMPLATES = (
    "{}",
    "{}.",
    "a photo of {}",
    "a photo of {}.",
    "This is a photo of {}.",
    "this is a picture of {}.",
    "a picture of {}",
    "an image of {}",
    "a drawing of {}",
    "a painting of {}.",
    "there is {}",
    "we see {} here",
)

SYNONYMS = {
    "plain": ("plain", "plain", "solid"),
    "striped": ("striped",),
    "dotted": ("dotted", "dotted", "spotted"),
    "checkered": ("checkered", "checkered", "chequered"),
    "purple": ("purple", "purple", "violet"),
}

NOUNS = ("shape", "object", "thing")
"""For captions that do not name the shape."""

Features = tuple[int, int, int, int, int]
"""Colour, shape, texture, count, whether it is many; each an index or ANY (see `Scene.features`)."""


def _word(rng: np.random.Generator, word: str) -> str:
    options = SYNONYMS.get(word, (word,))
    return options[rng.integers(len(options))]


def sample_caption(rng: np.random.Generator, scene: Scene) -> tuple[str, Features]:
    """A true caption that says some of what the scene shows, with the features it states.

    Most name colour and shape; the rest say less ("striped", "three shapes"), so that a search for one word works too.
    """
    says_colour, says_shape, says_texture = rng.random(3) < (0.8, 0.85, 0.55)
    says_count = rng.random() < (0.6 if scene.count else 0.3)
    if not (says_colour or says_shape or says_texture or says_count):
        says_colour = says_shape = True

    adjectives = []
    if says_texture:
        adjectives.append(_word(rng, TEXTURES[scene.texture]))
    if says_colour:
        adjectives.append(_word(rng, COLOURS[scene.colour]))
    noun = SHAPES[scene.shape] if says_shape else NOUNS[rng.integers(len(NOUNS))]
    many = ANY
    if says_count:
        number = NUMBERS[scene.count] if rng.random() < 0.8 else str(scene.count + 1)
        if scene.count == 0 and rng.random() < 0.3:
            number = "a single"
        words = " ".join([number, *adjectives, plural(noun) if scene.count else noun])
    elif not says_shape and rng.random() < 0.4:
        words = " ".join(adjectives)
    elif scene.count and rng.random() < 0.4:
        # A plural without a number is true of any number above one; a singular is true of any number at all.
        words, many = " ".join([*adjectives, plural(noun)]), 1
    else:
        words = " ".join([*adjectives, noun])
        if rng.random() < 0.6:
            words = article(words)

    features = (
        scene.colour if says_colour else ANY,
        scene.shape if says_shape else ANY,
        scene.texture if says_texture else ANY,
        scene.count if says_count else ANY,
        many,
    )
    return TEMPLATES[rng.integers(len(TEMPLATES))].format(words), features


def matches(pictures: np.ndarray, captions: np.ndarray) -> np.ndarray:
    """Whether each caption (column) is true of each picture (row), from their features."""
    said = captions[None, :, :]
    return ((said == ANY) | (said == pictures[:, None, :])).all(axis=2)


def vocabulary() -> Iterator[str]:
    """Text with every word of every caption, for the tokenizer to learn from."""
    words = [*COLOURS, *TEXTURES, *NUMBERS, "single"]
    words += [synonym for options in SYNONYMS.values() for synonym in options]
    nouns = [*SHAPES, *NOUNS]
    words += [form for noun in nouns for form in (noun, plural(noun))]
    for template in TEMPLATES:
        for word in words:
            yield template.format(article(word))
