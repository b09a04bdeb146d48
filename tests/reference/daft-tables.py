"""Tables as real Daft prints them, with the printed rows as Arrow, for packages/columnar's printer.

    python tests/reference/daft-tables.py    # with daft and pyarrow installed; rewrites daft-tables.json

Not on a terminal and without COLUMNS, so tables are 120 wide and without escape codes.
"""

import base64
import contextlib
import datetime as dt
import io
import json
import os
import pathlib
import platform
import random
import re
from decimal import Decimal

os.environ.pop("COLUMNS", None)

import daft
import numpy as np
import pyarrow as pa
from daft import DataType, col

cases = []


def captured(run):
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        run()
    return out.getvalue().rstrip("\n")


def ipc(df):
    table = df.to_arrow()
    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, table.schema) as writer:
        writer.write_table(table)
    return base64.b64encode(sink.getvalue().to_pybytes()).decode()


def case(name, df, n=8, run=True):
    """`run` False: a plan with a filter that has not run, so that the number of rows is not known."""
    if run:
        df = df.collect()
    text = captured(lambda: df.show(n))
    # Daft does not always know the total after a run; the footer says what it took for it.
    total = re.search(r" of (\d+) rows\)$", text)
    cases.append({"name": name, "n": n, "total": int(total[1]) if total else None, "ipc": ipc(df), "text": text})


def arrow(**columns):
    return daft.from_arrow(pa.table(columns))


def embedding(rows, size):
    df = daft.from_pydict({"e": [list(map(float, row)) if row is not None else None for row in rows]})
    return df.select(col("e").cast(DataType.embedding(DataType.float32(), size)))


us = dt.datetime
case("int64 with null", daft.from_pydict({"x": [1, None, -3]}))
case("integers", arrow(i8=pa.array([-128, 127], pa.int8()), u8=pa.array([0, 255], pa.uint8()), i16=pa.array([-1, None], pa.int16()),
                       u32=pa.array([1, 2**32 - 1], pa.uint32()), i64=pa.array([-(2**63), 2**63 - 1], pa.int64()), u64=pa.array([0, 2**64 - 1], pa.uint64())))
case("float64", daft.from_pydict({"f": [1.0, -0.0, 0.1, 1e-7, 123456.789, 1e16, 1e21, 1e300, 5e-324, float("inf"), float("-inf"), float("nan"), None]}), n=20)
case("float32", arrow(f=pa.array([1.0, 0.1, 1e-7, 3.4e38, 16777216.0, 1e21, 1 / 3, float("nan"), -0.0, 1e-45], pa.float32())), n=20)
case("bool", daft.from_pydict({"b": [True, None, False]}))
case("string", daft.from_pydict({"s": ["x", "", None, " lead", "trail ", "a" * 29, "a" * 30, "word " * 10]}))
case("string lines", daft.from_pydict({"tr": ["a\n", "\n\nd", "one\ntwo"], "s": ["  ", "x" * 45 + " y", "tab\there"]}))
case("unicode", daft.from_pydict({"日本語": ["日本語テキスト", "😀😀", "é", "e\u0301", "Привет"], "n": ["ＡＢ", "한국어", "👍🏽 ok", "❤️ red", "ไทย"]}))
case("unicode truncated", daft.from_pydict({"s": ["日本語テキスト日本語テキスト", "é" * 14, "é" * 15, "é" * 40]}))
case("binary", arrow(b=pa.array([b'"q\\\t\n\r', b"\x00\xff~", b"", None, b"a" * 26, b"a" * 27], pa.binary()), f=pa.array([b"ab", None, b"\x00z", b"  ", b"zz", b"''"], pa.binary(2))))
case("date", arrow(d=pa.array([0, -1, 18262, 2932896, 2932897, -719528, -719529, None], pa.date32())))
case("timestamp us", daft.from_pydict({"t": [us(2020, 1, 1), us(1969, 12, 31, 23, 59, 59, 999999), us(2020, 1, 1, 1, 2, 3, 120000), None]}))
for unit, values in {"s": [0, -1, 1_600_000_000], "ms": [1500, 1000, -1], "ns": [1, 10**9, -1]}.items():
    case(f"timestamp {unit}", arrow(t=pa.array(values, pa.timestamp(unit))))
for zone in ["UTC", "+05:30", "-07:00", "America/New_York", "Europe/Paris", "Asia/Tokyo", "Asia/Kolkata", "America/Sao_Paulo", "Etc/UTC"]:
    case(f"timestamp zone {zone}", arrow(t=pa.array([0, 1500001, 1690000000000000, None], pa.timestamp("us", zone))))
case("timestamp zone Europe/London", arrow(t=pa.array([1690000000000000, 1700000000000000], pa.timestamp("us", "Europe/London"))))
case("time", arrow(us=pa.array([0, 3723000004, 86399999999, None], pa.time64("us")), ns=pa.array([0, 1, 3723500000000, 1000], pa.time64("ns"))))
case("duration", arrow(s=pa.array([-90061, -86400, None, 0], pa.duration("s")), ms=pa.array([-1500, 86400001, 0, 999], pa.duration("ms")),
                       us=pa.array([-61000001, 1001, 8640000000000000, -5], pa.duration("us")), ns=pa.array([-1, 3600000000001, 1000, None], pa.duration("ns"))))
