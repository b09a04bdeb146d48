import type { Batch, Field, QueryProgress, Schema } from 'pixelframe';
import { typeName } from 'pixelframe';
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import '../error/pf-error.ts';
import { defineElement } from '../shared/define-element.ts';
import { formatCount, formatDuration } from '../shared/format.ts';
import { FrameRun, type RunState } from '../shared/frame-run.ts';
import { tokens } from '../shared/tokens.ts';
import { cellView, isNumberColumn } from './cell-view.ts';
import { loadBatch, loadFrame, type LoadedRows, type TableFrame } from './load-rows.ts';
import './pf-thumbnail.ts';
import { tableStyles } from './table-styles.ts';

const DEFAULT_ROWS = 8;
/** "More rows" shows so many times as many. */
const MORE = 4;
/** Placeholder rows while nothing is known of how many there will be. */
const GHOST_ROWS = 3;

/**
 * `<pf-table>`: the first rows of a DataFrame, which it runs itself, or of a batch. Pictures are shown as thumbnails.
 * Fires `pf-settled` when rows are there, it failed or was stopped; `state` says which.
 *
 * @example
 * const table = document.createElement('pf-table');
 * table.frame = df;
 * document.body.append(table);
 */
export class PfTable extends LitElement {
  static override properties = {
    frame: { attribute: false },
    batch: { attribute: false },
    rows: { type: Number },
    label: {},
    state: { reflect: true },
    loaded: { state: true },
    progress: { state: true },
    error: { state: true },
  };
  static override styles = [tokens, tableStyles];

  declare frame: TableFrame | null;
  /** Shown if there is no frame. */
  declare batch: Batch | null;
  /** Rows to show, 8 by default. */
  declare rows: number;
  /** Printed above the table, and its name for those who cannot see it. */
  declare label: string;
  /** Only to be read. */
  declare state: RunState;
  declare private loaded: LoadedRows | null;
  declare private progress: QueryProgress | null;
  declare private error: unknown;
  readonly #run = new FrameRun<LoadedRows>({
    progress: (progress) => {
      this.progress = progress;
    },
    end: (state, loaded, error) => {
      this.error = error;
      this.#settle(state, loaded ?? this.loaded);
    },
  });

  constructor() {
    super();
    this.frame = null;
    this.batch = null;
    this.rows = DEFAULT_ROWS;
    this.label = '';
    this.state = 'empty';
    this.loaded = null;
    this.progress = null;
    this.error = null;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.stop();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const another = changed.has('frame') || changed.has('batch');
    if (another) this.loaded = null;
    if (another || changed.has('rows')) this.#load();
  }

  /** Cancels the query that is running for this table. */
  stop(): void {
    this.#run.stop();
  }

  #load(): void {
    this.#run.drop();
    this.error = null;
    this.progress = null;
    const { frame, batch, rows } = this;
    if (frame !== null) {
      this.state = 'loading';
      this.#run.start((options) => loadFrame(frame, rows, options));
    } else if (batch !== null) this.#settle('ready', loadBatch(batch, rows));
    else this.state = 'empty';
  }

  #settle(state: RunState, loaded: LoadedRows | null): void {
    this.loaded = loaded;
    this.state = state;
    this.dispatchEvent(new Event('pf-settled'));
  }

  protected override render(): TemplateResult | typeof nothing {
    if (this.state === 'failed') return html`<pf-error .error=${this.error}></pf-error>`;
    const schema = this.loaded?.schema ?? this.frame?.schema() ?? this.batch?.schema;
    if (schema === undefined) return nothing;
    const name = this.label === '' ? 'Table' : this.label;
    return html`
      <div class="scroll" role="region" aria-label=${name} tabindex="0" aria-busy=${this.state === 'loading'}>
        <table>
          ${
            this.label === ''
              ? nothing
              : html`<caption>
                  ${this.label}
                </caption>`
          }
          <thead>
            <tr>
              ${schema.fields.map(headerCell)}
            </tr>
          </thead>
          <tbody>
            ${this.loaded === null ? ghostRows(schema, this.state, this.rows) : bodyRows(this.loaded)}
          </tbody>
        </table>
      </div>
      <footer>${this.#footer()}</footer>
    `;
  }

  #footer(): TemplateResult {
    if (this.state === 'loading') {
      const read = this.progress?.stages[0]?.operators[0]?.rows ?? 0;
      const time = this.progress === null ? '' : `, ${formatDuration(this.progress.elapsedMs)}`;
      return html`<span>Running${read === 0 ? '' : `: ${formatCount(read)} rows read`}${time}…</span>
        <button type="button" class="end" @click=${() => this.stop()}>Stop</button>`;
    }
    if (this.state === 'stopped') {
      return html`<span role="status">Stopped.</span>
        <button type="button" class="end" @click=${() => this.#load()}>Run again</button>`;
    }
    const { shown, total } = this.loaded!;
    if (total === 0) return html`<span>(No rows)</span>`;
    const all = total === null ? '' : ` of ${formatCount(total)}`;
    return html`<span>(Showing first ${formatCount(shown)}${all} rows)</span> ${
        shown === total
          ? nothing
          : html`<button type="button" class="end" @click=${() => (this.rows *= MORE)}>Show more</button>`
      }`;
  }
}

const numeric = (field: Field): string => (isNumberColumn(field.type) ? 'number' : '');

const headerCell = (field: Field): TemplateResult =>
  html`<th scope="col" class=${numeric(field)}>${field.name}<small>${typeName(field.type)}</small></th>`;

function bodyRows({ schema, batches, shown }: LoadedRows): TemplateResult[] {
  const rows: TemplateResult[] = [];
  for (const batch of batches) {
    for (let row = 0; row < batch.length && rows.length < shown; row++) {
      const cells = batch.columns.map(
        (column, i) => html`<td class=${numeric(schema.fields[i]!)}>${cellView(column, row)}</td>`,
      );
      rows.push(
        html`<tr>
          ${cells}
        </tr>`,
      );
    }
  }
  return rows;
}

function ghostRows(schema: Schema, state: RunState, rows: number): TemplateResult[] {
  if (state !== 'loading') return [];
  const cells = schema.fields.map(
    ({ type }) => html`<td><span class="ghost ${type.kind === 'image' ? 'picture' : ''}"></span></td>`,
  );
  return Array.from(
    { length: Math.min(rows, GHOST_ROWS) },
    () =>
      html`<tr aria-hidden="true">
        ${cells}
      </tr>`,
  );
}

defineElement('pf-table', PfTable);

declare global {
  interface HTMLElementTagNameMap {
    'pf-table': PfTable;
  }
}
