"""Functions over text, and parse_url. Writes strings.json."""

from daft_cases import Cases, D, F, col, lit

cases = Cases("strings")
S = ("String", ["Hello World", "", None, "héllo ñandú", "日本語テキスト", "a😀b😀", "  pad\t\n", "ßtraße İI ǆ ﬁ", "e\u0301x"])
W = ("String", ["fooBar baz", "HTTPServer2Go", "", None, "snake_case_name", "kebab-case", "  lead  trail ", "ÉcoleÀParis", "a1b2C3", "x", "don't stop", "ABC def GHI", "日本Go語"])
N = ("Int64", [1, 2, 3, -4, None])
T = ("String", ["abcabc", "", "ü-ü-ü", "x", None])
P = ("String", ["b", "", "-", None, "a"])


def one(js, expr, **columns):
    cases.expr(js, expr, **columns)


# One argument.
ONE = {
    "lower": F.lower, "upper": F.upper, "lstrip": F.lstrip, "rstrip": F.rstrip, "strip": F.strip, "reverse": F.reverse,
    "capitalize": F.capitalize, "length": F.length, "lengthBytes": F.length_bytes, "soundex": F.soundex, "ascii": F.ascii_func,
}  # fmt: skip
for js, fn in ONE.items():
    one(f"col('s').{js}()", fn(col("s")), s=S)
CASES = {
    "toCamelCase": F.to_camel_case, "toUpperCamelCase": F.to_upper_camel_case, "toSnakeCase": F.to_snake_case,
    "toUpperSnakeCase": F.to_upper_snake_case, "toKebabCase": F.to_kebab_case, "toUpperKebabCase": F.to_upper_kebab_case,
    "toTitleCase": F.to_title_case, "capitalize": F.capitalize,
}  # fmt: skip
for js, fn in CASES.items():
    one(f"col('w').{js}()", fn(col("w")), w=W)
SIGMA = ("String", ["ΌΔΥΣΣΕΎΣ", "ΑΣ ΣΑΣ", "σς", "ŉ", "ΐ", "ÿ", "ꭰ", "İ"])
one("col('s').lower().concat(col('s').upper())", F.concat(F.lower(col("s")), F.upper(col("s"))), s=SIGMA)
SPACES = ("String", ["\u00a0a\u00a0", "\u2003b\u3000", "\ufeffc\ufeff", "\x1cd\x1c", "\u0085e\u0085", "\u200bf\u200b", "\x0bg\x0c", " \t "])
one("col('s').strip()", F.strip(col("s")), s=SPACES)
one("col('s').soundex()", F.soundex(col("s")), s=("String", ["Robert", "Rupert", "Tymczak", "Pfister", "Honeyman", "Ashcraft", "a", "1ab", " lee", "éa", "o'Hara", "BBBB", "Jackson", "van der", "Lloyd", "x-y", None, ""]))
one("col('s').ascii()", F.ascii_func(col("s")), s=("String", ["A", "abc", "", "é", "😀", None]))
one("col('n').ascii()", F.ascii_func(col("n")), n=N)
one("col('n').chr()", F.chr_func(col("n")), n=("Int64", [65, 0, 256, 233, 321, -1, 8364, 128512, 55296, 1114112, None]))
one("col('n').chr()", F.chr_func(col("n")), n=("Int32", [97, 128, 255, 300]))
one("col('n').chr()", F.chr_func(col("n")), n=("UInt8", [97, 128, 255]))
one("col('n').chr()", F.chr_func(col("n")), n=("Float64", [97.5]))
one("col('n').space()", F.space(col("n")), n=("Int64", [0, 1, 5, -3, None]))
one("col('n').space()", F.space(col("n")), n=("UInt8", [0, 3]))
one("col('n').space()", F.space(col("n")), n=("Float64", [1.5]))
for js, fn in {"lower": F.lower, "reverse": F.reverse, "lengthBytes": F.length_bytes, "soundex": F.soundex, "toSnakeCase": F.to_snake_case}.items():
    one(f"col('n').{js}()", fn(col("n")), n=N)
