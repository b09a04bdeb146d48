"""Lists, structs and maps: their functions, get, slice, explode, unpivot. Writes list.json."""

from daft import element
from daft_cases import Cases, D, F, col, lit

cases = Cases("list")
expr, frame = cases.expr, cases.frame

L = ("List[Int64]", [[3, 1, 2, 1], [], None, [None, 5, None], [None], [-7]])
X = ("List[Float64]", [[1.5, 2.5], [], None, [None, 0.25], [None], ["Infinity", 1]])
S = ("List[String]", [["b", "a", None, "b"], [], None, ["é", "z", "👍"], [None], [""]])
B = ("List[Bool]", [[True, False], [], None, [None, True], [None], [False]])
FL = ("List[Float64; 3]", [[1.5, 0.5, 2], None, [None, 0, -1], ["Infinity", 1, 1]])
FI = ("List[Int32; 2]", [[2, 1], None, [None, 4]])
LL = ("List[List[Int64]]", [[[1], [2, 3], [1]], [], None, [None, [4, None], [4, None]], [[]]])
ST = ("List[Struct[x: Int64, y: String]]", [[{"x": 1, "y": "a"}, {"x": 1, "y": "a"}, {"x": 1, "y": None}], [None], [], None])
M = ("Map[String: Int64]", [[["a", 1], ["b", None]], [], None, [["é", 3], ["a", 9]], [["a", 1], ["a", 2]]])
MI = ("Map[Int64: String]", [[[1, "x"]], [], None, [[2, None]], [[1, "z"], [7, "y"]]])
P = ("Struct[x: Int64, y: String]", [{"x": 1, "y": "q"}, None, {"x": None, "y": None}, {"x": 4, "y": "w"}])

# Aggregations.
for js, fn in {
    "listCount": F.list_count, "listSum": F.list_sum, "listMean": F.list_mean, "listMin": F.list_min, "listMax": F.list_max,
}.items():  # fmt: skip
    for column in (L, X, FL, FI):
        expr(f"col('l').{js}()", fn(col("l")), l=column)
for js, fn in {"listBoolAnd": F.list_bool_and, "listBoolOr": F.list_bool_or}.items():
    expr(f"col('l').{js}()", fn(col("l")), l=B)
    expr(f"col('l').{js}()", fn(col("l")), l=("List[Bool; 2]", [[True, True], [False, None], None, [None, None]]))
    expr(f"col('l').{js}()", fn(col("l")), l=L)
for mode in ("all", "valid", "null", "some"):
    expr(f"col('l').listCount('{mode}')", F.list_count(col("l"), mode), l=S)
expr("col('l').listCount({ mode: 'all' })", F.list_count(col("l"), mode="all"), l=FL)
expr("col('nothing').listCount('null')", F.list_count(col("nothing"), "null"), nothing=("List[Null]", [[None], [], None, [None, None]]))
for column in (
    ("List[Int8]", [[100, 100], [-128, -1], [], None]),
    ("List[UInt8]", [[200, 100], [255, 1], [], None]),
    ("List[UInt64]", [["18446744073709551615"], [1, 2], [], None, ["9007199254740993", 2]]),
    ("List[Int64]", [["9223372036854775807", 1], ["9007199254740993", 2], ["9007199254740991", 2, -3], None]),
    ("List[Float32]", [[0.1, 0.2], ["NaN", 1], None, [16777216, 1, 1]]),
):
    expr("col('l').listSum()", F.list_sum(col("l")), l=column)
    expr("col('l').listMean()", F.list_mean(col("l")), l=column)
for column in (("List[Int8]", [[100, -100], [None, 3]]), ("List[UInt64]", [["18446744073709551615", 2], [7]]), ("List[Bool]", [[True, False], [None], [True]])):
    expr("col('l').listMin()", F.list_min(col("l")), l=column)
    expr("col('l').listMax()", F.list_max(col("l")), l=column)
