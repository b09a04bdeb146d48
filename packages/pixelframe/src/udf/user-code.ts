import type { UsedValues } from '@pixelframe/engine/udf';
import type { UdfOptions } from '@pixelframe/plan';

/** What a user gave to be called: a function or class, or the name of a registered one. */
export interface UserCode {
  readonly target: CallableFunction | string;
  /** Arguments of a class's constructor. */
  readonly args: readonly unknown[];
  /** What the source of the function reads of its surroundings. */
  readonly uses: UsedValues;
}

/** Plans hold options, which are plain data; as long as one does, its function is kept here. */
const codes = new WeakMap<UdfOptions, UserCode>();

export const rememberCode = (options: UdfOptions, code: UserCode): void => {
  codes.set(options, code);
};

/** The function behind options of this very identity. */
export const codeOf = (options: UdfOptions): UserCode | undefined => codes.get(options);
