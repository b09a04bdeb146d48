"""Runs the exported files the way a user would: saved tokenizer, saved image processor, onnxruntime."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Sequence

import numpy as np
import onnxruntime
from PIL import Image
from transformers import AutoTokenizer, CLIPImageProcessorPil

BATCH = 250


def _session(path: Path) -> onnxruntime.InferenceSession:
    return onnxruntime.InferenceSession(str(path), providers=["CPUExecutionProvider"])


def _in_batches(session: onnxruntime.InferenceSession, pixels: np.ndarray) -> np.ndarray:
    starts = range(0, len(pixels), BATCH)
    return np.concatenate([session.run(None, {"pixel_values": pixels[at : at + BATCH]})[0] for at in starts])


def processed(folder: Path, pictures: Sequence[Image.Image]) -> np.ndarray:
    """`pixel_values` by transformers' Pillow processor, configured by the folder."""
    processor = CLIPImageProcessorPil.from_pretrained(folder)
    return np.concatenate([processor(picture, return_tensors="np")["pixel_values"] for picture in pictures])


def unit(vectors: np.ndarray) -> np.ndarray:
    return vectors / np.linalg.norm(vectors, axis=1, keepdims=True)


class Clip:
    """The two towers of an exported CLIP; `suffix` "_quantized" takes the 8-bit files."""

    def __init__(self, folder: Path, suffix: str = "") -> None:
        self.folder = folder
        self.scale = float(np.exp(json.loads((folder / "config.json").read_text())["logit_scale"]))
        self.tokenizer = AutoTokenizer.from_pretrained(folder)
        self._vision = _session(folder / "onnx" / f"vision_model{suffix}.onnx")
        self._text = _session(folder / "onnx" / f"text_model{suffix}.onnx")

    def embed_pixels(self, pixels: np.ndarray) -> np.ndarray:
        return _in_batches(self._vision, pixels)

    def embed_pictures(self, pictures: Sequence[Image.Image]) -> np.ndarray:
        return self.embed_pixels(processed(self.folder, pictures))

    def token_ids(self, text: str) -> list[int]:
        return self.tokenizer(text, truncation=True)["input_ids"]

    def embed_texts(self, texts: Sequence[str]) -> np.ndarray:
        rows = [np.array([self.token_ids(text)], dtype=np.int64) for text in texts]
        return np.concatenate([self._text.run(None, {"input_ids": row})[0] for row in rows])

    def probabilities(self, images: np.ndarray, texts: Sequence[str]) -> np.ndarray:
        """Softmax over the texts, per image embedding."""
        logits = self.scale * unit(images) @ unit(self.embed_texts(texts)).T
        exponents = np.exp(logits - logits.max(axis=1, keepdims=True))
        return exponents / exponents.sum(axis=1, keepdims=True)


class Classifier:
    """An exported classifier; `suffix` as for Clip."""

    def __init__(self, folder: Path, suffix: str = "") -> None:
        self.folder = folder
        self._session = _session(folder / "onnx" / f"model{suffix}.onnx")

    def logits_of_pixels(self, pixels: np.ndarray) -> np.ndarray:
        return _in_batches(self._session, pixels)

    def logits(self, pictures: Sequence[Image.Image]) -> np.ndarray:
        return self.logits_of_pixels(processed(self.folder, pictures))
