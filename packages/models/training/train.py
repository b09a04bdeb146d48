"""Draws, trains, exports and measures both models: `python train.py`."""

from __future__ import annotations

import argparse
import os
import time
from contextlib import contextmanager
from typing import Iterator

# On a busy machine, threads that wait by spinning hold up those they wait for.
os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")
# Nothing is fetched: transformers would otherwise ask the hub about folders it reads from disk.
os.environ["HF_HUB_OFFLINE"] = "1"

import cards  # noqa: E402
import dataset  # noqa: E402
import evaluate  # noqa: E402
import export  # noqa: E402
import heldout  # noqa: E402
import train_clip  # noqa: E402
import train_resnet  # noqa: E402
import train_tokenizer  # noqa: E402

PICTURES = 48_000

Seconds = dict[str, dict[str, float]]


def _processor_seconds() -> float:
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


@contextmanager
def timed(name: str, seconds: Seconds) -> Iterator[None]:
    """Prints and keeps how long a part took: by the clock, and in processor time, which a busy machine changes less."""
    print(f"{name} ...", flush=True)
    clock, processor = time.time(), _processor_seconds()
    yield
    taken = {"clock": round(time.time() - clock, 1), "processor": round(_processor_seconds() - processor, 1)}
    seconds[name] = taken
    print(f"{name}: {taken['clock']} s ({taken['processor']} s of processor time)", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pictures", type=int, default=PICTURES, help="how many to draw for training")
    parser.add_argument("--steps", type=int, help="of both trainings; a small number tries the whole way in a minute")
    options = parser.parse_args()
    if options.steps:
        train_clip.STEPS = train_resnet.STEPS = options.steps

    seconds: Seconds = {}
    with timed("tokenizer", seconds):
        tokenizer = train_tokenizer.train()
    with timed("drawing", seconds):
        pictures = dataset.load(dataset.TRAIN_SEED, options.pictures)
    with timed("clip", seconds):
        clip = train_clip.train(pictures, tokenizer, train_clip.STEPS)
    with timed("resnet", seconds):
        resnet = train_resnet.train(pictures, train_resnet.STEPS)
    with timed("export", seconds):
        export.export_clip(clip, tokenizer)
        export.export_resnet(resnet)
    with timed("evaluation", seconds):
        results = evaluate.evaluate()
    with timed("held-out pictures", seconds):
        shares = heldout.write()
    for part in ("clock", "processor"):
        seconds.setdefault("all", {})[part] = round(sum(taken[part] for taken in seconds.values() if part in taken), 1)
    results["clip-tiny"]["heldout folder, 36 labels"] = round(shares["clip"], 4)
    results["resnet-tiny"]["heldout folder, 36 labels"] = round(shares["resnet"], 4)
    report = evaluate.write(results, options.pictures, seconds)
    cards.write(report, tokenizer.get_vocab_size())
    for model, streams in results.items():
        print(model, {name: value["36 labels"] for name, value in streams.items() if isinstance(value, dict)})
    print(f"heldout folder {shares}, {report['bytes in all']:,} bytes, {seconds['all']['clock']} s")


if __name__ == "__main__":
    main()