expr("col('s').listSum()", F.list_sum(col("s")), s=S)
expr("col('s').listMean()", F.list_mean(col("s")), s=S)
expr("col('n').listSum()", F.list_sum(col("n")), n=("Int64", [1]))
expr("col('strings').listMax()", F.list_max(col("strings")), strings=S)
expr("col('dates').listMin()", F.list_min(col("dates")), dates=("List[Date]", [[3, 1], [None], None]))
NAN = ("List[Float64]", [[1, "NaN"], ["NaN", 1], ["NaN", "NaN"], [1, "NaN", 5], [2, "NaN", "NaN", 1]])
expr("col('nan').listMin()", F.list_min(col("nan")), nan=NAN)
expr("col('nan').listMax()", F.list_max(col("nan")), nan=NAN)

# Sorting.
for column in (L, X, S, B, FL, FI, NAN, ("List[Date]", [[3, 1, None], []]), ("List[Timestamp[us]]", [[3, -1], None]), ("List[Binary]", [["ff", "00", "00ff", None]]), ("List[Null]", [[None, None], []]), ("List[Float64]", [[0, "-0"], ["-0", 0], ["-0", -1, 0, 1]]), ("List[UInt64]", [["18446744073709551615", 2, "9223372036854775808"]])):
    expr("col('l').listSort()", F.list_sort(col("l")), l=column)
    expr("col('l').listSort(true)", F.list_sort(col("l"), True), l=column)
for js, args in {"false, true": (False, True), "true, true": (True, True), "true, false": (True, False), "null, true": (None, True)}.items():
    expr(f"col('l').listSort({js})", F.list_sort(col("l"), *args), l=L)
expr("col('l').listSort({ desc: true, nullsFirst: false })", F.list_sort(col("l"), desc=True, nulls_first=False), l=S)
expr("col('l').listSort({ desc: col('b') })", F.list_sort(col("l"), col("b")), l=("List[Int64]", [[None, 1, 2], [1, None, 2], None]), b=("Bool", [False, True, True]))
expr("col('flagged').listSort({ nullsFirst: col('b') })", F.list_sort(col("flagged"), nulls_first=col("b")), flagged=("List[Int64]", [[None, 1, 2], [1, None, 2]]), b=("Bool", [False, True]))
expr("col('flagged').listSort({ desc: col('b') })", F.list_sort(col("flagged"), col("b")), flagged=("List[Int64]", [[None, 1, 2], [1, None, 2]]), b=("Bool", [None, True]))
expr("col('l').listSort()", F.list_sort(col("l")), l=LL)
expr("col('l').listSort()", F.list_sort(col("l")), l=ST)
expr("col('l').listSort({ desc: 1 })", F.list_sort(col("l"), 1), l=L)

# Distinct values.
for column in (L, X, S, B, FL, LL, ("List[Binary]", [["ff", "00", "ff", None]]), ("List[Date]", [[1, 1, 2], None]), ("List[Decimal[precision: 10, scale: 2]]", [["1.50", "1.50", None, "0.25"], None])):
    if column is not LL:
        expr("col('l').listDistinct()", F.list_distinct(col("l")), l=column)
    expr("col('l').valueCounts()", F.value_counts(col("l")), l=column)
expr("col('nan').listDistinct()", F.list_distinct(col("nan")), nan=NAN)
expr("col('nan').valueCounts()", F.value_counts(col("nan")), nan=NAN)
expr("col('nested').listDistinct()", F.list_distinct(col("nested")), nested=LL)
expr("col('structs').listDistinct()", F.list_distinct(col("structs")), structs=ST)
expr("col('l').valueCounts()", F.value_counts(col("l")), l=ST)
expr("col('n').valueCounts()", F.value_counts(col("n")), n=("Int64", [1]))

