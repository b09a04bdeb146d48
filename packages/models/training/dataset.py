"""Renders many scenes at once, on all cores, and keeps them in a cache between runs."""

from __future__ import annotations

import hashlib
import os
import tempfile
from dataclasses import astuple, dataclass
from multiprocessing import get_context
from pathlib import Path

import numpy as np

from draw import draw
from preprocess import SIDE, to_pixels
from scene import Scene, sample_scene

CACHE = Path(os.environ.get("PIXELFRAME_TRAINING_CACHE", Path(tempfile.gettempdir()) / "pixelframe-training"))

TRAIN_SEED, TEST_SEED, HELD_OUT_SEED = 20250101, 20250202, 20250303
"""Seeds of the three disjoint streams of pictures; HELD_OUT_SEED draws combinations never trained on."""


@dataclass
class Pictures:
    """Resized pictures with what each of them shows."""

    pixels: np.ndarray
    """uint8, number x 3 x SIDE x SIDE."""
    attributes: np.ndarray
    """int64, number x 4: colour, shape, texture, count."""

    def __len__(self) -> int:
        return len(self.pixels)

    def scene(self, index: int) -> Scene:
        return Scene(*(int(value) for value in self.attributes[index]))

    @property
    def labels(self) -> np.ndarray:
        return np.array([self.scene(index).label for index in range(len(self))])

    @property
    def features(self) -> np.ndarray:
        return np.array([self.scene(index).features() for index in range(len(self))])


def render(job: tuple[int, int, bool]) -> tuple[np.ndarray, tuple[int, ...]]:
    """One picture. Its generator depends on seed and index only, so the number of processes changes nothing."""
    seed, index, held_out = job
    rng = np.random.default_rng([seed, index])
    scene = sample_scene(rng, held_out=held_out)
    side = int(rng.integers(SIDE, 129))
    return to_pixels(draw(rng, scene, side)).transpose(2, 0, 1), astuple(scene)


def _fingerprint() -> str:
    """Changes with the code that draws, so that a stale cache is never read."""
    here = Path(__file__).parent
    sources = b"".join((here / name).read_bytes() for name in ("scene.py", "draw.py", "preprocess.py", "dataset.py"))
    return hashlib.sha256(sources).hexdigest()[:12]


def load(seed: int, number: int, *, held_out: bool = False) -> Pictures:
    """The first `number` pictures of a stream, from the cache or drawn now."""
    path = CACHE / f"{seed}-{number}-{_fingerprint()}.npz"
    if path.exists():
        saved = np.load(path)
        return Pictures(saved["pixels"], saved["attributes"])
    jobs = [(seed, index, held_out) for index in range(number)]
    with get_context("spawn").Pool(os.cpu_count()) as pool:
        rendered = pool.map(render, jobs, chunksize=256)
    pictures = Pictures(np.stack([pixels for pixels, _ in rendered]), np.array([scene for _, scene in rendered]))
    CACHE.mkdir(parents=True, exist_ok=True)
    np.savez(path, pixels=pictures.pixels, attributes=pictures.attributes)
    return pictures
