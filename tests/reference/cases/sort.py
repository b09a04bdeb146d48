"""Sorting, and how many rows samples have. Writes sort.json."""

from daft_cases import Cases, col, lit

cases = Cases("sort")
NAN = "NaN"
I = ("Int64", list(range(9)))  # noqa: E741
COLUMNS = {
    "f": ("Float64", [1.0, NAN, None, "-0", 0.0, "Infinity", "-Infinity", -1.0, NAN]),
    "g": ("Float32", [1.5, NAN, None, "-0", 0.0, "Infinity", "-Infinity", -1.25, 3.0]),
    "n": ("Int64", [3, None, -1, 2**62, str(-(2**62)), 0, 3, None, 3]),
    "u": ("UInt64", [3, None, 1, str(2**63), 0, 0, 3, None, 3]),
    "t": ("Int8", [3, None, -1, 127, -128, 0, 3, None, 3]),
    "b": ("Bool", [True, None, False] * 3),
    "s": ("String", ["b", "a", None, "", "é", "z", "aa", "ab", "a\0"]),
    "long": ("String", ["prefix-10", "prefix-1", "prefix-", "prefix", None, "prefix-2", "prefix-1", "Prefix-1", "prefix-10"]),
    "d": ("Date", [18262, None, -3652] * 3),
    "ts": ("Timestamp[us]", [5, None, -5, 0, 5, 7, 7, 7, 1]),
    "tz": ("Timestamp[ms; UTC]", [5, None, -5, 0, 5, 7, 7, 7, 1]),
    "tm": ("Time[us]", [3600000000, None, 0] * 3),
    "td": ("Duration[us]", [86400000000, None, -86400000000] * 3),
    "dec": ("Decimal[precision: 10, scale: 2]", ["1.50", "-2.50", None, "3.00", "-1.00", "9.00", "-9.00", "7.00", "1.50"]),
}  # fmt: skip
for name, column in COLUMNS.items():
    for desc in (False, True):
        js = "true" if desc else "false"
        cases.frame(
            f"df.sort('{name}', {{ desc: {js} }})",
            lambda df, name=name, desc=desc: df.sort(name, desc=desc),
            df={name: column, "i": I},
        )
for desc in (False, True):
    for first in (False, True):
        cases.frame(
            f"df.sort('f', {{ desc: {str(desc).lower()}, nullsFirst: {str(first).lower()} }})",
            lambda df, desc=desc, first=first: df.sort("f", desc=desc, nulls_first=first),
            df={"f": COLUMNS["f"], "i": I},
        )
