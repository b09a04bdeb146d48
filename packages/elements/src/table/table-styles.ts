import { css } from 'lit';

export const tableStyles = css`
  :host {
    border: 1px solid var(--_line);
    border-radius: 8px;
    background: var(--_surface);
    overflow: hidden;
  }
  .scroll {
    overflow: auto;
    max-block-size: var(--pf-table-max-height, 40rem);
  }
  table {
    border-collapse: separate;
    border-spacing: 0;
    min-inline-size: 100%;
  }
  caption {
    position: sticky;
    inset-inline-start: 0;
    text-align: start;
    font-weight: 600;
    padding: 0.55rem 0.75rem;
    border-bottom: 1px solid var(--_line);
  }
  th {
    position: sticky;
    inset-block-start: 0;
    z-index: 1;
    text-align: start;
    vertical-align: bottom;
    padding: 0.5rem 0.75rem 0.45rem;
    background: var(--_raised);
    border-bottom: 1px solid var(--_line);
    font-weight: 600;
    white-space: nowrap;
  }
  th small {
    display: block;
    font: 0.6875rem/1.4 var(--_mono);
    font-weight: 400;
    color: var(--_muted);
  }
  td {
    padding: 0.45rem 0.75rem;
    border-bottom: 1px solid var(--_line);
    vertical-align: middle;
  }
  tbody tr:last-child td {
    border-bottom: 0;
  }
  tbody tr:hover td {
    background: color-mix(in srgb, var(--_accent) 5%, transparent);
  }
  .number {
    text-align: end;
    font-variant-numeric: tabular-nums;
  }
  .text {
    display: -webkit-box;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 4;
    line-clamp: 4;
    overflow: hidden;
    max-inline-size: 26rem;
    overflow-wrap: break-word;
    white-space: pre-line;
  }
  .nowrap {
    white-space: nowrap;
  }
  code {
    font: 0.75rem/1.4 var(--_mono);
    white-space: nowrap;
  }
  td small {
    display: block;
    font-size: 0.6875rem;
    color: var(--_muted);
    white-space: nowrap;
  }
  .null {
    font: italic 0.75rem var(--_mono);
    color: var(--_muted);
    opacity: 0.8;
  }
  .spark {
    display: block;
  }
  .spark polyline {
    fill: none;
    stroke: var(--_accent);
    stroke-width: 1.2;
  }
  .ghost {
    display: block;
    block-size: 0.75em;
    inline-size: 60%;
    min-inline-size: 3.5rem;
    border-radius: 4px;
    background: var(--_line);
    opacity: 0.6;
  }
  .ghost.picture {
    inline-size: var(--pf-thumbnail-size, 96px);
    block-size: var(--pf-thumbnail-size, 96px);
  }
  footer {
    display: flex;
    align-items: center;
    flex-wrap: wrap;
    gap: 0.4rem 0.9rem;
    min-block-size: 2.3rem;
    box-sizing: border-box;
    padding: 0.3rem 0.75rem;
    border-top: 1px solid var(--_line);
    color: var(--_muted);
    font-size: 0.75rem;
  }
  footer .end {
    margin-inline-start: auto;
  }
  pf-error {
    margin: 0.9rem;
  }
`;