# Chunks and lists of lists.
for size in ("1", "2", "3", "0", "-1", "1.5"):
    expr(f"col('l').chunk({size})", F.chunk(col("l"), float(size) if "." in size else int(size)), l=L)
for column in (S, FL, LL):
    expr("col('l').chunk(2)", F.chunk(col("l"), 2), l=column)
for column in (LL, ("List[List[String; 2]]", [[["a", "b"], None], None, []]), ("List[List[Int64]; 2]", [[[1], [2, 3]], None, [None, []]]), ("List[List[List[Int64]]]", [[[[1]], [[2], None]], None, [None, []]])):
    expr("col('l').listFlatten()", F.list_flatten(col("l")), l=column)
expr("col('l').listFlatten()", F.list_flatten(col("l")), l=L)

# Joining.
expr("col('l').listJoin('-')", F.list_join(col("l"), "-"), l=S)
expr("col('l').listJoin('')", F.list_join(col("l"), ""), l=S)
expr("col('l').listJoin(', ')", F.list_join(col("l"), ", "), l=("List[String; 2]", [["a", None], None, ["", "b"]]))
expr("col('l').listJoin(col('d'))", F.list_join(col("l"), col("d")), l=S, d=("String", ["-", "", "+", None, "é", "x"]))
expr("col('l').listJoin(', ')", F.list_join(col("l"), ", "), l=L)
expr("col('l').listJoin(1)", F.list_join(col("l"), 1), l=S)

# Finding and adding an item.
expr("col('l').listContains(1)", F.list_contains(col("l"), 1), l=L)
expr("col('l').listContains(null)", F.list_contains(col("l"), None), l=L)
expr("col('l').listContains(col('n'))", F.list_contains(col("l"), col("n")), l=L, n=("Int64", [3, None, 9, 5, 1, -7]))
expr("col('l').listContains('z')", F.list_contains(col("l"), "z"), l=S)
expr("col('l').listContains(NaN)", F.list_contains(col("l"), float("nan")), l=NAN)
expr("col('l').listContains(true)", F.list_contains(col("l"), True), l=B)
expr("col('l').listContains(col('d'))", F.list_contains(col("l"), col("d")), l=("List[Date]", [[3, 1], [None], None]), d=("Date", [1, 2, 3]))
expr("col('l').listContains(col('i'))", F.list_contains(col("l"), col("i")), l=LL, i=("List[Int64]", [[2, 3], [1], [1], [4, None], None]))
expr("col('l').listContains(col('i'))", F.list_contains(col("l"), col("i")), l=ST, i=("Struct[x: Int64, y: String]", [{"x": 1, "y": None}, {"x": 1, "y": "a"}, {"x": 1, "y": "a"}, {"x": 1, "y": "a"}]))
expr("col('l').listContains('x')", F.list_contains(col("l"), "x"), l=L)
expr("col('fixed').listContains(1.0)", F.list_contains(col("fixed"), 1.0), fixed=FL)
expr("col('ints').listContains(1.5)", F.list_contains(col("ints"), 1.5), ints=L)
expr("col('l').listAppend(9)", F.list_append(col("l"), 9), l=L)
expr("col('l').listAppend(null)", F.list_append(col("l"), None), l=S)
expr("col('l').listAppend(col('n'))", F.list_append(col("l"), col("n")), l=L, n=("Int64", [3, None, 9, 5, 1, -7]))
expr("col('l').listAppend(col('x'))", F.list_append(col("l"), col("x")), l=FL, x=("Float64", [1, 2, None, "NaN"]))
expr("col('l').listAppend(col('i'))", F.list_append(col("l"), col("i")), l=LL, i=("List[Int64]", [[9], None, [], [1], [2]]))
expr("col('l').listAppend('x')", F.list_append(col("l"), "x"), l=L)
expr("col('ints').listAppend(1.5)", F.list_append(col("ints"), 1.5), ints=L)

