"""Token ids of a thousand strings by transformers' CLIPTokenizerFast, truncated to 77, not padded.

    python tests/reference/models/tokenizer.py    # rewrites tokenizer-ids.json

Most strings are made from seeds, the rest by hand. Code points are those that Python's unicodedata knows, so that they
are letters, digits and cases to every Unicode table of the last years. `tokenizers` reading tokenizer.json itself, without
transformers, must give the same ids.
"""

import random
import unicodedata

from tokenizers import Tokenizer
from transformers import CLIPTokenizerFast

import common

LENGTH = 77
COUNT = 1000

WORDS = (
    "a an the photo picture painting of cat dog owl red green blue bright dark small huge two three people walking along "
    "river street mountain car bicycle train airplane sunset morning night rain snow wooden metal glass table chair with "
    "without under above beside vintage modern abstract high-resolution close-up portrait landscape black and white "
    "broccoli pizza toaster teddy bear astronaut rocket coffee hot dog sunflower dandelion tulip supercalifragilistic "
    "photosynthesis unbelievably anticlockwise Zürich Paris TOKYO iPhone GPU WebAssembly x86 4K 3D"
).split()
CONTRACTIONS = ["'s", "'t", "'re", "'ve", "'m", "'ll", "'d", "\u2019s", "'S", "'LL", "'", "''", "'x", "' s"]
SPACES = [*map(chr, [9, 10, 11, 12, 13, 28, 29, 30, 31, 32, 0x85, 0xA0, 0x1680, 0x180E, *range(0x2000, 0x2010)])]
SPACES += [*map(chr, [0x2028, 0x2029, 0x202F, 0x205F, 0x2060, 0x3000, 0xFEFF])]
BLOCKS = {
    "latin": [(0xA1, 0x24F), (0x1E00, 0x1EFF)],
    "greek": [(0x370, 0x3FF), (0x1F00, 0x1FFF)],
    "cyrillic": [(0x400, 0x52F)],
    "hebrew, arabic": [(0x591, 0x5F4), (0x600, 0x6FF), (0xFE70, 0xFEFC)],
    "indic": [(0x900, 0x97F), (0x980, 0x9FF), (0xB80, 0xBFF)],
    "thai, khmer": [(0xE01, 0xE5B), (0x1780, 0x17F9)],
    "kana, han": [(0x3041, 0x30FF), (0x4E00, 0x9FA5), (0x3000, 0x303F), (0xFF01, 0xFFEE)],
    "hangul": [(0xAC00, 0xD7A3), (0x1100, 0x11FF)],
    "georgian, cherokee": [(0x10A0, 0x10FF), (0x1C90, 0x1CBF), (0x13A0, 0x13FD), (0xAB70, 0xABBF)],
    "symbols": [(0x2010, 0x2BFF)],
    "letters beyond 16 bits": [(0x1D400, 0x1D7FF), (0x10400, 0x1044F), (0x20000, 0x2A6D6), (0x118A0, 0x118DF)],
    "emoji": [(0x1F300, 0x1FAFF), (0x2600, 0x27BF)],
}
PUNCTUATION = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"
MARKS = [*range(0x300, 0x370), *range(0x1AB0, 0x1ABF), *range(0x20D0, 0x20F1), *range(0xFE20, 0xFE30)]
ENTITIES = ["&amp;", "&lt;", "&gt;", "&quot;", "&#39;", "&#x27;", "&nbsp;", "&eacute;", "&amp;amp;", "&bogus;", "&", "&#0;"]
SPECIAL = ["<|endoftext|>", "<|startoftext|>", "<|ENDOFTEXT|>", "<|StartOfText|>", "<|endoftext", "endoftext|>", "<|", "|>"]
SPECIAL += ["</w>", "<|end oftext|>", "[UNK]", "<unk>"]
FAMILIES = [
    "\U0001f468\u200d\U0001f469\u200d\U0001f467\u200d\U0001f466",
    "\U0001f469\U0001f3fd\u200d\U0001f4bb",
    "\U0001f3f3\ufe0f\u200d\U0001f308",
    "\u2764\ufe0f\u200d\U0001f525",
    "\U0001f1e9\U0001f1ea",
    "\U0001f1ef\U0001f1f5",
    "\U0001f1e6",
    "\U0001f3f4\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f",
    "1\ufe0f\u20e3",
    "\u263a\ufe0e",
    "\U0001f44d\U0001f3ff",
    "\U0001f431",
]
CASES = [
    *["\u0130", "I\u0307", "\u0131", "\u1e9e", "\u00df", "SS", "\u03a3", "\u03c3\u03c2", "A\u03a3", "A\u03a3B", "A\u03a3 B"],
    *["A\u03a3\u0301", "\u03a3\u03a3", "\u01c4\u01c5\u01c6", "\u01f1", "\u1f88", "\u1fbc", "\u2126", "\u212a", "\u212b"],
    *["\u1e9e\u0323", "\u0149", "\u0390", "\ufb01", "\ufb03", "\u2160\u2171", "\u24b6\u24d0", "\u10a0\u10d0\u1c90", "\u13a0"],
    *["\uab70", "\ua7ae", "\u04c0", "\u0587", "\u023a\u2c65", "\u212a\u017f", "\U00010400\U00010428", "\U0001e900"],
]
HAND = [
    *["", " ", "   ", "\t\n", "a", "A", "cat", "Cat", "CAT", "cat ", " cat", "cat  cat", "cat\ncat", "cat.", ".cat"],
    *["a photo of a cat", "A Photo Of The Eiffel Tower at night!", "it's raining; they've 3 dogs, 12 cats"],
    *["na\u00efve caf\u00e9 \u2014 d\u00e9j\u00e0 vu", "nai\u0308ve cafe\u0301", "e\u0301\u0323", "\u1eb9\u0301", "\u00c5", "A\u030a"],
    *["\u65e5\u672c\u8a9e\u306e\u30c6\u30ad\u30b9\u30c8", "\u304b\u3099", "\uac00\u1100\u1161", "\uff21\uff22\uff23\uff11", "\u2460\u2461"],
    *["0", "00", "007", "1,234.56", "1e10", "\u0661\u0662\u0663", "\u00b2\u00bd\u2167", "\u0967\u0968", "10\u207b\u00b3", "12:34:56"],
    *["don't", "DON'T", "don\u2019t", "rock'n'roll", "'tis", "y'all'd've", "o'clock", "'s", "''s", "s's's", "'ll've", "John's's"],
    *["!", "!!", "!!!", "!!!!!!!!!!!!", "...", "....", "?!?!", "--", "---", "\u2014\u2014", "***", "###", "$$$", "@@", "://", ":-)"],
    *["a.b.c", "a,b;c:d", "a_b_c", "snake_case", "camelCase", "kebab-case", "C++", "C#", "@user #tag", "50% off", "$9.99"],
    *["<b>bold</b>", "{\"key\": [1, 2, 3]}", "C:\\path\\file.txt", "https://example.org/a?b=c&d=e#f", "name@example.org"],
    *["\u0000", "\u0001", "a\u0000b", "\u0007\u0008", "\u001b[31mred\u001b[0m", "\u007f", "\u0080\u009f", "a\u00adb", "\ufffd", "\uffff"],
    *["\u200b", "a\u200bb", "a\u200cb\u200dc", "\u200e\u200f", "\u202eabc\u202c", "\u2066abc\u2069", "\ufeffabc", "abc\ufeff", "\U0010ffff"],
    *["\u0301", "a\u0301\u0301\u0301\u0301", "\u20dd", "q\u0323\u0307", "\u0307\u0323", "z\u0351\u036b\u0343\u036a\u0302\u036b\u033d\u034f"],
    *["x" * 100, "ab" * 200, "1" * 100, "!" * 300, "\u00e9" * 90, "\u732b" * 80, "\U0001f600" * 80, "a " * 90, "a, " * 60],
    *["the " * 75, "the " * 74 + "cat", "the " * 76, "<|endoftext|>" * 80, "word " * 74 + "<|endoftext|> tail"],
]


