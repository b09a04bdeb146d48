"""JSON in strings. Writes json_text.json."""

from daft_cases import Cases, D, F, col

cases = Cases("json_text")
J = ("String", ['{"a": 1, "b": "x", "c": [1, 2, {"d": null}], "e": 1.50, "f": true}', "{}", "[1, 2, 3]", "[]", "null", '"s"', "12", "not json", "", None, ' {"b": 1, "a": 2, "b": 3} ', "[1,", '{"big": 12345678901234567890123, "i": 9007199254740993, "u": "\\u00e9\\ud83d\\ude00", "n": null}', "[1] x", "[NaN]", '{"a": -0, "x": 1e5, "y": 1E400}'])
cases.expr("col('j').jsonArrayLength()", F.json_array_length(col("j")), j=J)
cases.expr("col('j').jsonObjectKeys()", F.json_object_keys(col("j")), j=J)
cases.expr("col('j').jsonTuple(['a', 'b'])", F.json_tuple(col("j"), "a", "b"), j=J)
cases.expr("col('j').jsonTuple(['c', 'e', 'f', 'i', 'u', 'n', 'x', 'y'])", F.json_tuple(col("j"), "c", "e", "f", "i", "u", "n", "x", "y"), j=J)
cases.expr("col('long').jsonTuple(['a'])", F.json_tuple(col("long"), "a"), long=("String", ['{"a": 18446744073709551616}', '{"a": -9223372036854775809}']))
cases.expr("col('j').jsonTuple(['a'])", F.json_tuple(col("j"), "a"), j=("String", ['{"a": {"z": 1, "b": [1.0, 2e3, "é\\n"]}}', '{"a": 1e2}', '{"a": 100.0}', '{"a": 1e-7}', '{"a": 0.1}', '{"a": 1e21}', '{"a": -0.0}', '{"a": "q\\"q"}', '{"a": ""}', '{"a": -5}', '{"a": 18446744073709551615}', '{"a": 1.7976931348623157e308}', '{"a": 5e-324}', '{"a": [9007199254740993, {"z": 1, "a": 2}]}', '{"a": 1e16}', '{"a": 12345678.5}', '{"a": "\\u2028</"}', '{"a": ["\\u2028</\\u0001\\u007f/"]}']))
cases.expr("col('j').jsonTuple(['a', 'a'])", F.json_tuple(col("j"), "a", "a"), j=J)
cases.frame("df.select(col('j').jsonTuple([]).alias('out'))", lambda df: df.select(F.json_tuple(col("j")).alias("out")), df={"j": J})
N = ("Int64", [1, None])
for js, fn in {"jsonArrayLength": F.json_array_length, "jsonObjectKeys": F.json_object_keys}.items():
    cases.expr(f"col('n').{js}()", fn(col("n")), n=N)
    cases.expr(f"col('n').{js}()", fn(col("n")), n=("Null", [None]))
cases.expr("col('n').jsonTuple(['a'])", F.json_tuple(col("n"), "a"), n=N)
cases.expr("col('j').jsonArrayLength()", F.json_array_length(col("j")), j=("String", ["[1,]", "[1 2]", " [ ] ", "['a']", "[01]", "[+1]", "[1.]", "[.5]", "[\"\t\"]", "[1]\n", "[[1,2],3]", "\ufeff[1]", "[\"\\x\"]", "[\"\\ud800\"]", "[1e999]", "[-]", "[tru]", "/*c*/[1]", "[" * 150 + "]" * 150]))


# What both read, what only the strict one does, and what is refused.
def des(js, dtype, good, bad=(), only_strict=()):
    cases.expr(f"col('j').deserialize('json', {js})", F.deserialize(col("j"), "json", dtype), j=("String", [*good, *only_strict]))
    cases.expr(f"col('good').tryDeserialize('json', {js})", F.try_deserialize(col("good"), "json", dtype), good=("String", good))
    for i, text in enumerate(bad):
        cases.expr(f"col('bad{i}').deserialize('json', {js})", F.deserialize(col(f"bad{i}"), "json", dtype), **{f"bad{i}": ("String", [text])})
    if bad:
        cases.expr(f"col('bad').tryDeserialize('json', {js})", F.try_deserialize(col("bad"), "json", dtype), bad=("String", list(bad)))


