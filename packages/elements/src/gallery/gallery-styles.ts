import { css } from 'lit';

export const galleryStyles = css`
  :host {
    --pf-thumbnail-size: var(--pf-gallery-picture-size, 10rem);
    border: 1px solid var(--_line);
    border-radius: 8px;
    background: var(--_surface);
    overflow: hidden;
  }
  header,
  footer {
    display: flex;
    align-items: center;
    flex-wrap: wrap;
    gap: 0.4rem 0.9rem;
    min-block-size: 2.3rem;
    box-sizing: border-box;
    padding: 0.3rem 0.9rem;
    color: var(--_muted);
  }
  header strong {
    color: var(--_text);
  }
  .end {
    margin-inline-start: auto;
  }
  .groups {
    display: flex;
    flex-wrap: wrap;
    gap: 1px;
  }
  .group {
    flex: 1 1 auto;
    background: var(--_surface);
    box-shadow: 0 0 0 1px var(--_line);
    content-visibility: auto;
    contain-intrinsic-block-size: auto 15rem;
  }
  ul {
    display: flex;
    flex-wrap: wrap;
    gap: 0.9rem;
    margin: 0;
    padding: 0.9rem;
    list-style: none;
  }
  li {
    inline-size: var(--pf-thumbnail-size);
  }
  .frame {
    position: relative;
    display: grid;
    place-items: center;
    inline-size: var(--pf-thumbnail-size);
    block-size: var(--pf-thumbnail-size);
    border-radius: 6px;
    background: var(--_raised);
  }
  pf-thumbnail {
    justify-content: center;
  }
  .kept .frame {
    outline: 2px solid var(--_accent);
    outline-offset: 2px;
  }
  .badge {
    position: absolute;
    inset-block-start: 0.35rem;
    inset-inline-start: 0.35rem;
    padding: 0.05rem 0.5rem;
    border-radius: 999px;
    background: color-mix(in srgb, var(--_surface) 88%, transparent);
    color: var(--_text);
    box-shadow: 0 0 0 1px var(--_line);
    font-size: 0.75rem;
    font-weight: 600;
    font-variant-numeric: tabular-nums;
  }
  .badge small {
    font-size: 0.6875rem;
    font-weight: 400;
    color: var(--_muted);
  }
  .badge.keep {
    background: var(--_accent);
    color: var(--_surface);
    box-shadow: none;
  }
  .caption,
  .facts {
    margin: 0.35rem 0 0;
  }
  .caption {
    display: -webkit-box;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 3;
    line-clamp: 3;
    overflow: hidden;
    overflow-wrap: anywhere;
    line-height: 1.3;
  }
  .facts {
    margin-block-start: 0.1rem;
    color: var(--_muted);
    font-size: 0.75rem;
    font-variant-numeric: tabular-nums;
  }
  .none {
    color: var(--_muted);
    font-size: 0.75rem;
  }
  pf-error {
    margin: 0.9rem;
  }
`;