def code_points(ranges):
    found = [chr(i) for first, last in ranges for i in range(first, last + 1)]
    return [c for c in found if unicodedata.category(c) not in ("Cn", "Co", "Cs")]


def word(rng):
    return rng.choice(WORDS)


def prose(rng, low, high):
    return " ".join(word(rng) for _ in range(rng.randint(low, high)))


def entry_of(kind, rng):
    def several(pool, low, high, joint=""):
        return joint.join(rng.choice(pool) for _ in range(rng.randint(low, high)))

    if kind == "prose":
        text = prose(rng, 1, 14)
        return rng.choice([text, text.capitalize() + ".", text.title(), text.upper(), text + "!"])
    if kind == "long":
        return prose(rng, 60, 110)
    if kind == "contractions":
        return " ".join(word(rng) + rng.choice(CONTRACTIONS) + rng.choice(["", "", word(rng)]) for _ in range(rng.randint(1, 6)))
    if kind == "spaces":
        return "".join(several(SPACES, 1, 3) + rng.choice([word(rng), "", "7", "."]) for _ in range(rng.randint(1, 6)))
    if kind == "punctuation":
        return "".join(rng.choice([several(PUNCTUATION, 1, 6), word(rng), " ", "12"]) for _ in range(rng.randint(2, 9)))
    if kind == "numbers":
        return several([" ", ".", ",", "-", "x", "/", "\u00d7", "%", ""] + [str(rng.randrange(10**n)) for n in range(1, 7)], 2, 10)
    if kind == "accents":
        form = rng.choice(["NFC", "NFD", "NFKC", "NFKD"])
        return unicodedata.normalize(form, several(code_points(BLOCKS["latin"] + BLOCKS["greek"]), 3, 16))
    if kind == "marks":
        marks = [chr(i) for i in MARKS if unicodedata.category(chr(i)) != "Cn"]
        return "".join(rng.choice("aeiouAnscz \u03b1\u0438 1.") + several(marks, 0, 3) for _ in range(rng.randint(2, 9)))
    if kind == "case":
        return several(CASES + ["a", "Z", " ", "\u0301", "."], 1, 7)
    if kind == "entities":
        return "".join(rng.choice([rng.choice(ENTITIES), word(rng), " "]) for _ in range(rng.randint(2, 7)))
    if kind == "special":
        return "".join(rng.choice([rng.choice(SPECIAL), rng.choice(SPECIAL), word(rng), " "]) for _ in range(rng.randint(1, 6)))
    if kind == "families":
        return "".join(rng.choice([rng.choice(FAMILIES), rng.choice(FAMILIES), " ", word(rng)]) for _ in range(rng.randint(1, 6)))
    if kind == "control":
        return "".join(rng.choice([chr(rng.choice([*range(32), *range(127, 160)])), word(rng), " "]) for _ in range(rng.randint(1, 7)))
    if kind == "anything":
        points = []
        while len(points) < rng.randint(1, 14):
            c = chr(rng.randrange(0x110000) if rng.random() < 0.3 else rng.randrange(0x10000))
            if unicodedata.category(c) not in ("Cn", "Co", "Cs"):
                points.append(c)
        return "".join(points)
    return several(code_points(BLOCKS[kind]) + [" "] * 3, 2, 18)