des("DataType.int64()", D.int64(), ["1", "-5", "9007199254740993", "9223372036854775807", "1.5", "2.0", "null", None, "1e3", " 7 ", "-1.9", "-0"], ['" 3 "', "[1]", "{}", '"1.5"', "x", "1 2 ]"], ['"3"'])
des("DataType.int8()", D.int8(), ["1", "127", "-128", "1.9"], ['"x"'], ['"12"'])
des("DataType.uint64()", D.uint64(), ["1", "18446744073709551615"], ['"-1"'])
des("DataType.float64()", D.float64(), ["1", "1.5", "null", "-0.0", "1e-5", "12345678901234567890"], ['"x"', "[1]", '""'], ["1e400", '"2.5"', '"NaN"', '"-Infinity"'])
des("DataType.float32()", D.float32(), ["1.1", "16777217"])
des("DataType.bool()", D.bool(), ["true", "false", "null"], ["1", '"true"'])
des("DataType.string()", D.string(), ['"a"', "true", "null", "9007199254740993", '"é\\n\\ud83d\\ude00"', "1.5"], ["[1, 2]", '{"b": 1}', "x"], ["1.50", "12345678901234567890123", "1e5", "-0"])
des("DataType.list(DataType.int64())", D.list(D.int64()), ["[1, 2]", "[]", "[1, null]", "null", None, '["5"]', "[1.5]"])
des("DataType.struct({ a: DataType.int64(), b: DataType.string() })", D.struct({"a": D.int64(), "b": D.string()}), ['{"a": 1, "b": "x"}', '{"a": null}', "{}", '{"b": "y", "z": 3, "a": 2}', "null", None, '{"a": 1, "a": 2}', '{"a": 9007199254740993, "b": 9007199254740993}'], only_strict=['{"b": 1.50}'])
des("DataType.struct({ a: DataType.list(DataType.struct({ x: DataType.list(DataType.int32()) })) })", D.struct({"a": D.list(D.struct({"x": D.list(D.int32())}))}), ['{"a": [{"x": [1, 2]}, {"x": null}, null, {}]}'])
des("DataType.map(DataType.string(), DataType.int64())", D.map(D.string(), D.int64()), ['{"a": 1, "b": 2}', "{}", "null"], only_strict=['{"b": 1, "a": null}', '{"a": 1, "a": 2}'])
des("DataType.fixedSizeList(DataType.int64(), 2)", D.fixed_size_list(D.int64(), 2), ["[1, 2]", "null"])
des("DataType.date()", D.date(), ['"2024-02-29"', "5", '"2024-02-29T10:00:00"', "null"])
des("DataType.timestamp('us')", D.timestamp("us"), ['"2024-02-29T12:00:00"', '"2024-02-29 12:00:00.123456"', '"2024-02-29T12:00:00Z"', '"2024-02-29T12:00:00+02:00"', "5", '"2024-02-29"', "null"])
des("DataType.timestamp('ms', 'UTC')", D.timestamp("ms", "UTC"), ['"2024-02-29T12:00:00+02:00"', '"2024-02-29T12:00:00"', "5", "null"])
des("DataType.timestamp('ms', 'Europe/Berlin')", D.timestamp("ms", "Europe/Berlin"), ['"2024-02-29T12:00:00Z"', '"2024-02-29T12:00:00"', '"2024-07-29T12:00:00.5"'])
des("DataType.time('us')", D.time("us"), ['"12:30:00"', '"12:30:00.5"', "5", '"5"', "null"])
des("DataType.duration('us')", D.duration("us"), ["5", "5.7", '"5"', "null"])
des("DataType.decimal128(30, 2)", D.decimal128(30, 2), ["1.25", '"1.25"', "1", "1.999", "-1.999", "null", "1e2", "-3.5", "1e-5"], only_strict=["12345678901234567890.12"])
des("DataType.binary()", D.binary(), ['"00ff"', '"00fF"', '""', "null"])
des("DataType.null()", D.null(), ["null"])
des("DataType.embedding(DataType.float32(), 2)", D.embedding(D.float32(), 2), ["[1.5, 2]"])
REFUSED = [
    ("DataType.list(DataType.int64())", D.list(D.int64()), ["{}", "1", '["a"]']),
    ("DataType.struct({ a: DataType.int64() })", D.struct({"a": D.int64()}), ["[1]", '{"a": "q"}']),
    ("DataType.map(DataType.string(), DataType.int64())", D.map(D.string(), D.int64()), ['{"a": "x"}', "[]"]),
    ("DataType.fixedSizeList(DataType.int64(), 2)", D.fixed_size_list(D.int64(), 2), ["[1]"]),
    ("DataType.date()", D.date(), ['"x"']),
    ("DataType.timestamp('us')", D.timestamp("us"), ['"x"', '"5"']),
    ("DataType.decimal128(3, 2)", D.decimal128(3, 2), ["100.25", '"x"', "true"]),
    ("DataType.binary()", D.binary(), ['"aGk="', "[1]"]),
    ("DataType.int8()", D.int8(), ["300"]),
    ("DataType.int64()", D.int64(), ["9223372036854775808", "true", ""]),
    ("DataType.null()", D.null(), ["1"]),
    ("DataType.image()", D.image(), ["1"]),
]
for js, dtype, texts in REFUSED:
    for i, text in enumerate(texts):
        cases.expr(f"col('j{i}').deserialize('json', {js})", F.deserialize(col(f"j{i}"), "json", dtype), **{f"j{i}": ("String", [text])})
        if text != "":
            cases.expr(f"col('j{i}').tryDeserialize('json', {js})", F.try_deserialize(col(f"j{i}"), "json", dtype), **{f"j{i}": ("String", [text])})
