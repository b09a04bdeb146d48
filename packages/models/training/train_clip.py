"""Trains the tiny CLIP: pictures and captions that belong together shall have embeddings that point the same way."""

from __future__ import annotations

import math
import time

import numpy as np
import torch
from tokenizers import Tokenizer
from torch.nn import functional
from transformers import CLIPModel

from captions import matches, sample_caption
from dataset import Pictures
from loop import Optimizer, batches, fix_randomness, mirrored, normalized
from models import tiny_clip
from preprocess import CLIP_MEAN, CLIP_STD
from train_tokenizer import encode

SEED = 7
STEPS = 1500
BATCH = 128
CAPTIONS = 2
"""Per picture: reading costs a twentieth of looking, and every caption is one more thing to tell apart."""
MOST_LOGIT_SCALE = math.log(100)


def contrastive_loss(logits: torch.Tensor, true: torch.Tensor) -> torch.Tensor:
    """CLIP's symmetric cross entropy, except that a picture may have several true captions and a caption pictures.

    With a few hundred possible captions, a batch repeats them: to call only the own caption right would punish the
    model for what it got right. The target is spread evenly over all that is true.
    """
    target = true.float()
    rows = functional.cross_entropy(logits, target / target.sum(1, keepdim=True))
    columns = functional.cross_entropy(logits.t(), (target / target.sum(0, keepdim=True)).t())
    return (rows + columns) / 2


def train(pictures: Pictures, tokenizer: Tokenizer, steps: int = STEPS) -> CLIPModel:
    """The trained model; prints the loss as it falls."""
    rng = fix_randomness(SEED)
    model = tiny_clip(tokenizer).train()
    optimizer = Optimizer(model, steps, peak=1.5e-3, muon_peak=8e-3)
    features, began, losses = pictures.features, time.time(), []
    for step, chosen in enumerate(batches(rng, len(pictures), BATCH, steps), start=1):
        pairs = [sample_caption(rng, pictures.scene(index)) for index in chosen for _ in range(CAPTIONS)]
        ids = torch.tensor(encode(tokenizer, [caption for caption, _ in pairs]))
        true = torch.from_numpy(matches(features[chosen], np.array([said for _, said in pairs])))
        pixels = mirrored(rng, torch.from_numpy(pictures.pixels[chosen]))
        output = model(input_ids=ids, pixel_values=normalized(pixels, CLIP_MEAN, CLIP_STD))
        loss = contrastive_loss(output.logits_per_image, true)
        optimizer.step(loss)
        with torch.no_grad():
            model.logit_scale.clamp_(max=MOST_LOGIT_SCALE)
        losses.append(loss.item())
        if step % 100 == 0:
            scale, seconds = model.logit_scale.exp().item(), time.time() - began
            mean_loss = float(np.mean(losses[-100:]))
            print(f"  clip {step}/{steps}: loss {mean_loss:.3f}, logit scale {scale:.1f}, {seconds:.0f} s", flush=True)
    return model.eval()
