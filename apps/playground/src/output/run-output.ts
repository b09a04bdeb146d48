import type { GalleryColumns, PfGallery, PfTable } from '@pixelframe/elements';
import type { DataFrame, SuppressedErrors } from 'pixelframe';
import type { CellOutput } from '../cell/run-cell.ts';
import type { QueryListener } from '../cell/run-session.ts';
import { QueryList } from './query-list.ts';

/** Everything one run shows, in the order it comes. A stopped run keeps writing to its own, which is gone by then. */
export class RunOutput implements CellOutput {
  readonly element = document.createElement('div');
  readonly #queries = new QueryList();
  #failed = false;

  constructor() {
    this.element.className = 'run';
    this.element.append(this.#queries.element);
  }

  /** Whether anything that was shown ended in an error. */
  get failed(): boolean {
    return this.#failed;
  }

  query(): QueryListener {
    const bar = this.#queries.add();
    return {
      progress: bar.progress,
      end: (state, metrics) => {
        bar.end(state, metrics);
        if (metrics !== null && metrics.suppressed.length > 0) this.#warn(metrics.suppressed);
      },
    };
  }

  frame(frame: DataFrame, label: string, rows?: number): Promise<void> {
    const table: PfTable = document.createElement('pf-table');
    table.label = label;
    if (rows !== undefined) table.rows = rows;
    table.frame = frame;
    return this.#result(table, frame);
  }

  gallery(frame: DataFrame, columns: GalleryColumns, label: string): Promise<void> {
    const gallery: PfGallery = document.createElement('pf-gallery');
    gallery.label = label;
    gallery.columns = columns;
    gallery.frame = frame;
    return this.#result(gallery, frame);
  }

  /** Adds what shows a frame, with the frame's plan below; resolves when its rows are there or never will be. */
  #result(view: PfTable | PfGallery, frame: DataFrame): Promise<void> {
    const result = document.createElement('article');
    result.append(view, planOf(frame));
    this.element.append(result);
    return new Promise((resolve) => {
      const onSettled = (): void => {
        if (view.state === 'failed') this.#failed = true;
        resolve();
      };
      view.addEventListener('pf-settled', onSettled, { once: true });
    });
  }

  text(text: string): void {
    const block = document.createElement('pre');
    block.className = 'printed';
    block.tabIndex = 0;
    block.textContent = text;
    this.element.append(block);
  }

  error(error: unknown, line: number | null): void {
    this.#failed = true;
    const block = document.createElement('pf-error');
    block.error = error;
    block.place = line === null ? '' : `Line ${line}`;
    this.element.append(block);
  }

  stopped(): void {
    const note = document.createElement('p');
    note.className = 'stopped';
    note.setAttribute('role', 'status');
    note.textContent = 'Stopped';
    this.element.append(note);
  }

  /** Values that became null, and other things a person should know of a run that went well. */
  #warn(suppressed: readonly SuppressedErrors[]): void {
    const list = document.createElement('ul');
    list.className = 'warnings';
    for (const { reason, count, files } of suppressed) {
      const item = document.createElement('li');
      item.textContent = `${count} × ${reason}${files.length === 0 ? '' : `: ${files.join(', ')}`}`;
      list.append(item);
    }
    this.element.append(list);
  }
}

function planOf(frame: DataFrame): HTMLElement {
  const fold = document.createElement('details');
  fold.className = 'plan';
  const summary = document.createElement('summary');
  summary.textContent = 'Plan';
  fold.append(summary);
  // Explaining a large plan takes longer than most people look at it.
  fold.addEventListener(
    'toggle',
    () => {
      const plan = document.createElement('pf-plan');
      plan.text = frame.explain();
      fold.append(plan);
    },
    { once: true },
  );
  return fold;
}
