"""Joins of all kinds and as-of joins. Writes join.json.

Left out, as the process never ends: keys of type Binary, Time or Duration in inner joins, an empty prefix, 'nearest' on strings.
"""

from daft_cases import Cases, F, col, lit

cases = Cases("join")

LEFT = {
    "a": ("Int64", [1, 2, 3, 4, None]),
    "k": ("Int64", [1, 2, 2, None, 5]),
    "v": ("String", ["p", "q", "r", "s", "t"]),
}
RIGHT = {
    "v": ("Float64", [1.5, 2.5, 3.5, 4.5, 5.5]),
    "k": ("Int64", [2, 2, None, 5, 9]),
    "w": ("Bool", [True, False, None, True, False]),
}
HOWS = ["inner", "left", "right", "outer", "semi", "anti"]


def joined(js, run, how="inner", **tables):
    """Daft gives the rows in the order of the side it looks up with, which its statistics choose: no order is promised."""
    cases.frame(js, run, unordered="joinAsof" not in js and how in ("inner", "right", "outer", "cross"), **tables)


for how in HOWS:
    joined(f"l.join(r, {{ on: 'k', how: '{how}' }})", lambda l, r: l.join(r, on="k", how=how), how, l=LEFT, r=RIGHT)
    joined(
        f"l.join(r, {{ leftOn: 'a', rightOn: 'k', how: '{how}' }})",
        lambda l, r: l.join(r, left_on="a", right_on="k", how=how), how, l=LEFT, r=RIGHT,
    )
    joined(
        f"l.join(r, {{ leftOn: col('a').add(1), rightOn: 'k', how: '{how}' }})",
        lambda l, r: l.join(r, left_on=col("a") + 1, right_on="k", how=how), how, l=LEFT, r=RIGHT,
    )
    two = {"k": ("Int64", [1, 1, None, 2]), "s": ("String", ["x", None, "y", "é"])}
    joined(
        f"l.join(r, {{ on: ['k', 's'], how: '{how}' }}) // two keys",
        lambda l, r: l.join(r, on=["k", "s"], how=how), how,
        l={**two, "i": ("Int64", [0, 1, 2, 3])}, r={**two, "j": ("Int64", [0, 1, 2, 3])},
    )
    floats = {"k": ("Float64", ["NaN", 1, None, 2, 0, "Infinity"])}
    joined(
        f"l.join(r, {{ on: 'k', how: '{how}' }}) // NaN",
        lambda l, r: l.join(r, on="k", how=how), how,
        l={**floats, "i": ("Int64", [0, 1, 2, 3, 4, 5])},
        r={"k": ("Float64", ["NaN", 0, 1, 1, None, "Infinity"]), "j": ("Int64", [0, 1, 2, 3, 4, 5])},
    )
    joined(
        f"l.join(r, {{ on: 'k', how: '{how}' }}) // empty right",
        lambda l, r: l.join(r, on="k", how=how), how, l=LEFT, r={name: (of, []) for name, (of, _) in RIGHT.items()},
    )
    joined(
        f"l.join(r, {{ on: 'k', how: '{how}' }}) // empty left",
        lambda l, r: l.join(r, on="k", how=how), how, l={name: (of, []) for name, (of, _) in LEFT.items()}, r=RIGHT,
    )

TYPES = [
    ("Int32", [1, 2, 3], "Int64", [2, 3, 4]),
    ("Int64", [1, 2, 3], "Float64", [2, 3.5, "NaN"]),
    ("UInt64", [1, 2, 3], "Int64", [2, 3, -4]),
    ("Int8", [1, 2, -1], "UInt8", [2, 200, 255]),
    ("Float32", [0.5, 1], "Float64", [0.5, 2]),
    ("Bool", [True, False], "Int64", [1, 0, 2]),
    ("Date", [0, 1], "Timestamp[ms]", [0, 86400000, 5]),
    ("Timestamp[ms]", [0, 1], "Timestamp[ms; UTC]", [0, 1, 5]),
    ("Null", [None, None], "Int64", [1, None]),
    ("String", ["a", "é", None, "", "🦊"], "String", ["", "é", None, "🦊🦊"]),
    ("String", ["1", "x"], "Int64", [1]),
    ("Decimal[precision: 10, scale: 2]", ["1.00", "2.50"], "Decimal[precision: 12, scale: 3]", ["2.500"]),
    ("Decimal[precision: 10, scale: 2]", ["1.00"], "Int64", [1]),
    ("Duration[ms]", [1, 2], "Duration[ms]", [2, 2]),
    ("Time[us]", [1, 2], "Time[us]", [2]),
    ("List[Int64]", [[1], [2, None], None, []], "List[Int64]", [[2, None], [1], []]),
    ("List[Int64; 2]", [[1, 2], [2, 3], None], "List[Int64; 2]", [[2, 3], [1, 5]]),
]
for left, left_values, right, right_values in TYPES:
    for how in ("outer",) if left.startswith(("Duration", "Time[")) else ("inner", "outer"):
        joined(
            f"l.join(r, {{ on: 'k', how: '{how}' }}) // {left} and {right}",
            lambda l, r: l.join(r, on="k", how=how), "outer",
            l={"k": (left, left_values), "i": ("Int64", list(range(len(left_values))))},
            r={"k": (right, right_values), "j": ("Int64", list(range(len(right_values))))},
        )
