"""Embeddings of photos and texts by clip-tiny-random: transformers' processor and tokenizer, onnxruntime.

    python tests/reference/models/clip_tiny.py    # rewrites clip-tiny.json; with torch and onnx too

The weights are random, so these embeddings mean nothing; but every step before and in the model shows in them. They are
what the ONNX graphs give: not normalized. The same weights in PyTorch's CLIPModel check the graphs ("differences").
"""

import json

import numpy as np
import onnx
import torch
from onnx import numpy_helper
from PIL import Image
from transformers import CLIPConfig, CLIPModel, CLIPProcessor, CLIPTokenizerFast

import common

# Alpha that shows, alpha that does not, grey, BMP, an upright one.
ALWAYS = [
    "images-bad/png-odd/sharp-image-in-alpha.png",
    "images/imagehash/peppers.png",
    "images/skimage/camera.png",
    "images/coral/cat.bmp",
    "images/flowers/sunflowers/184682920_97ae41ce60_m.jpg",
]

TEXTS = [
    "a photo of a cat",
    "a photo of a dog and a cat",
    "cat",
    "",
    " ",
    "A PHOTO OF A CAT",
    "  a   photo\tof\na cat  ",
    "a photo of a cat.",
    "a photo of a cat!!!",
    "it's raining; they've 3 dogs, 12 cats",
    "I'LL say WE'RE done, don't we?",
    "sunset over the sea, 35mm film, high contrast",
    "1234567890",
    "3.14159 and -2,718",
    "https://example.org/photos/cat.jpg?size=224&crop=center",
    "caf\u00e9",
    "cafe\u0301",
    "na\u00efve d\u00e9j\u00e0 vu \u2014 \u00e0 la carte",
    "stra\u00dfe STRASSE \u0130stanbul",
    "\u039f\u0394\u039f\u03a3 \u039c\u0395\u0393\u0391\u03a3",
    "\u041a\u043e\u0448\u043a\u0430 \u043d\u0430 \u043e\u043a\u043d\u0435",
    "\u732b\u306e\u5199\u771f",
    "\u4e00\u5f20\u732b\u7684\u7167\u7247",
    "\uace0\uc591\uc774 \uc0ac\uc9c4",
    "\u0635\u0648\u0631\u0629 \u0642\u0637\u0629",
    "\u0e23\u0e39\u0e1b\u0e41\u0e21\u0e27",
    "\u092c\u093f\u0932\u094d\u0932\u0940 \u0915\u0940 \u0924\u0938\u094d\u0935\u0940\u0930",
    "\U0001f431",
    "\U0001f468\u200d\U0001f469\u200d\U0001f467 \U0001f1e9\U0001f1ea",
    "&lt;b&gt;bold&lt;/b&gt; &amp; plain",
    "<|endoftext|>",
    "before <|endoftext|> after",
    "<|startoftext|> a photo",
    "\u0000\u0007\u001b",
    "a_b-c/d\\e",
    "\u2460\u00b2\u00bd \u2167",
    "the quick brown fox jumps over the lazy dog while seven wizards box quietly",
    "a red bus in the rain " * 12,
    "x" * 300,
    "\U0001f600" * 60,
]


def torch_model():
    """CLIPModel with the weights of the ONNX graphs; biases and layer norms are 0 and 1 there, as when CLIPModel starts."""
    model = CLIPModel(CLIPConfig.from_pretrained(common.CLIP)).eval()
    weights = model.state_dict()
    for key, value in weights.items():
        if key.endswith(".bias"):
            value.zero_()
    for tower in ("text", "vision"):
        graph = onnx.load(common.CLIP / f"onnx/{tower}_model.onnx").graph
        arrays = {entry.name: numpy_helper.to_array(entry) for entry in graph.initializer}
        linear = sorted((name for name in arrays if name.startswith("onnx::MatMul_")), key=lambda name: int(name[13:]))
        layers = ["self_attn.q_proj", "self_attn.k_proj", "self_attn.v_proj", "self_attn.out_proj", "mlp.fc1", "mlp.fc2"]
        keys = [f"{tower}_model.encoder.layers.{i}.{layer}" for i in range(2) for layer in layers]
        keys.append({"text": "text_projection", "vision": "visual_projection"}[tower])
        for key, name in zip(keys, linear, strict=True):
            weights[f"{key}.weight"] = torch.tensor(arrays[name].T.copy())
        for name, array in arrays.items():
            if name.startswith("m.") and ("embedding" in name):
                weights[name[2:]] = torch.tensor(array.copy())
            elif name.startswith("m."):
                assert (array == (1 if name.endswith(".weight") else 0)).all(), name
    model.load_state_dict(weights)
    return model


