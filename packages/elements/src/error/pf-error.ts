import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { defineElement } from '../shared/define-element.ts';
import { tokens } from '../shared/tokens.ts';
import { errorView } from './error-view.ts';

/**
 * `<pf-error>`: what went wrong, what to do, and where.
 *
 * @example
 * const view = document.createElement('pf-error');
 * view.error = error;
 * document.body.append(view);
 */
export class PfError extends LitElement {
  static override properties = { error: { attribute: false }, place: {} };

  static override styles = [
    tokens,
    css`
      :host {
        border: 1px solid var(--_line);
        border-left: 3px solid var(--_danger);
        border-radius: 6px;
        background: var(--_danger-soft);
        padding: 0.75rem 1rem 0.8rem;
        overflow-wrap: anywhere;
      }
      header {
        display: flex;
        flex-wrap: wrap;
        gap: 0.25rem 0.75rem;
        align-items: baseline;
        font-size: 0.75rem;
        color: var(--_muted);
      }
      .code {
        font-family: var(--_mono);
        font-weight: 600;
        color: var(--_danger);
      }
      .message {
        margin: 0.2rem 0 0;
        font-size: 0.9375rem;
        font-weight: 500;
        white-space: pre-wrap;
      }
      .hint {
        margin: 0.5rem 0 0;
        white-space: pre-wrap;
      }
      .hint b {
        font-weight: 600;
        color: var(--_accent);
      }
      dl {
        display: grid;
        grid-template-columns: max-content 1fr;
        gap: 0.1rem 0.9rem;
        margin: 0.6rem 0 0;
        font-size: 0.75rem;
      }
      dt {
        color: var(--_muted);
      }
      dd {
        margin: 0;
        font-family: var(--_mono);
      }
    `,
  ];

  /** Anything thrown; a PixelframeError says most. */
  declare error: unknown;
  /** Where the user wrote it, e.g. "Line 12". */
  declare place: string;

  constructor() {
    super();
    this.error = null;
    this.place = '';
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('error')) this.hidden = this.error === null || this.error === undefined;
  }

  protected override render(): TemplateResult | typeof nothing {
    if (this.hidden) return nothing;
    const { code, message, hint, where, cause } = errorView(this.error);
    const rows = cause === null ? where : [...where, ['Cause', cause] as const];
    return html`
      <div role="alert">
        <header>
          <span class="code">${code}</span>
          ${this.place === '' ? nothing : html`<span class="place">${this.place}</span>`}
        </header>
        <p class="message">${message}</p>
        ${hint === null ? nothing : html`<p class="hint"><b>What to do</b> ${hint}</p>`}
        ${
          rows.length === 0
            ? nothing
            : html`<dl>
                ${rows.map(
                  ([name, value]) =>
                    html`<dt>${name}</dt>
                      <dd>${value}</dd>`,
                )}
              </dl>`
        }
      </div>
    `;
  }
}

defineElement('pf-error', PfError);

declare global {
  interface HTMLElementTagNameMap {
    'pf-error': PfError;
  }
}