cases.expr("col('j').deserialize('yaml', DataType.int64())", F.deserialize(col("j"), "yaml", D.int64()), j=("String", ["1"]))
cases.expr("col('n').deserialize('json', DataType.int64())", F.deserialize(col("n"), "json", D.int64()), n=N)
cases.expr("col('j').deserialize('JSON', DataType.int64())", F.deserialize(col("j"), "JSON", D.int64()), j=("String", ["1"]))

# serialize
def ser(type_name, values):
    cases.expr("col('v').serialize('json')", F.serialize(col("v"), "json"), v=(type_name, values))


ser("Int64", [1, None, -5, "9007199254740993"])
ser("UInt64", ["18446744073709551615"])
ser("Float64", [1.0, 1.5, "NaN", "Infinity", "-0", 1e20, 1e-7, None, 0.1, 1e16, 123456789.125, 1e21, 5e-324])
ser("Float32", [1.5, 0.10000000149011612, 1e20, 16777216])
ser("Bool", [True, None, False])
ser("String", ['a"b\\', "é\n\t\u0001\u007f😀/", None, "", "\u2028"])
ser("Binary", ["00ff", "6869", None, ""])
ser("List[Int64]", [[1, None], [], None])
ser("List[Float64; 2]", [[1.0, 2.5], None])
ser("Struct[a: Int64, b: String]", [{"a": 1, "b": None}, None, {"a": None, "b": "x"}])
ser("Struct[a: Struct[c: List[Bool]], b: String]", [{"a": {"c": [True, None]}, "b": None}, {"a": None, "b": "x"}])
ser("Map[String: Int64]", [[["a", 1], ["b", None]], [], None])
ser("Map[Int64: String]", [[[1, "x"]]])
ser("Date", [0, 19782, None, -1])
ser("Timestamp[us]", [0, 1709214330250000, 1709214330000001, None])
ser("Timestamp[ms]", [0, 1709214330250])
ser("Timestamp[ns]", [0, "1709214330250000001"])
ser("Timestamp[s]", [0, 1709214330])
ser("Timestamp[us; UTC]", [0, 1709214330250000])
ser("Timestamp[us; America/New_York]", [0, 1709214330250000])
ser("Time[us]", [0, 45330250000])
ser("Duration[us]", [0, 1500000, -1])
ser("Decimal[precision: 10, scale: 2]", ["1.25", "-3.50", None])
cases.expr("col('nothing').serialize('json')", F.serialize(col("nothing"), "json"), nothing=("Null", [None, None]))
ser("Embedding[Float32; 2]", [[1.0, 2.5]])
cases.frame("df.select(col('a').serialize('json'), col('b').serialize('json').alias('c'))", lambda df: df.select(F.serialize(col("a"), "json"), F.serialize(col("b"), "json").alias("c")), df={"a": ("Int64", [1]), "b": ("String", ["x"])})

# jq

def written(text):
    return "'" + text.replace("\\", "\\\\") + "'"


