"""Numbers, bits and rows of columns. Writes numeric.json.

Functions of libm differ between machines in the last bit of a Float64 and, computed in f32, of a Float32: `close`.
"""

from daft import DataType as D
from daft_cases import Cases, F, col, lit

cases = Cases("numeric")


def exact(values):
    """Integers beyond 2^53 as text: JSON has none."""
    if isinstance(values, (list, tuple)):
        return [exact(value) for value in values]
    return str(values) if type(values) is int and abs(values) >= 2**53 else values


def frame(js, run, **options):
    plain = {"close", "name", "unordered"}
    given = {key: value if key in plain else {k: exact(v) for k, v in value.items()} for key, value in options.items()}
    Cases.frame(cases, js, run, **given)


cases.frame = frame
F64 = ("Float64", [0.3, -2.5, 0, "-0", 1, -1, 100.5, "NaN", "Infinity", "-Infinity", None, 1e-10])
F32 = ("Float32", [0.3, -2.5, 0, "-0", 1, -1, 7.25, "NaN", "Infinity", "-Infinity", None, 1e-10])
I8 = ("Int8", [1, -7, 0, None, 127, -128])
I64 = ("Int64", [1, -7, 0, None, 2**53 + 1, -(2**63), 2**63 - 1])
U8 = ("UInt8", [0, 1, None, 255])
U64 = ("UInt64", [0, 1, None, 2**64 - 1])


def camel(name):
    first, *rest = name.split("_")
    return first + "".join(part.capitalize() for part in rest)


def unary(names, *columns, close=None):
    for name in names:
        for column in columns:
            tolerance = None if close is None else 3e-7 if column[0] == "Float32" else close
            cases.expr(f"col('x').{camel(name)}()", getattr(F, name)(col("x")), name=f"{camel(name)} of {column[0]}", close=tolerance, x=column)


def pair(name, a, b, close=None):
    title = f"{camel(name)} of {a[0]} and {b[0]}"
    cases.expr(f"col('a').{camel(name)}(col('b'))", getattr(F, name)(col("a"), col("b")), name=title, close=close, a=a, b=b)


def i32(value):
    """As a JS literal is: Daft makes Python's an Int64."""
    return lit(value).cast(D.int32())


# Float functions.
unary("sin cos tan sec sinh cosh tanh arcsin arccos arctan arccosh".split(), F64, F32, close=1e-15)
unary("csc cot arctanh arcsinh radians degrees".split(), F64, F32, close=1e-15)
unary("sqrt".split(), F64, F32, I8, I64, U64)
unary("cbrt exp expm1 ln log2 log10 log1p log".split(), F64, F32, close=1e-15)
unary("sin arccosh log2 exp".split(), I8, I64, U64, close=1e-15)
unary(["cbrt"], I8, I64, close=2e-7)
unary(["sin", "sqrt", "abs", "round"], ("String", ["1"]), ("Bool", [True]), ("Date", [1]), ("Decimal[precision: 10, scale: 2]", ["1.25"]))
for base in (2, 10, 0.5, 1, 0, -2):
    cases.expr(f"col('x').log({base})", F.log(col("x"), base), x=("Float64", [8, 100, 0, -1, 1, 1000, 0.125]), close=1e-15)
cases.expr("col('x').log({ base: 10 })", F.log(col("x"), base=10), x=("Int64", [8, 1000, None]), close=1e-15)
cases.expr("col('x').log(10)", F.log(col("x"), 10), x=("Float32", [8, 100, 0, -1, 1, 1000, 0.3]), close=2e-7)
cases.expr("F.pi()", F.pi(), x=("Int8", [1, None]))
cases.expr("F.e()", F.e(), x=("Int8", [1, None]))

