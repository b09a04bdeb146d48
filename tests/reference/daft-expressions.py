"""What real Daft makes of expressions: types, values, casts. For packages/plan and packages/evaluators.

    RUST_BACKTRACE=0 python tests/reference/daft-expressions.py    # with daft and pyarrow; rewrites daft-expressions.json

Values: integers and raw counts of days or time units as numbers (strings beyond 2^53), floats as numbers or "NaN",
"Infinity", "-Infinity", "-0", bytes as lower-case hex; {"error": true} where Daft raises or panics for that row alone.
"""

import datetime as dt
import json
import math
import pathlib
import platform

import daft
import pyarrow as pa
from daft import DataType as D
from daft import col, lit
from daft.functions import hamming_distance, negate, power, when

TYPES = {
    "Null": pa.null(),
    "Bool": pa.bool_(),
    "Int8": pa.int8(),
    "Int16": pa.int16(),
    "Int32": pa.int32(),
    "Int64": pa.int64(),
    "UInt8": pa.uint8(),
    "UInt16": pa.uint16(),
    "UInt32": pa.uint32(),
    "UInt64": pa.uint64(),
    "Float32": pa.float32(),
    "Float64": pa.float64(),
    "String": pa.string(),
    "Binary": pa.binary(),
    "Binary[4]": pa.binary(4),
    "Date": pa.date32(),
    "Time[us]": pa.time64("us"),
    "Timestamp[s]": pa.timestamp("s"),
    "Timestamp[ms]": pa.timestamp("ms"),
    "Timestamp[us]": pa.timestamp("us"),
    "Timestamp[ns]": pa.timestamp("ns"),
    "Timestamp[us; UTC]": pa.timestamp("us", "UTC"),
    "Duration[ms]": pa.duration("ms"),
    "Duration[us]": pa.duration("us"),
    "List[Int32]": pa.list_(pa.int32()),
    "List[Int64]": pa.list_(pa.int64()),
    "List[Int64; 2]": pa.list_(pa.int64(), 2),
    "Struct[a: Int64]": pa.struct({"a": pa.int64()}),
}

DAFT_TYPES = {
    "Bool": D.bool(),
    "Int8": D.int8(),
    "Int16": D.int16(),
    "Int32": D.int32(),
    "Int64": D.int64(),
    "UInt8": D.uint8(),
    "UInt16": D.uint16(),
    "UInt32": D.uint32(),
    "UInt64": D.uint64(),
    "Float32": D.float32(),
    "Float64": D.float64(),
    "String": D.string(),
    "Binary": D.binary(),
    "Binary[4]": D.fixed_size_binary(4),
    "Date": D.date(),
    "Timestamp[s]": D.timestamp("s"),
    "Timestamp[ms]": D.timestamp("ms"),
    "Timestamp[us]": D.timestamp("us"),
    "Timestamp[ns]": D.timestamp("ns"),
    "Duration[us]": D.duration("us"),
    "List[Int32]": D.list(D.int32()),
    "List[Int64; 2]": D.fixed_size_list(D.int64(), 2),
}

OPS = {
    "add": lambda a, b: a + b,
    "sub": lambda a, b: a - b,
    "mul": lambda a, b: a * b,
    "div": lambda a, b: a / b,
    "floorDiv": lambda a, b: a // b,
    "mod": lambda a, b: a % b,
    "eq": lambda a, b: a == b,
    "ne": lambda a, b: a != b,
    "lt": lambda a, b: a < b,
    "le": lambda a, b: a <= b,
    "gt": lambda a, b: a > b,
    "ge": lambda a, b: a >= b,
    "eqNullSafe": lambda a, b: a.eq_null_safe(b),
    "and": lambda a, b: a & b,
    "or": lambda a, b: a | b,
    "xor": lambda a, b: a ^ b,
}

RAW = {pa.types.is_date32: pa.int32(), pa.types.is_timestamp: pa.int64(), pa.types.is_duration: pa.int64(), pa.types.is_time64: pa.int64()}


def storage(arrow_type):
    for test, raw in RAW.items():
        if test(arrow_type):
            return raw
    return arrow_type


def array(values, type_name):
    arrow_type = TYPES[type_name]
    raw = storage(arrow_type)
    return pa.array(values, raw).cast(arrow_type) if raw != arrow_type else pa.array(values, arrow_type)


