"""From a picture to the models' input, the one way it is done in training, evaluation and the saved configuration."""

from __future__ import annotations

import numpy as np
from PIL import Image

SIDE = 64

CLIP_MEAN, CLIP_STD = (0.48145466, 0.4578275, 0.40821073), (0.26862954, 0.26130258, 0.27577711)
IMAGENET_MEAN, IMAGENET_STD = (0.485, 0.456, 0.406), (0.229, 0.224, 0.225)


def configuration(mean: tuple[float, ...], std: tuple[float, ...]) -> dict:
    """preprocessor_config.json, in the words of transformers' CLIPImageProcessor."""
    return {
        "image_processor_type": "CLIPImageProcessor",
        "do_convert_rgb": True,
        "do_resize": True,
        "size": {"shortest_edge": SIDE},
        "resample": 3,
        "do_center_crop": True,
        "crop_size": {"height": SIDE, "width": SIDE},
        "do_rescale": True,
        "rescale_factor": 1 / 255,
        "do_normalize": True,
        "image_mean": list(mean),
        "image_std": list(std),
    }


def to_pixels(picture: Image.Image) -> np.ndarray:
    """Resized bytes, height x width x 3. Training pictures are square: the centre crop has nothing to cut."""
    assert picture.width == picture.height
    return np.asarray(picture.convert("RGB").resize((SIDE, SIDE), Image.Resampling.BICUBIC))