# Rounding.
unary(["abs", "negate"], F64, F32, I8, I64, U8, U64)
unary(["sign"], ("Float64", [0.3, -2.5, "NaN", "-Infinity", None]), ("Float32", [0.3, -2.5, "NaN"]), I8, I64, U8, U64)
cases.expr("F.sign(col('x'))", F.sign(col("x")), x=("Float64", [0, "-0"]))
unary(["ceil", "floor"], F64, F32, I8, I64)
unary(["round"], ("Float64", [0.5, 1.5, 2.5, -0.5, -1.5, 0.49999999999999994, 4503599627370497.5, "-0", -0.4, "NaN", "Infinity", None]), F32, I8, I64, U8, U64)
ROUND = ("Float64", [1.2345, -2.5, 2.5, 0.125, "NaN", "-Infinity", -0.4, 1.005, 123456.789, None])
for decimals in (1, 2, 3):
    cases.expr(f"col('x').round({decimals})", F.round(col("x"), decimals), x=ROUND)
cases.expr("col('x').round({ decimals: 2 })", F.round(col("x"), decimals=2), x=("Float32", [1.2345, 2.675, 16777217.5]))
cases.expr("col('x').round(20)", F.round(col("x"), 20), x=("Float64", [1.5, 1e300]))
cases.expr("col('x').round(-1)", F.round(col("x"), -1), x=("Int64", [15]))
cases.expr("col('x').round(1.5)", F.round(col("x"), 1.5), x=("Float64", [15]))
for x in (("Int8", [1, 5, None, -3]), ("Int64", [1, 5, None, -3]), ("UInt8", [1, 5, None, 3]), ("Float32", [1, 5, None, "NaN"]), ("Float64", [1.5, 5, "Infinity", "NaN", None])):
    cases.expr("col('x').clip(2, 4)", F.clip(col("x"), i32(2), i32(4)), x=x, name=f"clip {x[0]}")
    cases.expr("col('x').clip(2.5)", F.clip(col("x"), 2.5), x=x, name=f"clip {x[0]} from below")
    cases.expr("col('x').clip({ max: 2 })", F.clip(col("x"), max=i32(2)), x=x, name=f"clip {x[0]} from above")
cases.expr("col('x').clip()", F.clip(col("x")), x=I8)
cases.expr("col('x').clip(4, 2)", F.clip(col("x"), i32(4), i32(2)), x=("Int32", [1, 3, 5, None]))
cases.expr("col('x').clip(null, 2)", F.clip(col("x"), None, i32(2)), x=("Int32", [1, 3, None]))
cases.expr("col('x').clip(col('l'), col('h'))", F.clip(col("x"), col("l"), col("h")), x=("Int64", [1, 5, 7, None, 2**63 - 1]), l=("Int64", [2, None, 1, 1, -1]), h=("Int64", [3, 4, None, 4, 2**62]))
cases.expr("col('x').clip(col('l'), col('h'))", F.clip(col("x"), col("l"), col("h")), name="clip by NaN", x=("Float64", [1, 5, 1]), l=("Float64", ["NaN", 1, 2]), h=("Float64", [3, "NaN", "NaN"]))
cases.expr("col('x').clip(col('l'), col('h'))", F.clip(col("x"), col("l"), col("h")), name="clip in a common type", x=("Int8", [1, 5]), l=("Int16", [2, 300]), h=("Float32", [3, 4]))
cases.expr("col('x').clip(-1, 3)", F.clip(col("x"), i32(-1), i32(3)), x=U64)
cases.expr("col('x').clip('a', 3)", F.clip(col("x"), "a", 3), x=("Int64", [1]))

F16 = ("Float16", [1.5, -2.25, 0.5, None, "NaN"])
unary("abs negate floor ceil round is_nan".split(), F16)
unary("sin ln log2 tanh degrees".split(), F16, close=1e-15)
unary(["sign"], ("Float16", [1.5, -2.25]))
cases.expr("col('x').round(1)", F.round(col("x"), 1), x=("Float16", [1.25, None]), name="round Float16 to a decimal")
cases.expr("col('x').clip(col('l'))", F.clip(col("x"), col("l")), x=F16, l=("Int8", [2, 2, None, 1, 1]), name="clip Float16")
cases.expr("col('x').fillNan(1.5)", F.fill_nan(col("x"), 1.5), x=F16, name="fillNan of Float16")
for name in ("columns_sum", "columns_mean", "columns_min", "columns_max"):
    cases.expr(f"F.{camel(name)}('x', 'y')", getattr(F, name)("x", "y"), x=("Float16", [1.5, -2.25, None]), y=("Float16", [0.25, -3, None]), name=f"{camel(name)} of Float16")

