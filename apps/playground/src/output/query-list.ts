import type { PfProgress } from '@pixelframe/elements';
import type { QueryListener } from '../cell/run-session.ts';

/** Bars kept on the page: a cell may run a thousand queries. */
const MAX_BARS = 6;
/** A query that is over sooner gets no bar: nobody could read it, and what is below would jump. */
const PATIENCE_MS = 300;

/** The progress of a run's queries, newest last. */
export class QueryList {
  readonly element = document.createElement('div');
  readonly #more = document.createElement('p');
  #dropped = 0;
  #count = 0;

  constructor() {
    this.element.className = 'queries';
    this.#more.className = 'quiet';
  }

  add(): QueryListener {
    const bar: PfProgress = document.createElement('pf-progress');
    bar.label = `Query ${++this.#count}`;
    const timer = setTimeout(() => {
      this.element.append(bar);
      this.#drop();
    }, PATIENCE_MS);
    return {
      progress: (progress) => {
        bar.progress = progress;
      },
      end: (state, metrics) => {
        clearTimeout(timer);
        if (metrics !== null) bar.progress = { ...metrics, memory: bar.progress?.memory ?? { used: 0, limit: 0 } };
        bar.state = state;
        this.#drop();
      },
    };
  }

  /** Takes the oldest finished bars away and says how many there were. */
  #drop(): void {
    const bars = [...this.element.querySelectorAll('pf-progress')];
    const surplus = bars.length - MAX_BARS;
    if (surplus <= 0) return;
    for (const bar of bars.filter(({ state }) => state !== 'running').slice(0, surplus)) {
      bar.remove();
      this.#dropped++;
    }
    if (this.#dropped === 0) return;
    this.#more.textContent = `${this.#dropped} earlier ${this.#dropped === 1 ? 'query' : 'queries'}`;
    this.element.prepend(this.#more);
  }
}
