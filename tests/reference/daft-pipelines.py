"""Small pipelines as real Daft runs and prints them, for tests/parity/pipelines.test.ts, which has the same ones.

    python tests/reference/daft-pipelines.py    # with daft and pyarrow installed; rewrites daft-pipelines.json

Not on a terminal and without COLUMNS, so tables are 120 wide and without escape codes.
"""

import contextlib
import datetime as dt
import io
import json
import math
import os
import pathlib
import platform

os.environ.pop("COLUMNS", None)

import daft
import pyarrow as pa
from daft import DataType as D
from daft import col, lit
from daft.functions import hamming_distance, when

people = daft.from_pydict({"name": ["ann", "bob", "cid", None, "eve"], "age": [31, None, 17, 50, 31], "city": ["x", "y", "x", "y", "z"]})
cities = daft.from_pydict({"city": ["x", "z", None, "x"], "name": ["Xanten", "Zug", "Nowhere", "Xian"], "size": [1.5, 2.0, 3.25, None]})
numbers = daft.from_pydict({"i": [1, -2, None, 4], "f": [0.5, float("nan"), -0.0, float("inf")], "b": [True, False, None, True]})
nested = daft.from_pydict(
    {
        "list": [[1, 2, None], [], None],
        "struct": [{"a": 1, "b": "x"}, {"a": None, "b": "y"}, None],
        "bytes": [b"abc", b"\x00\xff", None],
        "date": [dt.date(2022, 1, 8), dt.date(1969, 12, 31), None],
        "ts": [dt.datetime(2022, 1, 8, 12, 34, 56, 789000), dt.datetime(1970, 1, 1), None],
    }
)
texts = daft.from_pydict({"s": ["", "a", "é", "漢字", "🦁🔥" * 20, "x" * 29, "x" * 30, "two\nlines", None]})
wide = daft.from_pydict({f"column_{i}": [i, i * 1000] for i in range(9)})
empty = people.where(col("age") > 1000)
odd = daft.from_pydict({"a b": [1], "a.b": [2], "ключ": ["é"], "🦁": [True]})
hashes = daft.from_arrow(pa.table({"id": pa.array([0, 1, 2, 3], pa.int32()), "h": pa.array([b"\x00\x00", b"\x00\x01", None, b"\xff\xff"], pa.binary(2))}))
keys = daft.from_pydict({"id": [1, 2, 2, None], "k": [2, 2, 3, None], "v": [10, 20, 30, 40]})

PIPELINES = {
    "source": people,
    "select": people.select("age", "name"),
    "select expressions": people.select(col("age") + 1, (col("age") * 2).alias("twice"), col("name")),
    "literals": people.select(lit(1).alias("one"), lit("x"), col("age")),
    "withColumn": people.with_column("next", col("age") + 1),
    "withColumn replaces": people.with_column("age", col("age").cast(D.string())),
    "withColumns": people.with_columns({"a": col("age") - 1, "name": col("city"), "b": lit(2.5)}),
    "exclude": people.exclude("age"),
    "where": people.where(col("age") > 20),
    "where and": people.where((col("age") > 20) & (col("city") == "x")),
    "where or null": people.where((col("age") > 40) | col("name").is_null()),
    "where not": people.where(~(col("age") > 20)),
    "where isIn": people.where(col("city").is_in(["x", "z"])),
    "where between": people.where(col("age").between(17, 31)),
    "limit": people.limit(2),
    "limit 0": people.limit(0),
    "limit and where": people.limit(3).where(col("age") > 20),
    "empty": empty,
    "arithmetic": numbers.select((col("i") + 1).alias("add"), (col("i") / 2).alias("div"), (col("i") % 3).alias("mod"), (col("f") * 2).alias("mul"), (col("i") - col("f")).alias("sub")),
    "comparisons": numbers.select((col("i") > 0).alias("gt"), (col("f") >= 0.5).alias("ge"), (col("f") == col("f")).alias("eq"), col("i").eq_null_safe(None).alias("ns")),
    "logic": numbers.select((col("b") & lit(None)).alias("and"), (col("b") | lit(None)).alias("or"), (~col("b")).alias("not"), col("b").is_null().alias("null")),
    "casts": numbers.select(col("i").cast(D.float32()), col("f").cast(D.int8()), col("b").cast(D.int32()), col("f").cast(D.string()).alias("text")),
    "when": people.select(when(col("age") > 40, "old").when(col("age") > 20, "grown").otherwise("young").alias("size")),
    "when names": people.select(when(col("age") > 20, col("name")).otherwise(col("city"))),
    "strings joined": people.select(col("name") + " is " + col("age")),
    "nested": nested,
    "get": nested.select(col("list").get(0).alias("first"), col("struct").get("b").alias("b"), col("list").get(-1).alias("last")),
    "dates": nested.where(col("date") >= dt.date(2000, 1, 1)).select("date", "ts"),
    "texts": texts,
    "wide": wide,
    "odd names": odd,
    "hamming": hashes.select("id", hamming_distance(col("h"), col("h")).alias("d")),
    "inner join": people.join(cities, on="city"),
    "left join": people.join(cities, on="city", how="left"),
    "join of other names": people.join(cities, left_on="name", right_on="city"),
    "join of two keys": keys.join(keys, on=["id", "k"]),
    "join prefix": people.join(cities, on="city", prefix="c_"),
    "join suffix": people.join(cities, on="city", suffix="_c"),
    "join left and right names": keys.join(keys, left_on="id", right_on="k"),
    "join with itself": keys.join(keys, on="id"),
    "cross join": cities.limit(2).join(keys.limit(2), how="cross"),
    "cross join with itself": keys.limit(2).join(keys.limit(2), how="cross"),
    "join expressions": keys.join(keys, left_on=col("id") + 1, right_on=col("k")),
    "join of joins": keys.join(keys, on="id").join(keys, on="id", prefix="again."),
    "join then select": people.join(cities, on="city").where(col("size") > 1).select("name", "right.name"),
}  # fmt: skip

EPOCH = dt.datetime(1970, 1, 1)


def encode(value):
    if isinstance(value, float):
        if math.isnan(value):
            return "NaN"
        if math.isinf(value):
            return "Infinity" if value > 0 else "-Infinity"
        return "-0" if value == 0 and math.copysign(1, value) < 0 else value
    if isinstance(value, bytes):
        return {"hex": value.hex()}
    if isinstance(value, dt.datetime):
        return {"ms": (value - EPOCH) // dt.timedelta(milliseconds=1)}
    if isinstance(value, dt.date):
        return {"ms": (value - EPOCH.date()).days * 86_400_000}
    if isinstance(value, list):
        return [encode(item) for item in value]
    if isinstance(value, dict):
        return {key: encode(item) for key, item in value.items()}
    return value


def printed(df, n):
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        df.show(n)
    return out.getvalue().rstrip("\n")


def result(df):
    rows = df.collect()
    return {
        "columns": df.column_names,
        "types": [str(field.dtype) for field in df.schema()],
        "rows": [[encode(row[name]) for name in df.column_names] for row in rows.to_pylist()],
        "table": printed(rows, 8),
    }


fixture = {
    "versions": {"daft": daft.__version__, "pyarrow": pa.__version__, "python": platform.python_version()},
    "pipelines": {name: result(df) for name, df in PIPELINES.items()},
}
pathlib.Path(__file__).with_suffix(".json").write_text(json.dumps(fixture, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
