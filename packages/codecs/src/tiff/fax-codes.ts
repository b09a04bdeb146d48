/** Run lengths by code: `code << 4 | bits of the code` to the run. */
export type RunCodes = ReadonlyMap<number, number>;

/** Codes longer than this do not exist. */
export const maxCodeBits = 13;

// ITU-T T.4 tables 2, 3a and 3b, each code as `bits.value` (value in hexadecimal), in order of the runs.
const whiteTerminating =
  '8.35 6.7 4.7 4.8 4.b 4.c 4.e 4.f 5.13 5.14 5.7 5.8 6.8 6.3 6.34 6.35 6.2a 6.2b 7.27 7.c 7.8 7.17 7.3 ' +
  '7.4 7.28 7.2b 7.13 7.24 7.18 8.2 8.3 8.1a 8.1b 8.12 8.13 8.14 8.15 8.16 8.17 8.28 8.29 8.2a 8.2b 8.2c ' +
  '8.2d 8.4 8.5 8.a 8.b 8.52 8.53 8.54 8.55 8.24 8.25 8.58 8.59 8.5a 8.5b 8.4a 8.4b 8.32 8.33 8.34';
const blackTerminating =
  '10.37 3.2 2.3 2.2 3.3 4.3 4.2 5.3 6.5 6.4 7.4 7.5 7.7 8.4 8.7 9.18 10.17 10.18 10.8 11.67 11.68 11.6c ' +
  '11.37 11.28 11.17 11.18 12.ca 12.cb 12.cc 12.cd 12.68 12.69 12.6a 12.6b 12.d2 12.d3 12.d4 12.d5 12.d6 ' +
  '12.d7 12.6c 12.6d 12.da 12.db 12.54 12.55 12.56 12.57 12.64 12.65 12.52 12.53 12.24 12.37 12.38 12.27 ' +
  '12.28 12.58 12.59 12.2b 12.2c 12.5a 12.66 12.67';
const whiteMakeUp =
  '5.1b 5.12 6.17 7.37 8.36 8.37 8.64 8.65 8.68 8.67 9.cc 9.cd 9.d2 9.d3 9.d4 9.d5 9.d6 9.d7 9.d8 9.d9 ' +
  '9.da 9.db 9.98 9.99 9.9a 6.18 9.9b';
const blackMakeUp =
  '10.f 12.c8 12.c9 12.5b 12.33 12.34 12.35 13.6c 13.6d 13.4a 13.4b 13.4c 13.4d 13.72 13.73 13.74 13.75 ' +
  '13.76 13.77 13.52 13.53 13.54 13.55 13.5a 13.5b 13.64 13.65';
const longMakeUp = '11.8 11.c 11.d 12.12 12.13 12.14 12.15 12.16 12.17 12.1c 12.1d 12.1e 12.1f';

/** Runs of 0 to 63 pixels, then multiples of 64. */
function runCodes(terminating: string, makeUp: string): RunCodes {
  const codes = new Map<number, number>();
  const add = (list: string, first: number, step: number): void => {
    list.split(' ').forEach((text, i) => {
      const [bits, value] = text.split('.');
      codes.set((Number.parseInt(value!, 16) << 4) | Number(bits), first + i * step);
    });
  };
  add(terminating, 0, 1);
  add(makeUp, 64, 64);
  add(longMakeUp, 1792, 64);
  return codes;
}

export const whiteRuns: RunCodes = runCodes(whiteTerminating, whiteMakeUp);
export const blackRuns: RunCodes = runCodes(blackTerminating, blackMakeUp);
