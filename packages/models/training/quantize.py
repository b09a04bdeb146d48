"""Stores the weights of an ONNX model as 8-bit integers.

Only what is stored changes: a DequantizeLinear in front of each use gives floats back, so convolutions shrink as well
as matrices, every execution provider can run the file, and results do not depend on how one rounds activations.
"""

from __future__ import annotations

from collections import defaultdict

import numpy as np
import onnx
from onnx import helper, numpy_helper

CHANNEL_AXIS = {"Conv": 0, "MatMul": 1, "Gather": 0}
"""The axis along which each kind of use gets a scale of its own."""

SMALLEST = 512
"""Values below which a tensor is not worth the extra node."""


def _channel_axes(model: onnx.ModelProto) -> dict[str, int]:
    """Initializers that may be quantized, with the axis all their uses agree on."""
    uses: dict[str, set[int | None]] = defaultdict(set)
    for node in model.graph.node:
        for position, name in enumerate(node.input):
            axis = CHANNEL_AXIS.get(node.op_type)
            if node.op_type == "Gemm" and position == 1:
                axis = 0 if any(a.name == "transB" and a.i for a in node.attribute) else 1
            uses[name].add(axis)
    return {name: next(iter(axes)) for name, axes in uses.items() if len(axes) == 1 and None not in axes}


def quantize(model: onnx.ModelProto) -> onnx.ModelProto:
    """A copy of the model with symmetric int8 weights, one scale per channel."""
    model = onnx.ModelProto.FromString(model.SerializeToString())
    axes = _channel_axes(model)
    nodes, kept = [], []
    for tensor in model.graph.initializer:
        weights = numpy_helper.to_array(tensor)
        axis = axes.get(tensor.name)
        if axis is None or weights.dtype != np.float32 or weights.ndim < 2 or weights.size < SMALLEST:
            kept.append(tensor)
            continue
        others = tuple(index for index in range(weights.ndim) if index != axis)
        scales = np.maximum(np.abs(weights).max(axis=others), 1e-12).astype(np.float32) / 127
        shape = [-1 if index == axis else 1 for index in range(weights.ndim)]
        integers = np.clip(np.rint(weights / scales.reshape(shape)), -127, 127).astype(np.int8)
        parts = [f"{tensor.name}_int8", f"{tensor.name}_scale"]
        kept += [numpy_helper.from_array(integers, parts[0]), numpy_helper.from_array(scales, parts[1])]
        nodes.append(helper.make_node("DequantizeLinear", parts, [tensor.name], f"{tensor.name}_dequantize", axis=axis))
    nodes += model.graph.node
    del model.graph.initializer[:], model.graph.node[:]
    model.graph.initializer.extend(kept)
    model.graph.node.extend(nodes)
    onnx.checker.check_model(model, full_check=True)
    return model
