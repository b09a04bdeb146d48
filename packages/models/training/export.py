"""Writes the trained models in the layout of the hub: configuration, tokenizer and ONNX files."""

from __future__ import annotations

import json
import tempfile
import warnings
from pathlib import Path

import onnx
import onnxruntime
import torch
from tokenizers import Tokenizer
from torch import nn
from transformers import CLIPModel, PreTrainedModel, ResNetForImageClassification

from preprocess import CLIP_MEAN, CLIP_STD, IMAGENET_MEAN, IMAGENET_STD, SIDE, configuration
from quantize import quantize
from train_tokenizer import save as save_tokenizer

ASSETS = Path(__file__).parent.parent / "assets" / "pixelframe"
CLIP, RESNET = ASSETS / "clip-tiny", ASSETS / "resnet-tiny"
OPSET = 17


class _Vision(nn.Module):
    def __init__(self, clip: CLIPModel) -> None:
        super().__init__()
        self.clip = clip

    def forward(self, pixel_values: torch.Tensor) -> torch.Tensor:
        return self.clip.visual_projection(self.clip.vision_model(pixel_values=pixel_values).pooler_output)


class _Text(nn.Module):
    """Without an attention mask: reading goes from left to right and the result is taken at the first end mark.

    So what pads a text after that mark cannot change it.
    """

    def __init__(self, clip: CLIPModel) -> None:
        super().__init__()
        self.clip = clip

    def forward(self, input_ids: torch.Tensor) -> torch.Tensor:
        return self.clip.text_projection(self.clip.text_model(input_ids=input_ids).pooler_output)


class _Classifier(nn.Module):
    def __init__(self, resnet: ResNetForImageClassification) -> None:
        super().__init__()
        self.resnet = resnet

    def forward(self, pixel_values: torch.Tensor) -> torch.Tensor:
        return self.resnet(pixel_values=pixel_values).logits


def _folded(path: Path) -> onnx.ModelProto:
    """The graph with constants folded and shared, in standard operators only."""
    options = onnxruntime.SessionOptions()
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_BASIC
    folded = path.with_suffix(".folded.onnx")
    options.optimized_model_filepath = str(folded)
    onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
    model = onnx.load(folded)
    foreign = {node.domain for node in model.graph.node} - {"", "ai.onnx"}
    assert not foreign, f"operators of {foreign}"
    # The optimizer declares every domain it knows, which other runtimes need not.
    del model.opset_import[:]
    model.opset_import.append(onnx.helper.make_opsetid("", OPSET))
    return model


def _write(module: nn.Module, example: torch.Tensor, axes: dict[int, str], names: tuple[str, str], path: Path) -> None:
    """Exports one graph, as float32 and with 8-bit weights."""
    name, result = names
    with tempfile.TemporaryDirectory() as folder, warnings.catch_warnings(), torch.no_grad():
        warnings.simplefilter("ignore")
        raw = Path(folder) / path.name
        torch.onnx.export(
            module.eval(),
            (example,),
            str(raw),
            input_names=[name],
            output_names=[result],
            dynamic_axes={name: axes, result: {0: "batch"}},
            opset_version=OPSET,
            dynamo=False,
        )
        model = _folded(raw)
    onnx.checker.check_model(model, full_check=True)
    path.parent.mkdir(parents=True, exist_ok=True)
    onnx.save(model, path)
    onnx.save(quantize(model), path.with_name(f"{path.stem}_quantized.onnx"))


def _write_json(path: Path, value: dict) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(value, indent=2) + "\n")


def _configuration(model: PreTrainedModel) -> dict:
    """config.json: what differs from transformers' defaults, and so describes the model."""
    return {"architectures": [type(model).__name__], **model.config.to_diff_dict()}


def export_clip(clip: CLIPModel, tokenizer: Tokenizer) -> None:
    """Both towers, the tokenizer, and the configuration with the trained logit scale."""
    clip.set_attn_implementation("eager")
    config = _configuration(clip)
    # Not a number of transformers' CLIPConfig, which only has its initial value; as a logarithm, like the parameter.
    config["logit_scale"] = round(clip.logit_scale.item(), 6)
    config["vision_config"]["patch_embedding"] = "convolutional stem"
    _write_json(CLIP / "config.json", config)
    _write_json(CLIP / "preprocessor_config.json", configuration(CLIP_MEAN, CLIP_STD))
    save_tokenizer(tokenizer, CLIP)

    batch = {0: "batch"}
    pixels = torch.zeros(2, 3, SIDE, SIDE)
    _write(_Vision(clip), pixels, batch, ("pixel_values", "image_embeds"), CLIP / "onnx" / "vision_model.onnx")
    ids = torch.full((2, 9), clip.config.text_config.eos_token_id)
    both = {**batch, 1: "sequence"}
    _write(_Text(clip), ids, both, ("input_ids", "text_embeds"), CLIP / "onnx" / "text_model.onnx")


def export_resnet(resnet: ResNetForImageClassification) -> None:
    """The classifier and its configuration."""
    _write_json(RESNET / "config.json", _configuration(resnet))
    _write_json(RESNET / "preprocessor_config.json", configuration(IMAGENET_MEAN, IMAGENET_STD))
    pixels = torch.zeros(2, 3, SIDE, SIDE)
    _write(_Classifier(resnet), pixels, {0: "batch"}, ("pixel_values", "logits"), RESNET / "onnx" / "model.onnx")