def encode(value):
    if isinstance(value, float):
        if math.isnan(value):
            return "NaN"
        if math.isinf(value):
            return "Infinity" if value > 0 else "-Infinity"
        if value == 0 and math.copysign(1, value) < 0:
            return "-0"
        return value
    if isinstance(value, bool) or value is None or isinstance(value, str):
        return value
    if isinstance(value, int):
        return value if abs(value) < 2**53 else str(value)
    if isinstance(value, bytes):
        return value.hex()
    if isinstance(value, list):
        return [encode(item) for item in value]
    raise TypeError(type(value))


def values_of(df):
    column = df.to_arrow().column(0)
    raw = storage(column.type)
    if raw != column.type:
        column = column.cast(raw)
    return [encode(value) for value in column.to_pylist()]


def table(args):
    return pa.table({chr(97 + i): array(values, type_name) for i, (type_name, values) in enumerate(args)})


def evaluate(args, expression):
    try:
        df = daft.from_arrow(table(args)).select(expression.alias("r"))
        type_name = str(df.schema()["r"].dtype)
    except Exception:
        return {"type": None, "values": []}
    try:
        return {"type": type_name, "values": values_of(df)}
    except BaseException:
        pass
    rows = []
    for i in range(len(args[0][1])):
        one = daft.from_arrow(table([(t, [v[i]]) for t, v in args])).select(expression.alias("r"))
        try:
            rows += values_of(one)
        except BaseException:
            rows.append({"error": True})
    return {"type": type_name, "values": rows}


def case(name, args, expression, **extra):
    result = evaluate(args, expression)
    return {"name": name, **extra, "args": [[t, [encode(v) for v in values]] for t, values in args], **result}


def type_matrix(expression):
    names = list(TYPES)
    rows = []
    for left in names:
        row = []
        for right in names:
            df = daft.from_arrow(pa.table({"a": pa.array([], TYPES[left]), "b": pa.array([], TYPES[right]), "c": pa.array([], pa.bool_())}))
            try:
                row.append(str(df.select(expression(col("a"), col("b")).alias("r")).schema()["r"].dtype))
            except Exception:
                row.append(None)
        rows.append(row)
    return rows


NAN, INF = math.nan, math.inf
FLOATS = [0.0, -0.0, 1.0, -1.5, 2.5, -7.0, 1e20, NAN, INF, -INF, None]
VALUES = {
    "Bool": [True, False, None],
    "Int8": [0, 1, -1, 2, -7, 7, 127, -128, None],
    "UInt8": [0, 1, 2, 7, 200, 255, None],
    "Int16": [0, -7, 3, 32767, -32768, None],
    "Int32": [0, 1, -7, 3, 123456789, 2**31 - 1, -(2**31), None],
    "UInt32": [0, 3, 2**31, 2**32 - 1, None],
    "Int64": [0, 1, -7, 3, 2**53 + 1, -(2**53) - 1, 2**63 - 1, -(2**63), None],
    "UInt64": [0, 1, 7, 2**53 + 1, 2**64 - 1, None],
    "Float32": FLOATS,
    "Float64": FLOATS,
    "String": ["", "a", "b", "ab", "é", "\U0001f600", "￿", None],
    "Binary": [b"", b"a", b"\x00", b"\xff", None],
    "Date": [0, 19000, -1, None],
    "Timestamp[us]": [0, 19000 * 86400 * 10**6, -1, 86400 * 10**6 - 1, None],
    "Timestamp[ms]": [0, 19000 * 86400 * 1000, -1, None],
    "Duration[us]": [0, 86400 * 10**6, -5, None],
}
PAIRS = [
    ("Int8", "Int8"), ("UInt8", "UInt8"), ("Int8", "UInt8"), ("Int16", "Int32"), ("Int32", "Int32"), ("UInt32", "UInt32"), ("Int64", "Int64"),
    ("Int64", "Int8"), ("UInt64", "UInt64"), ("Int64", "UInt64"), ("Float64", "Float64"), ("Float32", "Float32"),
    ("Int64", "Float64"), ("Int8", "Float32"), ("Float32", "Float64"), ("Bool", "Bool"), ("Bool", "Int64"), ("String", "String"),
    ("String", "Int64"), ("String", "Float64"), ("Bool", "String"), ("Binary", "Binary"), ("Date", "Date"), ("Date", "Timestamp[us]"),
    ("Timestamp[us]", "Timestamp[ms]"), ("Timestamp[us]", "Duration[us]"), ("Date", "Duration[us]"), ("Duration[us]", "Duration[us]"),
]  # fmt: skip


