import type { WgslStep, WgslType } from './expression.ts';

/** The steps of a program as they are found: equal ones once. */
export class StepList {
  readonly #steps: WgslStep[] = [];
  readonly #places = new Map<string, number>();

  at(place: number): WgslStep {
    return this.#steps[place]!;
  }

  input(type: WgslType, input: number): number {
    return this.#add(`input ${input}`, { kind: 'input', type, input });
  }

  constant(type: WgslType, value: number): number {
    // As text the zeros are the same.
    const text = Object.is(value, -0) ? '-0' : String(value);
    return this.#add(`${type} ${text}`, { kind: 'constant', type, value });
  }

  apply(type: WgslType, op: string, args: readonly number[]): number {
    return this.#add(`${type} ${op} ${args.join(' ')}`, { kind: 'apply', type, op, args });
  }

  /** The steps that `result` needs, itself last: an argument comes before its use. */
  finish(result: number): WgslStep[] {
    const used = new Set([result]);
    for (let place = result; place >= 0; place--) {
      const step = this.at(place);
      if (used.has(place) && step.kind === 'apply') for (const arg of step.args) used.add(arg);
    }
    const kept = [...used].sort((a, b) => a - b);
    const moved = new Map(kept.map((place, i) => [place, i]));
    return kept.map((place) => {
      const step = this.at(place);
      return step.kind === 'apply' ? { ...step, args: step.args.map((arg) => moved.get(arg)!) } : step;
    });
  }

  #add(key: string, step: WgslStep): number {
    const found = this.#places.get(key);
    if (found !== undefined) return found;
    this.#places.set(key, this.#steps.length);
    return this.#steps.push(step) - 1;
  }
}
