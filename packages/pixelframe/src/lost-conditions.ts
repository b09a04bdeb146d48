import { PlanError } from '@pixelframe/columnar';

/** Enough to reach a frame that two calls in one function share. */
const DEPTH = 60;

interface Position {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** Expressions nothing has used yet, with where they were made; forgotten when the task ends. */
let unused = new Map<object, Error>();
let clearing = false;

interface StackSettings {
  stackTraceLimit?: number;
}

/** The stack as an error holds it: text is made of it only when somebody asks. */
function stackHere(): Error {
  const settings = Error as StackSettings;
  const before = settings.stackTraceLimit;
  settings.stackTraceLimit = DEPTH;
  const here = new Error();
  if (before !== undefined) settings.stackTraceLimit = before;
  return here;
}

/** Remembers a new expression until it is used. */
export function watchUse(expression: object): void {
  unused.set(expression, stackHere());
  if (clearing) return;
  clearing = true;
  queueMicrotask(() => {
    unused = new Map();
    clearing = false;
  });
}

export const markUsed = (expression: object): void => {
  unused.delete(expression);
};

/** Frames as V8, SpiderMonkey and JavaScriptCore print them, the outermost first. */
function framesOf({ stack }: Error): string[] {
  return (stack ?? '')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => /:\d+:\d+\)?$/.test(line))
    .reverse();
}

function positionOf(frame: string): Position | null {
  const match = /^(?:.*[(@ ])?(.*):(\d+):(\d+)\)?$/.exec(frame);
  return match === null ? null : { file: match[1]!, line: Number(match[2]), column: Number(match[3]) };
}

/** Whether `made` happened in an argument of the call whose stack is `call`: in one function, further on in its text. */
function isInArguments(made: Error, call: Error): boolean {
  const [a, b] = [framesOf(made), framesOf(call)];
  const at = a.findIndex((frame, i) => frame !== b[i]);
  const [inside, outside] = [positionOf(a[at] ?? ''), positionOf(b[at] ?? '')];
  // Without a frame in common, or with a cut stack, nothing is known.
  if (at < 1 || inside === null || outside === null || inside.file !== outside.file) return false;
  return inside.line > outside.line || (inside.line === outside.line && inside.column > outside.column);
}

/**
 * Throws when a condition was written inside the call's parentheses and is not part of the one that arrived: `a && b`
 * is `b` for JavaScript, and no operator can be overloaded to say so.
 */
export function assertNoneLost(verb: string, arrived: object): void {
  const call = stackHere();
  for (const [expression, made] of unused) {
    if (expression === arrived || !isInArguments(made, call)) continue;
    unused = new Map();
    throw new PlanError(
      `${verb}: the condition ${String(expression)} is not part of ${String(arrived)}: JavaScript's && keeps only the last one.`,
      { hint: 'Combine conditions with methods: a.and(b), a.or(b), a.not().' },
    );
  }
}
