"""Types: casts between all of them, try_cast, supertypes, arithmetic and comparisons of decimals, Float16, vectors,
bytes, lists and structs, literals. Writes types.json (a script called types.py would hide the module of that name)."""

import datetime
import decimal
import re

from daft_cases import Cases, D, F, col, lit

cases = Cases("types")
a, b = col("a"), col("b")

# The columns that casts start from: type, values.
SOURCES = {
    "Bool": [True, None, False],
    "Int8": [1, None, -5, 127],
    "Int64": [1, None, -5, 100000, "9007199254740993"],
    "UInt64": [1, None, "18446744073709551615"],
    "Float16": [1.5, None, -2.5, "NaN", 60000, 0.1],
    "Float32": [1.5, None, -2.5, "NaN", 3e9],
    "Float64": [1.5, None, -2.5, "NaN", "Infinity", 0.1, 12345.678],
    "String": ["1", None, "1.5", "x", "", "true", "2020-01-02", "2020-01-02 03:04:05", "01:02:03"],
    "Binary": ["31", None, "00ff", ""],
    "Binary[2]": ["3132", None, "00ff"],
    "Date": [0, None, -1, 20000],
    "Time[us]": [0, None, 3723000001],
    "Timestamp[us]": [0, None, 1577934245000001],
    "Timestamp[ms; UTC]": [0, None, -1, 1577934245001],
    "Timestamp[s; Asia/Tokyo]": [0, None, -1, 1577934245],
    "Duration[us]": [0, None, -1, 90061000001],
    "Decimal[precision: 10, scale: 2]": ["1.50", None, "-2.55", "12345.67"],
    "Decimal[precision: 38, scale: 0]": ["150", None, "-255", "12345678901234567890123456789012345678"],
    "List[Int64]": [[1, 2], None, [3, None]],
    "List[Int64; 2]": [[1, 2], None, [3, 4]],
    "List[String]": [["1", "x"], None, []],
    "Embedding[Float32; 2]": [[1.5, 2], None, [3, 4]],
    "Struct[a: Int64, b: String]": [{"a": 1, "b": "x"}, None, {"a": None, "b": "2"}],
    "Map[String: Int64]": [[["a", 1], ["b", None]], None, []],
}

# The types they are cast to: how ours is written, Daft's.
TARGETS = {
    "bool()": D.bool(), "int8()": D.int8(), "int32()": D.int32(), "uint64()": D.uint64(), "float16()": D.float16(),
    "float32()": D.float32(), "float64()": D.float64(), "string()": D.string(), "binary()": D.binary(), "date()": D.date(),
    "binary(2)": D.fixed_size_binary(2), "time('us')": D.time("us"), "time('ns')": D.time("ns"),
    "timestamp('ms')": D.timestamp("ms"), "timestamp('us', 'UTC')": D.timestamp("us", "UTC"), "duration('us')": D.duration("us"),
    "duration('ms')": D.duration("ms"), "decimal128(10, 2)": D.decimal128(10, 2), "decimal128(3, 1)": D.decimal128(3, 1),
    "decimal128(38, 4)": D.decimal128(38, 4), "list(DataType.string())": D.list(D.string()), "list(DataType.int64())": D.list(D.int64()),
    "fixedSizeList(DataType.int32(), 2)": D.fixed_size_list(D.int32(), 2), "embedding(DataType.float32(), 2)": D.embedding(D.float32(), 2),
    "struct({ a: DataType.string(), b: DataType.int64() })": D.struct({"a": D.string(), "b": D.int64()}),
    "struct({ b: DataType.string(), c: DataType.int64() })": D.struct({"b": D.string(), "c": D.int64()}),
    "map(DataType.string(), DataType.int32())": D.map(D.string(), D.int32()), "null()": D.null(),
}  # fmt: skip

# What Daft refuses for a whole family says little a second time: one target of each for the nested sources.
NESTED = ("List", "Embedding", "Struct", "Map")
NESTED_TARGETS = [name for name in TARGETS if name.startswith(("list", "fixed", "embedding", "struct", "map", "int32", "string"))]



def column_of(source):
    """A column's name by its type, so that no two cases read the same."""
    return re.sub(r"[^a-z0-9]+", "_", source.lower().replace("precision", "").replace("scale", "")).strip("_")


