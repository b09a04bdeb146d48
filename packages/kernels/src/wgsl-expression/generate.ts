import type { WgslExpression, WgslStep, WgslType } from './expression.ts';
import { LARGEST_SHARED } from './integer-functions.ts';
import { isShift } from './precedence.ts';

/** Invocations of a workgroup. */
export const WORKGROUP = 256;

const PREFIX: Readonly<Record<string, string>> = { negate: '-', '!': '!', '~': '~' };
const isOperator = (op: string): boolean => !/^\w/.test(op);

/** The inputs that the steps read: a shader binds no others. */
export const usedInputs = ({ steps }: WgslExpression): number[] =>
  steps.flatMap((step) => (step.kind === 'input' ? [step.input] : []));

const constantsOf = ({ steps }: WgslExpression): (WgslStep & { kind: 'constant' })[] =>
  steps.filter((step) => step.kind === 'constant');

/** Words of the setup buffer: the number of elements, then the bits of each constant, padded to vectors of four. */
export function setupWords(expression: WgslExpression, count: number): Uint32Array<ArrayBuffer> {
  const constants = constantsOf(expression);
  const words = new Uint32Array(4 * Math.ceil((1 + constants.length) / 4));
  const floats = new Float32Array(words.buffer);
  words[0] = count;
  constants.forEach(({ type, value }, i) => {
    (type === 'f32' ? floats : words)[1 + i] = value;
  });
  return words;
}

/**
 * The compute shader of an expression: binding 0 is {@link setupWords}, then come the inputs it uses and the result.
 * Nothing of the user's text is in it. Constants are data, not literals: compilers refuse or merge what they know,
 * `x - 0.1 - 1.5` into one subtraction with other bits; and one pipeline serves all values of them.
 */
export function generateShader(expression: WgslExpression): string {
  const { steps, returns } = expression;
  const used = usedInputs(expression);
  const constants: readonly WgslStep[] = constantsOf(expression);
  const vectors = Math.ceil((1 + constants.length) / 4);
  const lines = [`@group(0) @binding(0) var<uniform> setup: array<vec4u, ${vectors}>;`];
  used.forEach((input, i) => {
    const type = stored(expression.inputs[input]!.type);
    lines.push(`@group(0) @binding(${i + 1}) var<storage, read> input${input}: array<${type}>;`);
  });
  lines.push(
    `@group(0) @binding(${used.length + 1}) var<storage, read_write> result: array<${stored(returns)}>;`,
    `@compute @workgroup_size(${WORKGROUP})`,
    'fn main(',
    '  @builtin(workgroup_id) group: vec3u,',
    '  @builtin(num_workgroups) groups: vec3u,',
    '  @builtin(local_invocation_index) local: u32,',
    ') {',
    `  let at = (group.y * groups.x + group.x) * ${WORKGROUP}u + local;`,
    '  if (at >= setup[0].x) { return; }',
    ...steps.map((step, i) => `  let s${i}: ${step.type} = ${stepText(step, steps, 1 + constants.indexOf(step))};`),
  );
  const last = `s${steps.length - 1}`;
  lines.push(`  result[at] = ${returns === 'bool' ? `select(0u, 1u, ${last})` : last};`, '}', '');
  return lines.join('\n');
}

/** A buffer holds no bool: inputs are their bytes, four in a word; the result takes a word for each. */
const stored = (type: WgslType): string => (type === 'bool' ? 'u32' : type);

/** @param word - place of a constant in the setup buffer */
function stepText(step: WgslStep, steps: readonly WgslStep[], word: number): string {
  switch (step.kind) {
    case 'input':
      return step.type === 'bool'
        ? `((input${step.input}[at / 4u] >> (8u * (at % 4u))) & 255u) != 0u`
        : `input${step.input}[at]`;
    case 'constant':
      return constantText(step.type, word);
    case 'apply':
      return applyText(
        step.op,
        step.type,
        step.args.map((arg) => `s${arg}`),
        steps[step.args[0]!]!.type,
      );
  }
}

function constantText(type: WgslType, word: number): string {
  const text = `setup[${word >> 2}][${word & 3}]`;
  return type === 'bool' ? `${text} != 0u` : `bitcast<${type}>(${text})`;
}

function applyText(op: string, type: WgslType, args: readonly string[], from: WgslType): string {
  const [a = '', b = '', c = ''] = args;
  if (PREFIX[op] !== undefined) return `${PREFIX[op]}${a}`;
  if (isOperator(op)) return isShift(op) ? `${a} ${op} (${b} & 31u)` : `${a} ${op} ${b}`;
  if (op === 'bitcast') return `bitcast<${type}>(${a})`;
  // Spelt out: implementations have ended these conversions at different numbers, and may take the median for clamp.
  if (from === 'f32' && op === 'i32') return `i32(min(max(${a}, -2147483648f), ${LARGEST_SHARED.i32}f))`;
  if (from === 'f32' && op === 'u32') return `u32(min(max(${a}, 0f), ${LARGEST_SHARED.u32}f))`;
  if (op === 'clamp') return `min(max(${a}, ${b}), ${c})`;
  return `${op}(${args.join(', ')})`;
}
