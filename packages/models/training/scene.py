"""What a picture shows, and the words for it: the one vocabulary of pictures, captions and labels."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

COLOURS = ("red", "orange", "yellow", "green", "blue", "purple")
SHAPES = ("circle", "square", "triangle", "star", "cross", "ring")
TEXTURES = ("plain", "striped", "dotted", "checkered")
COUNTS = (1, 2, 3, 4, 5)
NUMBERS = ("one", "two", "three", "four", "five")

LABELS = tuple(f"{colour} {shape}" for colour in COLOURS for shape in SHAPES)
"""The 36 classes of the classifier, and the labels of zero-shot evaluation."""


@dataclass(frozen=True)
class Scene:
    """Attributes of one picture as indices into the tuples above; every item in a picture looks the same."""

    colour: int
    shape: int
    texture: int
    count: int

    @property
    def label(self) -> int:
        return self.colour * len(SHAPES) + self.shape

    @property
    def held_out(self) -> bool:
        """A twelfth of the colour x shape x texture combinations is never trained on.

        They tell whether the model composes words or remembers whole captions. Plain pictures are never held out,
        so each of the 36 labels is seen in training.
        """
        return self.texture != 0 and (self.colour + 2 * self.shape + 3 * self.texture) % 12 == 0

    def features(self) -> tuple[int, int, int, int, int]:
        """The columns that captions are matched against (`captions.matches`): the last says whether it is many."""
        return (self.colour, self.shape, self.texture, self.count, int(self.count > 0))


def plural(shape: str) -> str:
    return f"{shape}es" if shape.endswith("s") else f"{shape}s"


def article(words: str) -> str:
    return f"an {words}" if words[0] in "aeiou" else f"a {words}"


def describe(scene: Scene) -> str:
    """The full caption: "a striped red circle", "three plain blue stars"."""
    words = f"{TEXTURES[scene.texture]} {COLOURS[scene.colour]} "
    if scene.count == 0:
        return article(words + SHAPES[scene.shape])
    return f"{NUMBERS[scene.count]} {words}{plural(SHAPES[scene.shape])}"


def sample_scene(rng: np.random.Generator, *, held_out: bool = False) -> Scene:
    """A random scene from the combinations that are trained on, or from the held-out ones."""
    while True:
        scene = Scene(
            colour=int(rng.integers(len(COLOURS))),
            shape=int(rng.integers(len(SHAPES))),
            texture=int(rng.choice(len(TEXTURES), p=(0.4, 0.2, 0.2, 0.2))),
            count=int(rng.choice(len(COUNTS), p=(0.4, 0.15, 0.15, 0.15, 0.15))),
        )
        if scene.held_out == held_out:
            return scene