PAIR = {"b": COLUMNS["b"], "s": COLUMNS["s"], "f": COLUMNS["f"], "i": I}
cases.frame("df.sort(['b', 'f'], { desc: [true, false] })", lambda df: df.sort(["b", "f"], desc=[True, False]), df=PAIR)
cases.frame("df.sort(['b', 's'], { desc: true })", lambda df: df.sort(["b", "s"], desc=True), df=PAIR)
cases.frame(
    "df.sort(['b', 's'], { desc: [true, false], nullsFirst: [false, true] })",
    lambda df: df.sort(["b", "s"], desc=[True, False], nulls_first=[False, True]),
    df=PAIR,
)
cases.frame("df.sort([col('b'), col('f')], { nullsFirst: true })", lambda df: df.sort([col("b"), col("f")], nulls_first=True), df=PAIR)
cases.frame("df.sort(col('i').mod(3), { desc: true })", lambda df: df.sort(col("i") % 3, desc=True), df={"i": I})
cases.frame("df.sort([col('i').mod(3), 'i'], { desc: [false, true] })", lambda df: df.sort([col("i") % 3, "i"], desc=[False, True]), df={"i": I})
cases.frame("df.sort(lit(1))", lambda df: df.sort(lit(1)), df={"i": I})
cases.frame("df.sort('f').limit(3)", lambda df: df.sort("f").limit(3), df={"f": COLUMNS["f"], "i": I})
cases.frame("df.sort('s', { desc: true }).limit(2)", lambda df: df.sort("s", desc=True).limit(2), df={"s": COLUMNS["s"], "i": I})
cases.frame("df.sort('f').offset(1).limit(3)", lambda df: df.sort("f").offset(1).limit(3), df={"f": COLUMNS["f"], "i": I})
cases.frame("df.sort('f').where(col('i').gt(2))", lambda df: df.sort("f").where(col("i") > 2), df={"f": COLUMNS["f"], "i": I})
cases.frame("df.sort('n').select('i')", lambda df: df.sort("n").select("i"), df={"n": COLUMNS["n"], "i": I})
cases.frame("df.where(col('i').lt(0)).sort('i')", lambda df: df.where(col("i") < 0).sort("i"), df={"i": I})
# Refused.
cases.frame("df.sort(['b', 'f'], { desc: [true] })", lambda df: df.sort(["b", "f"], desc=[True]), df=PAIR)
cases.frame("df.sort('missing')", lambda df: df.sort("missing"), df={"i": I})
cases.frame("df.sort([])", lambda df: df.sort([]), df={"i": I})
cases.frame("df.sort('l')", lambda df: df.sort("l"), df={"l": ("List[Int64]", [[2], [1], None])})
cases.frame("df.sort('e')", lambda df: df.sort("e"), df={"e": ("List[Int64; 2]", [[2, 1], [1, 1], None])})
cases.frame("df.sort('r')", lambda df: df.sort("r"), df={"r": ("Struct[a: Int64]", [{"a": 2}, {"a": 1}, None])})
cases.frame("df.sort('x')", lambda df: df.sort("x"), df={"x": ("Binary", ["62", "61", None, "", "6100"])})
cases.frame("df.sort('x')", lambda df: df.sort("x"), df={"x": ("Null", [None, None])}, name="df.sort('x') of nulls")

# Which rows a sample has is each library's own; how many is not.
HUNDRED = {"df": {"i": ("Int64", list(range(100)))}}
for fraction in (0, 0.001, 0.005, 0.1, 0.101, 0.109, 0.5, 0.999, 1):
    for again in (False, True):
        cases.frame(
            f"df.sample({{ fraction: {fraction}, withReplacement: {str(again).lower()}, seed: 1 }}).agg(col('i').count())",
            lambda df, fraction=fraction, again=again: df.sample(fraction=float(fraction), with_replacement=again, seed=1).agg(col("i").count()),
            **HUNDRED,
        )
for size in (0, 1, 99, 100):
    cases.frame(
        f"df.sample({{ size: {size}, seed: 1 }}).agg(col('i').count())",
        lambda df, size=size: df.sample(size=size, seed=1).agg(col("i").count()),
        **HUNDRED,
    )
cases.frame("df.sample({ size: 100, seed: 1 }).sort('i')", lambda df: df.sample(size=100, seed=1).sort("i"), **HUNDRED)
cases.frame("df.sample({ size: 101, seed: 1 })", lambda df: df.sample(size=101, seed=1), **HUNDRED)
cases.frame(
    "df.sample({ size: 300, withReplacement: true, seed: 1 }).agg(col('i').count())",
    lambda df: df.sample(size=300, with_replacement=True, seed=1).agg(col("i").count()),
    **HUNDRED,
)
cases.frame("df.sample({ size: -1 })", lambda df: df.sample(size=-1), **HUNDRED)
cases.frame("df.sample({ fraction: 1.5 })", lambda df: df.sample(fraction=1.5), **HUNDRED)
cases.frame("df.sample({ size: 1, fraction: 0.5 })", lambda df: df.sample(size=1, fraction=0.5), **HUNDRED)
cases.frame("df.sample({})", lambda df: df.sample(), **HUNDRED)
cases.frame("df.shuffle({ seed: 1 }).sort('i')", lambda df: df.shuffle(seed=1).sort("i"), **HUNDRED)
cases.frame("df.where(col('i').gt(100)).sample({ fraction: 0.5 })", lambda df: df.where(col("i") > 100).sample(fraction=0.5), **HUNDRED)
cases.frame("df.where(col('i').gt(100)).sample({ size: 1 })", lambda df: df.where(col("i") > 100).sample(size=1), **HUNDRED)
cases.write()
