"""Aggregates, groups, distinct rows, set operations and pivots. Writes aggregate.json."""

from daft_cases import Cases, F, col

cases = Cases("aggregate")
K = ("Int64", [2, 1, 2, None, 1, 2, None])
INTS = ("Int64", [3, None, -5, 7, None, 10, 7])
EMPTY = ("Int64", [])
NULLS = ("Int64", [None, None])

# js after `col('c').`, Daft, largest relative difference of floats.
NUMERIC = [
    ("sum()", F.sum, None),
    ("product()", F.product, None),
    ("mean()", F.mean, None),
    ("avg()", F.avg, None),
    ("stddev()", F.stddev, 1e-12),
    ("stddev({ ddof: 0 })", lambda c: F.stddev(c, ddof=0), 1e-12),
    ("var()", F.var, 1e-12),
    ("var({ ddof: 2 })", lambda c: F.var(c, ddof=2), 1e-12),
    ("skew()", F.skew, 1e-12),
    ("median()", F.median, None),
    ("percentile(0.3)", lambda c: F.percentile(c, 0.3), 1e-12),
    ("approxPercentiles(0.5)", lambda c: F.approx_percentiles(c, 0.5), 1e-9),
    ("approxPercentiles([0, 0.25, 1])", lambda c: F.approx_percentiles(c, [0.0, 0.25, 1.0]), 1e-9),
]
ANY = [
    ("min()", F.min, None),
    ("max()", F.max, None),
    ("count()", F.count, None),
    ("count({ mode: 'all' })", lambda c: F.count(c, mode="all"), None),
    ("count({ mode: 'null' })", lambda c: F.count(c, mode="null"), None),
    ("countDistinct()", F.count_distinct, None),
    ("approxCountDistinct()", F.approx_count_distinct, None),
    ("anyValue()", F.any_value, None),
    ("anyValue({ ignoreNulls: true })", lambda c: F.any_value(c, ignore_nulls=True), None),
    ("listAgg()", F.list_agg, None),
    ("listAggDistinct()", F.list_agg_distinct, None),
]


def whole(js, aggregate, column, close=None, out="o"):
    """`out`: a name of its own, where what comes out is meant to be different."""
    cases.frame(f"df.agg(col('c').{js}.alias('{out}'))", lambda df: df.agg(aggregate(col("c")).alias(out)),
                close=close, name=f"{js} of {column[0]}: {column[1]}", df={"c": column})  # fmt: skip


def grouped(js, aggregate, column, close=None, keys=K):
    cases.frame(f"df.groupBy('k').agg(col('c').{js}.alias('o')).sort('k')",
                lambda df: df.groupby("k").agg(aggregate(col("c")).alias("o")).sort("k"),
                close=close, name=f"{js} by group of {column[0]}: {column[1]}", df={"k": keys, "c": column})  # fmt: skip


for js, aggregate, close in NUMERIC + ANY:
    grouped(js, aggregate, INTS, close)
    whole(js, aggregate, EMPTY, close)
    whole(js, aggregate, NULLS, close)

for js, aggregate, close in NUMERIC:
    whole(js, aggregate, ("Float64", [1.5, None, -2.25, 8.0, 3.0]), close or 1e-15)
    if "approx" not in js:
        whole(js, aggregate, ("Float64", [1.0, "NaN", 2.0]), close)
        if "percentile" not in js:
            whole(js, aggregate, ("Float64", ["Infinity", 1.0]), close)
for column in [("Int8", [100, 100, None, -3]), ("UInt8", [255, 255, 1]), ("Int32", [2147483647, 5]),
               ("UInt64", ["18446744073709551615", None]), ("Float32", [1.5, 0.25, None])]:  # fmt: skip
    for js, aggregate, close in NUMERIC[:3] + NUMERIC[4:5] + NUMERIC[9:10] + ANY[:2]:
        whole(js, aggregate, column, close)
whole("sum()", F.sum, ("Int64", ["9223372036854775807", 1]))
whole("sum()", F.sum, ("Int64", ["9007199254740993", 1, "9007199254740993"]))
whole("product()", F.product, ("Int64", ["9223372036854775807", 3, -7]))
whole("product()", F.product, ("UInt64", ["18446744073709551615", 3]))
whole("min()", F.min, ("Int64", ["9223372036854775807", "9223372036854775806", None]))
whole("max()", F.max, ("UInt64", ["18446744073709551615", "18446744073709551614", None]))
whole("sum()", F.sum, ("Float32", [16777216.0, 1.0, 1.0]), out="single")
whole("mean()", F.mean, ("Int64", ["9223372036854775807", 1]), out="overflow")

