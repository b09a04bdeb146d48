"""Two tiny random BERTs in the hub's layout, and what transformers makes of some texts with them.

`tests/fixtures/models/nli-tiny` judges hypotheses (three classes), `tests/fixtures/models/sentence-tiny` embeds
sentences (mean of the tokens, scaled to length 1). Their weights are random: they test code, not language.
"""

import json
import pathlib

import torch
from common import HERE, VERSIONS
from tokenizers import Tokenizer, models, normalizers, pre_tokenizers, processors
from transformers import BertConfig, BertForSequenceClassification, BertModel, PreTrainedTokenizerFast

FIXTURES = pathlib.Path(__file__).parents[2] / "fixtures" / "models"
WORDS = "this example is about a the red blue green circle square star of cat dog sport music . , ! two three".split()
TEXTS = [
    "a red circle",
    "The BLUE square, and three stars!",
    "dog",
    "",
    "music is about two cats of the red star . " * 6,
]
LABELS = ["sport", "music", "a red circle"]


def tokenizer() -> PreTrainedTokenizerFast:
    tokens = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", *WORDS, *[f"##{c}" for c in "abcdefghijklmnopqrstuvwxyz"]]
    tokens += list("abcdefghijklmnopqrstuvwxyz")
    vocabulary = {token: i for i, token in enumerate(dict.fromkeys(tokens))}
    made = Tokenizer(models.WordPiece(vocabulary, unk_token="[UNK]"))
    made.normalizer = normalizers.BertNormalizer(lowercase=True)
    made.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    made.post_processor = processors.TemplateProcessing(
        single="[CLS] $A [SEP]",
        pair="[CLS] $A [SEP] $B:1 [SEP]:1",
        special_tokens=[("[CLS]", vocabulary["[CLS]"]), ("[SEP]", vocabulary["[SEP]"])],
    )
    return PreTrainedTokenizerFast(
        tokenizer_object=made,
        model_max_length=24,
        pad_token="[PAD]",
        unk_token="[UNK]",
        cls_token="[CLS]",
        sep_token="[SEP]",
        model_input_names=["input_ids", "token_type_ids", "attention_mask"],
    )


def export(model: torch.nn.Module, folder: pathlib.Path, output: str) -> None:
    (folder / "onnx").mkdir(parents=True, exist_ok=True)
    names = ["input_ids", "attention_mask", "token_type_ids"]
    axes = {name: {0: "batch", 1: "tokens"} for name in names}
    axes[output] = {0: "batch", 1: "tokens"} if output == "last_hidden_state" else {0: "batch"}
    example = tuple(torch.ones((2, 5), dtype=torch.int64) for _ in names)
    torch.onnx.export(
        model,
        example,
        folder / "onnx" / "model.onnx",
        input_names=names,
        output_names=[output],
        dynamic_axes=axes,
        opset_version=17,
        dynamo=False,
    )


class Only(torch.nn.Module):
    """The model with one output."""

    def __init__(self, model: torch.nn.Module, output: str) -> None:
        super().__init__()
        self.model = model
        self.output = output

    def forward(self, input_ids: torch.Tensor, attention_mask: torch.Tensor, token_type_ids: torch.Tensor):
        return getattr(self.model(input_ids, attention_mask, token_type_ids), self.output)


def save(folder: pathlib.Path, config: BertConfig, words: PreTrainedTokenizerFast) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    config.save_pretrained(folder)
    words.save_pretrained(folder)


def main() -> None:
    words = tokenizer()
    shape = dict(
        vocab_size=len(words),
        hidden_size=16,
        num_hidden_layers=2,
        num_attention_heads=2,
        intermediate_size=32,
        max_position_embeddings=24,
        initializer_range=0.6,
        attn_implementation="eager",
    )
    torch.manual_seed(7)
    labels = {0: "contradiction", 1: "neutral", 2: "entailment"}
    config = BertConfig(**shape, id2label=labels, label2id={v: k for k, v in labels.items()})
    config.architectures = ["BertForSequenceClassification"]
    judge = BertForSequenceClassification(config).eval()
    save(FIXTURES / "nli-tiny", config, words)
    export(Only(judge, "logits").eval(), FIXTURES / "nli-tiny", "logits")

    torch.manual_seed(8)
    plain = BertConfig(**shape)
    plain.architectures = ["BertModel"]
    encoder = BertModel(plain, add_pooling_layer=False).eval()
    folder = FIXTURES / "sentence-tiny"
    save(folder, plain, words)
    export(Only(encoder, "last_hidden_state").eval(), folder, "last_hidden_state")
    (folder / "1_Pooling").mkdir(exist_ok=True)
    (folder / "1_Pooling" / "config.json").write_text(json.dumps({"pooling_mode_mean_tokens": True}) + "\n")
    modules = ["sentence_transformers.models.Transformer", "sentence_transformers.models.Pooling"]
    modules.append("sentence_transformers.models.Normalize")
    (folder / "modules.json").write_text(json.dumps([{"idx": i, "type": t} for i, t in enumerate(modules)]) + "\n")

    with torch.no_grad():
        scores = []
        for text in TEXTS:
            pairs = [f"This example is {label}." for label in LABELS]
            batch = words([text] * len(pairs), pairs, padding=True, truncation="only_first", return_tensors="pt")
            scores.append(judge(**batch).logits[:, 2].softmax(0).tolist())
        batch = words(TEXTS, padding=True, truncation=True, return_tensors="pt")
        hidden = encoder(**batch).last_hidden_state
        mask = batch["attention_mask"].unsqueeze(-1)
        mean = (hidden * mask).sum(1) / mask.sum(1)
        vectors = torch.nn.functional.normalize(mean, dim=1).tolist()
    digits = lambda values: [round(value, 8) for value in values]
    rows = [{"text": t, "scores": digits(s), "vector": digits(v)} for t, s, v in zip(TEXTS, scores, vectors)]
    head = {"versions": {**VERSIONS, "torch": torch.__version__}, "labels": LABELS}
    lines = ",\n".join("    " + json.dumps(row) for row in rows)
    text = json.dumps(head, indent=2)[:-2] + ',\n  "texts": [\n' + lines + "\n  ]\n}\n"
    (HERE / "tiny-bert.json").write_text(text)


if __name__ == "__main__":
    main()
