"""Daft and imagehash in a process of their own: python-peer.py PEER TASK THREADS FILE..."""

import json
import os
import sys
import time

peer, task, threads, *files = sys.argv[1:]
# Before the libraries ask how many cores there are.
if hasattr(os, "sched_setaffinity"):
    os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[: int(threads)])
os.environ["DAFT_PROGRESS_BAR"] = "0"

import numpy as np

SIDE = 224
MEAN = np.array([0.485, 0.456, 0.406], dtype=np.float32)
STD = np.array([0.229, 0.224, 0.225], dtype=np.float32)

contents = []
for path in files:
    with open(path, "rb") as file:
        contents.append(file.read())


def bits(hash_bytes):
    return np.unpackbits(np.frombuffer(hash_bytes, dtype=np.uint8)).tolist()


def grid(tensor):
    return tensor.reshape(3, 4, SIDE // 4, 4, SIDE // 4).mean(axis=(2, 4), dtype=np.float64).ravel().tolist()


def daft_tensors():
    images = frame.select(col("bytes").decode_image(mode="RGB").resize(SIDE, SIDE).alias("image")).collect()
    pixels = np.stack(images.to_pydict()["image"])
    scaled = (pixels.astype(np.float32) / np.float32(255) - MEAN) / STD
    return np.ascontiguousarray(scaled.transpose(0, 3, 1, 2))


def daft_hashes():
    return images.select(col("image").image_hash(method="phash").alias("hash")).collect().to_pydict()["hash"]


def imagehash_hashes():
    return [imagehash.phash(picture) for picture in pictures]


if peer == "daft":
    import daft
    from daft import col

    frame = daft.from_pydict({"bytes": contents})
    if task == "tensor":
        work, check = daft_tensors, grid
    else:
        images = frame.select(col("bytes").decode_image(mode="RGB").alias("image")).collect()
        work, check = daft_hashes, bits
else:
    import io

    import imagehash
    from PIL import Image

    pictures = [Image.open(io.BytesIO(content)).convert("RGB") for content in contents]
    work = imagehash_hashes

    def check(result):
        return result.hash.astype(int).ravel().tolist()


print(json.dumps({"ready": True}), flush=True)
for _ in sys.stdin:
    started = time.perf_counter()
    results = work()
    ms = (time.perf_counter() - started) * 1000
    print(json.dumps({"ms": ms, "check": [check(result) for result in results]}), flush=True)