def binary_cases():
    for left, right in PAIRS:
        pairs = [(a, b) for a in VALUES[left] for b in VALUES[right]]
        args = [(left, [a for a, _ in pairs]), (right, [b for _, b in pairs])]
        results = {}
        for name, op in OPS.items():
            if name in ("and", "or", "xor") and not left == right == "Bool":
                continue
            result = evaluate(args, op(col("a"), col("b")))
            if result["type"] is not None:
                results[name] = result
        yield {"left": [left, encode(VALUES[left])], "right": [right, encode(VALUES[right])], "results": results}


def power_cases():
    for base, exponent in [("Int64", 2), ("Int8", 3), ("Int64", -1), ("Float32", 2), ("Float64", 0.5), ("Float64", -1)]:
        yield case("pow", [(base, VALUES[base])], power(col("a"), exponent), literal=exponent)


CAST_VALUES = {
    **VALUES,
    "Float64": [0.0, -0.0, 1.0, -1.0, 1.5, -1.5, 2.5, 127.9, 128.0, -128.9, 255.0, 256.0, 1e10, 3e9, 2.0**53, 9.3e18, -9.3e18, 2e19, 1e15, 1e16, 1e17, 1.5e16,
                123456789012345680.0, 1e20, 1e21, 1e22, 1.7976931348623157e308, 1e-3, 1e-4, 1e-5, 1e-6, 1e-7, 1.5e-7, 5e-324, 0.1, 123.456, NAN, INF, -INF, None],
    "Float32": [0.0, 1.0, 0.10000000149011612, 16777216.0, 1e10, 1.0000000200408773e20, 1.0000000116860974e-7, 9.999999974752427e-07, 9.999999747378752e-06, 123.45600128173828, 9999999827968.0, 9999999198822400.0,
                3.4028234663852886e38, 1.401298464324817e-45, -0.0, NAN, INF, None],
    "String": ["", " ", "1", " 1", "1 ", "+1", "-1", "01", "1.0", "1.5", "1e3", "1E3", ".5", "5.", "-.5e-2", "300", "-129", "4294967296", "9007199254740993", "9223372036854775807",
               "9223372036854775808", "18446744073709551615", "0x10", "1_000", "1,5", "abc", "true", "True", "TRUE", "false", "t", "f", "yes", "no", "y", "n", "on", "off", "0", "nan", "NaN", "inf", "-inf",
               "Infinity", "infinity", "null", "é", "1970-01-02", "2022-01-08", "2022-1-8", "2022-01-08 12:34:56", "2022-01-08T12:34:56", "2022-01-08T12:34:56.789", "2022-01-08T12:34:56Z",
               "2022-01-08T12:34:56+02:00", "12:34:56", "2022-13-01", None],
    "Binary": [b"", b"a", b"\x00", "é".encode(), b"\xff\xfe", b"abcd", None],
    "Date": [0, 1, 19000, -1, -719162, 2932896, None],
    "Timestamp[us]": [0, 1, 1000, 1_000_000, 19000 * 86400 * 10**6 + 123456, 19000 * 86400 * 10**6 + 120000, -1, -86400 * 10**6 - 1, None],
    "Timestamp[ms]": [0, 1, 100, 1000, 19000 * 86400 * 1000 + 45296789, -1, None],
    "Timestamp[s]": [0, 19000 * 86400, -1, None],
    "Timestamp[ns]": [0, 1, 19000 * 86400 * 10**9 + 123456789, -1, None],
    "Duration[us]": [0, 1, -5, 86400 * 10**6, None],
    "Null": [None, None],
    "Binary[4]": [b"abcd", b"\xff\x00\x01\x02", None],
    "List[Int64]": [[1, 2], [3, None], [], None, [300, 4]],
    "List[Int64; 2]": [[1, 2], [3, None], None],
}  # fmt: skip


def cast_cases():
    for source, values in CAST_VALUES.items():
        for target, daft_type in DAFT_TYPES.items():
            if source != target:
                yield {"to": target, **case("cast", [(source, values)], col("a").cast(daft_type))}


