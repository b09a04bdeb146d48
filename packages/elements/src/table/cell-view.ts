import type { Column, ImageValue } from 'pixelframe';
import { formatValue, isValid, valueAt } from 'pixelframe';
import { html, type TemplateResult } from 'lit';
import { formatBytes } from '../shared/format.ts';
import { hexText } from './hex.ts';
import { imageMimeType } from './image-format.ts';
import { sparkline } from './sparkline.ts';
import { tensorText } from './tensor-text.ts';

/** Numbers are right-aligned. */
export const isNumberColumn = ({ kind }: Column['type']): boolean => /^(u?int\d+|float\d+|decimal)$/.test(kind);

const MAX_TEXT = 400;
/** Characters that stay on one line. */
const LINE = 24;

/** What one value looks like in a table cell; text only ever as text. */
export function cellView(column: Column, row: number): TemplateResult {
  if (!isValid(column, row)) return html`<span class="null">null</span>`;
  switch (column.type.kind) {
    case 'image':
      return imageView(valueAt(column, row) as ImageValue);
    case 'binary':
      return bytesView(valueAt(column, row) as Uint8Array);
    case 'fixedSizeBinary':
      return html`<code>${hexText(valueAt(column, row) as Uint8Array)}</code>`;
    case 'tensor': {
      const { shape, data } = valueAt(column, row) as { shape: readonly number[]; data: ArrayLike<number | bigint> };
      const text = tensorText(shape, data);
      return html`<span class="nowrap">${text.shape}</span><small>${text.range}</small>`;
    }
    case 'embedding': {
      const vector = valueAt(column, row) as ArrayLike<number>;
      return html`${sparkline(vector)}<small>${vector.length} dimensions</small>`;
    }
    default:
      return textView(formatValue(column, row));
  }
}

function imageView(image: ImageValue): TemplateResult {
  if (image.width === 0 || image.height === 0) return html`<small>${image.width} × ${image.height}</small>`;
  return html`<pf-thumbnail .image=${image}></pf-thumbnail>`;
}

function bytesView(bytes: Uint8Array): TemplateResult {
  if (imageMimeType(bytes) !== null) return html`<pf-thumbnail .file=${bytes}></pf-thumbnail>`;
  return html`<code>${hexText(bytes)}</code><small>${formatBytes(bytes.length)}</small>`;
}

function textView(text: string): TemplateResult {
  const shown = text.length > MAX_TEXT ? `${text.slice(0, MAX_TEXT)}…` : text;
  if (shown.length <= LINE && !shown.includes('\n')) return html`<span class="nowrap">${shown}</span>`;
  return html`<span class="text" title=${shown}>${shown}</span>`;
}
