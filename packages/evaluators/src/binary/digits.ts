const codesOf = (text: string): Uint8Array => Uint8Array.from(text, (char) => char.charCodeAt(0));

const BASE64 = codesOf('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/');
const HEX = codesOf('0123456789abcdef');
const PAD = 0x3d;

const NONE = 255;
const BASE64_VALUES = new Uint8Array(256).fill(NONE);
BASE64.forEach((code, value) => (BASE64_VALUES[code] = value));

const HEX_VALUES = new Uint8Array(256).fill(NONE);
HEX.forEach((code, value) => (HEX_VALUES[code] = value));
codesOf('ABCDEF').forEach((code, i) => (HEX_VALUES[code] = 10 + i));

/** Standard base64 (RFC 4648, section 4), padded. */
export function toBase64(bytes: Uint8Array): Uint8Array {
  const out = new Uint8Array(Math.ceil(bytes.length / 3) * 4).fill(PAD);
  for (let i = 0, to = 0; i < bytes.length; i += 3, to += 4) {
    const left = bytes.length - i;
    const group = (bytes[i]! << 16) | ((bytes[i + 1] ?? 0) << 8) | (bytes[i + 2] ?? 0);
    for (let k = 0; k < Math.min(4, left + 1); k++) out[to + k] = BASE64[(group >> (18 - 6 * k)) & 63]!;
  }
  return out;
}

/** The bytes of padded base64 without white space; unused bits must be zero, so that every value has one text. */
export function fromBase64(text: Uint8Array): Uint8Array | string {
  if (text.length % 4 !== 0) return `base64 of ${text.length} digits, which is no multiple of 4`;
  const pads = text.at(-1) !== PAD ? 0 : text.at(-2) === PAD ? 2 : 1;
  const digits = text.length - pads;
  const out = new Uint8Array((text.length / 4) * 3 - pads);
  let bits = 0;
  let count = 0;
  let to = 0;
  for (let i = 0; i < digits; i++) {
    const value = BASE64_VALUES[text[i]!]!;
    if (value === NONE) return `byte ${i} is no base64 digit`;
    bits = ((bits << 6) | value) & 0xffff;
    count += 6;
    if (count < 8) continue;
    count -= 8;
    out[to++] = bits >> count;
  }
  return (bits & ((1 << count) - 1)) === 0 ? out : 'the last base64 digit has bits that belong to no byte';
}

export function toHex(bytes: Uint8Array): Uint8Array {
  const out = new Uint8Array(bytes.length * 2);
  bytes.forEach((byte, i) => {
    out[2 * i] = HEX[byte >> 4]!;
    out[2 * i + 1] = HEX[byte & 15]!;
  });
  return out;
}

export function fromHex(text: Uint8Array): Uint8Array | string {
  if (text.length % 2 === 1) return `${text.length} hexadecimal digits, which is an odd number`;
  const out = new Uint8Array(text.length / 2);
  for (let i = 0; i < text.length; i++) {
    const value = HEX_VALUES[text[i]!]!;
    if (value === NONE) return `byte ${i} is no hexadecimal digit`;
    out[i >> 1] = (out[i >> 1]! << 4) | value;
  }
  return out;
}