def furthest(a, b):
    return float(f"{np.abs(np.asarray(a) - np.asarray(b)).max():.2g}")


def main():
    processor = common.clip_processor()
    tokenizer = CLIPTokenizerFast.from_pretrained(common.CLIP)
    both = CLIPProcessor(image_processor=processor, tokenizer=tokenizer)
    vision = common.session(common.CLIP / "onnx/vision_model.onnx")
    text = common.session(common.CLIP / "onnx/text_model.onnx")
    model = torch_model()

    images, tensors, embeddings = [], [], []
    for name in common.chosen(ALWAYS, common.photos(), 24):
        opened = Image.open(common.DATA / name)
        pictures = {"white": opened, "dropped": common.without_alpha(opened)} if common.has_alpha(opened) else {None: opened}
        for alpha, picture in pictures.items():
            pixels = np.asarray(processor(picture)["pixel_values"])
            assert pixels.dtype == np.float32
            embedding = vision.run(["image_embeds"], {"pixel_values": pixels})[0][0]
            entry = {"photo": name, "mode": opened.mode, "size": list(opened.size)}
            if alpha:
                entry["alpha"] = alpha
            entry["input"] = common.digest(common.crop_bytes(processor, picture))[:16]
            images.append(entry | {"embedding": common.digits(embedding)})
            tensors.append(pixels)
            embeddings.append(embedding)

    batch = both(text=TEXTS, padding=True, truncation=True, return_tensors="np")
    feeds = {key: batch[key].astype(np.int64) for key in ("input_ids", "attention_mask")}
    text_embeddings = text.run(["text_embeds"], feeds)[0]
    alone = []
    for one in TEXTS:
        ids = both(text=[one], padding=True, truncation=True, return_tensors="np")
        alone.append(text.run(["text_embeds"], {key: ids[key].astype(np.int64) for key in feeds})[0][0])
    texts = [
        {"text": one, "ids": ids[mask == 1].tolist(), "embedding": common.digits(embedding)}
        for one, ids, mask, embedding in zip(
            TEXTS, feeds["input_ids"], feeds["attention_mask"], text_embeddings, strict=True
        )
    ]
    with torch.no_grad():
        torch_images = model.get_image_features(pixel_values=torch.tensor(np.concatenate(tensors))).pooler_output
        torch_texts = model.get_text_features(**{key: torch.tensor(value) for key, value in feeds.items()}).pooler_output
    stored = json.loads((common.CLIP / "reference.json").read_text())["text"]
    stored_feeds = {key: np.array(stored[key], np.int64) for key in feeds}
    head = {
        "processor": common.class_name(processor),
        "tokenizer": common.class_name(tokenizer),
        "rules": common.RULES
        | {"alpha": "white: blended onto white, as this processor does; dropped: convert('RGB') before it"}
        | {"padding": "at the right with 49407 to the longest of the batch, mask 0; truncated to 77"}
        | {"embedding": "as the graph gives it, not normalized, 7 digits"},
        "differences": {
            "what": "largest absolute differences from the embeddings below",
            "torch, images": furthest(torch_images, embeddings),
            "torch, texts": furthest(torch_texts, text_embeddings),
            "each text alone": furthest(alone, text_embeddings),
            "reference.json": furthest(text.run(["text_embeds"], stored_feeds)[0], stored["text_embeds"]),
        },
        "padded": int(feeds["input_ids"].shape[1]),
    }
    assert head["differences"]["torch, images"] < 1e-5 and head["differences"]["torch, texts"] < 1e-5
    versions = {"torch": torch.__version__.split("+")[0], "onnx": onnx.__version__}
    common.write(__file__, head, versions, images=images, texts=texts)
    print(head["differences"])


if __name__ == "__main__":
    main()