one("col('n').length()", F.length(col("n")), n=N)
one("col('n').upper()", F.upper(col("n")), n=("Null", [None, None]))
one("col('n').length()", F.length(col("n")), n=("Null", [None, None]))
one("col('l').length()", F.length(col("l")), l=("List[Int64]", [[1, None], [], None]))
one("col('l').length()", F.length(col("l")), l=("List[Int64; 2]", [[1, None], None]))
one("col('b').length()", F.length(col("b")), b=("Binary", ["00ff", "", None]))
one("col('b').length()", F.length(col("b")), b=("Binary[2]", ["00ff", None]))
one("col('b').length()", F.length(col("b")), b=("Struct[a: Int64]", [{"a": 1}]))
one("col('b').lengthBytes()", F.length_bytes(col("b")), b=("Binary", ["00ff", "", None]))

# Looking for text.
for js, fn in {"contains": F.contains, "startswith": F.startswith, "endswith": F.endswith, "find": F.find, "split": F.split}.items():
    one(f"col('t').{js}(col('p'))", fn(col("t"), col("p")), t=T, p=P)
    one(f"col('t').{js}('')", fn(col("t"), ""), t=T)
    one(f"col('t').{js}('ü')", fn(col("t"), "ü"), t=T)
    one(f"col('t').{js}(null)", fn(col("t"), lit(None)), t=T)
    one(f"col('t').{js}(1)", fn(col("t"), 1), t=T)
one("col('s').find('o')", F.find(col("s"), "o"), s=S)
one("col('s').find('ñ')", F.find(col("s"), "ñ"), s=S)
one("col('s').find('b')", F.find(col("s"), "b"), s=S)
one("col('s').split(' ')", F.split(col("s"), " "), s=S)
one("lit('a,b').split(col('p'))", F.split(lit("a,b"), col("p")), p=("String", [",", "b", None]))
LIKE = ("String", ["apple", "Apple pie", "a%b", "a_b", "a\\b", "", None, "日本", "a\nb", "a.b", "axb", "ab"])
for pattern in ["a%", "%b", "%p%", "a_b", "a\\%b", "a\\_b", "", "%", "_", "__", "a.b", "A%", "日_", "%P_E", "a\\\\b", "a\\b", "[a]%", "ap%e", "%%", "apple"]:
    written = pattern.replace("\\", "\\\\")
    one(f"col('s').like('{written}')", F.like(col("s"), pattern), s=LIKE)
    if pattern in ("a%", "A%", "%P_E", "a\\%b", "_"):
        one(f"col('s').ilike('{written}')", F.ilike(col("s"), pattern), s=LIKE)
one("col('s').ilike('É%')", F.ilike(col("s"), "É%"), s=("String", ["école", "École", "ecole"]))
one("col('s').like(col('p'))", F.like(col("s"), col("p")), s=("String", ["ab", "ab", None, "b"]), p=("String", ["a%", "_", "%", None]))

# Parts.
for js, fn in {"left": F.left, "right": F.right}.items():
    one(f"col('t').{js}(col('n'))", fn(col("t"), col("n")), t=T, n=("Int64", [2, 1, 0, 5, None]))
    one(f"col('s').{js}(3)", fn(col("s"), 3), s=S)
    one(f"col('s').{js}(0)", fn(col("s"), 0), s=S)
    one(f"col('s').{js}(-1)", fn(col("s"), -1), s=S)
    one(f"col('s').{js}(null)", fn(col("s"), lit(None)), s=S)
    one(f"col('s').{js}(1.5)", fn(col("s"), 1.5), s=S)