# Functions over items.
expr("col('l').listMap(element().mul(2))", F.list_map(col("l"), element() * 2), l=L)
expr("col('l').listMap(element().isNull())", F.list_map(col("l"), element().is_null()), l=S)
expr("col('l').listMap(element().upper())", F.list_map(col("l"), F.upper(element())), l=S)
expr("col('l').listMap(element().listSum())", F.list_map(col("l"), F.list_sum(element())), l=LL)
expr("col('l').listMap(element().get(-1))", F.list_map(col("l"), F.get(element(), -1)), l=LL)
expr("col('l').listMap(element().get('x').add(1))", F.list_map(col("l"), F.get(element(), "x") + 1), l=ST)
expr("col('l').listMap(element().cast(DataType.string())).listJoin(';')", F.list_join(F.list_map(col("l"), element().cast(D.string())), ";"), l=L)
expr("col('l').listMap(element().gt(1).and(element().lt(3)))", F.list_map(col("l"), (element() > 1) & (element() < 3)), l=L)
for column in (("List[Float16]", [[0.5, 0.25, "Infinity"], [None, 1]]),):
    for js, fn in {"listSum": F.list_sum, "listMean": F.list_mean, "listMax": F.list_max, "listSort": F.list_sort, "listDistinct": F.list_distinct}.items():
        expr(f"col('l').{js}()", fn(col("l")), l=column)
expr("col('l').listFilter(element().gt(1))", F.list_filter(col("l"), element() > 1), l=L)
expr("col('l').listFilter(element().gt(1))", F.list_filter(col("l"), element() > 1), l=NAN)
expr("col('l').listFilter(element().notNull())", F.list_filter(col("l"), element().not_null()), l=S)
expr("col('l').listFilter(element().get('y').eq('a'))", F.list_filter(col("l"), F.get(element(), "y") == "a"), l=ST)
expr("col('l').listFilter(element())", F.list_filter(col("l"), element()), l=B)
expr("col('l').listFilter(element().add(1))", F.list_filter(col("l"), element() + 1), l=L)
expr("col('n').listMap(element())", F.list_map(col("n"), element() + 1), n=("Int64", [1]))
expr("col('n').add(element())", col("n") + element(), n=("Int64", [1]))
expr("col('pairs').listMap(element().add(col('n')))", F.list_map(col("pairs"), element() + col("n")), pairs=("List[Int64]", [[1, 2], [3]]), n=("Int64", [10, 20]))
expr("col('pairs').listFilter(element().gt(col('n')))", F.list_filter(col("pairs"), element() > col("n")), pairs=("List[Int64]", [[1, 2], [3]]), n=("Int64", [1, 20]))
expr("col('nested').listMap(element().listMap(element().mul(2)))", F.list_map(col("nested"), F.list_map(element(), element() * 2)), nested=LL)
expr("col('pairs').listMap(element())", F.list_map(col("pairs"), element()), pairs=L)
expr("col('pairs').listMap(when(element().gt(1), element()).otherwise(col('n')))", F.list_map(col("pairs"), F.when(element() > 1, element()).otherwise(col("n"))), pairs=("List[Int64]", [[1, 2], [3]]), n=("Int64", [1, 20]))
expr("col('fixed').listMap(element().mul(2))", F.list_map(col("fixed"), element() * 2), fixed=FL)
expr("col('fixed').listFilter(element().gt(0))", F.list_filter(col("fixed"), element() > 0), fixed=FL)

