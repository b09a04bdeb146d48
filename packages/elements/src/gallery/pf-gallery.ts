import type { QueryProgress } from 'pixelframe';
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import '../error/pf-error.ts';
import { defineElement } from '../shared/define-element.ts';
import { formatBytes, formatCount, formatDuration } from '../shared/format.ts';
import { FrameRun, type RunState } from '../shared/frame-run.ts';
import { tokens } from '../shared/tokens.ts';
import '../table/pf-thumbnail.ts';
import { galleryStyles } from './gallery-styles.ts';
import {
  type GalleryColumns,
  type GalleryFrame,
  type GalleryGroup,
  type GalleryItem,
  loadGroups,
  sumUp,
} from './load-groups.ts';

/** Groups shown at first, and again with each "Show more". */
const PAGE = 24;

/**
 * `<pf-gallery>`: pictures that belong together, side by side: near-duplicates with their distances, the one that is kept
 * first. Runs its DataFrame itself. Fires `pf-settled` when the groups are there, it failed or was stopped.
 *
 * @example
 * const gallery = document.createElement('pf-gallery');
 * gallery.columns = { group: 'cluster', image: 'preview', caption: 'path', distance: 'distance', kept: 'kept' };
 * gallery.frame = df;
 * document.body.append(gallery);
 */
export class PfGallery extends LitElement {
  static override properties = {
    frame: { attribute: false },
    columns: { attribute: false },
    label: {},
    state: { reflect: true },
    groups: { state: true },
    shown: { state: true },
    progress: { state: true },
    error: { state: true },
  };
  static override styles = [tokens, galleryStyles];

  declare frame: GalleryFrame | null;
  declare columns: GalleryColumns | null;
  /** Printed above the groups, and the gallery's name for those who cannot see it. */
  declare label: string;
  /** Only to be read. */
  declare state: RunState;
  declare private groups: readonly GalleryGroup[];
  declare private shown: number;
  declare private progress: QueryProgress | null;
  declare private error: unknown;
  readonly #run = new FrameRun<GalleryGroup[]>({
    progress: (progress) => {
      this.progress = progress;
    },
    end: (state, groups, error) => {
      this.groups = groups ?? [];
      this.error = error;
      this.state = state;
      this.dispatchEvent(new Event('pf-settled'));
    },
  });

  constructor() {
    super();
    this.frame = null;
    this.columns = null;
    this.label = '';
    this.state = 'empty';
    this.groups = [];
    this.shown = PAGE;
    this.progress = null;
    this.error = null;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.stop();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('frame') || changed.has('columns')) this.#load();
  }

  /** Cancels the query that is running for this gallery. */
  stop(): void {
    this.#run.stop();
  }

  #load(): void {
    this.#run.drop();
    const { frame, columns } = this;
    this.groups = [];
    this.shown = PAGE;
    this.progress = null;
    this.error = null;
    if (frame === null || columns === null) {
      this.state = 'empty';
      return;
    }
    this.state = 'loading';
    this.#run.start((options) => loadGroups(frame, columns, options));
  }

  protected override render(): TemplateResult | typeof nothing {
    switch (this.state) {
      case 'empty':
        return nothing;
      case 'failed':
        return html`<pf-error .error=${this.error}></pf-error>`;
      case 'loading':
        return html`<header>
          ${this.#title()}<span>${this.#running()}</span>${this.#button('Stop', () => this.stop())}
        </header>`;
      case 'stopped':
        return html`<header>
          ${this.#title()}<span role="status">Stopped.</span>${this.#button('Run again', () => this.#load())}
        </header>`;
      case 'ready':
        return this.#renderGroups();
    }
  }

  #title(): TemplateResult | typeof nothing {
    return this.label === '' ? nothing : html`<strong>${this.label}</strong>`;
  }

  #button(label: string, onClick: () => void): TemplateResult {
    return html`<button type="button" class="end" @click=${onClick}>${label}</button>`;
  }

  #running(): string {
    return this.progress === null ? 'Running…' : `Running, ${formatDuration(this.progress.elapsedMs)}…`;
  }

  #renderGroups(): TemplateResult {
    const { groups, shown } = this;
    const hidden = groups.length - shown;
    return html`
      <header>${this.#title()}<span role="status">${this.#summary()}</span></header>
      <div role="list" class="groups" aria-label=${this.label === '' ? 'Groups of pictures' : this.label}>
        ${groups.slice(0, shown).map(groupView)}
      </div>
      ${
        hidden > 0
          ? html`<footer>
              <span>${formatCount(shown)} of ${formatCount(groups.length)} groups</span>
              ${this.#button('Show more', () => (this.shown += PAGE))}
            </footer>`
          : nothing
      }
    `;
  }

  #summary(): string {
    if (this.groups.length === 0) return 'No two pictures belong together.';
    const { pictures, rest, restBytes } = sumUp(this.groups);
    const groups = `${formatCount(this.groups.length)} group${this.groups.length === 1 ? '' : 's'}`;
    const all = `${groups}, ${formatCount(pictures)} pictures`;
    if (this.columns?.kept === undefined) return all;
    return `${all}; ${formatCount(rest)} could go${restBytes > 0 ? `, ${formatBytes(restBytes)}` : ''}`;
  }
}

const groupView = (items: GalleryGroup): TemplateResult => html`
  <div role="listitem" class="group">
    <ul aria-label="${items.length} pictures like ${items[0]!.caption}">
      ${items.map(itemView)}
    </ul>
  </div>
`;

function itemView(item: GalleryItem): TemplateResult {
  const { picture, caption, size, details } = item;
  const facts = size === null ? details : [...details, formatBytes(size)];
  return html`<li class=${item.kept ? 'kept' : ''}>
    <div class="frame">${pictureView(picture)}${badge(item)}</div>
    <p class="caption" title=${caption}>${caption}</p>
    <p class="facts">${facts.join(' · ')}</p>
  </li>`;
}

function pictureView(picture: GalleryItem['picture']): TemplateResult {
  if (picture === null) return html`<span class="none">no picture</span>`;
  if (picture instanceof Uint8Array) return html`<pf-thumbnail .file=${picture}></pf-thumbnail>`;
  return html`<pf-thumbnail .image=${picture}></pf-thumbnail>`;
}

function badge({ kept, distance }: GalleryItem): TemplateResult | typeof nothing {
  if (kept) return html`<span class="badge keep">Keep</span>`;
  if (distance === null) return nothing;
  const text = Number.isInteger(distance) ? formatCount(distance) : distance.toPrecision(2);
  return html`<span class="badge" title="Distance to the picture that is kept"><small>distance</small> ${text}</span>`;
}

defineElement('pf-gallery', PfGallery);

declare global {
  interface HTMLElementTagNameMap {
    'pf-gallery': PfGallery;
  }
}
