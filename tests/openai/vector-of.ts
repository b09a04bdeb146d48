/** Numbers of the vectors. */
export const SIZE = 8;

/** The vector of a text by the test server: whole numbers, which every text has others of. */
export function vectorOf(text: string): number[] {
  const vector = Array.from<number>({ length: SIZE }).fill(0);
  for (let i = 0; i < text.length; i++) {
    vector[i % SIZE] = ((vector[i % SIZE]! * 31 + text.charCodeAt(i)) | 0) % 100_003;
  }
  return vector;
}
