"""Learns the byte-level BPE tokenizer of the tiny CLIP and saves it the way the hub keeps CLIP's."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

from tokenizers import AddedToken, Regex, Tokenizer, decoders, models, normalizers, pre_tokenizers, processors

from captions import vocabulary

START, END = "<|startoftext|>", "<|endoftext|>"
SUFFIX = "</w>"
MAX_LENGTH = 32
MAX_MERGES = 480

WORDS = r"<\|startoftext\|>|<\|endoftext\|>|'s|'t|'re|'ve|'m|'ll|'d|[\p{L}]+|[\p{N}]|[^\s\p{L}\p{N}]+"


def _normalizer() -> normalizers.Normalizer:
    return normalizers.Sequence(
        [normalizers.NFC(), normalizers.Replace(Regex(r"\s+"), " "), normalizers.Lowercase()]
    )


def _pre_tokenizer() -> pre_tokenizers.PreTokenizer:
    words = pre_tokenizers.Split(Regex(WORDS), behavior="removed", invert=True)
    return pre_tokenizers.Sequence([words, pre_tokenizers.ByteLevel(add_prefix_space=False)])


def _learn_merges(words: Counter[str]) -> list[tuple[str, str]]:
    """The most frequent neighbours, joined again and again until each word is one token.

    Equal counts are decided by the alphabet, so that the result depends on nothing but the words.
    """
    spelled = {word: [*word[:-1], word[-1] + SUFFIX] for word in words}
    merges: list[tuple[str, str]] = []
    while len(merges) < MAX_MERGES:
        pairs: Counter[tuple[str, str]] = Counter()
        for word, parts in spelled.items():
            for pair in zip(parts, parts[1:]):
                pairs[pair] += words[word]
        if not pairs:
            break
        best = min(pairs, key=lambda pair: (-pairs[pair], pair))
        merges.append(best)
        for parts in spelled.values():
            at = 0
            while at < len(parts) - 1:
                if (parts[at], parts[at + 1]) == best:
                    parts[at : at + 2] = ["".join(best)]
                at += 1
    return merges


def train() -> Tokenizer:
    """A tokenizer whose vocabulary is laid out as CLIP's: bytes, bytes that end a word, merges, the two marks."""
    normalizer, pre_tokenizer = _normalizer(), _pre_tokenizer()
    words: Counter[str] = Counter()
    for text in vocabulary():
        words.update(word for word, _ in pre_tokenizer.pre_tokenize_str(normalizer.normalize_str(text)))
    merges = _learn_merges(words)
    # All 256 bytes are there with and without the suffix: no text, in whatever script, becomes an unknown token.
    letters = sorted(pre_tokenizers.ByteLevel.alphabet())
    tokens = [*letters, *(letter + SUFFIX for letter in letters), *("".join(merge) for merge in merges), START, END]
    vocab = {token: index for index, token in enumerate(dict.fromkeys(tokens))}

    tokenizer = Tokenizer(
        models.BPE(vocab=vocab, merges=merges, unk_token=END, end_of_word_suffix=SUFFIX, continuing_subword_prefix="")
    )
    tokenizer.normalizer = normalizer
    tokenizer.pre_tokenizer = pre_tokenizer
    tokenizer.post_processor = processors.RobertaProcessing(
        (END, vocab[END]), (START, vocab[START]), trim_offsets=False, add_prefix_space=False
    )
    tokenizer.decoder = decoders.ByteLevel()
    tokenizer.add_special_tokens([AddedToken(START, normalized=False), AddedToken(END, normalized=False)])
    return tokenizer


def save(tokenizer: Tokenizer, folder: Path) -> None:
    """Writes tokenizer.json and tokenizer_config.json."""
    folder.mkdir(parents=True, exist_ok=True)
    tokenizer.save(str(folder / "tokenizer.json"), pretty=False)
    configuration = {
        "tokenizer_class": "CLIPTokenizer",
        "model_max_length": MAX_LENGTH,
        "bos_token": START,
        "eos_token": END,
        "unk_token": END,
        "pad_token": END,
        "add_prefix_space": False,
        "do_lower_case": True,
        "errors": "replace",
    }
    (folder / "tokenizer_config.json").write_text(json.dumps(configuration, indent=2) + "\n")


def encode(tokenizer: Tokenizer, texts: list[str], length: int | None = None) -> list[list[int]]:
    """Token ids padded with the end mark to `length`, or to the longest text."""
    end = tokenizer.token_to_id(END)
    ids = [encoding.ids for encoding in tokenizer.encode_batch(texts)]
    ids = [row if len(row) <= MAX_LENGTH else [*row[: MAX_LENGTH - 1], end] for row in ids]
    longest = length or max(len(row) for row in ids)
    return [row + [end] * (longest - len(row)) for row in ids]