joined(
    "l.join(r, { on: 'k', how: 'right' }) // Int32 and Int64", lambda l, r: l.join(r, on="k", how="right"), "right",
    l={"k": ("Int32", [1, 2])}, r={"k": ("Int64", [2, 3])},
)

joined("l.join(r, { on: 'k', suffix: '_r' })", lambda l, r: l.join(r, on="k", suffix="_r"), l=LEFT, r=RIGHT)
joined("l.join(r, { on: 'k', prefix: 'R_' })", lambda l, r: l.join(r, on="k", prefix="R_"), l=LEFT, r=RIGHT)
joined(
    "l.join(r, { on: 'k', prefix: 'R_', suffix: '_r' })",
    lambda l, r: l.join(r, on="k", prefix="R_", suffix="_r"), l=LEFT, r=RIGHT,
)
TAKEN = {"k": ("Int64", [1]), "v": ("Int64", [1]), "right.v": ("Int64", [2])}
PLAIN = {"k": ("Int64", [1]), "v": ("Int64", [3])}
joined("l.join(r, { on: 'k' }) // prefix taken on the left", lambda l, r: l.join(r, on="k"), l=TAKEN, r=PLAIN)
joined("l.join(r, { on: 'k' }) // prefix taken on the right", lambda l, r: l.join(r, on="k"), l=PLAIN, r=TAKEN)
joined("l.join(r, { on: ['k', 'k'] })", lambda l, r: l.join(r, on=["k", "k"]), l=PLAIN, r=PLAIN)
joined(
    "l.join(r, { on: col('k').add(1) })", lambda l, r: l.join(r, on=col("k") + 1), l=LEFT, r=RIGHT,
)
joined(
    "l.join(r, { leftOn: col('k').alias('z'), rightOn: col('k').alias('z'), how: 'outer' })",
    lambda l, r: l.join(r, left_on=col("k").alias("z"), right_on=col("k").alias("z"), how="outer"), "outer",
    l=LEFT, r=RIGHT,
)
joined("l.join(r, { leftOn: lit(1), rightOn: 'k' })", lambda l, r: l.join(r, left_on=lit(1), right_on="k"), l=PLAIN, r=PLAIN)
joined("l.join(r, { how: 'cross' })", lambda l, r: l.join(r, how="cross"), "cross", l=LEFT, r=PLAIN)
joined("l.join(r, { on: 'k', how: 'cross' })", lambda l, r: l.join(r, on="k", how="cross"), l=LEFT, r=RIGHT)
joined("l.join(r)", lambda l, r: l.join(r), l=LEFT, r=RIGHT)
joined("l.join(r, { on: 'k', how: 'full' })", lambda l, r: l.join(r, on="k", how="full"), l=LEFT, r=RIGHT)
joined("l.join(r, { on: 'zz' })", lambda l, r: l.join(r, on="zz"), l=LEFT, r=RIGHT)
joined("l.join(r, { on: 'k', leftOn: 'k', rightOn: 'k' })", lambda l, r: l.join(r, on="k", left_on="k", right_on="k"), l=LEFT, r=RIGHT)
joined(
    "l.join(r, { on: 'k', how: 'outer' }).where(col('a').isNull())",
    lambda l, r: l.join(r, on="k", how="outer").where(col("a").is_null()), "outer", l=LEFT, r=RIGHT,
)
joined(
    "l.join(r, { on: 'k', how: 'outer' }).where(col('k').gt(4)).select('k', 'w')",
    lambda l, r: l.join(r, on="k", how="outer").where(col("k") > 4).select("k", "w"), "outer", l=LEFT, r=RIGHT,
)
joined(
    "l.join(r, { on: 'k', how: 'left' }).where(col('w').isNull()).select('a')",
    lambda l, r: l.join(r, on="k", how="left").where(col("w").is_null()).select("a"), l=LEFT, r=RIGHT,
)

