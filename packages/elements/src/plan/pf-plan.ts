import { css, html, LitElement, type TemplateResult } from 'lit';
import { defineElement } from '../shared/define-element.ts';
import { tokens } from '../shared/tokens.ts';
import { planSections } from './plan-sections.ts';

/**
 * `<pf-plan>`: the text of `df.explain()`, one foldable part per plan; all but the first one are open.
 *
 * @example
 * view.text = df.explain();
 */
export class PfPlan extends LitElement {
  static override properties = { text: {} };

  static override styles = [
    tokens,
    css`
      :host {
        border: 1px solid var(--_line);
        border-radius: 6px;
        background: var(--_surface);
      }
      details + details {
        border-top: 1px solid var(--_line);
      }
      summary {
        padding: 0.4rem 0.8rem;
        font-weight: 600;
        cursor: pointer;
      }
      pre {
        margin: 0;
        padding: 0 0.8rem 0.7rem;
        font: 0.75rem/1.55 var(--_mono);
        overflow-x: auto;
      }
    `,
  ];

  declare text: string;

  constructor() {
    super();
    this.text = '';
  }

  protected override render(): TemplateResult[] {
    return planSections(this.text).map(
      ({ title, text }, i) =>
        html`<details ?open=${i > 0}>
          <summary>${title === '' ? 'Plan' : title}</summary>
          <pre tabindex="0">${text}</pre>
        </details>`,
    );
  }
}

defineElement('pf-plan', PfPlan);

declare global {
  interface HTMLElementTagNameMap {
    'pf-plan': PfPlan;
  }
}
