"""Draws a scene: shapes in one colour and texture on a background, with the variation a model must learn to ignore.

Everything comes from the generator that is passed in, so a seed gives the same picture on every machine.
"""

from __future__ import annotations

import colorsys
import io
import math

import numpy as np
from PIL import Image, ImageDraw, ImageFilter

from scene import COLOURS, COUNTS, SHAPES, TEXTURES, Scene

Rgb = tuple[int, int, int]

SUPERSAMPLING = 2
"""Pictures are drawn this much larger and reduced: ImageDraw itself does not antialias."""

HUES = {
    "red": (-8, 7),
    "orange": (22, 34),
    "yellow": (50, 60),
    "green": (95, 150),
    "blue": (205, 240),
    "purple": (268, 288),
}
"""Degrees, with gaps between them: what people would call either name is not drawn."""

DARKEST = {"orange": 0.9, "yellow": 0.88}
"""Lowest value of HSV: a dark orange is brown, a dark yellow olive."""

RADII = ((0.17, 0.42), (0.14, 0.24), (0.12, 0.21), (0.11, 0.18), (0.105, 0.165))
"""Radius of an item as a share of the picture's side, by count."""


def _rgb(hue: float, saturation: float, value: float) -> Rgb:
    red, green, blue = colorsys.hsv_to_rgb((hue % 360) / 360, saturation, value)
    return round(red * 255), round(green * 255), round(blue * 255)


def _mix(first: Rgb, second: Rgb, share: float) -> Rgb:
    return tuple(round(a + (b - a) * share) for a, b in zip(first, second))


def _distance(first: Rgb, second: Rgb) -> float:
    return math.dist(first, second)


def _item_colour(rng: np.random.Generator, name: str) -> Rgb:
    low, high = HUES[name]
    return _rgb(rng.uniform(low, high), rng.uniform(0.72, 1), rng.uniform(DARKEST.get(name, 0.6), 1))


def _background_colour(rng: np.random.Generator, item: Rgb) -> Rgb:
    """Neutral or faintly coloured, and far enough from the item to be told apart."""
    while True:
        saturation = rng.uniform(0, 0.12) if rng.random() < 0.6 else rng.uniform(0.1, 0.45)
        colour = _rgb(rng.uniform(0, 360), saturation, rng.uniform(0.05, 1))
        if rng.random() < 0.2:
            colour = (255, 255, 255)
        if _distance(colour, item) > 120:
            return colour


