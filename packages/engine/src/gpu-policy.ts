import { DeviceError } from '@pixelframe/columnar';
import type { GpuPolicy } from './config.ts';

export interface GpuDecision {
  readonly used: boolean;
  readonly reason: string;
  readonly adapter: string | null;
}

const no = (reason: string, adapter: string | null = null): GpuDecision => ({ used: false, reason, adapter });

/**
 * Decides whether image stages run on the GPU. Only looks at the adapter: the device itself is the device worker's.
 *
 * @throws DeviceError under `gpu: 'force'` where there is no adapter at all.
 */
export async function decideGpu(policy: GpuPolicy, workers: number): Promise<GpuDecision> {
  if (policy === 'off') return no("gpu: 'off'");
  if (workers === 0) return no('workers: 0 runs on the CPU twins');
  const gpu = (globalThis.navigator as Navigator | undefined)?.gpu;
  const adapter = gpu === undefined ? null : await gpu.requestAdapter().catch(() => null);
  if (adapter === null) {
    const reason = gpu === undefined ? 'this browser has no WebGPU here' : 'WebGPU gives no adapter';
    if (policy === 'force') {
      throw new DeviceError(`gpu: 'force' was asked for, but ${reason}.`, {
        hint: "Use gpu: 'auto', or start Chromium with --enable-unsafe-webgpu for the software adapter.",
      });
    }
    return no(reason);
  }
  const { vendor, architecture, description } = adapter.info;
  const name = [vendor, architecture, description].filter((part) => part !== '').join(' ') || 'unnamed adapter';
  if (policy === 'auto' && adapter.info.isFallbackAdapter) {
    return no(`${name} is a software adapter, slower than the CPU twins`, name);
  }
  return { used: true, reason: policy === 'force' ? "gpu: 'force'" : 'a hardware adapter is there', adapter: name };
}
