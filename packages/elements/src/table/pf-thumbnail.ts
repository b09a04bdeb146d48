import type { ImageValue } from 'pixelframe';
import { css, html, LitElement, type PropertyValues, type TemplateResult } from 'lit';
import { defineElement } from '../shared/define-element.ts';
import { formatBytes } from '../shared/format.ts';
import { tokens } from '../shared/tokens.ts';
import { imageMimeType } from './image-format.ts';
import { pixelsToBlob } from './pixels-to-blob.ts';

/** CSS pixels a side; screens with more pixels get twice as many. */
const SIDE = 96;
const MAX_DENSITY = 2;

/**
 * `<pf-thumbnail>`: one picture in a box of 96 x 96 pixels (`--pf-thumbnail-size`), from decoded pixels or from a file's
 * bytes. The box has its size before the picture is there.
 */
export class PfThumbnail extends LitElement {
  static override properties = { image: { attribute: false }, file: { attribute: false }, failed: { state: true } };

  static override styles = [
    tokens,
    css`
      :host {
        display: flex;
        align-items: center;
        inline-size: var(--pf-thumbnail-size, 96px);
        block-size: var(--pf-thumbnail-size, 96px);
      }
      img {
        max-inline-size: 100%;
        max-block-size: 100%;
        border-radius: 4px;
        background: var(--_raised);
        box-shadow: 0 0 0 1px color-mix(in srgb, var(--_text) 10%, transparent);
      }
      span {
        color: var(--_muted);
        font-size: 0.75rem;
      }
    `,
  ];

  /** Decoded pixels; shown if there is no file. */
  declare image: ImageValue | null;
  /** The bytes of an image file. */
  declare file: Uint8Array | null;
  declare failed: boolean;
  #url: string | null = null;
  #picture: object | null = null;

  constructor() {
    super();
    this.image = null;
    this.file = null;
    this.failed = false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (!this.hasUpdated) return;
    this.#load();
    this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#forget();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('image') || changed.has('file')) this.#load();
  }

  #forget(): void {
    if (this.#url !== null) URL.revokeObjectURL(this.#url);
    this.#url = null;
    this.#picture = null;
  }

  #load(): void {
    this.#forget();
    const { image, file } = this;
    this.failed = false;
    this.#picture = file ?? image;
    if (file !== null)
      this.#url = URL.createObjectURL(new Blob([file as BlobPart], { type: imageMimeType(file) ?? '' }));
    else if (image !== null) void this.#draw(image);
  }

  async #draw(image: ImageValue): Promise<void> {
    const side = SIDE * Math.min(MAX_DENSITY, Math.max(1, globalThis.devicePixelRatio));
    const blob = await pixelsToBlob(image, side).catch(() => null);
    // Another picture came, or the element left, while this one was drawn.
    if (this.#picture !== image) return;
    if (blob === null) this.failed = true;
    else this.#url = URL.createObjectURL(blob);
    this.requestUpdate();
  }

  #describe(): string {
    const { image, file } = this;
    if (file !== null)
      return `${imageMimeType(file)?.slice('image/'.length) ?? 'image'} file, ${formatBytes(file.length)}`;
    return image === null ? '' : `${image.width} × ${image.height} ${image.mode}`;
  }

  protected override render(): TemplateResult {
    const text = this.#describe();
    if (this.failed) return html`<span>${text}</span>`;
    if (this.#url === null) return html``;
    return html`<img
      src=${this.#url}
      alt="Picture, ${text}"
      title=${text}
      decoding="async"
      draggable="false"
      @error=${() => (this.failed = true)}
    />`;
  }
}

defineElement('pf-thumbnail', PfThumbnail);

declare global {
  interface HTMLElementTagNameMap {
    'pf-thumbnail': PfThumbnail;
  }
}
