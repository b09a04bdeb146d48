"""The two architectures: transformers' own CLIP and ResNet, made small."""

from __future__ import annotations

import torch
from tokenizers import Tokenizer
from torch import nn
from transformers import CLIPConfig, CLIPModel, ResNetConfig, ResNetForImageClassification

from preprocess import SIDE
from scene import LABELS
from train_tokenizer import END, MAX_LENGTH, START

EMBEDDING = 64
"""Length of the vector that pictures and texts share."""


class ConvolutionalStem(nn.Module):
    """Makes the same 8x8 grid of patch embeddings as a linear embedding of 8x8 patches would.

    Edges and corners, of which shapes are made, cross the borders of patches. Without a stem the transformer has to
    learn that from scratch, which takes it many times as long as a laptop has patience.
    """

    def __init__(self, width: int) -> None:
        super().__init__()
        channels = ((3, width // 4, 2), (width // 4, width // 2, 2), (width // 2, width, 2), (width, width, 1))
        layers: list[nn.Module] = []
        for before, after, stride in channels:
            layers += [nn.Conv2d(before, after, 3, stride, padding=1, bias=False), nn.BatchNorm2d(after), nn.ReLU()]
        self.layers = nn.Sequential(*layers, nn.Conv2d(width, width, 1))

    @property
    def weight(self) -> torch.Tensor:
        """CLIP reads the data type of its patch embedding from here."""
        return self.layers[-1].weight

    def forward(self, pixels: torch.Tensor) -> torch.Tensor:
        return self.layers(pixels)


def tiny_clip(tokenizer: Tokenizer) -> CLIPModel:
    """A ViT over 8x8 patches and a text transformer."""
    start, end = tokenizer.token_to_id(START), tokenizer.token_to_id(END)
    vision = dict(
        hidden_size=96,
        intermediate_size=288,
        num_hidden_layers=2,
        num_attention_heads=4,
        image_size=SIDE,
        patch_size=8,
        projection_dim=EMBEDDING,
    )
    text = dict(
        vocab_size=tokenizer.get_vocab_size(),
        hidden_size=64,
        intermediate_size=192,
        num_hidden_layers=2,
        num_attention_heads=4,
        max_position_embeddings=MAX_LENGTH,
        projection_dim=EMBEDDING,
        bos_token_id=start,
        eos_token_id=end,
        pad_token_id=end,
    )
    model = CLIPModel(CLIPConfig(text_config=text, vision_config=vision, projection_dim=EMBEDDING))
    model.vision_model.embeddings.patch_embedding = ConvolutionalStem(vision["hidden_size"])
    return model


def tiny_resnet() -> ResNetForImageClassification:
    """Four stages of one basic block each."""
    return ResNetForImageClassification(
        ResNetConfig(
            embedding_size=24,
            hidden_sizes=[24, 32, 64, 96],
            depths=[1, 1, 1, 1],
            layer_type="basic",
            id2label=dict(enumerate(LABELS)),
            label2id={label: index for index, label in enumerate(LABELS)},
        )
    )