for column in [("Decimal[precision: 10, scale: 2]", ["-1.25", "3.50", None, "1.00"]),
               ("Decimal[precision: 5, scale: 1]", ["-1.0", "0.0", "-1.0"])]:  # fmt: skip
    for js, aggregate, close in [NUMERIC[0], *NUMERIC[2:7], NUMERIC[8], *ANY]:
        if "approx" not in js:
            whole(js, aggregate, column, close)
whole("product()", F.product, ("Decimal[precision: 10, scale: 2]", ["-1.25", "3.50", "1.00"]), out="scaled")
whole("sum()", F.sum, ("Decimal[precision: 38, scale: 0]", ["9" * 38, "9" * 38]), out="overflow")

for column in [
    ("Bool", [True, None, False, True]), ("String", ["b", "é", "", None, "日本", "b"]), ("Binary", ["00ff", "01", None]),
    ("Binary[2]", ["00ff", "0102", None]), ("Date", [3, 1, None, -4]), ("Timestamp[us]", [30, 10, None]),
    ("Timestamp[ms; UTC]", [30, 10, None]), ("Time[us]", [3, 1, None]), ("Duration[ms]", [3, -1, None]),
    ("Null", [None, None]), ("Float64", [1.5, "NaN", None, "-0"]), ("Float32", [1.5, "NaN", None]),
]:  # fmt: skip
    for js, aggregate, close in ANY:
        whole(js, aggregate, column, close)
for column in [("List[Int64]", [[1], [2, 3], None, []]), ("Struct[a: Int64]", [{"a": 1}, {"a": 2}, None, {"a": 1}])]:
    for js, aggregate, close in ANY:
        if "ist" not in js or "Distinct" not in js or column[0].startswith("List") and js.startswith("list"):
            whole(js, aggregate, column, close)
    whole("sum()", F.sum, column)
whole("countDistinct()", F.count_distinct, ("List[Int64]", [[1], [1], None]), out="lists")
for type_name, values in [("String", ["a"]), ("Bool", [True]), ("Date", [1]), ("Null", [None])]:
    for js, aggregate, close in [NUMERIC[0], NUMERIC[1], NUMERIC[2], NUMERIC[4], NUMERIC[8], NUMERIC[9], NUMERIC[11]]:
        whole(js, aggregate, (type_name, values), close)

FLAGS = ("Bool", [True, None, False, None, True, True, None])
for js, aggregate in [("boolAnd()", F.bool_and), ("boolOr()", F.bool_or)]:
    grouped(js, aggregate, FLAGS)
    for column in [("Bool", []), ("Bool", [None]), ("Null", [None]), ("Int64", [1])]:
        whole(js, aggregate, column)

TEXT = ("String", ["a", None, "", None, "日本", "b", None])
for js, aggregate in [("stringAgg()", F.string_agg), ("stringAgg(', ')", lambda c: F.string_agg(c, delimiter=", ")),
                      ("stringAgg({ delimiter: '-' })", lambda c: F.string_agg(c, "-"))]:  # fmt: skip
    grouped(js, aggregate, TEXT)
    whole(js, aggregate, ("String", []), out="nothing")
    whole(js, aggregate, ("String", [None]))
    whole(js, aggregate, ("Int64", [1]))
    whole(js, aggregate, ("List[Int64]", [[1], None, [2, None], []]))

for js, aggregate in [("percentile(1.5)", lambda c: F.percentile(c, 1.5)), ("percentile(-0.1)", lambda c: F.percentile(c, -0.1)),
                      ("percentile(0)", lambda c: F.percentile(c, 0)), ("percentile(1)", lambda c: F.percentile(c, 1)),
                      ("approxPercentiles(1.5)", lambda c: F.approx_percentiles(c, 1.5)),
                      ("approxPercentiles([])", lambda c: F.approx_percentiles(c, [])),
                      ("var({ ddof: -1 })", lambda c: F.var(c, ddof=-1)),
                      ("var({ ddof: 3 })", lambda c: F.var(c, ddof=3))]:  # fmt: skip
    whole(js, aggregate, ("Float64", [1.0, 2.0, 4.0]))