for source, values in SOURCES.items():
    name = column_of(source)
    wanted = NESTED_TARGETS if source.startswith(NESTED) else TARGETS
    for target in wanted:
        if not source.startswith(NESTED) and source not in ("Int64", "Time[us]") and target.startswith(("embedding", "struct", "map")):
            continue
        cases.expr(f"col('{name}').cast(DataType.{target})", col(name).cast(TARGETS[target]), **{name: (source, values)})

# try_cast differs where cast is an error.
for source, target in [
    ("Bool", "decimal128(10, 2)"), ("Binary", "binary(2)"), ("Date", "time('us')"), ("String", "struct({ b: DataType.string(), c: DataType.int64() })"),
    ("Duration[us]", "date()"), ("String", "int8()"), ("Int64", "binary(2)"), ("Time[us]", "bool()"), ("Float64", "decimal128(3, 1)"),
    ("Struct[a: Int64, b: String]", "struct({ a: DataType.string(), b: DataType.int64() })"),
]:  # fmt: skip
    name = column_of(source)
    cases.expr(f"col('{name}').tryCast(DataType.{target})", F.try_cast(col(name), TARGETS[target]), **{name: (source, SOURCES[source])})
cases.expr("col('a').tryCast(DataType.fixedSizeList(DataType.int64(), 2))", F.try_cast(a, D.fixed_size_list(D.int64(), 2)), a=("List[Int64]", [[1, 2], [3], None]))
cases.expr("col('a').cast(DataType.fixedSizeList(DataType.int64(), 2))", a.cast(D.fixed_size_list(D.int64(), 2)), a=("List[Int64]", [[1, 2], [3], None]))
cases.expr("col('a').tryCast(DataType.fixedSizeList(DataType.int64(), 3))", F.try_cast(a, D.fixed_size_list(D.int64(), 3)), a=("List[Int64; 2]", [[1, 2], None]))

# Text.
NUMBERS = ["1.005", "1.015", "-1.005", "1e2", ".5", "5.", "+1", "  1", "1_0", "", "abc", "99999999.999", "0x1", "NaN", "inf", "1,5", "123456789", None]
cases.expr("col('a').cast(DataType.decimal128(10, 2))", a.cast(D.decimal128(10, 2)), name="texts as decimals", a=("String", NUMBERS))
cases.expr("col('a').cast(DataType.float16())", a.cast(D.float16()), name="texts as Float16", a=("String", NUMBERS))
cases.expr("col('a').cast(DataType.int32())", a.cast(D.int32()), name="texts as Int32", a=("String", [*NUMBERS, "2147483647", "2147483648", "-2147483648"]))
cases.expr("col('a').cast(DataType.uint64())", a.cast(D.uint64()), name="texts as UInt64", a=("String", ["18446744073709551615", "18446744073709551616", "-1", "-0", "007"]))
TIMES = ["01:02:03", "1:2:3", "01:02", "01:02:03.5", "25:00:00", "01:02:03.123456789", "5", "-5", "01:02:03 PM", "12:00:00 AM", " 01:02:03 ", "24:00:00", "01:02:60", "", None]
cases.expr("col('a').cast(DataType.time('us'))", a.cast(D.time("us")), name="texts as times", a=("String", TIMES))
cases.expr("col('a').cast(DataType.time('ns'))", a.cast(D.time("ns")), name="texts as times in ns", a=("String", TIMES))
cases.expr("col('a').cast(DataType.duration('us'))", a.cast(D.duration("us")), name="texts as durations", a=("String", ["01:02:03", "5", "-5", "+5", "1 day", "1.5", " 7 ", None]))
cases.expr("col('a').cast(DataType.bool())", a.cast(D.bool()), name="texts as booleans", a=("String", ["true", "1", "0", "2", "T", "oN", " true ", "yes", "no", None]))
MOMENTS = ["2020-01-01 00:00:00", "2020-01-01T00:00:00Z", "2020-01-01T00:00:00+02:00", "2020-07-01", "x", None]
cases.expr("col('a').cast(DataType.timestamp('us', 'Asia/Tokyo'))", a.cast(D.timestamp("us", "Asia/Tokyo")), name="texts by Tokyo's clocks", a=("String", MOMENTS))
cases.expr("col('a').cast(DataType.timestamp('ms', 'Europe/Paris'))", a.cast(D.timestamp("ms", "Europe/Paris")), name="texts by Paris's clocks", a=("String", MOMENTS))
cases.expr("col('a').cast(DataType.int64())", a.cast(D.int64()), name="bytes as integers", a=("Binary", ["2037", "2b31", "312e30", "ff", None]))

