"""Nulls, hashes and random values. Writes misc.json."""

from daft import DataType as D
from daft_cases import Cases, F, col, lit

cases = Cases("misc")
HASHES = ("xxhash", "xxhash32", "xxhash64", "xxhash3_64", "murmurhash3", "sha1")


def i32(value):
    """As a JS literal is: Daft makes Python's an Int64."""
    return lit(value).cast(D.int32())


# coalesce and fill_null.
PAIRS = [
    {"a": ("Int8", [1, None, None]), "b": ("Int64", [5, 6, None])},
    {"a": ("Int64", [1, None, None]), "b": ("Float64", [5, "NaN", None])},
    {"a": ("String", ["a", None, None]), "b": ("String", ["b", "c", None])},
    {"a": ("Int64", [1, None]), "b": ("String", ["b", "c"])},
    {"a": ("Bool", [True, None]), "b": ("String", ["b", "c"])},
    {"a": ("List[Int64]", [[1], None]), "b": ("List[Int64]", [[2], [3]])},
    {"a": ("Float32", [1.5, None]), "b": ("Int64", [1, 2])},
    {"a": ("Bool", [True, None]), "b": ("Int64", [1, 2])},
    {"a": ("Null", [None, None]), "b": ("Int64", [1, None])},
    {"a": ("Struct[a: Int64]", [{"a": 1}, None]), "b": ("Struct[a: Int64]", [{"a": 2}, {"a": None}])},
    {"a": ("Date", [1, None]), "b": ("Timestamp[us]", [1, 2])},
    {"a": ("UInt64", [1, None]), "b": ("Int64", [1, -2])},
    {"a": ("Binary", ["61", None]), "b": ("Binary", ["62", "63"])},
    {"a": ("Decimal[precision: 10, scale: 2]", ["1.00", None]), "b": ("Decimal[precision: 10, scale: 2]", ["1.00", "2.00"])},
    {"a": ("Embedding[Float32; 2]", [[1, 2], None]), "b": ("Embedding[Float32; 2]", [[3, 4], [5, 6]])},
    {"a": ("List[Int64]", [[1]]), "b": ("String", ["x"])},
    {"a": ("Int64", [1]), "b": ("Binary", ["62"])},
]
for pair in PAIRS:
    types = f"{pair['a'][0]} and {pair['b'][0]}"
    cases.expr("F.coalesce(col('a'), col('b'))", F.coalesce(col("a"), col("b")), name=f"coalesce of {types}", **pair)
    cases.expr("col('a').fillNull(col('b'))", F.fill_null(col("a"), col("b")), name=f"fillNull of {types}", **pair)
UNITS = {"a": ("Timestamp[ms]", [1, None]), "b": ("Timestamp[us]", [1, 5])}
cases.expr("F.coalesce(col('a'), col('b'), null)", F.coalesce(col("a"), col("b"), lit(None)), **UNITS)
cases.expr("F.fillNull(col('a'), col('b'))", F.fill_null(col("a"), col("b")), **UNITS)
I8 = ("Int8", [1, None])
cases.expr("F.coalesce(col('a'), 7)", F.coalesce(col("a"), i32(7)), a=I8)
cases.expr("F.coalesce(col('a'), null)", F.coalesce(col("a"), lit(None)), a=I8)
cases.expr("F.coalesce(col('a'))", F.coalesce(col("a")), a=I8)
cases.expr("F.coalesce(col('a'), col('b'), 0)", F.coalesce(col("a"), col("b"), lit(0)), a=("Int64", [1, None, None]), b=("Int64", [None, None, 2]))
cases.frame("df.select(F.coalesce(col('b'), col('a')))", lambda df: df.select(F.coalesce(col("b"), col("a"))), df={"a": ("Int64", [1, 2]), "b": ("Int64", [None, 3])})
cases.frame("df.select(F.coalesce())", lambda df: df.select(F.coalesce()), df={"a": I8})
cases.expr("col('a').fillNull(7)", F.fill_null(col("a"), i32(7)), a=I8)
cases.expr("col('a').fillNull('x')", F.fill_null(col("a"), "x"), a=I8)
cases.expr("col('a').fillNull('x')", F.fill_null(col("a"), "x"), a=("String", ["a", None, "é"]), name="fillNull of text")
cases.expr("col('a').fillNull(null)", F.fill_null(col("a"), None), a=I8)
cases.expr("col('a').fillNull(2.5)", F.fill_null(col("a"), 2.5), a=("Int64", [1, None]))
cases.expr("col('a').fillNull(0)", F.fill_null(col("a"), i32(0)), a=("Float64", ["NaN", None]))