for values in ([1, "9223372036854775807"], list(range(-50, 50)), [0, 0, 5]):
    whole("approxPercentiles([0.01, 0.5, 0.99])", lambda c: F.approx_percentiles(c, [0.01, 0.5, 0.99]), ("Int64", values), 1e-9)
whole("approxCountDistinct()", F.approx_count_distinct, ("Int64", [i * i for i in range(2000)]), 0.03)
whole("skew()", F.skew, ("Float64", [2.0]))
whole("stddev()", F.stddev, ("Float64", [2.0]))

# Keys
V = ("Int64", [1, 2, 3, 4])
for keys in [("Bool", [True, None, False, True]), ("String", ["a", None, "", "a"]), ("Binary", ["00", "", None, "00"]),
             ("Binary[2]", ["0000", "0001", None, "0000"]), ("Decimal[precision: 10, scale: 2]", ["1.00", "2.00", None, "1.00"]),
             ("Date", [1, None, 2, 1]), ("Timestamp[us; UTC]", ["1700000000000000", None, 2, "1700000000000000"]),
             ("Time[us]", [1, None, 2, 1]), ("Duration[ms]", [1, None, 2, 1]), ("Int8", [-1, None, 1, -1]), ("UInt32", [4294967295, None, 1, 4294967295]),
             ("UInt64", ["18446744073709551615", None, 1, "18446744073709551615"]), ("Float32", ["NaN", None, 1.5, "NaN"]),
             ("Float64", ["NaN", 0.0, None, "NaN"]), ("Float64", [0.0, -0.0, 1.0, 1.0]), ("List[Int64]", [[1], None, [], [1]]),
             ("Struct[a: Int64]", [{"a": 1}, None, {"a": None}, {"a": 1}]), ("Null", [None] * 4)]:  # fmt: skip
    kind = keys[0].split("[")[0]
    out = "signed zeros" if keys[1][1:2] == [0.0] and keys[1][0] == 0.0 else kind
    cases.frame(f"df.groupBy('k').agg(col('v').sum().alias('{out}'))", lambda df: df.groupby("k").agg(F.sum(col("v")).alias(out)),
                unordered=True, name=f"groups of {keys[0]}: {keys[1]}", df={"k": keys, "v": V})  # fmt: skip
cases.frame("df.groupBy('k', 'l').agg(col('v').sum(), col('v').count().alias('n'))",
            lambda df: df.groupby("k", "l").agg(F.sum(col("v")), F.count(col("v")).alias("n")), unordered=True,
            df={"k": ("String", ["a", "a", None, "a"]), "l": ("Int64", [1, None, None, 1]), "v": V})  # fmt: skip
cases.frame("df.groupBy(col('v').mod(2).alias('odd')).agg(col('v').sum())",
            lambda df: df.groupby((col("v") % 2).alias("odd")).agg(F.sum(col("v"))), unordered=True, df={"v": V})  # fmt: skip
cases.frame("df.groupBy('k').agg(col('v').add(1).sum().mul(2).alias('x'), col('v').max().sub(col('v').min()).alias('y'))",
            lambda df: df.groupby("k").agg(((col("v") + 1).sum() * 2).alias("x"), (col("v").max() - col("v").min()).alias("y")),
            unordered=True, df={"k": ("String", ["a", "b", "a", "b"]), "v": V})  # fmt: skip
cases.frame("df.groupBy('k').sum('v')", lambda df: df.groupby("k").sum("v"), unordered=True, df={"k": V, "v": V})
cases.frame("df.groupBy('k').agg(col('v').sum())", lambda df: df.groupby("k").agg(F.sum(col("v"))), name="no rows", df={"k": EMPTY, "v": EMPTY})
cases.frame("df.sum('v')", lambda df: df.sum("v"), df={"v": V})
cases.frame("df.agg(F.count({ mode: 'all' }))", lambda df: df.agg(F.count(mode="all").alias("count")), df={"v": INTS})
cases.frame("df.agg(F.count())", lambda df: df.agg(F.count()), df={"v": INTS})
cases.frame("df.count('v')", lambda df: df.count("v"), df={"v": INTS})
cases.frame("df.groupBy('k').count('v')", lambda df: df.groupby("k").count("v"), unordered=True, df={"k": K, "v": INTS})
cases.frame("df.count()", lambda df: df.count(), df={"v": INTS})
cases.frame("df.groupBy('k').agg(col('v'))", lambda df: df.groupby("k").agg(col("v")), df={"k": V, "v": V})

