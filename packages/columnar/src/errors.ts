/** Where in the data an error happened. Every field is optional: only what is known is said. */
export interface ErrorContext {
  /** Column being computed. */
  readonly column?: string;
  /** Zero-based row in the source, where the operator still knows it. */
  readonly row?: number;
  /** File, URL or member the value came from. */
  readonly file?: string;
  /** Plan operator, as `explain()` prints it. */
  readonly operator?: string;
}

export type ErrorCode =
  | 'PlanError'
  | 'IoError'
  | 'DecodeError'
  | 'EncodeError'
  | 'UdfError'
  | 'ModelError'
  | 'DeviceError'
  | 'MemoryLimitError'
  | 'CancelledError';

export interface ErrorOptions extends ErrorContext {
  /** What the user can do about it, one sentence. */
  readonly hint?: string;
  readonly cause?: unknown;
}

/** The plain form an error takes between workers: `Error` subclasses lose their fields in a structured clone. */
export interface WireError extends ErrorContext {
  readonly code: ErrorCode | 'Error';
  readonly message: string;
  readonly hint?: string;
  readonly stack?: string;
  readonly cause?: WireError;
}

/** Base of every error Pixelframe raises on purpose. */
export class PixelframeError extends Error {
  readonly code: ErrorCode;
  readonly hint: string | undefined;
  readonly column: string | undefined;
  readonly row: number | undefined;
  readonly file: string | undefined;
  readonly operator: string | undefined;

  constructor(code: ErrorCode, message: string, options: ErrorOptions = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = code;
    this.code = code;
    this.hint = options.hint;
    this.column = options.column;
    this.row = options.row;
    this.file = options.file;
    this.operator = options.operator;
  }
}

/** The plan is wrong: unknown column, mismatched types, bad argument. Raised where the user wrote it. */
export class PlanError extends PixelframeError {
  constructor(message: string, options?: ErrorOptions) {
    super('PlanError', message, options);
  }
}

/** Bytes could not be read or written. */
export class IoError extends PixelframeError {
  constructor(message: string, options?: ErrorOptions) {
    super('IoError', message, options);
  }
}

/** Bytes were read but are not what they claim to be. `reason` groups failures in `df.metrics()`. */
export class DecodeError extends PixelframeError {
  readonly reason: string;
  constructor(message: string, options: ErrorOptions & { reason?: string } = {}) {
    super('DecodeError', message, options);
    this.reason = options.reason ?? message;
  }
}

/** A value cannot be written in the format asked for. */
export class EncodeError extends PixelframeError {
  constructor(message: string, options?: ErrorOptions) {
    super('EncodeError', message, options);
  }
}

/** A user function failed or could not be sent to a worker. */
export class UdfError extends PixelframeError {
  constructor(message: string, options?: ErrorOptions) {
    super('UdfError', message, options);
  }
}

/** A model could not be found, loaded or run. */
export class ModelError extends PixelframeError {
  constructor(message: string, options?: ErrorOptions) {
    super('ModelError', message, options);
  }
}

/** The GPU or a worker failed and no other path was allowed. */
export class DeviceError extends PixelframeError {
  constructor(message: string, options?: ErrorOptions) {
    super('DeviceError', message, options);
  }
}

/** An operator needs more than the session's memory limit. */
export class MemoryLimitError extends PixelframeError {
  constructor(message: string, options?: ErrorOptions) {
    super('MemoryLimitError', message, options);
  }
}

/** The query was aborted through its signal, or its session was closed. */
export class CancelledError extends PixelframeError {
  constructor(message = 'The query was cancelled.', options?: ErrorOptions) {
    super('CancelledError', message, options);
  }
}

const constructors = {
  PlanError,
  IoError,
  DecodeError,
  EncodeError,
  UdfError,
  ModelError,
  DeviceError,
  MemoryLimitError,
  CancelledError,
} as const;

/** Error -> structured-cloneable object. Anything thrown is accepted, strings and emscripten's bare objects included. */
export function toWireError(error: unknown): WireError {
  if (error instanceof PixelframeError) {
    return {
      code: error.code,
      message: error.message,
      ...(error.hint === undefined ? {} : { hint: error.hint }),
      ...(error.column === undefined ? {} : { column: error.column }),
      ...(error.row === undefined ? {} : { row: error.row }),
      ...(error.file === undefined ? {} : { file: error.file }),
      ...(error.operator === undefined ? {} : { operator: error.operator }),
      ...(error.stack === undefined ? {} : { stack: error.stack }),
      ...(error.cause === undefined ? {} : { cause: toWireError(error.cause) }),
    };
  }
  if (error instanceof Error) {
    return {
      code: 'Error',
      message: error.message,
      ...(error.stack === undefined ? {} : { stack: error.stack }),
    };
  }
  return { code: 'Error', message: String(error) };
}

/** The inverse of {@link toWireError}: `instanceof` and every field work on the other side. */
export function fromWireError(wire: WireError): Error {
  const cause = wire.cause === undefined ? {} : { cause: fromWireError(wire.cause) };
  const error =
    wire.code === 'Error'
      ? new Error(wire.message, cause)
      : new constructors[wire.code](wire.message, { ...wire, ...cause });
  if (wire.stack !== undefined) error.stack = wire.stack;
  return error;
}

/** The same error with the context fields it did not have yet. */
export function withContext(error: unknown, context: ErrorContext): Error {
  const wire = toWireError(error);
  if (wire.code === 'Error') return fromWireError(wire);
  return fromWireError({ ...context, ...wire });
}

/** One printable block: code, message, hint, where. Used by the runner, the playground and `console`. */
export function describeError(error: unknown): string {
  const wire = toWireError(error);
  const lines = [`${wire.code}: ${wire.message}`];
  if (wire.hint !== undefined) lines.push(`  hint: ${wire.hint}`);
  if (wire.operator !== undefined) lines.push(`  operator: ${wire.operator}`);
  if (wire.column !== undefined) lines.push(`  column: ${wire.column}`);
  if (wire.row !== undefined) lines.push(`  row: ${wire.row}`);
  if (wire.file !== undefined) lines.push(`  file: ${wire.file}`);
  if (wire.cause !== undefined) lines.push(`  cause: ${wire.cause.message}`);
  return lines.join('\n');
}
