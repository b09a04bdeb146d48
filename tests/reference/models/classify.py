"""What onnxruntime makes of photos by the five classifiers, after Pillow and transformers' PIL-based processor.

    python tests/reference/models/classify.py    # rewrites classify.json

Every photo is opened by Pillow, its EXIF orientation ignored, and converted by `convert("RGB")`: alpha is dropped, never
blended. The 24 largest logits, with the norm and the mean of all, bound the cosine of the whole vector.
"""

import json

import numpy as np
from PIL import Image
from transformers import CLIPImageProcessorPil

import common

IMAGENET = {"mean": [0.485, 0.456, 0.406], "std": [0.229, 0.224, 0.225]}
HALF = {"mean": [0.5, 0.5, 0.5], "std": [0.5, 0.5, 0.5]}
CIFAR10 = ["airplane", "automobile", "bird", "cat", "deer", "dog", "frog", "horse", "ship", "truck"]

MODELS = {
    "mobilenetv2": {"file": "mobilenetv2-1.0-224-imagenet-fp32.onnx", "shortest_edge": 256, "crop": 224, **HALF},
    "mobilenetv1": {"file": "mobilenetv1-0.25-128-imagenet-fp32.onnx", "shortest_edge": 146, "crop": 128, **HALF},
    "squeezenet": {"file": "squeezenet1.1-imagenet-fp32.onnx", "shortest_edge": 256, "crop": 224, **IMAGENET},
    "resnet20": {"file": "resnet20-cifar10-fp32.onnx", "width": 32, "height": 32, **IMAGENET},
    "resnet8": {"file": "resnet8-cifar10-mlperf-tiny-fp32.onnx", "width": 32, "height": 32, "mean": None, "std": None},
}
LARGEST = 24


def processor_of(model):
    if "crop" in model:
        shape = {
            "size": {"shortest_edge": model["shortest_edge"]},
            "crop_size": {"height": model["crop"], "width": model["crop"]},
        }
    else:
        shape = {"size": {"height": model["height"], "width": model["width"]}, "do_center_crop": False}
    if model["mean"] is None:
        return CLIPImageProcessorPil(**shape, do_rescale=False, do_normalize=False)
    return CLIPImageProcessorPil(**shape, image_mean=model["mean"], image_std=model["std"])


def main():
    labels = json.loads((common.DATA / "imagenet-simple-labels.json").read_text())
    processors = {name: processor_of(model) for name, model in MODELS.items()}
    sessions = {name: common.session(common.DATA / "models" / model["file"]) for name, model in MODELS.items()}
    results = {}
    for name in common.evenly(common.photos(), 120):
        image = Image.open(common.DATA / name)
        rgb = common.without_alpha(image)
        entry = {"mode": image.mode, "size": list(image.size), "rgb": common.digest(np.asarray(rgb))[:16]}
        for key, model in MODELS.items():
            pixels = np.asarray(processors[key](rgb)["pixel_values"], np.float32)
            logits = sessions[key].run(["logits"], {"pixel_values": pixels})[0][0]
            top = int(logits.argmax())
            one = {"input": common.digest(common.crop_bytes(processors[key], rgb))[:16], "top": top}
            if len(logits) == 10:
                one |= {"label": CIFAR10[top], "logits": common.digits(logits)}
            else:
                order = np.argsort(-logits, kind="stable")[:LARGEST]
                wide = logits.astype(np.float64)
                one |= {"label": labels[top], "norm": common.digits(np.linalg.norm(wide))[0]}
                one |= {"mean": common.digits(wide.mean())[0], "indices": order.tolist()}
                one |= {"values": common.digits(logits[order])}
            entry[key] = one
        results[name] = entry
    head = {
        "processor": common.class_name(processors["mobilenetv2"]),
        "rules": common.RULES | {"resample": "bicubic of Pillow, whose taps widen when it scales down"}
        | {"scale": "x / 255, then (x - mean) / std; mean null: x itself, 0 to 255"},
        "models": MODELS,
        "cifar10": CIFAR10,
        "digests": "first 16 hex digits of the SHA-256 of packed RGB: rgb of the photo, input of what a model is given",
    }
    common.write(__file__, head, photos=results)


if __name__ == "__main__":
    main()
