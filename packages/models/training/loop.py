"""What both training loops share: batches, rates, and the models' input."""

from __future__ import annotations

import math
from typing import Iterator

import numpy as np
import torch
from torch import nn

from muon import Muon

THREADS = 2
"""Fixed, because sums are taken in another order with another number of threads."""

Channels = tuple[float, float, float]


def fix_randomness(seed: int) -> np.random.Generator:
    """Seeds torch and returns the generator for everything else."""
    torch.manual_seed(seed)
    torch.set_num_threads(THREADS)
    torch.use_deterministic_algorithms(True)
    return np.random.default_rng(seed)


def batches(rng: np.random.Generator, number: int, size: int, steps: int) -> Iterator[np.ndarray]:
    """Indices of `steps` batches; every picture comes once before any comes again."""
    order = np.empty(0, np.int64)
    for _ in range(steps):
        if len(order) < size:
            order = rng.permutation(number)
        yield order[:size]
        order = order[size:]


def normalized(pixels: torch.Tensor, mean: Channels, std: Channels) -> torch.Tensor:
    """What the image processor makes of resized bytes."""
    shape = (1, 3, 1, 1)
    return (pixels.float() / 255 - torch.tensor(mean).view(shape)) / torch.tensor(std).view(shape)


def mirrored(rng: np.random.Generator, pixels: torch.Tensor) -> torch.Tensor:
    """Flips half of the pictures left to right: nothing a caption says depends on it."""
    flip = torch.from_numpy(rng.random(len(pixels)) < 0.5).view(-1, 1, 1, 1)
    return torch.where(flip, pixels.flip(3), pixels)


def rate(step: int, steps: int, warm_up: int) -> float:
    """Share of the peak learning rate: up in a line, down in half a cosine."""
    if step < warm_up:
        return (step + 1) / warm_up
    return 0.5 * (1 + math.cos(math.pi * (step - warm_up) / (steps - warm_up)))


class Optimizer:
    """AdamW, with Muon for the matrices and convolutions inside the network, on one schedule.

    Embeddings and the last projection are AdamW's, as Muon's authors advise; so are gains and biases, without weight
    decay, which would pull gains and the logit scale from where they belong.
    """

    def __init__(self, model: nn.Module, steps: int, *, peak: float, muon_peak: float, warm_up: int = 100) -> None:
        inside: list[nn.Parameter] = []
        matrices: list[nn.Parameter] = []
        vectors: list[nn.Parameter] = []
        for name, parameter in model.named_parameters():
            if parameter.ndim <= 1:
                vectors.append(parameter)
            elif parameter.ndim == 4 or ".encoder.layers." in name:
                inside.append(parameter)
            else:
                matrices.append(parameter)
        groups = [{"params": matrices, "weight_decay": 0.05}, {"params": vectors, "weight_decay": 0.0}]
        self._optimizers = [torch.optim.AdamW(groups, lr=peak, betas=(0.9, 0.98)), Muon(inside, lr=muon_peak)]
        self._schedules = [
            torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: rate(step, steps, warm_up))
            for optimizer in self._optimizers
        ]
        self._parameters = [*inside, *matrices, *vectors]

    def step(self, loss: torch.Tensor) -> None:
        for optimizer in self._optimizers:
            optimizer.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(self._parameters, 1.0)
        for optimizer, schedule in zip(self._optimizers, self._schedules):
            optimizer.step()
            schedule.step()
