"""Regular expressions, in the syntax of Rust's `regex` crate. Writes regexps.json."""

from daft_cases import Cases, F, col, lit

cases = Cases("regexps")
S = ("String", ["123-456", "abc", "", None, "foo bar  baz", "Ünï ñ", "a\nb\r\nc", "٣٤ १२", "x1y22z333", "FOO foo", "a.b*c", "日本 go", "ſtK", "a\\b", "_u\u0300 \u200d", "😀x"])
T = ("String", ["aXbXc", "", "XX", None, "ü1ü", "abc"])


def written(text):
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'").replace("\n", "\\n") + "'"


PATTERNS = [
    r"\d+", r"^\w+$", r"(?i)foo", r"f(?i:OO)", r"a(?-i)B", r"(?s)a.b", r"a.b", r"(?m)^b", r"^b", r"(?x) a  b # comment", r"(?P<n>\d)(?P<m>\d)?", r"(?<n>\d)",
    r"\Aabc\z", r"[[:alpha:]]+", r"[[:^digit:][:space:]]", r"\bbaz\b", r"\Bo", r"[^\d\s]", r"\p{L}", r"\p{Greek}|\p{Lu}", r"\pN", r"\P{L}", r"[\w&&[^\d]]", r"[a-z--[aeiou]]",
    r"a{2}", r"x\d{1,}", r"\x61", r"\x{1F600}", r"\u0061", r"\U0001F600", r"[a-c.*]", r"\.", r"a\\b", r"(a|b)*?c", r"", r"(?:)", r".", r"(?u:\w)", r"(?i)ñ", r"(?i)k", r"(?i)S", r"[^a]",
    r"(?R)^b$", r"(?mR)^b$", r"(?U)a+", r"\s\s", r"[]a]", r"[a\]]", r"[-a]", r"\*", r"\-", r"\#", r"(?im)^FOO$", r"\t|\n", r"\a|\f|\v", r"[[:word:]]", r"x{2", r"}", r"{", r"a{,2}", r"[\x61-c]",
    r"\p{Script=Han}", r"\p{sc=Latin}", r"\p{Alphabetic}", r"(?-u:\w)", r"[a&&b]", r"[^[:alpha:]]", r"a++", r"(?i)[^k]", r"[\[]", r"\z", r"$", r"(?x)[ a ]", r"\p{^L}", r"\b{start}b", r"a**", r"^*", r"\R", r"\h", r"(?i)\p{Lu}", r"[\b]", r"[[]", r"(?i)ß",
    r"\<foo", r"foo\>", r"(?<=a)b", r"(?=a)", r"(?!a)", r"(a)\1", r"(?P=n)", r"(", r")", r"[a", r"*a", r"[z-a]", r"\y", r"(?z)", r"\p{Nope}", r"a{3,1}", r"(?P<1a>x)", r"(?P<a>x)(?P<a>y)", r"\Z", r"\G", r"\x{110000}", r"(?>a)", r"\Q", r"\K", r"\cA", r"\X", r"\e", r"\0", r"\/", r"\'", r"\ ", r"[[:nope:]]", r"a{1000000000}",
]  # fmt: skip
for pattern in PATTERNS:
    cases.expr(f"col('s').regexpExtractAll({written(pattern)})", F.regexp_extract_all(col("s"), pattern), s=S)
for pattern in [r"\d", "", "^b", "(", "(?i)foo"]:
    cases.expr(f"col('s').regexp({written(pattern)})", F.regexp(col("s"), pattern), s=S)
    cases.expr(f"col('s').regexpCount({written(pattern)})", F.regexp_count(col("s"), pattern), s=S)
    cases.expr(f"col('s').regexpSplit({written(pattern)})", F.regexp_split(col("s"), pattern), s=S)
    cases.expr(f"col('s').regexpExtract({written(pattern)})", F.regexp_extract(col("s"), pattern), s=S)