def _background(rng: np.random.Generator, side: int, item: Rgb) -> tuple[Image.Image, Rgb]:
    """A flat, graded, blotchy or ruled background, and its main colour."""
    colour = _background_colour(rng, item)
    picture = Image.new("RGB", (side, side), colour)
    kind = rng.random()
    if kind < 0.4:
        return picture, colour
    other = _mix(colour, _background_colour(rng, item), rng.uniform(0.15, 0.5))
    if kind < 0.6:
        # A small mask enlarged bilinearly is a smooth gradient in any direction.
        corners = rng.integers(0, 256, (2, 2), dtype=np.uint8)
        mask = Image.fromarray(corners).resize((side, side), Image.Resampling.BILINEAR)
    elif kind < 0.85:
        cells = int(rng.integers(3, 10))
        blotches = rng.integers(0, 256, (cells, cells), dtype=np.uint8)
        mask = Image.fromarray(blotches).resize((side, side), Image.Resampling.BICUBIC)
    else:
        mask = Image.new("L", (side, side), 0)
        pen = ImageDraw.Draw(mask)
        step = side * rng.uniform(0.08, 0.3)
        upright = rng.random() < 0.5
        offset = rng.uniform(0, step)
        while offset < side:
            ends = [(offset, 0), (offset, side)] if upright else [(0, offset), (side, offset)]
            pen.line(ends, fill=110, width=max(1, side // 96))
            offset += step
    picture.paste(other, (0, 0), mask)
    return picture, colour


def _turned(points: np.ndarray, centre: tuple[float, float], radius: float, angle: float) -> list[tuple[float, float]]:
    cosine, sine = math.cos(angle), math.sin(angle)
    turned = points @ np.array([[cosine, sine], [-sine, cosine]]) * radius + np.array(centre)
    return [tuple(point) for point in turned]


def _regular(corners: int, radii: tuple[float, ...]) -> np.ndarray:
    """Corners evenly around the centre, the first on top, their distances taken from `radii` in turn."""
    angles = np.arange(corners) * 2 * math.pi / corners - math.pi / 2
    lengths = np.array([radii[index % len(radii)] for index in range(corners)])
    return np.stack([np.cos(angles), np.sin(angles)], axis=1) * lengths[:, None]


def _cross(width: float) -> np.ndarray:
    a, b = 1.02, width
    return np.array(
        [(-b, -a), (b, -a), (b, -b), (a, -b), (a, b), (b, b), (b, a), (-b, a), (-b, b), (-a, b), (-a, -b), (-b, -b)]
    )


def _stamp(
    pen: ImageDraw.ImageDraw,
    shape: str,
    centre: tuple[float, float],
    radius: float,
    angle: float,
    thickness: float,
    grow: float = 0,
) -> None:
    """Draws one item into a mask; `grow` widens it on all sides, for an outline beneath it."""
    x, y = centre
    if shape in ("circle", "ring"):
        outer = radius * 0.95 + grow
        pen.ellipse((x - outer, y - outer, x + outer, y + outer), fill=255)
        if shape == "ring":
            inner = radius * 0.95 * (0.72 - 0.32 * thickness) - grow
            pen.ellipse((x - inner, y - inner, x + inner, y + inner), fill=0)
        return
    if shape == "square":
        points = np.array([(-1, -1), (1, -1), (1, 1), (-1, 1)]) * 0.84
    elif shape == "triangle":
        points = _regular(3, (1.12,)) + (0, 0.14)
    elif shape == "star":
        points = _regular(10, (1.08, 0.42 + 0.06 * thickness))
    else:
        points = _cross(0.26 + 0.12 * thickness)
    corners = _turned(points, centre, radius, angle)
    pen.polygon(corners, fill=255)
    if grow:
        pen.line([*corners, corners[0]], fill=255, width=round(2 * grow), joint="curve")


def _pattern(rng: np.random.Generator, side: int, texture: str, period: float) -> Image.Image:
    """A mask of stripes, dots or a chequer over the whole picture, at a random angle."""
    angle = rng.uniform(0, math.pi) if texture == "striped" else rng.uniform(-0.5, 0.5)
    rows, columns = np.mgrid[0:side, 0:side].astype(np.float32)
    u = (columns * math.cos(angle) + rows * math.sin(angle)) / period + rng.uniform(0, 1)
    v = (rows * math.cos(angle) - columns * math.sin(angle)) / period + rng.uniform(0, 1)
    if texture == "striped":
        mask = u % 1 < rng.uniform(0.38, 0.52)
    elif texture == "dotted":
        mask = (u % 1 - 0.5) ** 2 + (v % 1 - 0.5) ** 2 < rng.uniform(0.26, 0.34) ** 2
    else:
        mask = (np.floor(u * 1.6) + np.floor(v * 1.6)) % 2 < 1
    return Image.fromarray((mask * 255).astype(np.uint8))


def _centres(rng: np.random.Generator, radii: list[float]) -> list[tuple[float, float]] | None:
    """Places for items that neither touch each other nor leave the picture; None if an attempt got stuck."""
    placed: list[tuple[float, float]] = []
    for index, radius in enumerate(radii):
        margin = min(radius * 1.12 + 0.01, 0.5)
        for _ in range(40):
            x, y = rng.uniform(margin, 1 - margin, 2)
            if all(math.dist((x, y), other) > 1.1 * (radius + radii[at]) for at, other in enumerate(placed)):
                placed.append((float(x), float(y)))
                break
        if len(placed) == index:
            return None
    return placed


def _items(rng: np.random.Generator, count: int) -> list[tuple[tuple[float, float], float]]:
    """Centre and radius of each item, as shares of the side."""
    low, high = RADII[count - 1]
    while True:
        base = rng.uniform(low, high)
        radii = [base * rng.uniform(0.85, 1.0) for _ in range(count)]
        centres = _centres(rng, radii)
        if centres is not None:
            return list(zip(centres, radii))


def _blemish(rng: np.random.Generator, picture: Image.Image) -> Image.Image:
    """Blur, sensor noise and JPEG artefacts, each in some pictures only."""
    if rng.random() < 0.15:
        picture = picture.filter(ImageFilter.GaussianBlur(rng.uniform(0.3, 0.9)))
    if rng.random() < 0.5:
        pixels = np.asarray(picture, dtype=np.float32)
        noise = rng.standard_normal(pixels.shape, dtype=np.float32) * rng.uniform(1, 9)
        picture = Image.fromarray(np.clip(pixels + noise + 0.5, 0, 255).astype(np.uint8))
    if rng.random() < 0.2:
        buffer = io.BytesIO()
        picture.save(buffer, "JPEG", quality=int(rng.integers(50, 95)))
        picture = Image.open(buffer).convert("RGB")
    return picture


def draw(rng: np.random.Generator, scene: Scene, side: int = 96, *, blemished: bool = True) -> Image.Image:
    """One square picture of `scene`."""
    canvas = side * SUPERSAMPLING
    shape, texture = SHAPES[scene.shape], TEXTURES[scene.texture]
    colour = _item_colour(rng, COLOURS[scene.colour])
    picture, background = _background(rng, canvas, colour)

    items = [((x * canvas, y * canvas), radius * canvas) for (x, y), radius in _items(rng, COUNTS[scene.count])]
    tilt = rng.uniform(-0.5, 0.5)
    angles = [tilt + rng.uniform(-0.15, 0.15) for _ in items]
    thickness = rng.random()
    mask = Image.new("L", (canvas, canvas), 0)
    pen = ImageDraw.Draw(mask)
    for (centre, radius), angle in zip(items, angles):
        _stamp(pen, shape, centre, radius, angle, thickness)

    dark, light = _mix(colour, (0, 0, 0), rng.uniform(0.55, 0.8)), _mix(colour, (255, 255, 255), rng.uniform(0.7, 1))
    if rng.random() < 0.3:
        outline = Image.new("L", (canvas, canvas), 0)
        under = ImageDraw.Draw(outline)
        for (centre, radius), angle in zip(items, angles):
            _stamp(under, shape, centre, radius, angle, thickness, grow=max(1.0, radius * 0.07))
        picture.paste(dark, (0, 0), outline)

    filling = Image.new("RGB", (canvas, canvas), colour)
    if texture != "plain":
        # A second colour close to the background would eat into the silhouette.
        second = light if _distance(light, background) > _distance(dark, background) else dark
        radius = float(np.mean([radius for _, radius in items]))
        # Finer than this, reduced to the models' input, dots and chequers are the same blur.
        period = max(radius * rng.uniform(0.5, 0.75), canvas * 0.09)
        filling.paste(second, (0, 0), _pattern(rng, canvas, texture, period))
    picture.paste(filling, (0, 0), mask)

    picture = picture.resize((side, side), Image.Resampling.BOX)
    return _blemish(rng, picture) if blemished else picture
