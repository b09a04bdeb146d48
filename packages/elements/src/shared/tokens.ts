import { css } from 'lit';

/**
 * What all elements share. A page restyles them with the `--pf-*` properties, and picks one colour scheme for them by
 * setting `color-scheme` on the element; without that they follow the system.
 */
export const tokens = css`
  :host {
    color-scheme: light dark;
    --_text: var(--pf-text, light-dark(#1c2127, #e4e8ec));
    --_muted: var(--pf-muted, light-dark(#5d6773, #98a3af));
    --_line: var(--pf-line, light-dark(#dfe3e8, #2c343d));
    --_surface: var(--pf-surface, light-dark(#ffffff, #161b21));
    --_raised: var(--pf-raised, light-dark(#f5f7f9, #1d242c));
    --_accent: var(--pf-accent, light-dark(#0b7a75, #4fd1c5));
    --_danger: var(--pf-danger, light-dark(#b3261e, #ff8a80));
    --_danger-soft: var(--pf-danger-soft, light-dark(#fdf1f0, #2c1a1a));
    --_warn: var(--pf-warn, light-dark(#8a5a00, #f2c161));
    --_font: var(--pf-font, system-ui, -apple-system, 'Segoe UI', Roboto, sans-serif);
    --_mono: var(--pf-mono, ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', monospace);
    display: block;
    color: var(--_text);
    font: 0.8125rem/1.45 var(--_font);
  }
  :host([hidden]) {
    display: none;
  }
  button {
    font: inherit;
    font-weight: 500;
    color: var(--_text);
    background: var(--_surface);
    border: 1px solid var(--_line);
    border-radius: 6px;
    padding: 0.2em 0.75em;
    cursor: pointer;
  }
  button:hover {
    border-color: var(--_muted);
  }
  :focus-visible {
    outline: 2px solid var(--_accent);
    outline-offset: 2px;
  }
`;