# Hashes: every length class, with and without a seed.
TEXTS = ("String", ["", None, "a", "hé", "abc", "hello", "0123456789", "0123456789abcdef", "x" * 17, "y" * 40, "z" * 70, "w" * 129])
LONG = ("String", ["w" * 100, "x" * 128, "y" * 200, "x" * 240, "x" * 241, "é" * 300, "x" * 1024, "x" * 1025, "abc" * 700])
for name in HASHES:
    for seed in (None, 0, 42, 2**40 + 3):
        option = "" if seed is None else f"seed: {seed}, "
        cases.expr(f"col('a').hash({{ {option}hashFunction: '{name}' }})", F.hash(col("a"), seed=seed, hash_function=name), a=TEXTS)
for seed in (0, 42, 2**40 + 3):
    cases.expr(f"col('a').hash({{ seed: {seed} }})", F.hash(col("a"), seed=seed), a=LONG)
for name in HASHES[1:]:
    cases.expr(f"col('a').hash({{ seed: 7, hashFunction: '{name}' }})", F.hash(col("a"), seed=7, hash_function=name), a=LONG)
cases.expr("col('a').hash({ hashFunction: 'md5' })", F.hash(col("a"), hash_function="md5"), a=TEXTS)
cases.expr("col('a').hash({ seed: 1.5 })", F.hash(col("a"), seed=1.5), a=TEXTS)
cases.expr("col('a').hash({ seed: -1 })", F.hash(col("a"), seed=-1), a=("Int64", [1]))
VALUES = [
    ("Int8", [1, -1, None]), ("Int16", [1, -1, None]), ("Int32", [1, -1, None]), ("Int64", [1, -1, None, "9223372036854775807"]),
    ("UInt8", [1, 255, None]), ("UInt16", [1]), ("UInt32", [1]), ("UInt64", [1, None]), ("Float32", [1.5, "-0", 0, "NaN", None]),
    ("Float64", [1.5, "-0", 0, "NaN", None]), ("Bool", [True, False, None]), ("Date", [1, None]), ("Timestamp[us]", [1, None]),
    ("Timestamp[ms]", [1, None]), ("Timestamp[us; UTC]", [1, None]), ("Duration[ms]", [1, None]), ("Time[us]", [1, None]),
    ("Decimal[precision: 10, scale: 2]", ["0.01", "-0.01", "0.00", "123.45", None]), ("Decimal[precision: 10, scale: 3]", ["0.010"]),
    ("Binary", ["", "61", None]), ("Binary[1]", ["61", None]), ("Null", [None, None]),
    ("List[Int64]", [[], [1, 2], [1, None], None, [None]]), ("List[String]", [["a", "b"], ["ab"], [None]]), ("List[Int64; 2]", [[1, 2], [1, None], None]),
    ("Struct[a: Int64, b: String]", [{"a": 1, "b": "x"}, {"a": None, "b": "x"}, {"a": None, "b": None}, None]), ("Struct[a: Int64]", [{"a": 1}]),
    ("Map[String: Int64]", [[["a", 1]], [], None]), ("Embedding[Float32; 2]", [[1, 2], None]), ("List[List[Int64]]", [[[1], [2]], [[1, 2]], []]),
    ("List[Struct[a: Int64, b: String]]", [[{"a": 1, "b": "x"}, {"a": 2, "b": None}], []]),
]  # fmt: skip
for column in VALUES:
    of = column[0]
    cases.expr("col('a').hash()", F.hash(col("a")), a=column, name=f"hash of {of}")
    cases.expr("col('a').hash({ seed: 5 })", F.hash(col("a"), seed=5), a=column, name=f"hash of {of} with a seed")
for name in HASHES[1:]:
    for column in (VALUES[3], VALUES[10], VALUES[17], VALUES[20], VALUES[22], VALUES[25]):
        cases.expr(f"col('a').hash({{ hashFunction: '{name}' }})", F.hash(col("a"), hash_function=name), a=column, name=f"{name} of {column[0]}")
        cases.expr(f"col('a').hash({{ seed: 5, hashFunction: '{name}' }})", F.hash(col("a"), seed=5, hash_function=name), a=column, name=f"{name} of {column[0]} with a seed")