# Making lists and structs.
expr("col('n').seq()", F.seq(col("n")), n=("Int64", [3, 0, None, 1]))
expr("F.seq(col('n'))", F.seq(col("n")), n=("UInt8", [3, 0, None, 1]))
expr("col('n').seq()", F.seq(col("n")), n=("Int64", [3, -2]))
expr("col('n').seq()", F.seq(col("n")), n=("Float64", [3]))
I, J = ("Int64", [1, None]), ("Float64", [1.5, None])
T = ("String", ["x", None])
frame("df.select(F.toList(col('a'), col('b')))", lambda df: df.select(F.to_list(col("a"), col("b"))), df={"a": I, "b": J})
expr("F.toList(col('a'), col('t'))", F.to_list(col("a"), col("t")), a=I, t=T)
expr("F.toList(col('a'))", F.to_list(col("a")), a=T)
expr("F.toList(col('a'), null, col('a'))", F.to_list(col("a"), None, col("a")), a=I)
expr("F.toList(col('a'), col('a'))", F.to_list(col("a"), col("a")), a=LL)
expr("F.toList(col('a'), col('a'))", F.to_list(col("a"), col("a")), a=P)
expr("F.toList(col('a'), col('b'))", F.to_list(col("a"), col("b")), a=("Int8", [1, None]), b=("UInt8", [200, None]))
expr("F.toList(col('a'), col('b'))", F.to_list(col("a"), col("b")), a=("Bool", [True, None]), b=T)
expr("F.toList(col('a'), col('b'))", F.to_list(col("a"), col("b")), a=("Bool", [True, None]), b=I)
expr("F.toList(col('a'), col('b'))", F.to_list(col("a"), col("b")), a=P, b=("Int64", [1, 2, 3, 4]))
frame("df.select(F.toStruct(col('a'), col('b')))", lambda df: df.select(F.to_struct(col("a"), col("b"))), df={"a": I, "b": T})
expr("F.toStruct(col('a'), { z: col('b').upper() })", F.to_struct(col("a"), z=F.upper(col("b"))), a=I, b=T)
expr("F.toStruct(col('a').add(col('a')), col('b').alias('q'))", F.to_struct(col("a") + col("a"), col("b").alias("q")), a=I, b=T)
expr("F.toStruct({ s: 'x', l: col('l') })", F.to_struct(s="x", l=col("l")), l=L)
expr("F.toStruct()", F.to_struct(), a=I)
expr("F.toStruct(col('twice'), col('twice'))", F.to_struct(col("twice"), col("twice")), twice=I)

# get.
for position in (0, 1, -1, -3, 5, -9):
    expr(f"col('l').get({position})", F.get(col("l"), position), l=L)
for column in (S, B, FL, LL, ST):
    expr("col('l').get(-1)", F.get(col("l"), -1), l=column)
N = ("Int64", [0, -1, 2, 1, 0, 3])
expr("col('l').get(col('n'))", F.get(col("l"), col("n")), l=L, n=N)
expr("col('l').get(col('n'), -7)", F.get(col("l"), col("n"), -7), l=L, n=N)
expr("col('l').get(col('n').add(1))", F.get(col("l"), col("n") + 1), l=FL, n=("UInt8", [0, 1, 1, 2]))
expr("col('l').get(1, -7)", F.get(col("l"), 1, -7), l=L)
expr("col('l').get(1, { default: 'none' })", F.get(col("l"), 1, default="none"), l=S)
expr("col('l').get(1, 3)", F.get(col("l"), 1, 3), l=S)
expr("col('l').get(9, 1.5)", F.get(col("l"), 9, 1.5), l=L)
expr("col('l').get(lit(1.5))", F.get(col("l"), lit(1.5)), l=L)
expr("col('l').get(col('s'))", F.get(col("l"), col("s")), l=L, s=("String", list("abcdef")))
expr("col('empty_places').get(col('n'))", F.get(col("empty_places"), col("n")), empty_places=("List[Int64]", [[1], [2]]), n=("Int64", [None, 0]))
expr("col('p').get('x')", F.get(col("p"), "x"), p=P)
expr("col('p').get('y')", F.get(col("p"), "y"), p=P)
expr("col('p').get('z')", F.get(col("p"), "z"), p=P)
expr("col('p').get('x', 3)", F.get(col("p"), "x"), p=("Int64", [1]))
expr("col('p').get(0)", F.get(col("p"), 0), p=P)
expr("col('n').get('x')", F.get(col("n"), "x"), n=I)
expr("col('names').get('a')", F.get(col("names"), "a"), names=M)