# Zones.
ZONED = ("Timestamp[us; Asia/Tokyo]", [54000000000, 53999999999, -1, None])
for target, of in {"date()": D.date(), "time('us')": D.time("us"), "timestamp('us')": D.timestamp("us"), "timestamp('ms', 'UTC')": D.timestamp("ms", "UTC")}.items():
    cases.expr(f"col('a').cast(DataType.{target})", a.cast(of), name=f"Tokyo cast to {target}", a=ZONED if "ms" not in target else (ZONED[0], [54000000000]))
cases.expr("col('a').cast(DataType.date())", a.cast(D.date()), name="New York's dates", a=("Timestamp[s; America/New_York]", [1583650800, 1583650799, 1604210400, 0, -1]))
cases.expr("col('a').eq(col('b'))", a == b, name="two zones", a=("Timestamp[us; UTC]", [0, 1]), b=("Timestamp[us; Asia/Tokyo]", [0, 0]))

# Floats of 16 bits.
HALVES = ("Float16", [1.5, -2.5, 0.1, "NaN", "Infinity", None, 60000, 5.960464477539063e-08, "-0"])
cases.expr("col('a').cast(DataType.float16())", a.cast(D.float16()), name="rounding to Float16", a=("Float64", [65519.9, 65520, 1e-8, 5.960464477539063e-08, 2.98e-8, 2049, 2051, "-0", 1.0009765625, 1.00048828125, 1.0014648]))
for name, js, expr in [
    ("add", "col('a').add(col('a'))", a + a), ("mul", "col('a').mul(col('a'))", a * a), ("div", "col('a').div(col('a'))", a / a), ("mod", "col('a').mod(col('a'))", a % a),
    ("floorDiv", "col('a').floorDiv(col('a'))", a // a), ("neg", "col('a').neg()", F.negate(a)), ("lt", "col('a').lt(1)", a < 1), ("eq", "col('a').eq(col('a'))", a == a),
    ("isIn", "col('a').isIn([1.5])", a.is_in([1.5])), ("add a float", "col('a').add(0.5)", a + 0.5), ("text", "col('a').cast(DataType.string())", a.cast(D.string())),
]:  # fmt: skip
    cases.expr(js, expr, name=f"Float16: {name}", a=HALVES)
cases.expr("col('a').add(col('b'))", a + b, name="Float16 and Int16", a=("Float16", [1.5]), b=("Int16", [2]))
cases.expr("col('a').add(col('b'))", a + b, name="Float16 and Float32", a=("Float16", [1.5]), b=("Float32", [0.1]))
cases.expr("when(col('c'), col('a')).otherwise(col('b'))", F.when(col("c"), a).otherwise(b), name="Float16 or Int8", a=("Float16", [1.5, 2]), b=("Int8", [3, 4]), c=("Bool", [True, False]))

# Decimals.
P10 = ("Decimal[precision: 10, scale: 2]", ["1.50", "-2.55", "0.00", None, "12345.67", "99999999.99", "-0.01"])
P5 = ("Decimal[precision: 5, scale: 3]", ["0.333", "2.000", "0.000", "1.000", "-7.125", "99.999", "3.000"])
for name, js, expr in [
    ("add", "col('a').add(col('b'))", a + b), ("sub", "col('a').sub(col('b'))", a - b), ("mul", "col('a').mul(col('b'))", a * b), ("eq", "col('a').eq(col('b'))", a == b),
    ("lt", "col('a').lt(col('b'))", a < b), ("ge", "col('a').ge(col('b'))", a >= b), ("add an integer", "col('a').add(lit(1).cast(DataType.int64()))", a + 1), ("times an integer", "col('a').mul(lit(2).cast(DataType.int64()))", a * 2),
    ("add a float", "col('a').add(0.5)", a + 0.5), ("times a float", "col('a').mul(0.1)", a * 0.1),
    ("eq a float", "col('a').eq(1.5)", a == 1.5), ("eq an integer", "col('a').eq(0)", a == 0), ("gt an integer", "col('a').gt(0)", a > 0), ("add text", "col('a').add('x')", a + "x"),
    ("isIn", "col('a').isIn([0])", a.is_in([0])), ("between", "col('a').between(0, 2)", a.between(0, 2)), ("eqNullSafe", "col('a').eqNullSafe(col('b'))", F.eq_null_safe(a, b)),
    ("mod", "col('a').mod(col('b'))", a % b), ("floorDiv", "col('a').floorDiv(col('b'))", a // b),
]:  # fmt: skip
    cases.expr(js, expr, name=f"decimals: {name}", a=P10, b=P5)
cases.expr("col('a').div(col('b'))", a / b, name="decimals: div", a=(P10[0], ["1.00", "2.00", "10.00", "-1.00", "99999999.99", None]), b=(P5[0], ["3.000", "3.000", "7.000", "3.000", "0.001", "1.000"]))
cases.expr("col('a').div(lit(2).cast(DataType.int64()))", a / 2, name="decimals: by an integer", a=(P10[0], ["1.50", "-2.55", None, "12345.67", "99999999.99", "-0.01"]))
cases.expr("col('a').div(col('zero'))", a / col("zero"), name="decimals by zero", a=(P10[0], ["1.00", "2.00"]), zero=(P5[0], ["0.000", "1.000"]))
for left, right in [((3, 1), (3, 1)), ((1, 0), (3, 1)), ((10, 0), (5, 2)), ((20, 5), (1, 0))]:
    cases.expr("col('a').div(col('b'))", a / b, name=f"decimals: {left} by {right}", a=(f"Decimal[precision: {left[0]}, scale: {left[1]}]", ["1", "-2"]), b=(f"Decimal[precision: {right[0]}, scale: {right[1]}]", ["1", "1"]))
BIG = "Decimal[precision: 19, scale: 0]"
cases.expr("col('a').mul(col('b'))", a * b, name="decimals: 38 digits", a=(BIG, ["9999999999999999999"]), b=(BIG, ["9999999999999999999"]))
cases.expr("col('a').mul(col('b'))", a * b, name="decimals: 40 digits", a=("Decimal[precision: 20, scale: 5]", ["1"]), b=("Decimal[precision: 20, scale: 5]", ["1"]))
cases.expr("col('a').add(col('b'))", a + b, name="decimals: 39 digits", a=("Decimal[precision: 38, scale: 0]", ["1"]), b=("Decimal[precision: 38, scale: 0]", ["1"]))
for kind in ["Int8", "Int16", "Int32", "UInt8", "UInt32", "UInt64", "Float32"]:
    cases.expr("col('a').sub(col('b'))", a - b, name=f"decimals: minus {kind}", a=P10, b=(kind, [1, 2, 3, 4, 5, 6, 7]))
    cases.expr("col('b').mul(col('a'))", b * a, name=f"decimals: {kind} times", a=(P10[0], ["1.50", "-2.55"]), b=(kind, [1, 2]))
cases.expr("col('a').cast(DataType.decimal128(5, 2))", a.cast(D.decimal128(5, 2)), name="floats as decimals", a=("Float64", [1.005, 2.675, -1.005, 0.125, 0.375, 1e9, "NaN", "Infinity", 999.994, 999.995, None]))
cases.expr("col('a').cast(DataType.decimal128(38, 10))", a.cast(D.decimal128(38, 10)), name="large floats as decimals", a=("Float64", [0.1, 1e20, 123456789.123456789, 1e27, 3.3]))
cases.expr("col('a').cast(DataType.float64())", a.cast(D.float64()), name="decimals as floats", a=("Decimal[precision: 38, scale: 10]", ["0.1", "12345678901234567890.1234567891", "0.3", "1.1"]))
cases.expr("col('a').cast(DataType.decimal128(5, 1))", a.cast(D.decimal128(5, 1)), name="decimals of fewer digits", a=(P10[0], ["0.05", "0.15", "-0.05", "0.25", "9999.95", "9999.94"]))
cases.expr("col('a').eq('1.50')", a == "1.50", name="decimals and their text", a=(P10[0], ["1.50", "1.51", None]))
cases.expr("col('a').lt('10')", a < "10", name="decimals below a text", a=(P10[0], ["9.00", "10.00", "-1.00", None]))
cases.frame("df.sort('a')", lambda df: df.sort("a"), name="decimals sorted", df={"a": P10})
cases.frame("df.sort('a', { desc: true })", lambda df: df.sort("a", desc=True), name="large decimals sorted", df={"a": ("Decimal[precision: 38, scale: 2]", ["1.00", "-123456789012345678901234567890.12", "123456789012345678901234567890.12", None])})
cases.frame("df.join(other, { on: 'a' })", lambda df, other: df.join(other, on="a"), name="decimals as keys", df={"a": P10, "x": ("Int64", [1, 2, 3, 4, 5, 6, 7])}, other={"a": (P10[0], ["1.50", "-0.01", None]), "y": ("Int64", [1, 2, 3])})
cases.expr("when(col('c'), col('wide')).otherwise(col('b'))", F.when(col("c"), col("wide")).otherwise(b), name="one decimal or the other", wide=(P10[0], ["1.00", "99999999.99"]), b=("Decimal[precision: 5, scale: 4]", ["1.0001", "2.0002"]), c=("Bool", [True, False]))

# Bytes, booleans, vectors.
cases.expr("col('a').add(col('b'))", a + b, name="bytes joined", a=("Binary", ["01", None, ""]), b=("Binary", ["02", "03", "ff"]))
cases.expr("col('a').add(col('b'))", a + b, name="bytes of fixed sizes joined", a=("Binary[2]", ["0102", None]), b=("Binary[1]", ["03", "04"]))
cases.expr("col('a').add(col('b'))", a + b, name="bytes of both kinds joined", a=("Binary[2]", ["0102"]), b=("Binary", ["03ff"]))
cases.expr("col('a').eq(col('b'))", a == b, name="bytes of a fixed size", a=("Binary[2]", ["0102", "0103", None]), b=("Binary[2]", ["0102", "0102", "0000"]))
cases.expr("col('a').lt(col('b'))", a < b, name="bytes in order", a=("Binary", ["01", "0100", "ff"]), b=("Binary", ["0100", "01", "fe"]))
cases.expr("col('a').add(col('b'))", a + b, name="booleans and integers", a=("Bool", [True, False, None]), b=("Int8", [1, 2, 3]))
cases.expr("col('a').add(col('b'))", a + b, name="booleans and floats", a=("Bool", [True, False, None]), b=("Float64", [1.5, 2, 3]))
cases.expr("col('a').sub(col('b'))", a - b, name="booleans less integers", a=("Bool", [True]), b=("Int8", [1]))
cases.expr("col('a').add(col('a'))", a + a, name="booleans added", a=("Bool", [True]))
TEXTS = {"a": ("Bool", [True, False, True, None]), "b": ("String", ["true", "false", "x", "true"])}
cases.expr("col('a').eq(col('b'))", a == b, name="booleans and text", **TEXTS)
cases.expr("col('a').lt(col('b'))", a < b, name="booleans before text", **TEXTS)
cases.expr("col('a').lt(col('b'))", a < b, name="booleans and numbers", a=("Bool", [True, False, True]), b=("Int64", [1, 1, 2]))
cases.expr("col('a').lt(col('b'))", a < b, name="booleans in order", a=("Bool", [True, False, False, None]), b=("Bool", [True, True, False, True]))
for of in ["List[Int64; 2]", "Embedding[Float32; 2]"]:
    vectors = {"a": (of, [[1, 2], [3, 4], None]), "b": (of, [[1, 2], [2, 5], [1, 1]])}
    for op, expr in {"add": a + b, "sub": a - b, "mul": a * b, "div": a / b, "mod": a % b, "eq": a == b}.items():
        cases.expr(f"col('a').{op}(col('b'))", expr, name=f"{of}: {op}", **vectors)
cases.expr("col('a').lt(col('b'))", a < b, name="List[Int64; 2]: lt", a=("List[Int64; 2]", [[1, 2], [3, 4], None]), b=("List[Int64; 2]", [[1, 2], [2, 5], [1, 1]]))

# Lists and structs compared.
LISTS = {"a": ("List[Int64]", [[1, 2], [1, 3], None, [], [1], [1, None], [None]]), "b": ("List[Int64]", [[1, 2], [1, 2], [1], [], [1, None], [1, None], [1]])}
for op, expr in {"eq": a == b, "ne": a != b, "lt": a < b, "ge": a >= b, "eqNullSafe": F.eq_null_safe(a, b)}.items():
    cases.expr(f"col('a').{op}(col('b'))", expr, name=f"lists: {op}", **LISTS)
STRUCT = "Struct[x: Int64, y: Int64]"
STRUCTS = {"a": (STRUCT, [{"x": 1, "y": 2}, {"x": 1, "y": 1}, None, {"x": None, "y": 1}]), "b": (STRUCT, [{"x": 1, "y": 3}, {"x": 0, "y": 2}, {"x": 1, "y": 1}, {"x": None, "y": 1}])}
for op, expr in {"eq": a == b, "ne": a != b, "lt": a < b}.items():
    cases.expr(f"col('a').{op}(col('b'))", expr, name=f"structs: {op}", **STRUCTS)
cases.expr("col('a').eq(col('a'))", a == a, name="maps", a=("Map[String: Int64]", [[["a", 1]], None]))
cases.expr("col('a').eq(col('b'))", a == b, name="lists of floats", a=("List[Float64]", [["NaN"], [1.5]]), b=("List[Float64]", [["NaN"], [1.25]]))
cases.expr("col('a').eq(col('b'))", a == b, name="lists of two types", a=("List[Float64]", [[1]]), b=("List[Int64]", [[1]]))

# Time.
cases.expr("col('a').lt(col('b'))", a < b, name="times", a=("Time[us]", [1, 2, None]), b=("Time[us]", [2, 2, 1]))
cases.expr("col('a').sub(col('b'))", a - b, name="times subtracted", a=("Time[us]", [1]), b=("Time[us]", [2]))
cases.expr("col('a').cast(DataType.duration('ms'))", a.cast(D.duration("ms")), name="durations in a coarser unit", a=("Duration[us]", [-1, 1999, -1999, None]))
cases.expr("col('a').cast(DataType.time('us'))", a.cast(D.time("us")), name="times in a coarser unit", a=("Time[ns]", [1999, 86399999999999]))
WIDE = {"a": ("Int64", ["9223372036854775807", "-9223372036854775808", "9007199254740993", 5, None]), "b": ("Int64", [1, -1, "9007199254740993", -7, 1])}
for op, expr in {"add": a + b, "sub": a - b, "mul": a * b, "lt": a < b, "ge": a >= b, "eq": a == b}.items():
    cases.expr(f"col('a').{op}(col('b'))", expr, name=f"64 bits: {op}", **WIDE)
UNSIGNED = {"a": ("UInt64", ["18446744073709551615", 0, "9223372036854775808", 5]), "b": ("UInt64", [1, 1, "9223372036854775807", 7])}
for op, expr in {"add": a + b, "sub": a - b, "mul": a * b, "lt": a < b, "gt": a > b}.items():
    cases.expr(f"col('a').{op}(col('b'))", expr, name=f"64 bits unsigned: {op}", **UNSIGNED)

# Membership.
for name, js, expr, column in [
    ("floats among integers", "col('a').isIn([1.0, 2.5])", a.is_in([1.0, 2.5]), ("Int64", [1, 2, None])), ("text among integers", "col('a').isIn(['1'])", a.is_in(["1"]), ("Int64", [1])),
    ("a null listed", "col('a').isIn([1, null])", a.is_in([1, None]), ("Int64", [1, 2, None])), ("only a null", "col('a').isIn([null])", a.is_in([None]), ("Int64", [1, None])),
    ("nothing", "col('a').isIn([])", a.is_in([]), ("Int64", [1, None])), ("bytes", "col('a').isIn([new Uint8Array([97])])", a.is_in([b"a"]), ("Binary", ["61", "62", None])),
    ("booleans", "col('a').isIn([true])", a.is_in([True]), ("Bool", [True, False, None])), ("NaN", "col('a').isIn([NaN])", a.is_in([float("nan")]), ("Float64", ["NaN", 1, None])),
    ("large integers", "col('a').isIn([9007199254740993n, 5])", a.is_in([9007199254740993, 5]), ("Int64", ["9007199254740992", "9007199254740993", 5])),
    ("dates", "col('a').isIn(['1970-01-02'])", a.is_in(["1970-01-02"]), ("Date", [1, 2, None])), ("text", "col('a').isIn(['a', 'é', ''])", a.is_in(["a", "é", ""]), ("String", ["a", "é", "b", "", None])),
    ("many texts", "col('a').isIn(['a', 'b', 'c', 'd', 'e', 'f'])", a.is_in(list("abcdef")), ("String", ["a", "f", "g", "ab", None])),
    ("many numbers", "col('a').isIn([1, 2, 3, 4, 5, 6])", a.is_in([1, 2, 3, 4, 5, 6]), ("Float64", [1, 6, 7, 1.5, None])),
]:  # fmt: skip
    cases.expr(js, expr, name=f"isIn: {name}", a=column)
cases.expr("col('a').between(col('b'), 3)", a.between(b, 3), a=("Int64", [1, 5, 2, None]), b=("Int64", [None, None, 1, 1]))

# Branches.
BRANCH = {"c": ("Bool", [True, False, None])}
for left, x, right, y in [
    ("Int64", [1, 2, 3], "Float64", [1.5, 2.5, 3.5]), ("Int8", [1, 2, 3], "UInt8", [1, 200, 3]), ("Decimal[precision: 10, scale: 2]", ["1.00"] * 3, "String", ["x"] * 3), ("Bool", [True] * 3, "String", ["x"] * 3),
    ("Struct[a: Int64]", [{"a": 1}] * 3, "Struct[b: String]", [{"b": "x"}] * 3), ("List[Int64]", [[1]] * 3, "List[String]", [["x"]] * 3), ("List[Int64]", [[1]] * 3, "List[Float64]", [[1.5]] * 3),
    ("Timestamp[us; UTC]", [1] * 3, "Timestamp[us; Asia/Tokyo]", [2] * 3), ("Time[us]", [1] * 3, "String", ["x"] * 3), ("Binary", ["00"] * 3, "Binary", ["01"] * 3), ("Date", [1] * 3, "Timestamp[ms]", [5] * 3),
    ("Binary", ["00"] * 3, "Int64", [1] * 3), ("Bool", [True] * 3, "Int64", [5] * 3), ("Map[String: Int64]", [[["a", 1]]] * 3, "Map[String: Int64]", [[]] * 3), ("Embedding[Float32; 2]", [[1, 2]] * 3, "Embedding[Float32; 2]", [[3, 4]] * 3),
]:  # fmt: skip
    cases.expr("when(col('c'), col('a')).otherwise(col('b'))", F.when(col("c"), a).otherwise(b), name=f"{left} or {right}", a=(left, x), b=(right, y), **BRANCH)

cases.expr("when(col('c'), col('price')).otherwise(col('b'))", F.when(col("c"), col("price")).otherwise(b), name="a decimal or an integer", price=(P10[0], ["1.00", "2.00"]), b=("Int64", [3, 4]), c=("Bool", [True, False]))

# Literals: integers are Int32 here and Int64 in Daft, so these have none, or are cast.
for js, value in {
    "'x'": "x", "true": True, "1.5": 1.5, "null": None, "[1.5, 2]": [1.5, 2.0], "['a', null]": ["a", None], "[]": [], "[null]": [None], "[['a'], ['b', 'c']]": [["a"], ["b", "c"]],
    "{ a: 1.5, b: 'x' }": {"a": 1.5, "b": "x"}, "[{ a: 'x' }]": [{"a": "x"}], "new Uint8Array([120])": b"x",
}.items():  # fmt: skip
    cases.expr(f"lit({js})", lit(value), name=f"the literal {js}", a=("Int64", [1, 2]))
cases.expr("lit('1.50').cast(DataType.decimal128(38, 2))", lit(decimal.Decimal("1.50")), a=("Int64", [1]))
cases.expr("lit('01:02:03').cast(DataType.time('us'))", lit(datetime.time(1, 2, 3)), a=("Int64", [1]))
cases.expr("lit('2020-01-02').cast(DataType.date())", lit(datetime.date(2020, 1, 2)), a=("Int64", [1]))
cases.write()
