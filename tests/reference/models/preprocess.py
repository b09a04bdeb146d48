"""What transformers' PIL-based image processors make of pictures, as digests of the u8 crop and a table of its floats.

    python tests/reference/models/preprocess.py    # rewrites preprocess.json

"made" pictures have no file: sample c at (x, y) is (7x + 13y + 85c + floor(xy / 8)) mod 256. CLIP's processor gets a
picture as Pillow opens it, the two others get it after convert("RGB"), for they convert nothing themselves.
"""

import base64

import numpy as np
from PIL import Image
from transformers import CLIPImageProcessorPil, ConvNextImageProcessorPil, ViTImageProcessorPil

import common

MADE = [(3, 300), (300, 3), (7, 64), (224, 224), (225, 226), (223, 224), (224, 449), (449, 225), (1000, 333), (1, 1)]
FIRST = ["images/imagehash/peppers.png", "images/ort-extensions/pineapple.jpg", "images/skimage/camera.png"]
ODD = [
    "images-bad/bmp-ico/bmp__g__pal8topdown.bmp",
    "images-bad/bmp-ico/rgb32bf-rgba.bmp",
    "images-bad/exif-orientation/Landscape_6.jpg",
    "images-bad/exif-orientation/hopper_orientation_3.jpg",
    "images-bad/jpeg-odd/jd-blank_800x280.jpg",
    "images-bad/jpeg-odd/jd-jpg-cmyk-2.jpg",
    "images-bad/jpeg-odd/jd-jpg-size-31x31.jpg",
    "images-bad/jpeg-odd/ljt-testorig.jpg",
    "images-bad/jpeg-odd/sharp-Channel_digital_image_CMYK_color_no_profile.jpg",
    "images-bad/png-odd/bw_gradient.png",
    "images-bad/png-odd/hopper_bw_500.png",
    "images-bad/png-odd/imagepng-rgba.png",
    "images-bad/png-odd/p_trns_single.png",
    "images-bad/png-odd/rgb_trns.png",
    "images-bad/png-odd/sharp-image-in-alpha.png",
    "images-bad/png-odd/tiny.png",
    "images-bad/pngsuite/basi4a08.png",
    "images-bad/pngsuite/basn3p02.png",
    "images-bad/pngsuite/basi6a08.png",
    "images-bad/pngsuite/basn3p08.png",
    "images-bad/pngsuite/cdhn2c08.png",
    "images-bad/pngsuite/tbbn0g04.png",
    "images-bad/pngsuite/tp1n3p08.png",
    "images-bad/webp/bug3.webp",
]
SAMPLES = 32

CLIP = common.clip_processor()
VIT = ViTImageProcessorPil(
    size={"height": 224, "width": 224}, resample=Image.Resampling.BILINEAR, image_mean=[0.5] * 3, image_std=[0.5] * 3
)
# The settings of microsoft/resnet-50.
RESNET = ConvNextImageProcessorPil(
    size={"shortest_edge": 224},
    crop_pct=0.875,
    resample=Image.Resampling.BICUBIC,
    image_mean=[0.485, 0.456, 0.406],
    image_std=[0.229, 0.224, 0.225],
)