def other_cases():
    for source in ("Int8", "Int64", "UInt8", "Float32", "Float64"):
        yield case("neg", [(source, VALUES[source])], negate(col("a")))
    yield case("not", [("Bool", VALUES["Bool"])], ~col("a"))
    for source in ("Int64", "Float64", "String", "Bool", "Null"):
        values = VALUES.get(source, [None, None])
        yield case("isNull", [(source, values)], col("a").is_null())
        yield case("notNull", [(source, values)], col("a").not_null())
    for source, items in [
        ("Int64", [1, 3]), ("Int64", [1, None]), ("Int64", []), ("Int64", [1.5, 3.0]), ("Int64", [2**53 + 1]), ("Int8", [1, 300]), ("UInt64", [7, 2**53 + 1]),
        ("Float64", [1.0, NAN]), ("Float64", [INF, 2.0]), ("String", ["a", "é"]), ("String", []), ("Bool", [True]), ("Bool", [1]),
    ]:  # fmt: skip
        yield case("isIn", [(source, VALUES[source])], col("a").is_in(items), items=[encode(item) for item in items])
    for source, low, high in [("Int64", 0, 3), ("Int64", 3, 0), ("Float64", -1.5, 2.5), ("Float64", 0, NAN), ("String", "a", "b"), ("Int64", None, 1), ("Int8", 0.5, 7)]:
        yield case("between", [(source, VALUES[source])], col("a").between(low, high), bounds=[encode(low), encode(high)])
    conditions = ("Bool", [True, False, None])
    for left, right in [("Int8", "UInt8"), ("Int64", "Float64"), ("Int64", "UInt64"), ("Bool", "Int64"), ("String", "Int64"), ("Int64", "Null"), ("Date", "Timestamp[us]"), ("Int32", "Float32")]:
        args = [conditions, (left, (VALUES[left] if left in VALUES else [None])[:3]), (right, (VALUES[right][:3] if right in VALUES else [None] * 3))]
        yield case("when", args, when(col("a"), col("b")).otherwise(col("c")))
    chain = [("Bool", [True, False, False, None, False]), ("Bool", [None, True, None, True, False])]
    yield case("chain", chain, when(col("a"), "first").when(col("b"), "second").otherwise("last"))
    yield case("chain without otherwise", chain, when(col("a"), "first").when(col("b"), "second"))
    for name in ("eq", "lt", "ge"):
        yield case(name, [("Date", VALUES["Date"])], OPS[name](col("a"), lit("2022-01-08")), text="2022-01-08")
    yield case("eq", [("Date", VALUES["Date"])], col("a") == lit("someday"), text="someday")
    lists = [[1, 2, 3], [], None, [None, 5]]
    for index in (0, 1, -1, -2, 5):
        yield case("get", [("List[Int64]", lists)], col("a").get(index), key=index)
    for name, args in {
        "u64": [("UInt64", [0b1010, 0b1111, 1]), ("UInt64", [0b0101, 0, 0])],
        "all bits": [("UInt64", [0]), ("UInt64", [2**64 - 1])],
        "nulls": [("Int64", [1, None, 3]), ("Int64", [1, 2, None])],
        "negative": [("Int64", [-1, -1, -128, 5]), ("Int64", [0, -2, 127, -5])],
        "int8": [("Int8", [-1, -1, -128, 5]), ("Int8", [0, -2, 127, -5])],
        "mixed": [("Int8", [-1, 1]), ("Int64", [0, 3])],
        "unsigned mixed": [("UInt8", [255, 1]), ("UInt64", [0, 3])],
        "bytes": [("Binary[4]", [b"\xff\x00\xff\x00", b"\x00\x00\x00\x00", b"\xff\xff\xff\xff", None]), ("Binary[4]", [b"\x00\xff\x00\xff", b"\x00\x00\x00\x00", None, b"\x00\x00\x00\x00"])],
        "variable bytes": [("Binary", [b"a"]), ("Binary", [b"b"])],
        "floats": [("Float64", [1.0]), ("Float64", [2.0])],
    }.items():
        yield {"case": name, **case("hammingDistance", args, hamming_distance(col("a"), col("b")))}
    yield case("hammingDistance", [("Int64", [10, 12, 15])], hamming_distance(col("a"), lit(0)), literal=0, case="broadcast")


fixture = {
    "versions": {"daft": daft.__version__, "pyarrow": pa.__version__, "python": platform.python_version()},
    "types": list(TYPES),
    "supertypes": type_matrix(lambda a, b: when(col("c"), a).otherwise(b)),
    "results": {name: type_matrix(OPS[name]) for name in ("add", "sub", "mul", "div", "floorDiv", "mod", "eq", "lt", "and")},
    "binary": list(binary_cases()),
    "casts": list(cast_cases()),
    "others": [*power_cases(), *other_cases()],
}

lines = ",\n".join(
    f'"{key}": [\n' + ",\n".join(json.dumps(item, ensure_ascii=False, separators=(",", ":")) for item in value) + "\n]"
    if isinstance(value, list) and key != "types"
    else f'"{key}": {json.dumps(value, ensure_ascii=False, separators=(",", ":"))}'
    for key, value in fixture.items()
)
pathlib.Path(__file__).with_suffix(".json").write_text("{\n" + lines + "\n}\n", encoding="utf-8")
