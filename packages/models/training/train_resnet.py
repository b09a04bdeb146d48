"""Trains the tiny ResNet to name colour and shape."""

from __future__ import annotations

import time

import numpy as np
import torch
from torch.nn import functional
from transformers import ResNetForImageClassification

from dataset import Pictures
from loop import Optimizer, batches, fix_randomness, mirrored, normalized
from models import tiny_resnet
from preprocess import IMAGENET_MEAN, IMAGENET_STD

SEED = 11
STEPS = 1200
BATCH = 128


def train(pictures: Pictures, steps: int = STEPS) -> ResNetForImageClassification:
    """The trained model; prints the loss as it falls."""
    rng = fix_randomness(SEED)
    model = tiny_resnet().train()
    optimizer = Optimizer(model, steps, peak=3e-3, muon_peak=12e-3)
    labels, began, losses = pictures.labels, time.time(), []
    for step, chosen in enumerate(batches(rng, len(pictures), BATCH, steps), start=1):
        pixels = mirrored(rng, torch.from_numpy(pictures.pixels[chosen]))
        logits = model(pixel_values=normalized(pixels, IMAGENET_MEAN, IMAGENET_STD)).logits
        loss = functional.cross_entropy(logits, torch.from_numpy(labels[chosen]), label_smoothing=0.02)
        optimizer.step(loss)
        losses.append(loss.item())
        if step % 100 == 0:
            seconds, mean_loss = time.time() - began, float(np.mean(losses[-100:]))
            print(f"  resnet {step}/{steps}: loss {mean_loss:.3f}, {seconds:.0f} s", flush=True)
    return model.eval()
