"""Window functions, aggregates over partitions, running and moving frames. Writes window.json.

Daft gives the rows of a window in any order, and ties in the ordering too: cases compare rows as a set, and order by
columns without ties where the order inside a partition decides.
"""

from datetime import timedelta

from daft_cases import Cases, F, Window, col, lit

cases = Cases("window")
U, V = Window.unbounded_preceding, Window.unbounded_following
W = Window().partition_by("k")
WT = W.order_by("t")
JW = "new Window().partitionBy('k')"
JWT = f"{JW}.orderBy('t')"
BASE = {
    "i": ("Int64", list(range(9))),
    "k": ("String", ["a", "b", "a", None, "a", "b", "a", None, "c"]),
    "t": ("Int64", [3, 1, 1, 5, None, 9, 7, 2, 0]),
    "v": ("Int64", [1, 2, None, 4, 5, 6, 7, 8, None]),
    "f": ("Float64", [1.5, 0.25, 2.0, None, "-Infinity", 4.5, "NaN", 3.0, None]),
    "s": ("String", ["x", "y", None, "z", "w", "", "q", "p", None]),
    "b": ("Bool", [True, None, False, True, True, False, None, True, None]),
}


def bound(value):
    return "null" if value in (U, V) else str(value)


def case(js, expr, names=("i", "k", "t", "v"), **options):
    table = {name: BASE[name] for name in names}
    cases.frame(f"df.withColumn('o', {js})", lambda df: df.with_column("o", expr()), unordered=True, df=table, **options)


# The row's place.
for fn, js in (("row_number", "rowNumber"), ("rank", "rank"), ("dense_rank", "denseRank")):
    call = getattr(F, fn)
    case(f"F.{js}().over({JWT})", lambda call=call: call().over(WT))
    case(f"F.{js}().over({JW}.orderBy('t', {{ desc: true }}))", lambda call=call: call().over(W.order_by("t", desc=True)))
    case(f"F.{js}().over(new Window().orderBy('t'))", lambda call=call: call().over(Window().order_by("t")))
    case(f"F.{js}().over({JW})", lambda call=call: call().over(W))
    case(f"F.{js}().over({JWT}.rowsBetween(-1, 1))", lambda call=call: call().over(WT.rows_between(-1, 1)))
TIES = {
    "k": ("Int64", [1, 1, 1, 1, 1, 1, 2, 2]),
    "f": ("Float64", [0.0, "NaN", None, "-0", "NaN", 1.0, None, None]),
    "s": ("String", ["same beginning", "a", "same beginning", "same beginning!", None, None, "", ""]),
}
for key in ("f", "s"):
    for js, expr in (("rank", F.rank), ("denseRank", F.dense_rank)):
        for desc in (False, True):
            cases.frame(
                f"df.withColumn('o', F.{js}().over({JW}.orderBy('{key}', {{ desc: {str(desc).lower()} }})))",
                lambda df, expr=expr, key=key, desc=desc: df.with_column("o", expr().over(W.order_by(key, desc=desc))),
                unordered=True,
                df=TIES,
            )
cases.frame(
    f"df.withColumn('o', F.rank().over({JW}.orderBy('f', {{ nullsFirst: true }})))",
    lambda df: df.with_column("o", F.rank().over(W.order_by("f", nulls_first=True))),
    unordered=True,
    df=TIES,
)
cases.frame(
    f"df.withColumn('o', F.rank().over({JW}.orderBy(['f', 's'], {{ desc: [true, false] }})))",
    lambda df: df.with_column("o", F.rank().over(W.order_by("f", "s", desc=[True, False]))),
    unordered=True,
    df=TIES,
)
cases.frame(
    "df.withColumn('o', F.rank().over(new Window().partitionBy('f', 'k').orderBy('s')))",
    lambda df: df.with_column("o", F.rank().over(Window().partition_by("f", "k").order_by("s"))),
    unordered=True,
    df=TIES,
)
cases.frame(
    "df.select('i', F.rowNumber().over(new Window().partitionBy('k').orderBy('t')).alias('o'))",
    lambda df: df.select("i", F.row_number().over(WT).alias("o")),
    unordered=True,
    df=BASE,
)