case("decimal", arrow(d=pa.array([Decimal("1.50"), Decimal("-0.05"), None, Decimal("12345678.90")], pa.decimal128(10, 2)), z=pa.array([Decimal(15), Decimal(-3), Decimal(0), None], pa.decimal128(5, 0))))
case("list", daft.from_pydict({"l": [[1, 2], None, []], "s": [["a", "b c"], [None], []], "n": [[["a"], None], [], None]}))
case("list of more", arrow(b=pa.array([[b"ab", None]], pa.list_(pa.binary())), t=pa.array([[us(2020, 1, 1)]], pa.list_(pa.timestamp("us"))), f=pa.array([[1.5, 2.5]], pa.list_(pa.float32(), 2)), s=pa.array([[{"a": 1}, None]], pa.list_(pa.struct([("a", pa.int64())])))))
case("struct", daft.from_pydict({"s": [{"a": 1, "b": "x"}, None, {"a": None, "b": "y"}], "x": [{"y": {"z": [1]}}, {"y": None}, None]}))
case("map", arrow(m=pa.array([[("k", 1), ("j", None)], None, []], pa.map_(pa.string(), pa.int64())), i=pa.array([[(1, "a b"), (2, None)], [], None], pa.map_(pa.int64(), pa.string())),
                  n=pa.array([[("k", {"a": 1})], [], [('q"', None)]], pa.map_(pa.string(), pa.struct([("a", pa.int64())])))))
case("null column", daft.from_pydict({"n": [None, None], "x": [1, 2]}))
case("image mixed", daft.from_pydict({"i": [np.zeros((2, 3, 3), np.uint8), np.zeros((4, 4, 1), np.uint8), None]}).select(col("i").cast(DataType.image())))
case("image rgb", daft.from_pydict({"i": [np.arange(18, dtype=np.uint8).reshape(2, 3, 3), None]}).select(col("i").cast(DataType.image("RGB"))))
case("image fixed", daft.from_pydict({"i": [np.arange(18, dtype=np.uint8).reshape(2, 3, 3), None]}).select(col("i").cast(DataType.image("RGB", 2, 3))))
case("tensor", daft.from_pydict({"t": [np.zeros((2, 3), np.float32), np.zeros((4,), np.float32), None]}))
case("tensor fixed", daft.from_pydict({"t": [np.arange(6, dtype=np.float32).reshape(2, 3), None]}).select(col("t").cast(DataType.tensor(DataType.float32(), (2, 3)))))
case("embedding", embedding([range(30), [1] * 30, None], 30))
random.seed(7)
case("embedding random", embedding([[random.gauss(0, 1) for _ in range(512)] for _ in range(8)], 512))
case("embedding odd", embedding([[random.random() for _ in range(50)] for _ in range(4)], 50))
case("embedding not a number", embedding([[float("nan"), 1, 2], [float("inf"), 1, 0], [-1, -2, 3], [float("nan")] * 3], 3))
case("wrap evenly", daft.from_pydict({f"column_{i}": [f"some words here number {i}", "x"] for i in range(6)}))
case("wrap names", daft.from_pydict({f"a rather long column name {i} indeed": ["averyveryverylongwordwithoutspaces", "é" * 20] for i in range(5)}))
case("wrap one", daft.from_pydict({"a": [1, 2], "s": ["a long string that wraps at some place", "né"], "b": [b"\x00\xffab", None], "l": [[1, 2], None],
                                   "st": [{"a": 1, "b": "x"}, None], "f": [1.0, 1e20]}))
case("wrap types", arrow(**{f"timestamp {zone}": pa.array([0, 1500001], pa.timestamp("us", zone)) for zone in ["UTC", "+05:30", "America/New_York", "Europe/Paris", "Asia/Tokyo"]}))
case("wrap ideographs", daft.from_pydict({f"列の名前は長い{i}": ["日本語のとても長いテキストです、", "短い 文 です ね"] for i in range(6)}))
case("one hidden", daft.from_pydict({f"c{i}": [i] for i in range(7)}))
case("many hidden", daft.from_pydict({f"c{i}": [i, None] for i in range(20)}))
case("hidden and wrapped", daft.from_pydict({f"c{i}": ["some words that are long", "y"] for i in range(9)}))
for k in range(12):
    words = ["a", "be", "sea", "delta", "echo fox", "golfhotelindiajuliett", "ünï", "日本", "1.5", "longerthanmostwordsinthislistare"]
    case(f"random {k}", daft.from_pydict({f"{random.choice(words)} {i}": [" ".join(random.choices(words, k=random.randint(1, 6))) for _ in range(3)] for i in range(random.randint(3, 8))}))
case("first rows", daft.from_pydict({"x": list(range(30))}), n=12)
case("one row", daft.from_pydict({"x": [2, 3]}), n=1)
case("no rows", daft.from_pydict({"x": [1], "s": ["a"]}).where(col("x") > 1))
case("total unknown", daft.from_pydict({"x": list(range(30))}).where(col("x") > 3), n=2, run=False)

unmaterialized = captured(lambda: print(daft.from_pydict({"x": [1], "s": ["a"]}).where(col("x") > 3)))
no_columns = captured(lambda: print(daft.from_pydict({})))

fixture = {
    "versions": {"daft": daft.__version__, "pyarrow": pa.__version__, "python": platform.python_version()},
    "unmaterialized": unmaterialized,
    "noColumns": no_columns,
    "cases": cases,
}
path = pathlib.Path(__file__).with_suffix(".json")
path.write_text(json.dumps(fixture, ensure_ascii=False, indent=1) + "\n")
print(f"{len(cases)} tables -> {path.name}")