P = ("String", ["X", "^", "X?", "a", None, "(b)(z)?"])
for js, fn in {"regexp": F.regexp, "regexpCount": F.regexp_count, "regexpSplit": F.regexp_split, "regexpExtract": F.regexp_extract, "regexpExtractAll": F.regexp_extract_all}.items():
    cases.expr(f"col('t').{js}(col('p'))", fn(col("t"), col("p")), t=T, p=P)
    cases.expr(f"col('t').{js}(null)", fn(col("t"), lit(None)), t=T)
    cases.expr(f"col('t').{js}(1)", fn(col("t"), 1), t=T)
    cases.expr(f"col('n').{js}('1')", fn(col("n"), "1"), n=("Int64", [1]))
    cases.expr(f"col('t').{js}(col('p'))", fn(col("t"), col("p")), t=("String", ["a", "b"]), p=("String", ["a", "("]))
cases.expr(r"col('s').regexpExtract('(\\d)(\\d*)', 1)", F.regexp_extract(col("s"), r"(\d)(\d*)", 1), s=S)
cases.expr(r"col('s').regexpExtract('(\\d)(\\d*)', { index: 2 })", F.regexp_extract(col("s"), r"(\d)(\d*)", 2), s=S)
cases.expr(r"col('s').regexpExtract('(\\d)(\\d*)', 9)", F.regexp_extract(col("s"), r"(\d)(\d*)", 9), s=S)
cases.expr("col('s').regexpExtract('(z)?.', 1)", F.regexp_extract(col("s"), r"(z)?.", 1), s=S)
cases.expr(r"col('s').regexpExtractAll('(\\d)(\\d*)', 2)", F.regexp_extract_all(col("s"), r"(\d)(\d*)", 2), s=S)
cases.expr("col('s').regexpExtractAll('(z)?[a-z]', 1)", F.regexp_extract_all(col("s"), "(z)?[a-z]", 1), s=S)
cases.expr("col('s').regexpExtractAll('z', 5)", F.regexp_extract_all(col("s"), "z", 5), s=S)
cases.expr("col('s').regexpExtract('z', -1)", F.regexp_extract(col("s"), "z", -1), s=S)
D = ("String", ["foo bar", "héllo", "", None, "12-34", "日本"])
for pattern, replacement in [
    ("o+", "a"), (r"(\w)(\w)", "$2$1"), (r"(\w)(\w)", r"\2\1"), (r"(?P<a>\w)(?P<b>\w)", "${b}-$a"), (r"(\w)", "$1x"), (r"(\w)", "${1}x"), (r"\w", "$0$0"), (r"\w", r"\0\0"), ("", "."), ("o", "$$"),
    ("o", r"\\"), ("o", r"\n"), ("o", r"\10"), ("(o)", r"\10"), ("(o)", "$10"), ("o", "$"), ("o", "${"), ("o", "${1"), ("o", "$9"), ("o", "$nope"), (r"(?<x>\d+)-(\d+)", "$2-$x"), ("z|(o)", "[$1]"), ("o", "$&$`$'"), ("o", ""), ("(o)", "$1_"), ("(o)", "$-1"),
    ("^", ">"), ("$", "<"), (r"\b", "|"), ("o*", "-"), (r"(?i)H", "J"), ("(", "x"), ("(o)", "\\"), ("(o)", "$ {1}"), ("(o)", "${1 }"),
]:  # fmt: skip
    cases.expr(f"col('d').regexpReplace({written(pattern)}, {written(replacement)})", F.regexp_replace(col("d"), pattern, replacement), d=D)
cases.expr("col('t').regexpReplace(col('p'), col('r'))", F.regexp_replace(col("t"), col("p"), col("r")), t=T, p=P, r=("String", ["<$0>", "^", None, "x", "y", "$1$2"]))
cases.expr("col('t').regexpReplace(col('p'), '-')", F.regexp_replace(col("t"), col("p"), "-"), t=T, p=P)
cases.expr("col('t').regexpReplace('X', col('r'))", F.regexp_replace(col("t"), "X", col("r")), t=T, r=("String", ["<$0>", "^", None, "x", "y", "$1$2"]))
cases.write()