# Rows as a whole
LEFT = {"a": ("Int64", [1, 1, 2, None, None, 3, 3, 3]), "s": ("String", ["x", "x", "y", None, None, "z", "z", "z"])}
RIGHT = {"a": ("Int64", [1, 3, 3, None, 9]), "s": ("String", ["x", "z", "z", None, "q"])}
FLOATS = {"f": ("Float64", ["NaN", 0.0, "NaN", None, 1.0])}
cases.frame("df.distinct()", lambda df: df.distinct(), unordered=True, df=LEFT)
cases.frame("df.distinct('a')", lambda df: df.distinct("a"), unordered=True, df=LEFT)
cases.frame("df.unique('a', 's')", lambda df: df.unique("a", "s"), unordered=True, df=LEFT)
cases.frame("df.distinct()", lambda df: df.distinct(), unordered=True, name="distinct floats", df=FLOATS)
cases.frame("df.distinct()", lambda df: df.distinct(), unordered=True, name="distinct lists", df={"l": ("List[Int64]", [[1], [1], [], [2, 3]])})
for js, run in [("intersect", lambda x, y: x.intersect(y)), ("intersectAll", lambda x, y: x.intersect_all(y)),
                ("exceptDistinct", lambda x, y: x.except_distinct(y)), ("exceptAll", lambda x, y: x.except_all(y)),
                ("union", lambda x, y: x.union(y)), ("unionAll", lambda x, y: x.union_all(y))]:  # fmt: skip
    cases.frame(f"x.{js}(y)", run, unordered=True, x=LEFT, y=RIGHT)
    cases.frame(f"x.{js}(y)", run, unordered=True, name=f"{js} of nothing", x=LEFT, y={"a": ("Int64", []), "s": ("String", [])})
    cases.frame(f"floats.{js}(y)", lambda floats, y: run(floats, y), unordered=True, name=f"{js} of floats", floats=FLOATS, y={"f": ("Float64", ["NaN", 0.0, None])})
    cases.frame(f"long.{js}(short)", lambda long, short: run(long, short), unordered=True, name=f"{js} of other types", long=LEFT, short={"a": ("Int32", [1]), "s": ("String", ["x"])})
    cases.frame(f"x.{js}(y)", run, name=f"{js} of fewer columns", x=LEFT, y={"a": ("Int64", [1])})

# Pivots
P = {"g": ("String", ["A", "A", "B", "B", None, "A"]), "p": ("String", ["x", "y", "x", "z", "y", "x"]), "v": ("Int64", [1, 2, 3, 4, 5, 6])}
for fn, daft_fn in [("sum", "sum"), ("mean", "mean"), ("min", "min"), ("max", "max"), ("count", "count"), ("listAgg", "list"), ("product", "product")]:
    cases.frame(f"df.pivot('g', 'p', 'v', '{fn}', {{ names: ['y', 'x', 'none'] }})",
                lambda df: df.pivot("g", "p", "v", daft_fn, names=["y", "x", "none"]), unordered=True, df=P)  # fmt: skip
cases.frame("df.pivot('g', 'p', 'v', 'sum').then((wide) => wide.select('g', 'x', 'y', 'z'))",
            lambda df: df.pivot("g", "p", "v", "sum").select("g", "x", "y", "z"), unordered=True, df=P)  # fmt: skip
cases.frame("df.pivot('g', 'p', 'v', 'sum', { names: ['1', '2'] })", lambda df: df.pivot("g", "p", "v", "sum", names=["1", "2"]),
            unordered=True, df={**P, "p": ("Int64", [1, 2, 1, None, 2, 1])})  # fmt: skip
cases.frame("df.pivot('g', 'p', 'v', 'sum', { names: ['1'] })", lambda df: df.pivot("g", "p", "v", "sum", names=["1"]), unordered=True,
            name="pivot of nothing", df={"g": ("String", []), "p": ("String", []), "v": EMPTY})  # fmt: skip
cases.write()