TRADES = {
    "t": ("Int64", [1, 5, 10, None, 7]),
    "g": ("String", ["a", "a", "b", "b", None]),
    "x": ("Int64", [0, 1, 2, 3, 4]),
}
QUOTES = {
    "t": ("Int64", [1, 3, 6, 6, None, 9, 11]),
    "g": ("String", ["a", "a", "a", "b", "b", "b", None]),
    "x": ("Int64", [10, 11, 12, 13, 14, 15, 16]),
}
OTHER = {"u": QUOTES["t"], "h": QUOTES["g"], "x": QUOTES["x"]}
for strategy in ("backward", "forward", "nearest"):
    S = f"strategy: '{strategy}'"
    joined(f"l.joinAsof(r, {{ on: 't', {S} }})", lambda l, r: l.join_asof(r, on="t", strategy=strategy), l=TRADES, r=QUOTES)
    joined(
        f"l.joinAsof(r, {{ on: 't', by: 'g', {S} }})",
        lambda l, r: l.join_asof(r, on="t", by="g", strategy=strategy), l=TRADES, r=QUOTES,
    )
    joined(
        f"l.joinAsof(r, {{ leftOn: 't', rightOn: 'u', leftBy: 'g', rightBy: 'h', {S} }})",
        lambda l, r: l.join_asof(r, left_on="t", right_on="u", left_by="g", right_by="h", strategy=strategy),
        l=TRADES, r=OTHER,
    )
    joined(
        f"l.joinAsof(r, {{ on: 't', {S} }}) // NaN",
        lambda l, r: l.join_asof(r, on="t", strategy=strategy),
        l={"t": ("Float64", [1, "NaN", 2.5, None, 100, "Infinity", "-0"])},
        r={"t": ("Float64", ["NaN", 2.5, 0.5, None, 0]), "r": ("Int64", [1, 2, 3, 4, 5])},
    )
    joined(
        f"l.joinAsof(r, {{ on: 't', {S} }}) // ties",
        lambda l, r: l.join_asof(r, on="t", strategy=strategy),
        l={"t": ("Int64", [5, 6, 4, 0, 9])},
        r={"t": ("Int64", [4, 6, 4, 6, 6]), "r": ("Int64", [1, 2, 3, 4, 5])},
    )
    for left, left_values, right, right_values in (
        ("Date", [5, 9, 0], "Date", [3, 7, 10]),
        ("Timestamp[ms]", [5, 9, 0], "Timestamp[us]", [3000, 7001, 10000]),
        ("Date", [5], "Timestamp[ms]", [432000001, 431999999]),
        ("Duration[ms]", [5, 9], "Duration[ms]", [3, 7, 10]),
        ("Int32", [5], "Float64", [4.5, 5.4]),
    ):
        joined(
            f"l.joinAsof(r, {{ on: 't', {S} }}) // {left} and {right}",
            lambda l, r: l.join_asof(r, on="t", strategy=strategy),
            l={"t": (left, left_values)}, r={"t": (right, right_values), "r": ("Int64", list(range(len(right_values))))},
        )
joined(
    "l.joinAsof(r, { on: 't' }) // String", lambda l, r: l.join_asof(r, on="t"),
    l={"t": ("String", ["b", "", "zz", "é"])}, r={"t": ("String", ["a", "c", "é"]), "r": ("Int64", [0, 1, 2])},
)
joined("l.joinAsof(r, { on: 't', suffix: '_r' })", lambda l, r: l.join_asof(r, on="t", suffix="_r"), l=TRADES, r=QUOTES)
joined("l.joinAsof(r, { on: 't', prefix: 'P_' })", lambda l, r: l.join_asof(r, on="t", prefix="P_"), l=TRADES, r=QUOTES)
joined(
    "l.joinAsof(r, { leftOn: col('t').add(1), rightOn: 't' })",
    lambda l, r: l.join_asof(r, left_on=col("t") + 1, right_on="t"), l=TRADES, r=QUOTES,
)
joined(
    "l.joinAsof(r, { on: 't', by: F.upper(col('g')) })",
    lambda l, r: l.join_asof(r, on="t", by=F.upper(col("g"))), l=TRADES, r=QUOTES,
)
joined(
    "l.joinAsof(r, { on: 't', by: 'g' }) // NaN in by", lambda l, r: l.join_asof(r, on="t", by="g"),
    l={"t": ("Int64", [5, 5]), "g": ("Float64", ["NaN", 1])},
    r={"t": ("Int64", [4, 4]), "g": ("Float64", ["NaN", 1]), "r": ("Int64", [1, 2])},
)
joined(
    "l.joinAsof(r.where(col('x').gt(100)), { on: 't' })",
    lambda l, r: l.join_asof(r.where(col("x") > 100), on="t"), l=TRADES, r=QUOTES,
)
joined("l.joinAsof(r)", lambda l, r: l.join_asof(r), l=TRADES, r=QUOTES)
joined("l.joinAsof(r, { on: 't', strategy: 'x' })", lambda l, r: l.join_asof(r, on="t", strategy="x"), l=TRADES, r=QUOTES)
joined("l.joinAsof(r, { on: 't', leftBy: ['g'], rightBy: [] })", lambda l, r: l.join_asof(r, on="t", left_by=["g"], right_by=[]), l=TRADES, r=QUOTES)
joined("l.joinAsof(r, { on: 'zz' })", lambda l, r: l.join_asof(r, on="zz"), l=TRADES, r=QUOTES)
cases.write()
