import { DeviceError } from '@pixelframe/columnar';
import type { GpuRuntime } from './runtime.ts';

export interface GpuInfo {
  readonly vendor: string;
  readonly architecture: string;
  readonly description: string;
  /** True for a software adapter: correct, but slower than the CPU kernels. */
  readonly isFallback: boolean;
}

export interface GpuRequest {
  /** Take a software adapter too. Default false. */
  readonly allowFallback?: boolean;
}

/** Features that onnxruntime uses where there are some; our own kernels do without. */
const MODEL_FEATURES = ['shader-f16', 'subgroups'] as const;

/** Asked for at the adapter's most: buffers by our kernels, all by onnxruntime, which shares the device. */
const RAISED_LIMITS = [
  'maxStorageBufferBindingSize',
  'maxBufferSize',
  'maxComputeWorkgroupStorageSize',
  'maxComputeInvocationsPerWorkgroup',
  'maxComputeWorkgroupSizeX',
  'maxComputeWorkgroupSizeY',
  'maxComputeWorkgroupSizeZ',
  'maxStorageBuffersPerShaderStage',
] as const satisfies readonly (keyof GPUSupportedLimits)[];

/**
 * A fresh device with its runtime. Works in pages and workers; the shaders are loaded by the first call.
 *
 * @returns null where there is no adapter, or only a software one that was not asked for
 * @throws DeviceError where there is an adapter that gives no device
 */
export async function requestGpu(options: GpuRequest = {}): Promise<GpuRuntime | null> {
  const gpu = globalThis.navigator?.gpu as GPU | undefined;
  // An adapter gives one device only, so each request starts here.
  const adapter = await gpu?.requestAdapter({ powerPreference: 'high-performance' });
  if (adapter === undefined || adapter === null) return null;
  const { vendor, architecture, description, isFallbackAdapter } = adapter.info;
  if (isFallbackAdapter && options.allowFallback !== true) return null;

  const { GpuRuntime } = await import('./runtime.ts');
  try {
    const device = await adapter.requestDevice({
      requiredFeatures: MODEL_FEATURES.filter((feature) => adapter.features.has(feature)),
      requiredLimits: Object.fromEntries(RAISED_LIMITS.map((name) => [name, adapter.limits[name]])),
    });
    return new GpuRuntime(device, { vendor, architecture, description, isFallback: isFallbackAdapter });
  } catch (error) {
    throw new DeviceError(`The GPU (${vendor} ${architecture}) gave no device.`, {
      hint: "Run with gpu: 'off'.",
      cause: error,
    });
  }
}
