import type { Capabilities } from 'pixelframe';
import { html, render } from 'lit';

/** Says in the header what runs: how many workers, on which device, and why. */
export function showCapabilities(host: HTMLElement, { workers, gpu }: Capabilities): void {
  const threads = workers === 0 ? 'no workers' : `${workers} worker${workers === 1 ? '' : 's'}`;
  const device = gpu.used ? (gpu.adapter ?? 'GPU') : gpu.reason;
  host.replaceChildren();
  render(
    html`<span class="chip">${threads}</span><span class="chip">${gpu.used ? 'GPU' : 'CPU'}</span>
      <span class="why">${device}</span>`,
    host,
  );
}

export function showEngineProblem(host: HTMLElement, message: string): void {
  host.replaceChildren();
  render(html`<span class="chip bad">engine failed to start</span><span class="why">${message}</span>`, host);
}