one("col('s').left(col('n'))", F.left(col("s"), col("n")), s=("String", ["abc", "abc"]), n=("UInt8", [1, 2]))
one("col('s').substr(1)", F.substr(col("s"), 1), s=S)
one("col('s').substr(1, 3)", F.substr(col("s"), 1, 3), s=S)
one("col('s').substr(1, { length: 2 })", F.substr(col("s"), 1, 2), s=S)
one("col('s').substr(0, 0)", F.substr(col("s"), 0, 0), s=S)
one("col('s').substr(-2)", F.substr(col("s"), -2), s=S)
one("col('s').substr(0, -2)", F.substr(col("s"), 0, -2), s=S)
one("col('s').substr(50)", F.substr(col("s"), 50), s=S)
one("col('t').substr(col('a'), col('b'))", F.substr(col("t"), col("a"), col("b")), t=T, a=("Int64", [0, 1, 2, None, 1]), b=("Int64", [2, 1, None, 3, 1]))
one("col('t').splitPart('-', 2)", F.split_part(col("t"), "-", 2), t=T)
one("col('t').splitPart('-', -1)", F.split_part(col("t"), "-", -1), t=T)
one("col('t').splitPart('-', 0)", F.split_part(col("t"), "-", 0), t=T)
one("col('t').splitPart('', 1)", F.split_part(col("t"), "", 1), t=T)
one("col('t').splitPart('', -1)", F.split_part(col("t"), "", -1), t=T)
one("col('t').splitPart('', 2)", F.split_part(col("t"), "", 2), t=T)
one("col('t').splitPart(col('p'), col('n'))", F.split_part(col("t"), col("p"), col("n")), t=T, p=P, n=("Int64", [1, 1, 3, 1, 1]))
one("col('t').splitPart('-', col('n'))", F.split_part(col("t"), "-", col("n")), t=T, n=("Int64", [1, 9, -3, None, 1]))
one("col('t').substringIndex('-', 2)", F.substring_index(col("t"), "-", 2), t=T)
one("col('t').substringIndex('-', -2)", F.substring_index(col("t"), "-", -2), t=T)
one("col('t').substringIndex('-', 0)", F.substring_index(col("t"), "-", 0), t=T)
one("col('t').substringIndex('', 1)", F.substring_index(col("t"), "", 1), t=T)
one("col('t').substringIndex('aa', 2)", F.substring_index(col("t"), "aa", 2), t=("String", ["aaaa", "baaab"]))
one("col('t').substringIndex('aa', -2)", F.substring_index(col("t"), "aa", -2), t=("String", ["aaaa", "baaab"]))
one("col('t').substringIndex(col('p'), col('n'))", F.substring_index(col("t"), col("p"), col("n")), t=T, p=P, n=N)

# Building.
for js, fn in {"lpad": F.lpad, "rpad": F.rpad}.items():
    one(f"col('s').{js}(5, '*')", fn(col("s"), 5, "*"), s=S)
    one(f"col('s').{js}(9, 'é')", fn(col("s"), 9, "é"), s=S)
    one(f"col('s').{js}(5, 'xy')", fn(col("s"), 5, "xy"), s=S)
    one(f"col('s').{js}(0, '*')", fn(col("s"), 0, "*"), s=S)
    one(f"col('s').{js}(-1, '*')", fn(col("s"), -1, "*"), s=S)
    one(f"col('t').{js}(8, '')", fn(col("t"), 8, ""), t=T)
    one(f"col('t').{js}(col('n'), col('p'))", fn(col("t"), col("n"), col("p")), t=T, n=("Int64", [8, 2, 3, 4, 1]), p=("String", ["b", "c", "-", None, "a"]))