# Pairs.
A = {t: (t, [3, -7 if t[0] != "U" else 7, 0, None]) for t in ("Int8", "Int32", "Int64", "UInt8", "UInt64", "Float32", "Float64")}
B = {t: (t, [2, 3, 5 if t == "UInt64" else 0, 1]) for t in A}
for a, b in (("Int8", "Int8"), ("Int64", "UInt8"), ("UInt8", "UInt64"), ("UInt64", "Int64"), ("Float32", "Float32"), ("Float32", "Int8"), ("Int32", "Float64")):
    pair("pmod", A[a], B[b])
    pair("try_divide", A[a], B[b])
for a, b in (("Int8", "Int64"), ("Float32", "Float32"), ("Float32", "Float64"), ("UInt64", "Float64")):
    pair("arctan2", A[a], B[b], close=2e-7 if a == b == "Float32" else 1e-15)
    pair("hypot", A[a], B[b])
cases.expr("F.pmod(col('a'), col('b'))", F.pmod(col("a"), col("b")), a=("Int64", [-14]), b=("Int64", [-(2**63)]))
pair("pmod", ("Int64", [-7, 7, -7, 7, 5, 2**62, -(2**62)]), ("Int64", [3, -3, -3, 0, 2**62, 3, 2**61 + 1]))
pair("pmod", ("Float64", [-7, 7, -7, 7, "Infinity", 5.5, 5, -0.5]), ("Float64", [3, -3, -3, 0, 2, "Infinity", "NaN", 0.3]))
pair("try_divide", ("Int64", [1, 0, 5, None]), ("Int64", [0, 0, 2, 0]))
pair("arctan2", ("Float64", [0, "-0", 0, "-0", 1, "Infinity", "NaN"]), ("Float64", [0, 0, -1, -1, 0, "Infinity", 1]), close=1e-15)
pair("hypot", ("Float64", [3, 1e200, "Infinity", "NaN", 1e-200, -0.6359612524477432, 1e308, 0]), ("Float64", [4, 1e200, "NaN", 1, 1e-200, 32, 1e-308, 0]))
for name in ("pmod", "try_divide", "arctan2", "hypot"):
    pair(name, ("Float64", [1]), ("String", ["1"]))
    pair(name, ("Bool", [True]), ("Float64", [1]))
for exponent in (2, 0.5, -1, 0):
    cases.expr(f"col('x').power({exponent})", F.power(col("x"), exponent), x=("Float64", [2, -8, 0, "NaN", "Infinity", None]), close=1e-15)
cases.expr("col('x').power(2)", F.power(col("x"), 2), x=("Int64", [2, -3, None]))
cases.expr("col('x').power(2.5)", F.power(col("x"), 2.5), x=("Float32", [1, 2]), close=2e-7)
pair("power", ("Float64", [2]), ("Float64", [3]))

# Integers.
cases.expr("col('x').factorial()", F.factorial(col("x")), x=("Int64", [0, 1, 5, 19, 20, 21, -1, None, 2**62]))
cases.expr("col('x').factorial()", F.factorial(col("x")), x=("UInt64", [20, 21, 2**64 - 1]), name="factorial of UInt64")
cases.expr("col('x').factorial()", F.factorial(col("x")), x=("Float64", [20]), name="factorial of Float64")
for x in (("Int8", [0, 5, -1, None]), ("Int64", [0, -7, 2**53, -(2**63)]), U64, ("Float64", [1])):
    cases.expr("col('x').bin()", F.bin(col("x")), x=x, name=f"bin of {x[0]}")