# Other rows' values.
for fn in ("lag", "lead"):
    call = getattr(F, fn)
    case(f"col('v').{fn}().over({JWT})", lambda call=call: call(col("v")).over(WT))
    case(f"col('v').{fn}(2, 0).over({JWT})", lambda call=call: call(col("v"), 2, 0).over(WT))
    case(f"col('v').{fn}(1, col('i')).over({JWT})", lambda call=call: call(col("v"), 1, col("i")).over(WT))
    case(f"col('v').{fn}({{ offset: 1, default: -1 }}).over({JWT})", lambda call=call: call(col("v"), offset=1, default=-1).over(WT))
    case(f"col('v').{fn}(-1).over({JWT})", lambda call=call: call(col("v"), -1).over(WT))
    case(f"col('v').{fn}(0).over({JWT})", lambda call=call: call(col("v"), 0).over(WT))
    case(f"col('v').{fn}(100).over({JWT})", lambda call=call: call(col("v"), 100).over(WT))
    case(f"col('s').{fn}(1, 'none').over({JWT})", lambda call=call: call(col("s"), 1, lit("none")).over(WT), names=("i", "k", "t", "s"))
    case(f"col('v').{fn}(1, 1.5).over({JWT})", lambda call=call: call(col("v"), 1, 1.5).over(WT))
    case(f"col('v').{fn}(1, 'x').over({JWT})", lambda call=call: call(col("v"), 1, lit("x")).over(WT))
    case(f"col('v').{fn}().over({JW}.orderBy('t', {{ desc: true }}))", lambda call=call: call(col("v")).over(W.order_by("t", desc=True)))
    case(f"col('v').{fn}().over({JW})", lambda call=call: call(col("v")).over(W))
    case(f"col('v').{fn}().over({JWT}.rowsBetween(-1, 1))", lambda call=call: call(col("v")).over(WT.rows_between(-1, 1)))
    case(f"col('v').{fn}().over(new Window().orderBy('t'))", lambda call=call: call(col("v")).over(Window().order_by("t")))
case("col('v').mul(2).lag().over(new Window().partitionBy(col('v').gt(3)).orderBy(col('t').mul(-1)))", lambda: F.lag(col("v") * 2).over(Window().partition_by(col("v") > 3).order_by(col("t") * -1)))
for js, call in (("firstValue", F.first_value), ("lastValue", F.last_value)):
    case(f"col('v').{js}().over({JWT})", lambda call=call: call(col("v")).over(WT))
    for start, end in ((U, 0), (-1, 1), (0, V), (U, V), (-2, -1)):
        frame = f"{JWT}.rowsBetween({bound(start)}, {bound(end)})"
        case(f"col('v').{js}().over({frame})", lambda call=call, start=start, end=end: call(col("v")).over(WT.rows_between(start, end)))
        case(f"col('v').{js}(true).over({frame})", lambda call=call, start=start, end=end: call(col("v"), True).over(WT.rows_between(start, end)))
    case(f"col('s').{js}({{ ignoreNulls: true }}).over({JWT}.rowsBetween(null, 0))", lambda call=call: call(col("s"), ignore_nulls=True).over(WT.rows_between(U, 0)), names=("i", "k", "t", "s"))

# Aggregates over whole partitions, ordered or not, and over frames.
AGGREGATES = [
    ("col('v').sum()", lambda: col("v").sum()),
    ("col('v').mean()", lambda: col("v").mean()),
    ("col('v').min()", lambda: col("v").min()),
    ("col('v').max()", lambda: col("v").max()),
    ("col('v').count()", lambda: col("v").count()),
    ("col('v').count({ mode: 'all' })", lambda: col("v").count("all")),
    ("col('v').count({ mode: 'null' })", lambda: col("v").count("null")),
    ("col('v').stddev()", lambda: col("v").stddev()),
    ("col('v').countDistinct()", lambda: col("v").count_distinct()),
    ("col('v').product()", lambda: col("v").product()),
    ("col('v').median()", lambda: col("v").median()),
    ("col('v').listAgg()", lambda: col("v").list_agg()),
    ("col('v').anyValue()", lambda: col("v").any_value()),
]
FRAMES = ((U, 0), (-1, 1), (0, V), (U, V), (-2, -1), (1, 2), (0, 0))
for js, make in AGGREGATES:
    close = 1e-12 if "stddev" in js else None
    if "listAgg" not in js and "anyValue" not in js:
        case(f"{js}.over({JW})", lambda make=make: make().over(W), close=close)
    case(f"{js}.over({JWT})", lambda make=make: make().over(WT), close=close)
    for start, end in FRAMES:
        case(f"{js}.over({JWT}.rowsBetween({bound(start)}, {bound(end)}))", lambda make=make, start=start, end=end: make().over(WT.rows_between(start, end)), close=close)
