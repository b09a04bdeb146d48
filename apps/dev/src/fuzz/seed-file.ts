/** A whole file that damage is done to. */
export interface SeedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** As its header says; 0 where no header could be read. */
  readonly width: number;
  readonly height: number;
}