THREE = {"a": ("Int64", [1, None, 2]), "b": ("String", ["a", "b", None]), "c": ("List[Int64]", [[1, 2], [], None])}
cases.expr("col('a').hash(col('b'))", F.hash(col("a"), col("b")), **THREE)
cases.expr("col('b').hash(col('a'))", F.hash(col("b"), col("a")), **THREE)
cases.expr("F.hash(col('a'), col('c'))", F.hash(col("a"), col("c")), **THREE)
cases.expr("F.hash(col('c'), col('a'))", F.hash(col("c"), col("a")), **THREE)
cases.expr("F.hash(col('a'), col('b'), col('c'), { seed: 7 })", F.hash(col("a"), col("b"), col("c"), seed=7), **THREE)
cases.expr("F.hash(col('a'), col('b'), { hashFunction: 'murmurhash3' })", F.hash(col("a"), col("b"), hash_function="murmurhash3"), **THREE)
cases.expr("F.hash(col('a'), col('b'), { hashFunction: 'sha1', seed: 1 })", F.hash(col("a"), col("b"), hash_function="sha1", seed=1), **THREE)
cases.expr("F.hash(col('a'), 5)", F.hash(col("a"), i32(5)), a=("Int64", [1, None]))
cases.frame("df.select(F.hash(col('b'), col('a')))", lambda df: df.select(F.hash(col("b"), col("a"))), df={"a": I8, "b": I8})

# Signatures of texts.
WORDS = ("String", ["hello world foo", "", None, "a", "a b c d e", "  a  b ", "héllo wörld", "a\tb\nc", "x x x x", " ", "a\t b", "a\u00a0 b", "the quick brown fox jumps over the lazy dog again and again"])
for name in HASHES:
    for count, size, seed in ((4, 1, 1), (3, 2, 1), (2, 3, 7), (9, 2, 0)):
        cases.expr(f"col('a').minhash({count}, {size}, {{ seed: {seed}, hashFunction: '{name}' }})", F.minhash(col("a"), num_hashes=count, ngram_size=size, seed=seed, hash_function=name), a=WORDS)
    cases.expr(f"col('a').simhash({{ hashFunction: '{name}' }})", F.simhash(col("a"), hash_function=name), a=WORDS)
cases.expr("col('a').minhash(16, 3)", F.minhash(col("a"), num_hashes=16, ngram_size=3), a=WORDS)
cases.expr("col('a').minhash(2, 2, { seed: 4294967295 })", F.minhash(col("a"), num_hashes=2, ngram_size=2, seed=2**32 - 1), a=WORDS)
for count, size, seed in ((0, 1, 1), (1, 0, 1), (1, 1, -1), (1, 1, 2**32)):
    cases.expr(f"col('a').minhash({count}, {size}, {{ seed: {seed} }})", F.minhash(col("a"), num_hashes=count, ngram_size=size, seed=seed), a=WORDS)
cases.expr("col('a').minhash(1, 1)", F.minhash(col("a"), num_hashes=1, ngram_size=1), a=("Int64", [1]), name="minhash of Int64")
cases.expr("col('a').simhash()", F.simhash(col("a")), a=WORDS)
for size in (1, 2, 5, 0):
    cases.expr(f"col('a').simhash({{ ngramSize: {size} }})", F.simhash(col("a"), ngram_size=size), a=WORDS)
cases.expr("col('a').simhash()", F.simhash(col("a")), a=("Int64", [1]), name="simhash of Int64")

# Random values: what must hold of any.
cases.expr("F.randomInt(1, 6).between(1, 6)", F.random_int(1, 6).between(1, 6), a=("Int64", [1] * 20))
cases.expr("F.randomInt(-3, 3, { seed: 7 }).between(-3, 3)", F.random_int(-3, 3, seed=7).between(-3, 3), a=("Int64", [1] * 20))
cases.expr("F.randomInt(10, 1)", F.random_int(10, 1), a=I8)
cases.expr("F.randomInt(5, 5)", F.random_int(5, 5), a=I8)
cases.expr("F.randomInt(-5.5, 5)", F.random_int(-5.5, 5), a=I8)
cases.frame("df.select(F.randomInt(1, 2).gt(0).and(F.randomInt(1, 2).lt(3)))", lambda df: df.select((F.random_int(1, 2) > 0) & (F.random_int(1, 2) < 3)), df={"a": I8})
cases.expr("F.uuid('v4').eq(F.uuid({ version: 'v7' }))", F.uuid("v4").cast(D.string()) == F.uuid(version="v7").cast(D.string()), a=I8)
cases.expr("F.uuid().isNull()", F.uuid().is_null(), a=I8)
cases.write()
