import { css } from 'lit';

export const progressStyles = css`
  .stage + .stage {
    margin-top: 0.55rem;
  }
  .line {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    gap: 0 1.25rem;
    min-height: 1.45em;
  }
  .steps {
    flex: 1 1 16rem;
    min-width: 0;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .steps i {
    margin: 0 0.4em;
    font-style: normal;
    color: var(--_muted);
  }
  .steps span:first-child {
    font-weight: 600;
  }
  .figures {
    display: flex;
    gap: 0.9rem;
    color: var(--_muted);
    font-size: 0.75rem;
    font-variant-numeric: tabular-nums;
    white-space: nowrap;
    align-items: baseline;
  }
  .figures .rows {
    color: var(--_text);
  }
  .figures b {
    font-weight: 600;
    color: var(--_warn);
  }
  :host([state='failed']) .figures b {
    color: var(--_danger);
  }
  .track {
    margin-top: 0.25rem;
    height: 4px;
    border-radius: 2px;
    background: var(--_line);
    overflow: hidden;
  }
  .bar {
    height: 100%;
    border-radius: 2px;
    background: var(--_accent);
    transition: inline-size 120ms linear;
  }
  :host([state='done']) .bar {
    opacity: 0.55;
  }
  :host([state='cancelled']) .bar {
    background: var(--_warn);
  }
  :host([state='failed']) .bar {
    background: var(--_danger);
  }
  .moving .bar {
    transition: none;
    background: linear-gradient(90deg, transparent 0 20%, var(--_accent) 50%, transparent 80%) 0 0 / 50% 100% no-repeat;
    animation: slide 1.4s linear infinite;
  }
  @keyframes slide {
    from {
      background-position: -60% 0;
    }
    to {
      background-position: 160% 0;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    .moving .bar {
      animation: none;
      background: var(--_accent);
      opacity: 0.3;
    }
    .bar {
      transition: none;
    }
  }
  @media (max-width: 560px) {
    .figures {
      gap: 0.7rem;
      flex-wrap: wrap;
    }
  }
`;
