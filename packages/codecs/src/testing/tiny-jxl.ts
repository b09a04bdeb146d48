/** 5 x 4 pixels whose bytes are 7 i modulo 256 but for alpha, which is 255: a JPEG XL written by libjxl, lossless. */
export function tinyJxl(): Uint8Array {
  const text =
    '/woYMLASCAgQAAgBSxLFgoUkFiHoZAdCCFG/r7Rf7QBsgUAg0HWTxBOjqS967IIHDzU5td049hesmAD09FWYznoB9I/bXoYC6v59AAAA';
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
}