# Maps.
expr("col('m').mapGet('a')", F.map_get(col("m"), "a"), m=M)
expr("col('m').mapGet('é')", F.map_get(col("m"), "é"), m=M)
expr("col('m').mapGet(col('k'))", F.map_get(col("m"), col("k")), m=M, k=("String", ["b", "a", "a", None, "zz"]))
expr("col('m').mapGet(1)", F.map_get(col("m"), 1), m=MI)
expr("col('m').mapGet(col('n'))", F.map_get(col("m"), col("n")), m=MI, n=("Int64", [0, 1, 1, 2, 7]))
expr("col('m').mapGet(NaN)", F.map_get(col("m"), float("nan")), m=("Map[Float64: String]", [[["NaN", "x"]], [[1, "y"]]]))
expr("col('m').mapGet(null)", F.map_get(col("m"), None), m=M)
expr("col('m').mapGet(1)", F.map_get(col("m"), 1), m=M)
expr("col('m').mapGet('a')", F.map_get(col("m"), "a"), m=L)
expr("col('m').mapKeys()", F.map_keys(col("m")), m=M)
expr("col('m').mapKeys()", F.map_keys(col("m")), m=MI)
expr("col('m').mapKeys()", F.map_keys(col("m")), m=L)

# slice.
for args in ((1,), (0, 2), (-2,), (2, 1), (-3, -1), (1, None), (-100, 2), (100,), (0, -1), (-1, 1)):
    js = ", ".join("null" if arg is None else str(arg) for arg in args)
    expr(f"col('l').slice({js})", F.slice(col("l"), *args), l=L)
for column in (S, FL, LL):
    expr("col('l').slice(1)", F.slice(col("l"), 1), l=column)
SB = {"a": ("Int64", [1, None, 0, -2, 0, -1]), "b": ("Int64", [3, 1, None, 9, 0, None])}
expr("col('l').slice(col('a'), { end: col('b') })", F.slice(col("l"), col("a"), end=col("b")), l=L, **SB)
expr("col('l').slice(0, col('b'))", F.slice(col("l"), 0, col("b")), l=S, b=SB["b"])
for args in ((1, -1), (-2,), (3, 1)):
    expr(f"col('l').slice({', '.join(map(str, args))})", F.slice(col("l"), *args), l=("Binary", ["01020304", "", None, "ff"]))
expr("col('l').slice(col('n'))", F.slice(col("l"), col("n")), l=("Binary", ["01020304", "", None, "ff"]), n=("Int64", [2, 0, 0, None]))
expr("col('l').slice(1)", F.slice(col("l"), 1), l=("Binary[2]", ["0102", None]))
expr("col('l').slice(1)", F.slice(col("l"), 1), l=("String", ["abc"]))
expr("col('l').slice(1.5)", F.slice(col("l"), 1.5), l=L)

# Embeddings.
E = ("Embedding[Float32; 2]", [[1.5, 2], None, [0, -1]])
expr("col('e').listCount()", F.list_count(col("e")), e=E)
expr("col('e').listSum()", F.list_sum(col("e")), e=E)
expr("col('e').get(0)", F.get(col("e"), 0), e=E)

