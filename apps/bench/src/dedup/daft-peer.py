"""Near duplicates by Daft: daft-peer.py HASHES_FILE MAX_DISTANCE THREADS"""

import json
import os
import sys
import time

path, max_distance, threads = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
# Before the library asks how many cores there are.
if hasattr(os, "sched_setaffinity"):
    os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[:threads])
os.environ["DAFT_PROGRESS_BAR"] = "0"
try:
    import resource

    # A cross join may want more than there is; it fails then, and the machine goes on.
    limit = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE") * 2 // 3
    resource.setrlimit(resource.RLIMIT_DATA, (limit, limit))
except (ImportError, OSError, ValueError):
    pass

import daft
import numpy as np
from daft import col
from daft.functions import hamming_distance

hashes = np.fromfile(path, dtype=np.uint64)
frame = daft.from_pydict({"id": np.arange(len(hashes)), "hash": hashes})
other = daft.from_pydict({"other_id": np.arange(len(hashes)), "other_hash": hashes})


def count_pairs():
    near = hamming_distance(col("hash"), col("other_hash")) <= max_distance
    return frame.join(other, how="cross").where(col("id") < col("other_id")).where(near).count_rows()


print(json.dumps({"ready": True}), flush=True)
for _ in sys.stdin:
    started = time.perf_counter()
    pairs = count_pairs()
    ms = (time.perf_counter() - started) * 1000
    print(json.dumps({"ms": ms, "check": [[pairs]]}), flush=True)