SHARES = {"prose": 90, "long": 20, "contractions": 45, "spaces": 70, "punctuation": 60, "numbers": 30, "accents": 45}
SHARES |= {"marks": 45, "case": 60, "entities": 25, "special": 40, "families": 35, "control": 25, "anything": 45}
SHARES |= dict.fromkeys(BLOCKS, 12)


def strings():
    found = {text: "hand" for text in [*HAND, *CASES, *FAMILIES, *SPECIAL, *ENTITIES]}
    kinds = [kind for kind, share in SHARES.items() for _ in range(share)]
    for seed in range(10 * COUNT):
        kind = kinds[seed] if seed < len(kinds) else list(SHARES)[seed % len(SHARES)]
        if len(found) < COUNT:
            found.setdefault(entry_of(kind, random.Random(seed)), kind)
    return found


def main():
    fast = CLIPTokenizerFast.from_pretrained(common.CLIP)
    plain = Tokenizer.from_file(str(common.CLIP / "tokenizer.json"))
    plain.enable_truncation(LENGTH)
    rows, truncated = [], 0
    for text, kind in strings().items():
        ids = fast(text, truncation=True, max_length=LENGTH)["input_ids"]
        assert ids == plain.encode(text).ids, text
        truncated += len(fast(text, verbose=False)["input_ids"]) > LENGTH
        rows.append([kind, text, ids])
    head = {
        "tokenizer": common.class_name(fast),
        "settings": {"truncation": True, "max_length": LENGTH, "padding": False},
        "truncated": truncated,
        "rules": {
            "lower": "code point by code point: capital sigma never gives the final sigma",
            "space": "\\s is Unicode's White_Space: with U+0085, without U+FEFF, U+200B, U+180E and U+001C to U+001F",
            "special": "<|endoftext|> only as it stands, before all else; <|startoftext|> in any case, after lowercasing; "
            "<|ENDOFTEXT|>, lowercased, is cut once more into <|, endoftext and |>",
        },
        "columns": ["kind", "text", "ids"],
    }
    common.write(__file__, head, strings=rows)


if __name__ == "__main__":
    main()
