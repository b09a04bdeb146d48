/** A module whose one function makes a vector of zeros (`v128.const`) and drops it, in hexadecimal. */
const vectorModule = [
  '0061736d01000000', // magic, version
  '010401600000', // one type: nothing to nothing
  '03020100', // one function of that type
  '0a17011500', // its code
  `fd0c${'00'.repeat(16)}1a0b`, // v128.const, drop, end
].join('');

/** Whether this engine runs WebAssembly's 128-bit SIMD. */
export function hasWasmSimd(): boolean {
  return WebAssembly.validate(Uint8Array.from(vectorModule.match(/../g)!, (byte) => Number.parseInt(byte, 16)));
}