case(f"col('v').sum().over({JWT}.rowsBetween(-1, 0, 2))", lambda: col("v").sum().over(WT.rows_between(-1, 0, 2)))
case(f"col('v').count().over({JWT}.rowsBetween(-1, 0, 2))", lambda: col("v").count().over(WT.rows_between(-1, 0, 2)))
case(f"col('v').listAgg().over({JWT}.rowsBetween(-1, 0, 2))", lambda: col("v").list_agg().over(WT.rows_between(-1, 0, 2)))
case(f"col('v').lastValue().over({JWT}.rowsBetween(-5, 5, 3))", lambda: F.last_value(col("v")).over(WT.rows_between(-5, 5, 3)))
case(f"col('v').sum().over({JWT}.rowsBetween(null, null, 3))", lambda: col("v").sum().over(WT.rows_between(U, V, 3)))
FLOATS = {"k": ("Int64", [1] * 6), "t": ("Int64", list(range(6))), "f": ("Float64", [1.0, 0.5, "NaN", 3.0, "Infinity", -1.0])}
for js, make in (("sum", lambda: col("f").sum()), ("min", lambda: col("f").min()), ("max", lambda: col("f").max()), ("mean", lambda: col("f").mean())):
    for start, end in ((U, 0), (-1, 0)):
        cases.frame(
            f"df.withColumn('o', col('f').{js}().over({JWT}.rowsBetween({bound(start)}, {end})))",
            lambda df, make=make, start=start, end=end: df.with_column("o", make().over(WT.rows_between(start, end))),
            unordered=True,
            df=FLOATS,
        )
for js, make in (("b').boolAnd", lambda: F.bool_and(col("b"))), ("b').boolOr", lambda: F.bool_or(col("b"))), ("b').min", lambda: col("b").min()), ("s').max", lambda: col("s").max()), ("s').stringAgg", lambda: F.string_agg(col("s")))):
    case(f"col('{js}().over({JWT}.rowsBetween(-1, 0))", lambda make=make: make().over(WT.rows_between(-1, 0)), names=("i", "k", "t", "b", "s"))
for kind in ("Float32", "UInt8", "Int32"):
    cases.frame(
        f"df.withColumn('o', col('v').sum().over({JWT}.rowsBetween(-1, 0)))",
        lambda df: df.with_column("o", col("v").sum().over(WT.rows_between(-1, 0))),
        unordered=True,
        name=f"sum of {kind}",
        df={"k": ("Int64", [1, 1, 1, 2]), "t": ("Int64", [1, 2, 3, 1]), "v": (kind, [1, None, 3, 4])},
    )

# Frames by value.
RANGES = {
    "k": ("String", ["a"] * 5 + ["b"] * 3),
    "t": ("Int64", [1, 2, 2, 5, None, 1, 4, None]),
    "v": ("Int64", [1, 2, 3, 4, 5, 6, 7, 8]),
}
for start, end in ((-1, 1), (-3, 0), (0, 0), (1, 3), (-3, -1), (U, 0), (U, 1), (U, -1), (0, V), (-1, V), (1, V), (U, V), (1, -1)):
    cases.frame(
        f"df.withColumn('o', col('v').sum().over({JWT}.rangeBetween({bound(start)}, {bound(end)})))",
        lambda df, start=start, end=end: df.with_column("o", col("v").sum().over(WT.range_between(start, end))),
        unordered=True,
        df=RANGES,
    )
for start, end in ((-1, 1), (0, 0), (-3, 0), (1, 3)):
    cases.frame(
        f"df.withColumn('o', col('v').sum().over({JW}.orderBy('t', {{ desc: true }}).rangeBetween({start}, {end})))",
        lambda df, start=start, end=end: df.with_column("o", col("v").sum().over(W.order_by("t", desc=True).range_between(start, end))),
        unordered=True,
        df=RANGES,
    )
