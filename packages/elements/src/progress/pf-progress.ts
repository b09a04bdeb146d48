import type { QueryProgress } from 'pixelframe';
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { defineElement } from '../shared/define-element.ts';
import { formatDuration } from '../shared/format.ts';
import { tokens } from '../shared/tokens.ts';
import { progressStyles } from './progress-styles.ts';
import { downloadView } from './download-view.ts';
import { StageTimes } from './stage-times.ts';
import { stageView, type StageView } from './stage-view.ts';

export type ProgressState = 'running' | 'done' | 'cancelled' | 'failed';

const STATE_TEXT: Readonly<Record<ProgressState, string>> = {
  running: 'running',
  done: 'done',
  cancelled: 'stopped',
  failed: 'failed',
};

/** A stage without a source or an operator of its own has nothing to show. */
const onlyHandsOn = ({ operators, sourceRows }: QueryProgress['stages'][number]): boolean =>
  operators.length === 1 && sourceRows === null;

/**
 * `<pf-progress>`: one bar per pipeline stage of a query.
 *
 * @example
 * await df.collect({ onProgress: (progress) => (view.progress = progress) });
 * view.state = 'done';
 */
export class PfProgress extends LitElement {
  static override properties = { progress: { attribute: false }, state: { reflect: true }, label: {} };
  static override styles = [tokens, progressStyles];

  /** The newest report; null before the first. */
  declare progress: QueryProgress | null;
  declare state: ProgressState;
  /** Names the query to people who cannot see where it stands. */
  declare label: string;
  readonly #times = new StageTimes();

  constructor() {
    super();
    this.progress = null;
    this.state = 'running';
    this.label = 'Query';
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('progress') && this.progress !== null) this.#times.update(this.progress);
  }

  protected override render(): TemplateResult {
    const stages = this.progress?.stages ?? [];
    const views = stages.flatMap((stage, i) =>
      onlyHandsOn(stage) ? [] : [stageView(stage, this.#times.elapsed(i), this.state === 'done')],
    );
    return html`
      <div role="group" aria-label="${this.label}: ${STATE_TEXT[this.state]}">
        ${views.length === 0 ? this.#waiting() : views.map((view) => this.#stage(view))}
      </div>
    `;
  }

  /** Nothing is known yet: the bar is there, so that the first report moves nothing. */
  #waiting(): TemplateResult {
    const download = this.progress?.download;
    if (download !== undefined) return this.#stage(downloadView(download));
    const elapsed = this.progress === null ? '' : formatDuration(this.progress.elapsedMs);
    return this.#stage({ steps: ['Starting'], fraction: null, rows: '', bytes: '', rate: '', elapsed });
  }

  #stage({ steps, fraction, rows, bytes, rate, elapsed }: StageView): TemplateResult {
    const moving = fraction === null && this.state === 'running';
    const percent = fraction === null ? null : Math.round(fraction * 100);
    const title = steps.join(' > ');
    return html`
      <div class="stage">
        <div class="line">
          <span class="steps" title=${title}>
            ${steps.map((step, i) => html`${i === 0 ? nothing : html`<i aria-hidden="true">›</i>`}<span>${step}</span>`)}
          </span>
          <span class="figures">
            <span class="rows">${rows}</span><span class="bytes">${bytes}</span><span class="rate">${rate}</span
            ><span class="elapsed">${elapsed}</span>
            ${this.state === 'running' || this.state === 'done' ? nothing : html`<b>${STATE_TEXT[this.state]}</b>`}
          </span>
        </div>
        <div
          class="track ${moving ? 'moving' : ''}"
          role="progressbar"
          aria-label=${title}
          aria-valuemin="0"
          aria-valuemax="100"
          aria-valuenow=${percent ?? nothing}
          aria-valuetext=${percent === null ? nothing : `${percent} percent, ${rows}`}
        >
          <div class="bar" style="inline-size: ${moving ? 100 : (percent ?? 0)}%"></div>
        </div>
      </div>
    `;
  }
}

defineElement('pf-progress', PfProgress);

declare global {
  interface HTMLElementTagNameMap {
    'pf-progress': PfProgress;
  }
}