def made(width, height):
    y, x, c = np.mgrid[0:height, 0:width, 0:3]
    return Image.fromarray(((x * 7 + y * 13 + c * 85 + x * y // 8) % 256).astype(np.uint8))


def table(processor):
    """The float of every byte, by channel: 3 x 256 float32, little-endian, as base64."""
    ramp = np.broadcast_to(np.arange(256, dtype=np.uint8), (3, 256, 256)).copy()
    still = {"do_resize": False, "do_center_crop": False, "input_data_format": "channels_first"}
    floats = np.asarray(processor(ramp, **still)["pixel_values"][0])
    assert floats.dtype == np.float32 and (floats == floats[:, :1]).all()

    mean, std = (np.array(values, np.float32)[:, None] for values in (processor.image_mean, processor.image_std))
    steps = ((np.arange(256, dtype=np.float64) * processor.rescale_factor).astype(np.float32) - mean) / std
    assert steps.dtype == np.float32 and (steps == floats[:, 0]).all()
    return base64.b64encode(floats[:, 0].astype("<f4").tobytes()).decode()


def settings(processor):
    keys = ["size", "crop_size", "crop_pct", "resample", "rescale_factor", "image_mean", "image_std"]
    named = {"size", "crop_size"}
    values = {key: getattr(processor, key, None) for key in keys}
    for key in named:
        values[key] = {side: length for side, length in dict(values[key] or {}).items() if length} or None
    values["resample"] = Image.Resampling(values["resample"]).name.lower()
    return {"class": common.class_name(processor)} | {key: value for key, value in values.items() if value is not None}


def cropped(processor, picture, short, crop):
    """Size after the resize, offset of the crop in it, and the digest of the crop."""
    width, height = picture.size
    size = (short, short * height // width) if width <= height else (short * width // height, short)
    left, top = (size[0] - crop) // 2, (size[1] - crop) // 2
    pixels = common.crop_bytes(processor, picture)
    resized = common.crop_bytes(
        CLIPImageProcessorPil(size={"shortest_edge": short}, resample=processor.resample), picture, do_center_crop=False
    )
    assert resized.shape == (size[1], size[0], 3), (resized.shape, size)
    assert (resized[top : top + crop, left : left + crop] == pixels).all()
    return {"resized": list(size), "offset": [left, top], "sha256": common.digest(pixels)}


def clip(picture):
    rgb = common.crop_bytes(CLIP, picture, do_resize=False, do_center_crop=False)
    return {"rgb": common.digest(rgb), **cropped(CLIP, picture, 224, 224)}


def samples(picture, seed):
    """32 floats, [channel, y, x, value], at places of a linear congruential generator."""
    floats = np.asarray(CLIP(picture)["pixel_values"][0])
    found, state = [], seed
    for _ in range(SAMPLES):
        place = []
        for limit in (3, 224, 224):
            state = (1664525 * state + 1013904223) % 2**32
            place.append((state >> 8) % limit)
        found.append([*place, float(str(floats[tuple(place)]))])
    return found


def main():
    names = common.chosen(FIRST, common.photos(), 50 - len(ODD)) + ODD
    opened = {name: Image.open(common.DATA / name) for name in names}
    pictures = opened | {f"made {width}x{height}": made(width, height) for width, height in MADE}
    plain = [name for name in opened if name.startswith("images/") and not common.has_alpha(opened[name])]
    extra = [*common.evenly(plain, 7), "made 1000x333", "made 7x64", "made 225x226"]
    results = {}
    for name, picture in pictures.items():
        entry = {"mode": picture.mode, "size": list(picture.size), "clip": clip(picture)}
        rgb = common.without_alpha(picture)
        if common.has_alpha(picture):
            entry["dropped"] = clip(rgb)
        elif picture.mode == "RGB":
            assert entry["clip"]["rgb"] == common.digest(np.asarray(rgb))
        if name in extra:
            entry["vit"] = {"sha256": common.digest(common.crop_bytes(VIT, rgb))}
            entry["resnet"] = cropped(RESNET, rgb, 256, 224)
        results[name] = entry
    sampled = {name: samples(pictures[name], seed + 1) for seed, name in enumerate(common.evenly(extra, 3))}
    head = {
        "rules": common.RULES
        | {
            "which": "transformers 5 has two sets of processors: *ImageProcessor, on torchvision, the default where that is "
            "installed, and *ImageProcessorPil, on Pillow and NumPy, which all of this is made with. They were called "
            "*ImageProcessorFast and *ImageProcessor in transformers 4.",
            "alpha": "clip: blended onto white, in Pillow's u8 arithmetic, where the picture has alpha or a transparent colour, "
            "as transformers 5.23 does; dropped: convert('RGB') before, as older ones did",
            "orientation": "EXIF ignored",
            "frames": "the first",
            "resnet": "resized to int(224 / 0.875) = 256, cropped to 224",
            "float": "f32(f32(f64(byte) * rescale_factor) - f32(mean)) / f32(std), rounded to f32 after every step",
            "digests": "SHA-256 of packed RGB: rgb of the picture converted, sha256 of the 224 x 224 crop",
            "tables": "[channel][byte] of little-endian f32, base64",
            "samples": "of clip: [channel, y, x, value]",
        },
        "processors": {"clip": settings(CLIP), "vit": settings(VIT), "resnet": settings(RESNET)},
        "tables": {"clip": table(CLIP), "vit": table(VIT), "resnet": table(RESNET)},
    }
    common.write(__file__, head, samples=sampled, pictures=results)


if __name__ == "__main__":
    main()