# Rows and columns out of values.
A = {
    "a": ("List[Int64]", [[1, 2], [], None, [None]]), "b": ("String", ["x", "y", "z", None]),
    "c": ("List[String]", [["p", "q"], [], None, ["r"]]), "f": ("List[Float64; 2]", [[1, 2], [3, 4], None, [5, 6]]), "s": P,
}  # fmt: skip
frame("df.explode('a')", lambda df: df.explode("a"), df=A)
frame("df.explode('a', { ignoreEmptyAndNull: true })", lambda df: df.explode("a", ignore_empty_and_null=True), df=A)
frame("df.explode('a', { indexColumn: 'i' })", lambda df: df.explode("a", index_column="i"), df=A)
frame("df.explode('f', { indexColumn: 'i' })", lambda df: df.explode("f", index_column="i"), df=A)
frame("df.explode('a', { indexColumn: 'at', ignoreEmptyAndNull: true })", lambda df: df.explode("a", index_column="at", ignore_empty_and_null=True), df=A)
frame("df.explode('a', 'c')", lambda df: df.explode("a", "c"), df=A)
frame("df.explode(col('a').listSort())", lambda df: df.explode(F.list_sort(col("a"))), df=A)
frame("df.explode('a', 'c')", lambda df: df.explode("a", "c"), df={"a": ("List[Int64]", [[1, 2]]), "c": ("List[Int64]", [[1]])})
frame("df.explode('b')", lambda df: df.explode("b"), df=A)
frame("df.explode('m')", lambda df: df.explode("m"), df={"m": M})
frame("df.select('b', col('a').explode())", lambda df: df.select("b", F.explode(col("a"))), df=A)
frame("df.select('b', F.explode(col('a'), true).alias('z'))", lambda df: df.select("b", F.explode(col("a"), ignore_empty_and_null=True).alias("z")), df=A)
frame("df.select(col('a').explode(), col('c').explode())", lambda df: df.select(F.explode(col("a")), F.explode(col("c"))), df=A)
frame("df.withColumn('w', col('a').explode())", lambda df: df.with_column("w", F.explode(col("a"))), df=A)
frame("df.where(col('a').explode().gt(1))", lambda df: df.where(F.explode(col("a")) > 1), df=A)
frame("df.select(col('a').explode().add(1))", lambda df: df.select(F.explode(col("a")) + 1), df=A)
frame("df.select('b', col('s').unnest())", lambda df: df.select("b", F.unnest(col("s"))), df=A)
frame("df.select(F.unnest(col('s')))", lambda df: df.select(F.unnest(col("s"))), df=A)
frame("df.select(col('b').unnest())", lambda df: df.select(F.unnest(col("b"))), df=A)
frame("df.where(col('s').unnest().gt(1))", lambda df: df.where(F.unnest(col("s")) > 1), df=A)
U = {"id": ("String", ["p", "q"]), "a": ("Int64", [1, None]), "b": ("Int64", [3, 4]), "c": ("Float64", [1.5, None])}
frame("df.unpivot('id', ['a', 'b'])", lambda df: df.unpivot("id", ["a", "b"]), df=U, unordered=True)
frame("df.unpivot('id', ['a', 'c'])", lambda df: df.unpivot("id", ["a", "c"]), df=U, unordered=True)
frame("df.unpivot(['id'])", lambda df: df.unpivot(["id"]), df=U, unordered=True)
frame("df.unpivot([], ['b', 'a'])", lambda df: df.unpivot([], ["b", "a"]), df=U, unordered=True)
frame("df.unpivot('id', ['a'], { variableName: 'v', valueName: 'w' })", lambda df: df.unpivot("id", ["a"], variable_name="v", value_name="w"), df=U, unordered=True)
frame("df.melt('id', ['b', 'a'])", lambda df: df.melt("id", ["b", "a"]), df=U, unordered=True)
frame("df.unpivot('a', ['b', 'id'])", lambda df: df.unpivot("a", ["b", "id"]), df=U, unordered=True)
frame("df.unpivot('id', ['a'], { variableName: 'id' })", lambda df: df.unpivot("id", ["a"], variable_name="id"), df=U, unordered=True)
frame("df.unpivot([], ['x', 'y'])", lambda df: df.unpivot([], ["x", "y"]), df={"x": ("List[Int64]", [[1], None]), "y": ("List[Float64]", [[1.5], []])}, unordered=True)
cases.write()