DIGITS = ("String", ["11", "11abc", "abc", "", " 12 ", "-1", "+7", "18446744073709551615", "18446744073709551616", None, "-9223372036854775809", "-9223372036854775808", "9223372036854775808", "ZZ", "1.9", "--5", "- 5", "-abc", "-0", "１２", "ff", "0xff", "zzzzzzzzzzzzzzzzzzzzzz", "   "])
for start, to in ((10, 2), (2, 10), (16, 10), (10, 16), (10, -16), (36, 10), (10, 36), (1, 10), (10, 37), (10, -10), (-10, 10), (10, -2), (0, 0)):
    cases.expr(f"col('x').conv({start}, {to})", F.conv(col("x"), start, to), x=DIGITS)
cases.expr("col('x').conv(10, 16)", F.conv(col("x"), 10, 16), x=("Int64", [100, -1, -(2**63), None]), name="conv of Int64")
cases.expr("col('x').conv(10, 16)", F.conv(col("x"), 10, 16), x=("UInt64", [2**64 - 1]), name="conv of UInt64")
cases.expr("col('x').conv(10, 16)", F.conv(col("x"), 10, 16), x=("Float64", [1.5]), name="conv of Float64")
cases.expr("col('x').conv(10.5, 16)", F.conv(col("x"), 10.5, 16), x=("Int64", [1]))

# NaN and infinities.
for name in ("is_nan", "not_nan", "is_inf"):
    unary([name], F64, F32, ("Int64", [1]), ("Null", [None, None]))
cases.expr("col('x').fillNan(2.5)", F.fill_nan(col("x"), 2.5), x=F64)
cases.expr("col('x').fillNan(2.5)", F.fill_nan(col("x"), 2.5), x=F32, name="fillNan of Float32")
cases.expr("col('x').fillNan(2.5)", F.fill_nan(col("x"), 2.5), x=("Int64", [1]), name="fillNan of Int64")
cases.expr("col('x').fillNan('x')", F.fill_nan(col("x"), "x"), x=F64)
cases.expr("col('x').fillNan(2)", F.fill_nan(col("x"), i32(2)), x=F64)
cases.expr("col('x').fillNan(null)", F.fill_nan(col("x"), None), x=F64)
cases.expr("col('x').fillNan(col('y'))", F.fill_nan(col("x"), col("y")), x=("Float64", ["NaN", "NaN", 1, None]), y=("Float64", [1, None, 5, "NaN"]))
cases.expr("col('x').fillNan(col('y'))", F.fill_nan(col("x"), col("y")), x=("Float32", ["NaN", "NaN", 1]), y=("Float64", [1.1, None, 5]), name="fillNan in a common type")

# Bits.
BITS = {t: (t, [3, -7 if t[0] == "I" else 7, 2**40 + 5 if t.endswith("64") else 100, None]) for t in ("Int8", "Int16", "Int32", "Int64", "UInt8", "UInt32", "UInt64")}
BITS["Bool"] = ("Bool", [True, False, None, True])
for name in ("bitwise_and", "bitwise_or", "bitwise_xor"):
    for a, b in (("Int8", "Int8"), ("Int8", "UInt8"), ("UInt8", "UInt8"), ("Int64", "Int8"), ("UInt64", "UInt64"), ("UInt64", "UInt8"), ("Int32", "UInt32"), ("Bool", "Bool")):
        left, right = BITS[a], BITS[b]
        pair(name, left, (b, [right[1][1], right[1][2], right[1][0], right[1][0]]))
    cases.expr(f"col('a').{camel(name)}(3)", getattr(F, name)(col("a"), i32(3)), a=BITS["Int8"])
    cases.expr(f"col('a').{camel(name)}(col('b'))", getattr(F, name)(col("a"), col("b")), a=BITS["Int8"], b=("Null", [None] * 4), name=f"{camel(name)} of nulls")
    cases.expr(f"col('a').{camel(name)}(col('b'))", getattr(F, name)(col("a"), col("b")), a=BITS["Bool"], b=("Null", [None] * 4), name=f"{camel(name)} of Bool and nulls")
    pair(name, BITS["Int8"], BITS["Bool"])
    pair(name, BITS["Int8"], ("Float64", [1, 2, 3, 4]))
