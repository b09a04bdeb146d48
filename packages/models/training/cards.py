"""Writes the model cards, with the figures just measured, so that they cannot go stale."""

from __future__ import annotations

from typing import Sequence

from export import CLIP, RESNET
from scene import COLOURS, SHAPES, TEXTURES, plural

FRONT = """---
license: apache-2.0
library_name: transformers.js
pipeline_tag: {task}
tags: [onnx, toy]
---

"""

CLIP_CARD = """# clip-tiny

A CLIP so small that it can be part of a repository: it knows drawn shapes in colours, textures and small numbers, and
the words for them. It is there so that demos, tests and offline use work at once.

**It is a toy. It does not know photos**, nor any word but those below: whatever it is given, it answers in terms of
coloured shapes. For photos take a real CLIP, such as `Xenova/clip-vit-base-patch32`; inputs, outputs and files
have the same names.

- **Knows**: {shapes};
  {colours}; {textures}; one to five of them.
  "a red circle", "This is a photo of three striped blue stars.", "red", "two shapes".
- **Inputs and outputs**: `vision_model.onnx` takes `pixel_values` (batch x 3 x 64 x 64) and gives `image_embeds`
  (batch x 64); `text_model.onnx` takes `input_ids` (batch x up to 32, int64) and gives `text_embeds` (batch x 64).
  Embeddings are not of unit length. There is no attention mask: what follows the first end mark has no influence.
- **Scores**: softmax over exp(`logit_scale`) x cosine; the trained `logit_scale` (a logarithm) is in `config.json`.
- **Made of**: transformers' `CLIPModel`: 2 layers of 96 over 8 x 8 patches, which a small convolutional stem embeds, and
  2 layers of 64 over byte-level BPE of {vocabulary} tokens in CLIP's conventions, from random
  weights. There is no joint `model.onnx`, so use the two models, not transformers.js' zero-shot pipeline.
- **Trained on**: {pictures:,} pictures drawn by `packages/models/training`, each with captions made from what was drawn.
  No other data.

## Accuracy

Top-1 on {tested:,} drawings not trained on, most of them with textures, several items and noise, with the prompt
"{template}" for each text of a row. "New combinations" are {new:,} drawings whose shape, colour and texture
were never seen together in training.

| Among | float32 | 8-bit weights | new combinations |
| --- | --- | --- | --- |
{rows}

Measured with onnxruntime on these files; more in `packages/models/training/evaluation.json`.

## Files

{files}

The `_quantized` files keep weights as 8-bit integers and compute in float32.

## Train it again

`packages/models/training/README.md`: one command, some minutes on a laptop's processor.

Licence: Apache-2.0, weights included.
"""

RESNET_CARD = """# resnet-tiny

A ResNet so small that it can be part of a repository: it names the colour and shape of drawn items. It is there so that
demos, tests and offline use work at once.

**It is a toy. It does not know photos**: whatever it is given, it answers with one of its 36 labels. For photos take a
real classifier, such as `Xenova/resnet-50`; inputs, outputs and files have the same names.

- **Labels**: {colours}, each with {shapes}:
  "red circle" (0) to "purple ring" (35), in `config.json`.
- **Inputs and outputs**: `model.onnx` takes `pixel_values` (batch x 3 x 64 x 64) and gives `logits` (batch x 36).
- **Made of**: transformers' `ResNetForImageClassification`, four stages of one basic block each, batch norms folded in.
- **Trained on**: {pictures:,} pictures drawn by `packages/models/training`. No other data.

## Accuracy

Top-1 on {tested:,} drawings not trained on, most of them with textures, several items and noise. "New combinations" are
{new:,} drawings whose shape, colour and texture were never seen together in training.

| Among | float32 | 8-bit weights | new combinations |
| --- | --- | --- | --- |
{rows}

Measured with onnxruntime on these files; more in `packages/models/training/evaluation.json`.

## Files

{files}

The `_quantized` file keeps weights as 8-bit integers and computes in float32.

## Train it again

`packages/models/training/README.md`: one command, some minutes on a laptop's processor.

Licence: Apache-2.0, weights included.
"""


def _rows(results: dict) -> str:
    columns = (
        results["test, float32"],
        results["test, 8-bit weights"],
        results["combinations never trained, float32"],
    )
    names = [name for name, value in columns[0].items() if isinstance(value, float)]
    cells = ([f"{column[name]:.1%}" if name in column else "" for column in columns] for name in names)
    return "\n".join(f"| {name} | {' | '.join(row)} |" for name, row in zip(names, cells))


def _files(sizes: dict[str, int], model: str) -> str:
    own = ((name.removeprefix(f"{model}/"), size) for name, size in sizes.items() if name.startswith(f"{model}/"))
    return "\n".join(f"- `{name}`: {size:,} bytes" for name, size in own)


def _words(names: Sequence[str]) -> str:
    return f"{', '.join(names[:-1])} and {names[-1]}"


def write(report: dict, vocabulary: int) -> None:
    """Both README.md files, from evaluation.json's content."""
    for folder, card, task in (
        (CLIP, CLIP_CARD, "zero-shot-image-classification"),
        (RESNET, RESNET_CARD, "image-classification"),
    ):
        results = report["results"][folder.name]
        text = card.format(
            shapes=_words([plural(shape) for shape in SHAPES]) if folder == CLIP else _words(SHAPES),
            colours=_words(COLOURS),
            textures=_words(TEXTURES),
            vocabulary=vocabulary,
            pictures=report["trained"]["pictures"],
            tested=results["test, float32"]["pictures"],
            new=results["combinations never trained, float32"]["pictures"],
            template=report["template"],
            rows=_rows(results),
            files=_files(report["bytes"], folder.name),
        )
        (folder / "README.md").write_text(FRONT.format(task=task) + text)
