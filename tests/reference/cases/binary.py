"""Charsets and compression of bytes. Writes binary.json."""

import gzip
import zlib

from daft_cases import Cases, F, col

cases = Cases("binary")
B = ("Binary", ["6869", "", None, "ff", "c3a9", "61475673", "61476b3d", "aGk=".encode().hex(), "00ff".encode().hex(), "0"[:0]])
S = ("String", ["hi", "", None, "é😀", "aGk=", "00fF"])
for charset in ["utf-8", "utf8", "UTF-8", "base64", "hex", "latin1"]:
    for js, fn in {"encode": F.encode, "decode": F.decode, "tryEncode": F.try_encode, "tryDecode": F.try_decode}.items():
        cases.expr(f"col('b').{js}('{charset}')", fn(col("b"), charset), b=B)
        cases.expr(f"col('s').{js}('{charset}')", fn(col("s"), charset), s=S)
X = ("Binary", [text.encode().hex() for text in ["aGk=", "aGk", "aG k=", "aGk==", "a", "aGl=", "AA==", "_-8=", "/+8=", "aGk=\n", "", "YQ==YQ=="]])
cases.expr("col('b').tryDecode('base64')", F.try_decode(col("b"), "base64"), b=X)
H = ("Binary", [text.encode().hex() for text in ["00fF", "0", "zz", "", "0x00", "00 ff", "FF"]])
cases.expr("col('b').tryDecode('hex')", F.try_decode(col("b"), "hex"), b=H)
cases.expr("col('b').decode('hex')", F.decode(col("b"), "hex"), b=("Binary", [b"0".hex()]))
cases.expr("col('b').decode('hex')", F.decode(col("b"), "hex"), b=("Binary", [b"00fF".hex(), None]))
cases.expr("col('b').decode('base64')", F.decode(col("b"), "base64"), b=("Binary", [b"aGk=".hex(), None]))
cases.expr("col('b').decode('utf-8')", F.decode(col("b"), "utf-8"), b=("Binary", ["6869", None, "c3a9"]))
cases.expr("col('valid').encode('utf-8')", F.encode(col("valid"), "utf-8"), valid=("Binary", ["6869", None, "c3a9"]))
cases.expr("col('f').encode('base64')", F.encode(col("f"), "base64"), f=("Binary[2]", ["6869", None]))
cases.expr("col('f').decode('base64')", F.decode(col("f"), "base64"), f=("Binary[4]", [b"aGk=".hex(), None]))
cases.expr("col('f').compress('gzip')", F.compress(col("f"), "gzip"), f=("Binary[2]", ["6869", None]))
cases.expr("col('n').encode('hex')", F.encode(col("n"), "hex"), n=("Int64", [1]))
cases.expr("col('n').encode('hex')", F.encode(col("n"), "hex"), n=("Null", [None]))
cases.expr("col('n').decode('hex')", F.decode(col("n"), "hex"), n=("Null", [None]))
cases.expr("col('n').compress('gzip')", F.compress(col("n"), "gzip"), n=("Null", [None]))
cases.expr("col('n').compress('gzip')", F.compress(col("n"), "gzip"), n=("Int64", [1]))
TEXT = b"hello, hello, hello world! " * 5
raw = zlib.compressobj(6, zlib.DEFLATED, -15)
packed = {"gzip": gzip.compress(TEXT, mtime=0), "gz": gzip.compress(TEXT, mtime=0), "zlib": zlib.compress(TEXT), "deflate": raw.compress(TEXT) + raw.flush()}
for codec in ["gzip", "gz", "zlib", "deflate", "GZIP", "zstd", "bz2"]:
    for js, encode, decode in [("compress", F.compress, F.decompress), ("tryCompress", F.try_compress, F.try_decompress)]:
        back = "tryDecompress" if js == "tryCompress" else "decompress"
        cases.expr(f"col('s').{js}('{codec}').{back}('{codec}')", decode(encode(col("s"), codec), codec), s=S)
        cases.expr(f"col('b').{js}('{codec}').{back}('{codec}')", decode(encode(col("b"), codec), codec), b=("Binary", [TEXT.hex(), "00", "", None]))
for codec, data in packed.items():
    cases.expr(f"col('b').decompress('{codec}')", F.decompress(col("b"), codec), b=("Binary", [data.hex(), data.hex()]))
    cases.expr(f"col('nullable').decompress('{codec}')", F.decompress(col("nullable"), codec), nullable=("Binary", [data.hex(), None]))
    cases.expr(f"col('cut').tryDecompress('{codec}')", F.try_decompress(col("cut"), codec), cut=("Binary", [data[:-9].hex()]))
    cases.expr(f"col('b').tryDecompress('{codec}')", F.try_decompress(col("b"), codec), b=("Binary", [data.hex(), None, (data + b"xyz").hex(), (b"\x00" + data).hex(), "", (data + data).hex()]))
    cases.expr(f"col('flipped').tryDecompress('{codec}')", F.try_decompress(col("flipped"), codec), flipped=("Binary", [(data[:-1] + bytes([data[-1] ^ 1])).hex()]))
    cases.expr(f"col('bad').decompress('{codec}')", F.decompress(col("bad"), codec), bad=("Binary", ["0102030405"]))
cases.expr("col('s').decompress('gzip')", F.decompress(col("s"), "gzip"), s=S)
cases.expr("col('s').compress('gzip')", F.compress(col("s"), "gzip"), s=("String", ["hi"]))
cases.expr("col('s').compress('deflate')", F.compress(col("s"), "deflate"), s=("String", ["hi"]))
cases.expr("col('s').compress('zlib')", F.compress(col("s"), "zlib"), s=("String", ["hi", ""]))
cases.write()
