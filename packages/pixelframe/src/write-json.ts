import type { TextOutput } from '@pixelframe/engine';
import type { TemporalFormats } from './write-text.ts';

export interface JsonWriteOptions extends TemporalFormats {
  /** Leaves members that are null out of their objects. Default false. */
  readonly ignoreNullFields?: boolean;
}

export const jsonOutput = ({ ignoreNullFields = false }: JsonWriteOptions): TextOutput => ({
  kind: 'json',
  ignoreNullFields,
});
