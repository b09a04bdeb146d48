import { IoError } from '@pixelframe/columnar';

/** Refuses a range that is not inside a file of `size` bytes. */
export function checkRange(name: string, start: number, end: number, size: number): void {
  if (start >= 0 && start <= end && end <= size) return;
  throw new IoError(`Cannot read bytes ${start} to ${end} of ${name}: it has ${size} bytes.`, { file: name });
}
