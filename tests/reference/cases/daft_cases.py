"""Runs pipelines in real Daft and writes what comes out, as JSON that tests/parity/daft-cases.test.ts compares with ours.

A family of cases is a script beside this file:

    from daft_cases import Cases, col, lit, F
    cases = Cases("strings")
    S = ("String", ["a", None, ""])
    cases.expr("col('s').upper()", F.upper(col("s")), s=S)              # one expression over the columns given
    cases.frame("df.sort('a', { desc: true })", lambda df: df.sort("a", desc=True), df={"a": ("Int64", [2, 1])})
    cases.write()                                                       # -> strings.json

    RUST_BACKTRACE=0 python tests/reference/cases/strings.py

Types are written as both libraries print them: `Int64`, `List[String]`, `Struct[a: Int64]`, `Map[String: Int64]`,
`Timestamp[us; UTC]`, `Decimal[precision: 10, scale: 2]`, `Embedding[Float32; 3]`. Values: integers, counts of days and
time units as numbers (strings beyond 2^53), floats as numbers or "NaN", "Infinity", "-Infinity", "-0", bytes as
lower-case hex, decimals as strings, structs as objects, maps as [key, value] pairs.
"""

import decimal
import json
import math
import pathlib
import platform
import re

import daft
import daft.functions as F  # noqa: N812
import pyarrow as pa
from daft import DataType as D
from daft import Window, col, lit  # noqa: F401

SIMPLE = {
    "Null": pa.null(), "Bool": pa.bool_(), "Int8": pa.int8(), "Int16": pa.int16(), "Int32": pa.int32(),
    "Int64": pa.int64(), "UInt8": pa.uint8(), "UInt16": pa.uint16(), "UInt32": pa.uint32(), "UInt64": pa.uint64(),
    "Float16": pa.float16(), "Float32": pa.float32(), "Float64": pa.float64(), "String": pa.large_string(),
    "Binary": pa.large_binary(), "Date": pa.date32(),
}  # fmt: skip


def split_top(text, separator):
    parts, depth, start = [], 0, 0
    for i, char in enumerate(text):
        depth += (char == "[") - (char == "]")
        if depth == 0 and text.startswith(separator, i):
            parts.append(text[start:i])
            start = i + len(separator)
    return [*parts, text[start:]]


def arrow_type(name):
    """The Arrow type of a type name; an Embedding is its storage here."""
    if name in SIMPLE:
        return SIMPLE[name]
    head, inner = re.fullmatch(r"(\w+)\[(.*)\]", name, re.S).groups()
    if head == "Binary":
        return pa.binary(int(inner))
    if head == "Time":
        return pa.time64(inner)
    if head == "Duration":
        return pa.duration(inner)
    if head == "Timestamp":
        unit, *zone = inner.split("; ")
        return pa.timestamp(unit, *zone)
    if head == "Decimal":
        precision, scale = (int(part.split(": ")[1]) for part in inner.split(", "))
        return pa.decimal128(precision, scale)
    if head in ("List", "Embedding"):
        item, *size = split_top(inner, "; ")
        return pa.list_(arrow_type(item), int(size[0])) if size else pa.large_list(arrow_type(item))
    if head == "Map":
        key, value = split_top(inner, ": ")
        return pa.map_(arrow_type(key), arrow_type(value))
    if head == "Struct":
        fields = [field.split(": ", 1) for field in split_top(inner, ", ")]
        return pa.struct([(field, arrow_type(of)) for field, of in fields])
    raise ValueError(name)


def decode(value, of):
    """A Python value that pa.array takes for the raw form of `of`."""
    if value is None:
        return None
    if pa.types.is_floating(of):
        return float(value)
    if pa.types.is_decimal(of):
        return decimal.Decimal(value)
    if pa.types.is_binary(of) or pa.types.is_large_binary(of) or pa.types.is_fixed_size_binary(of):
        return bytes.fromhex(value)
    if pa.types.is_map(of):
        return [(decode(k, of.key_type), decode(v, of.item_type)) for k, v in value]
    if pa.types.is_list(of) or pa.types.is_large_list(of) or pa.types.is_fixed_size_list(of):
        return [decode(item, of.value_type) for item in value]
    if pa.types.is_struct(of):
        return {field.name: decode(value[field.name], field.type) for field in of}
    return int(value) if pa.types.is_integer(raw(of)) and not pa.types.is_boolean(of) else value