O = ("String", ['{"a": 1, "b": [1, 2, {"c": "x"}], "s": "str"}', '{"b": [], "a": null, "s": "é\\""}', None])
FILTERS = [
    ".", ".a", ".b", ".b[0]", ".b[]", ".b[2].c", ".nope", ".s", ".a + 1", "{x: .a, y: .s}", "[.b[] | numbers]", ".b | length", "keys", "to_entries", "if .a == 1 then \"one\" else \"other\" end", ".s | ascii_upcase", ".b[1:]", "empty", "[.b[]?]", ".a // \"d\"", ".s | test(\"t\")", "type", ".b | map(tostring)", "1.0", "10/4", ".a as $x | [$x, $x]", "[limit(1; .b[])]", "tojson", "del(.a)", "reduce .b[] as $i (0; . + 1)", ".. | strings", "@base64 \"x\\(.s)\"", "[paths]", "1e1000", "100000000000000000000", "9007199254740993", "1.50", "try error(\"x\") catch .", ".a, .s",
]  # fmt: skip
for f in FILTERS:
    cases.expr(f"col('j').jq({written(f)})", F.jq(col("j"), f), j=O)
MORE = [
    "[.b[] | type]", ".b | map(select(type == \"number\"))", "[.. | numbers]", "with_entries(.value |= type)", ".b[0] = 9", ".b |= length", "to_entries | map(.key)", "[.b[] | tostring] | join(\"-\")",
    "def f(x): x * 2; f(3)", "label $f | 1, break $f, 2", "[foreach (1, 2, 3) as $i (0; . + $i)]", ". as {s: $x} | $x", "[3, 1, 2] | sort_by(-.)", "[{\"a\": 2}, {\"a\": 1}] | min_by(.a)", "[1, [2, [3]]] | flatten",
    "\"a,b\" / \",\"", "\"abcb\" | indices(\"b\")", "[range(0; 10; 3)]", "{} * {a: {b: 1}}", "\"x1y22\" | gsub(\"[0-9]+\"; \"-\")", "\"test\" | capture(\"(?<x>s)\")", "[1, \"a\", null] | @csv", "\"<&>\" | @html", "[1, 2] | contains([1])",
    "[[1, 2], [3]] | transpose", "[3, 1, 3] | unique", "[3, 1.5, \"x\", null] | group_by(type)", "\"2015-03-05T23:51:47Z\" | fromdate", "1425599507 | todate", "1 / 3", "4 / 2", "2.7 | floor", "\"12\" | tonumber", "walk(if type == \"number\" then . + 1 else . end)",
    ".s | explode | implode", "first(range(10))", "[limit(3; repeat(1))]", "2 | until(. > 100; . * 2)", "\"aGk=\" | @base64d", "[1, 2, 3] | .[1:] = [9]", "{(.s): 1}", "any(.b[]; . == 2)", "input", "\"\\(1 + 1)!\"", ".s | .[0:2]", "-1 | abs", "null", "[.[]?]", "splits",
]  # fmt: skip
for f in MORE:
    cases.expr(f"col('j').jq({written(f)})", F.jq(col("j"), f), j=O)
for f in [".", "sort", ".a", ".[0]", "length", "add", "."]:
    cases.expr(f"col('j').jq('{f}')", F.jq(col("j"), f), j=("String", ["[3, 1, 2]", "[]"]))
cases.expr("col('long').jq('.')", F.jq(col("long"), "."), long=("String", ["123456789012345678901"]))
cases.expr("col('j').jq('.')", F.jq(col("j"), "."), j=("String", ['{"b": 1, "a": 1.0, "n": 9007199254740993, "e": 1e5, "f": 1.10}', "  [1,  2]", "5", '"x"', "null", "true"]))
cases.expr("col('j').jq('.a')", F.jq(col("j"), ".a"), j=("String", ["[1]"]))
cases.expr("col('j').jq('.')", F.jq(col("j"), "."), j=("String", ["not json"]))
cases.expr("col('j').jq('.')", F.jq(col("j"), "."), j=("String", [""]))
cases.expr("col('j').jq('.')", F.jq(col("j"), "."), j=("String", ["1 2"]))
cases.expr("col('j').jq('.[')", F.jq(col("j"), ".["), j=O)
cases.expr("col('j').jq('nope')", F.jq(col("j"), "nope"), j=O)
cases.expr("col('j').jq('')", F.jq(col("j"), ""), j=O)
cases.expr("col('n').jq('.')", F.jq(col("n"), "."), n=N)
cases.write()