one("col('t').repeat(2)", F.repeat(col("t"), 2), t=T)
one("col('t').repeat(0)", F.repeat(col("t"), 0), t=T)
one("col('t').repeat(-1)", F.repeat(col("t"), -1), t=T)
one("col('t').repeat(col('n'))", F.repeat(col("t"), col("n")), t=T, n=("Int64", [1, 2, 3, None, 0]))
one("col('t').repeat(1.5)", F.repeat(col("t"), 1.5), t=T)
one("col('t').translate('abü', '12')", F.translate(col("t"), "abü", "12"), t=T)
one("col('t').translate('aa', '12')", F.translate(col("t"), "aa", "12"), t=T)
one("col('t').translate('', '12')", F.translate(col("t"), "", "12"), t=T)
one("col('t').translate('a', '😀x')", F.translate(col("t"), "a", "😀x"), t=T)
one("col('t').translate(col('p'), col('q'))", F.translate(col("t"), col("p"), col("q")), t=T, p=P, q=("String", ["z", "z", "zz", "z", "z"]))
one("col('t').concat(col('p'))", F.concat(col("t"), col("p")), t=T, p=P)
one("col('t').concat('!')", F.concat(col("t"), "!"), t=T)
one("col('t').concat(1)", F.concat(col("t"), lit(1)), t=T)
one("col('n').concat('x')", F.concat(col("n"), "x"), n=N)
one("col('b').concat(col('c'))", F.concat(col("b"), col("c")), b=("Binary", ["00", "ff", None, ""]), c=("Binary", ["01", "", "02", ""]))
one("col('b').concat(col('c'))", F.concat(col("b"), col("c")), b=("Binary[1]", ["00", "ff", None]), c=("Binary[2]", ["0102", None, "0203"]))
one("col('b').concat(col('c'))", F.concat(col("b"), col("c")), b=("Binary[1]", ["00", "ff"]), c=("Binary", ["0102", None]))
one("col('b').concat('x')", F.concat(col("b"), "x"), b=("Binary", ["00", "ff"]))
one("col('t').concat(null)", F.concat(col("t"), lit(None)), t=T)
one("F.concatWs('-', col('t'), col('p'), lit('z'))", F.concat_ws("-", col("t"), col("p"), lit("z")), t=T, p=P)
one("F.concatWs('-', col('t'), col('p'))", F.concat_ws("-", col("t"), col("p")), t=T, p=P)
one("F.concatWs('', col('t'))", F.concat_ws("", col("t")), t=T)
one("F.concatWs('-', col('t'), col('n'))", F.concat_ws("-", col("t"), col("n")), t=T, n=N)
one("F.concatWs('-', col('l'), col('t'))", F.concat_ws("-", col("l"), col("t")), t=T, l=("List[String]", [["a", None], [], None, ["x"], ["y"]]))
one("F.concatWs('-')", F.concat_ws("-"), t=T)
one("F.format('{} and {}!', col('t'), col('p'))", F.format("{} and {}!", col("t"), col("p")), t=T, p=P)
one("F.format('{}{}', col('n'), col('b'))", F.format("{}{}", col("n"), col("b")), n=N, b=("Bool", [True, False, None, True, True]))
one("F.format('n={}', col('n'))", F.format("n={}", col("n")), n=N)
one("F.format('{}', col('n'))", F.format("{}", col("n")), n=N)
one("F.format('x={}', col('f'))", F.format("x={}", col("f")), f=("Float64", [1.0, 1e20, "NaN", None]))
one("F.format('x={}', col('d'))", F.format("x={}", col("d")), d=("Date", [0, None]))
cases.frame("df.select(F.format('{} {}', col('t')).alias('out'))", lambda df: df.select(F.format("{} {}", col("t")).alias("out")), df={"t": T})
one("F.format('plain')", F.format("plain"), t=T)
one("F.format('')", F.format(""), t=T)
one("F.format('{{}} {}', col('t'), col('t'))", F.format("{{}} {}", col("t"), col("t")), t=T)
one("col('t').replace('ab', 'X')", F.replace(col("t"), "ab", "X"), t=T)
one("col('t').replace('', '.')", F.replace(col("t"), "", "."), t=T)
one("col('t').replace('a', '$&$1')", F.replace(col("t"), "a", "$&$1"), t=T)
one("col('t').replace('.', 'x')", F.replace(col("t"), ".", "x"), t=T)
one("col('t').replace(col('p'), col('q'))", F.replace(col("t"), col("p"), col("q")), t=T, p=P, q=("String", ["z", "z", "", "z", "z"]))
one("col('t').replace(null, 'x')", F.replace(col("t"), lit(None), "x"), t=T)

# Normalizing and counting.
for js, options in [
    ("", {}),
    ("{ removePunct: true }", {"remove_punct": True}),
    ("{ lowercase: true }", {"lowercase": True}),
    ("{ nfdUnicode: true }", {"nfd_unicode": True}),
    ("{ whiteSpace: true }", {"white_space": True}),
    ("{ removePunct: true, lowercase: true, nfdUnicode: true, whiteSpace: true }", {"remove_punct": True, "lowercase": True, "nfd_unicode": True, "white_space": True}),
]:
    one(f"col('s').normalize({js})", F.normalize(col("s"), **options), s=("String", ["Héllo,  Wörld!  ", " a\tb\n\nc ", None, "", "‘quoted’ — “x” $5+3^2 `~|<>=", "ＦＵＬＬ ①", "\u00a0n\u00a0\u00a0b", "ΣΑΣ", "don't-stop_now"]))