def raw(of):
    if pa.types.is_date32(of):
        return pa.int32()
    if pa.types.is_timestamp(of) or pa.types.is_duration(of) or pa.types.is_time64(of):
        return pa.int64()
    if pa.types.is_large_list(of):
        return pa.large_list(raw(of.value_type))
    if pa.types.is_fixed_size_list(of):
        return pa.list_(raw(of.value_type), of.list_size)
    if pa.types.is_struct(of):
        return pa.struct([(field.name, raw(field.type)) for field in of])
    return of


def build(type_name, values):
    of = arrow_type(type_name)
    decoded = [decode(value, of) for value in values]
    return pa.array(decoded, raw(of)).cast(of) if raw(of) != of else pa.array(decoded, of)


def frame_of(columns):
    df = daft.from_arrow(pa.table({name: build(*column) for name, column in columns.items()}))
    for name, (type_name, _) in columns.items():
        if type_name.startswith("Embedding"):
            item, size = re.fullmatch(r"Embedding\[(\w+); (\d+)\]", type_name).groups()
            df = df.with_column(name, col(name).cast(D.embedding(getattr(D, item.lower())(), int(size))))
    return df


def encode(array):
    """JSON values of an Arrow array."""
    of = array.type
    if isinstance(of, pa.ExtensionType):
        return encode(array.storage)
    if pa.types.is_date32(of):
        array = array.cast(pa.int32())
    elif pa.types.is_timestamp(of) or pa.types.is_duration(of) or pa.types.is_time64(of):
        array = array.cast(pa.int64())
    elif pa.types.is_map(of):
        return [None if v is None else [[encode_one(k, of.key_type), encode_one(x, of.item_type)] for k, x in v] for v in array.to_pylist()]
    elif pa.types.is_list(of) or pa.types.is_large_list(of) or pa.types.is_fixed_size_list(of):
        return [encode(row.values) if row.is_valid else None for row in array]
    elif pa.types.is_struct(of):
        fields = [encode(array.field(i)) for i in range(of.num_fields)]
        valid = array.is_valid().to_pylist()
        return [{f.name: fields[j][i] for j, f in enumerate(of)} if valid[i] else None for i in range(len(array))]
    return [scalar(value) for value in array.to_pylist()]


def encode_one(value, of):
    return encode(pa.array([value], of))[0]


def scalar(value):
    if isinstance(value, float):
        if math.isnan(value):
            return "NaN"
        if math.isinf(value):
            return "Infinity" if value > 0 else "-Infinity"
        return "-0" if value == 0 and math.copysign(1, value) < 0 else value
    if isinstance(value, bytes):
        return value.hex()
    if isinstance(value, decimal.Decimal):
        return str(value)
    if isinstance(value, int) and not isinstance(value, bool):
        return value if abs(value) < 2**53 else str(value)
    return value


def result_of(df):
    table = df.to_arrow()
    schema = df.schema()
    return {
        "types": {field.name: str(field.dtype) for field in schema},
        "values": {name: encode(table.column(name).combine_chunks()) for name in table.column_names},
    }


class Cases:
    def __init__(self, family):
        self.family = family
        self.cases = []

    def expr(self, js, expr, *, close=None, name=None, **columns):
        """One expression, called `out`. `close`: largest relative difference of floats that counts as equal."""
        self.frame(f"df.select({js}.alias('out'))", lambda df: df.select(expr.alias("out")), close=close, name=name, df=columns)

    def frame(self, js, run, *, close=None, name=None, unordered=False, **tables):
        """A pipeline over DataFrames of these names. `unordered`: Daft gives the rows in any order."""
        case = {"js": js, "tables": tables}
        if name is not None:
            case["name"] = name
        if close is not None:
            case["close"] = close
        if unordered:
            case["unordered"] = True
        try:
            case["daft"] = result_of(run(*[frame_of(columns) for columns in tables.values()]))
        except BaseException as error:  # Rust panics are no Exception
            if isinstance(error, (KeyboardInterrupt, SystemExit)):
                raise
            case["daft"] = {"error": str(error).strip().splitlines()[0][:160] if str(error).strip() else type(error).__name__}
        self.cases.append(case)

    def write(self):
        head = {"versions": {"daft": daft.__version__, "pyarrow": pa.__version__, "python": platform.python_version()}}
        lines = ",\n".join(json.dumps(case, ensure_ascii=False) for case in self.cases)
        text = f'{json.dumps(head)[:-1]}, "cases": [\n{lines}\n]}}\n'
        pathlib.Path(__file__).with_name(f"{self.family}.json").write_text(text, encoding="utf-8")
        errors = sum("error" in case["daft"] for case in self.cases)
        print(f"{self.family}: {len(self.cases)} cases, {errors} of them refused by Daft")