cases.expr("F.bitwiseAnd(col('a'), 3)", F.bitwise_and(col("a"), i32(3)), a=("UInt64", [1, 2, 2**64 - 1]), name="bitwiseAnd of UInt64 and a literal")
SHIFTS = ("UInt8", [1, 7, 8, 9, 31, 32, 33, 63, 64, 65, None])
for t, value in (("Int8", -127), ("UInt8", 255), ("Int16", -32767), ("Int32", -(2**31) + 1), ("UInt32", 2**32 - 1), ("Int64", -(2**63) + 2**33 + 1), ("UInt64", 2**64 - 1)):
    for name in ("shift_left", "shift_right"):
        pair(name, (t, [value] * 11), SHIFTS)
cases.expr("col('a').shiftLeft(3)", F.shift_left(col("a"), 3), a=BITS["Int8"])
cases.expr("col('a').shiftRight(1)", F.shift_right(col("a"), 1), a=BITS["UInt64"])
pair("shift_left", ("Int64", [1, 1]), ("UInt64", [2**63 + 2, 1]))
pair("shift_left", ("Int64", [1]), ("Int64", [-1]))
pair("shift_right", ("Int8", [1]), ("Int8", [-1]))
pair("shift_left", ("Float64", [1]), ("Int64", [1]))
pair("shift_left", ("Int64", [1]), ("Bool", [True]))

# Rows of columns.
ROWS = [
    {"a": ("Int64", [1, None, 3, None, 2**53]), "b": ("Int64", [4, 5, -6, None, 1])},
    {"a": ("Int8", [100, None]), "b": ("UInt8", [200, 5])},
    {"a": ("UInt8", [100, None]), "b": ("UInt8", [200, 5])},
    {"a": ("Float32", [0.1, None, 16777216]), "b": ("Float32", [0.2, 5, 1])},
    {"a": ("Int64", [1, None, 3]), "b": ("Float64", [0.2, 7, 1])},
    {"a": ("Bool", [True, None]), "b": ("Bool", [False, None])},
    {"a": ("Null", [None, None]), "b": ("Int64", [2, None])},
    {"a": ("String", ["a"]), "b": ("String", ["b"])},
    {"a": ("Date", [1]), "b": ("Date", [2])},
    {"a": ("Int64", [1]), "b": ("String", ["2"])},
    {"a": ("Decimal[precision: 10, scale: 2]", ["1.25", None, "-2.00"]), "b": ("Decimal[precision: 10, scale: 2]", ["2.26", None, "-1.33"])},
]
for name in ("columns_sum", "columns_mean", "columns_avg", "columns_min", "columns_max"):
    function = getattr(F, name)
    for row in ROWS:
        title = f"{camel(name)} of {row['a'][0]} and {row['b'][0]}"
        cases.expr(f"F.{camel(name)}('a', 'b')", function("a", "b"), name=title, **row)
    cases.expr(f"F.{camel(name)}('a')", function("a"), a=("Int64", [1, None]))
    cases.expr(f"F.{camel(name)}('a', 'b', col('c'), 'a', 'b')", function("a", "b", col("c"), "a", "b"), a=("Float32", [0.1, 1e8, 16777216]), b=("Float32", [0.2, 1, 1]), c=("Float32", [0.3, -1e8, 1]))
    cases.expr(f"F.{camel(name)}('a', 5)", function("a", i32(5)), a=("Int8", [1, None, 30]))
    cases.frame(f"df.select(F.{camel(name)}('b', 'a'))", lambda df, f=function: df.select(f("b", "a")), df=ROWS[0])