C = ("String", ["the cat in the hat", "The THE the", "theother the", "", None, "catcat cat-cat", "été the"])
one("col('s').countMatches('the')", F.count_matches(col("s"), "the"), s=C)
one("col('s').countMatches(['the', 'cat'])", F.count_matches(col("s"), ["the", "cat"]), s=C)
one("col('s').countMatches(['the', 'cat'], { wholeWords: true })", F.count_matches(col("s"), ["the", "cat"], whole_words=True), s=C)
one("col('s').countMatches('the', { caseSensitive: false })", F.count_matches(col("s"), "the", case_sensitive=False), s=C)
one("col('s').countMatches(['the', 'theother', 'catcat', 'cat'])", F.count_matches(col("s"), ["the", "theother", "catcat", "cat"]), s=C)
one("col('s').countMatches(['theother', 'the', 'catcat', 'cat'], { wholeWords: true, caseSensitive: false })", F.count_matches(col("s"), ["theother", "the", "catcat", "cat"], whole_words=True, case_sensitive=False), s=C)
one("col('s').countMatches(['a.'])", F.count_matches(col("s"), ["a."]), s=C)
one("col('s').countMatches('')", F.count_matches(col("s"), ""), s=C)
one("col('s').countMatches(['ÉTÉ'], { caseSensitive: false })", F.count_matches(col("s"), ["ÉTÉ"], case_sensitive=False), s=C)
one("col('s').countMatches(col('p'))", F.count_matches(col("s"), col("p")), s=("String", ["aab", "b", None]), p=("String", ["a", "b", "c"]))
one("col('s').countMatches(['été'], { wholeWords: true })", F.count_matches(col("s"), ["été"], whole_words=True), s=C)
one("col('s').countMatches([])", F.count_matches(col("s"), lit([]).cast(D.list(D.string()))), s=C)

# Distances.
L = ("String", ["kitten", "saturday", "", "abc", None, "CA", "héllo", "martha", "dixon", "a", "😀b", "", "aaaaaaaaaa", "dwayne", "abcdefgh"])
R = ("String", ["sitting", "sunday", "abc", "", "x", "ABC", "hello", "marhta", "dicksonx", "a", "b😀", "", "aaaaaaaaab", "duane", "hgfedcba"])
for js, fn in {
    "hammingDistanceStr": F.hamming_distance_str, "levenshteinDistance": F.levenshtein_distance, "jaroSimilarity": F.jaro_similarity,
    "jaroWinklerSimilarity": F.jaro_winkler_similarity, "damerauLevenshteinDistance": F.damerau_levenshtein_distance,
}.items():  # fmt: skip
    one(f"col('l').{js}(col('r'))", fn(col("l"), col("r")), l=L, r=R)
    one(f"col('l').{js}('kitten')", fn(col("l"), lit("kitten")), l=L)
    one(f"col('l').{js}(col('n'))", fn(col("l"), col("n")), l=("String", ["a"]), n=("Int64", [1]))

# URLs.
U = ("String", [
    "https://user:pass@example.com:8080/path?query=value#fragment", "http://localhost/api", "http://example.com", "http://example.com:80/", "https://example.com:443",
    "not a url", "", None, "ftp://h/x", "mailto:a@b.c", "file:///etc/passwd", "http://[::1]:3000/x", "http://EXAMPLE.com/%7Efoo/../bar", "http://ex%41mple.com/",
    "data:text/plain,hi", "http://exämple.de/ü?ü#ü", "//no-scheme/x", "http://a:b:c@h", "http://u@h:1", "custom://Host/Path?", "http://h/?#", "http://1.2.3/", "  http://trim.me  ", "http://h:99999/", "s3://bucket/key name",
    "http://:p@h/", "blob:https://a/b", "http:example.com", "urn:isbn:1",
])  # fmt: skip
one("col('u').parseUrl()", F.parse_url(col("u")), u=U)
one("col('u').parseUrl()", F.parse_url(col("u")), u=N)
cases.write()