cases.frame(
    f"df.withColumn('o', col('v').sum().over({JW}.orderBy('t', {{ nullsFirst: true }}).rangeBetween(-1, 1)))",
    lambda df: df.with_column("o", col("v").sum().over(W.order_by("t", nulls_first=True).range_between(-1, 1))),
    unordered=True,
    df=RANGES,
)
cases.frame(
    f"df.withColumn('o', col('v').count().over({JW}.orderBy('f').rangeBetween(-0.5, 0.5)))",
    lambda df: df.with_column("o", col("v").count().over(W.order_by("f").range_between(-0.5, 0.5))),
    unordered=True,
    df={"k": ("Int64", [1] * 6), "f": ("Float64", [0.0, "-0", 0.5, 0.75, 1.5, "Infinity"]), "v": ("Int64", list(range(6)))},
)
cases.frame(
    f"df.withColumn('days', col('v').sum().over({JW}.orderBy('t').rangeBetween(-1, 1)))",
    lambda df: df.with_column("days", col("v").sum().over(WT.range_between(timedelta(days=-1), timedelta(days=1)))),
    unordered=True,
    df={"k": ("Int64", [1] * 4), "t": ("Date", [10, 11, 13, 14]), "v": ("Int64", [1, 2, 3, 4])},
)
cases.frame(
    f"df.withColumn('o', col('v').sum().over({JW}.orderBy('s').rangeBetween(-1, 1)))",
    lambda df: df.with_column("o", col("v").sum().over(W.order_by("s").range_between(-1, 1))),
    unordered=True,
    df={"k": ("Int64", [1, 1]), "s": ("String", ["a", "b"]), "v": ("Int64", [1, 2])},
)
case(f"col('v').sum().over({JW}.orderBy(['t', 'i']).rangeBetween(-1, 1))", lambda: col("v").sum().over(W.order_by("t", "i").range_between(-1, 1)))

cases.frame(
    f"df.withColumn('o', col('v').sum().over({JWT}.rangeBetween(null, Window.currentRow)))",
    lambda df: df.with_column("o", col("v").sum().over(WT.range_between(U, Window.current_row))),
    unordered=True,
    df=RANGES,
)
cases.frame(
    f"df.withColumn('moved', col('f').sum().over({JWT}.rowsBetween(-1, 0)))",
    lambda df: df.with_column("moved", col("f").sum().over(WT.rows_between(-1, 0))),
    unordered=True,
    df={**FLOATS, "f": ("Float64", ["Infinity", "-Infinity", 1.0, 2.0, "NaN", 3.0])},
)

# Around windows.
case(f"col('v').sub(col('v').mean().over({JW}))", lambda: col("v") - col("v").mean().over(W))
case(f"col('v').sum().over({JW}).add(F.rowNumber().over({JWT}))", lambda: col("v").sum().over(W) + F.row_number().over(WT))
cases.frame(
    f"df.select('i', col('v').sum().over({JW}).alias('a'), col('v').sum().over({JW}).alias('b'), col('v').sum().over({JWT}).alias('c'))",
    lambda df: df.select("i", col("v").sum().over(W).alias("a"), col("v").sum().over(W).alias("b"), col("v").sum().over(WT).alias("c")),
    unordered=True,
    df=BASE,
)
cases.frame(
    f"df.withColumn('o', F.rowNumber().over({JWT})).where(col('o').eq(1))",
    lambda df: df.with_column("o", F.row_number().over(WT)).where(col("o") == 1),
    unordered=True,
    df=BASE,
)
case(f"lit(1).sum().over({JW})", lambda: lit(1).sum().over(W))
for js, run in (("col('v').sum()", lambda: col("v").sum()), ("F.rowNumber()", F.row_number)):
    order = "" if "sum" in js else ".orderBy('t')"
    window = W if "sum" in js else WT
    cases.frame(f"df.where(col('i').gt(99)).withColumn('o', {js}.over({JW}{order}))", lambda df, run=run, window=window: df.where(col("i") > 99).with_column("o", run().over(window)), df=BASE)
case("col('v').sum().over(new Window().orderBy('t').rowsBetween(null, 0))", lambda: col("v").sum().over(Window().order_by("t").rows_between(U, 0)))
case("col('v').sum().over(new Window().orderBy('t'))", lambda: col("v").sum().over(Window().order_by("t")))
case("col('v').sum().over(new Window())", lambda: col("v").sum().over(Window()))

# Refused.
case(f"col('v').sum().over({JW}.rowsBetween(null, 0))", lambda: col("v").sum().over(W.rows_between(U, 0)))
case(f"col('v').sum().over({JWT}.rowsBetween(1, -1))", lambda: col("v").sum().over(WT.rows_between(1, -1)))
case(f"col('v').over({JW})", lambda: col("v").over(W))
case(f"col('v').sum().mul(2).over({JW})", lambda: (col("v").sum() * 2).over(W))
case("F.rowNumber()", F.row_number)
case("col('v').lag()", lambda: F.lag(col("v")))
case(f"col('s').sum().over({JW})", lambda: col("s").sum().over(W), names=("k", "s"))
case("col('v').sum().over(new Window().partitionBy('missing'))", lambda: col("v").sum().over(Window().partition_by("missing")))
case(f"F.rowNumber().over({JW}.orderBy('missing'))", lambda: F.row_number().over(W.order_by("missing")))
cases.write()