cases.expr("F.columnsSum('a', 'b')", F.columns_sum("a", "b"), a=("Int64", [2**63 - 1]), b=("Int64", [1]), name="columnsSum wraps around")
cases.expr("F.columnsSum('a', 'b')", F.columns_sum("a", "b"), a=("UInt64", [2**64 - 1]), b=("UInt64", [1]), name="columnsSum of UInt64 wraps around")
cases.expr("F.columnsMin('a', 'b')", F.columns_min("a", "b"), a=("Int64", [-(2**63), 2**62]), b=("Int64", [2**63 - 1, 2**62 + 1]), name="columnsMin of large integers")
NAN_FIRST = {"a": ("Float64", ["NaN", "NaN", None, "Infinity"]), "b": ("Float64", [1, "NaN", "NaN", 1])}
cases.expr("F.columnsMin('a', 'b')", F.columns_min("a", "b"), name="columnsMin with NaN", **NAN_FIRST)
cases.expr("F.columnsMax('a', 'b')", F.columns_max("a", "b"), name="columnsMax with NaN", **NAN_FIRST)
cases.expr("F.columnsMin(col('a'), col('b'))", F.columns_min("a", "b"), a=("Float64", [1]), b=("Float64", ["NaN"]))
cases.expr("F.columnsMean('a', 'b', 'c')", F.columns_mean("a", "b", "c"), a=("Float64", [0.1, 1e16, None]), b=("Float64", [0.2, 1, 1]), c=("Float64", [0.3, 1, "Infinity"]))
cases.expr("F.columnsMean('a', 'b')", F.columns_mean("a", "b"), a=("Int64", [2**63 - 1]), b=("Int64", [2**63 - 1]), name="columnsMean of large integers")

cases.expr("F.columnsMean('a', 'b')", F.columns_mean("a", "b"), a=("Decimal[precision: 10, scale: 2]", ["1.25", None]), b=("Decimal[precision: 10, scale: 4]", ["0.0001", "0.0003"]), name="columnsMean of two scales")

# Distances beyond those of tests/reference/daft-expressions.py.
V = {"a": ("Embedding[Float32; 3]", [[1, 2, 3], [0, 0, 0], [1, 1, 1], None, [1, 2, 4]]), "b": ("Embedding[Float32; 3]", [[2, 4, 6.5], [1, 0, 0], [1, 2, 3], [1, 1, 1], [0, 0, 5]])}
W = {"a": ("List[Float64; 3]", [[1, 2, 3], ["NaN", 2, 4], [1e8, 1e8, 1]]), "b": ("List[Float64; 3]", [[2, 4, 6.5], [0, 0, 5], [3, 1, 2]])}
for name in ("pearson_correlation", "jaccard_similarity"):
    function = getattr(F, name)
    for columns in (V, W, {"a": ("List[Int8; 2]", [[1, 2], [0, 0]]), "b": ("List[Int8; 2]", [[1, 2], [0, 0]])}, {"a": ("List[Float64; 1]", [[1]]), "b": ("List[Float64; 1]", [[2]])}, {"a": ("List[Float64; 1]", [[1]]), "b": ("List[Float64; 2]", [[2, 3]])}, {"a": ("List[Float64]", [[1]]), "b": ("List[Float64]", [[2]])}):
        cases.expr(f"col('a').{camel(name)}(col('b'))", function(col("a"), col("b")), name=f"{camel(name)} of {columns['a'][0]} and {columns['b'][0]}", **columns)
PLACES = {
    "a": ("Float64", [0, 90, 91, -90, None, "NaN", 52.5, 10]),
    "b": ("Float64", [0, 0, 0, 180, 1, 1, 13.4, "Infinity"]),
    "c": ("Float64", [0, -90, 1, -90, 1, 1, 48.85, 1]),
    "d": ("Float64", [1, 0, 1, 180.5, 1, 1, 2.35, 1]),
}
cases.expr("col('a').greatCircleDistance(col('b'), col('c'), col('d'))", F.great_circle_distance(col("a"), col("b"), col("c"), col("d")), close=1e-15, **PLACES)
cases.frame("df.select(col('a').greatCircleDistance(col('b'), col('a'), col('b')))", lambda df: df.select(F.great_circle_distance(col("a"), col("b"), col("a"), col("b"))), df={"a": ("Int64", [5, 90]), "b": ("Float32", [0.5, -180])})
cases.expr("col('a').greatCircleDistance(col('a'), col('a'), col('a'))", F.great_circle_distance(col("a"), col("a"), col("a"), col("a")), a=("String", ["0"]))
cases.write()
