/** Invocations of a workgroup of the image kernels. */
export const GROUP = 64;
/** Largest number of workgroups in one direction on every device. */
export const MOST_GROUPS = 65_535;

/** Runs `pipeline` over `items` invocations for each of `jobs`, in two directions where one is too short. */
export function dispatchItems(
  pass: GPUComputePassEncoder,
  pipeline: GPUComputePipeline,
  bindings: GPUBindGroup,
  items: number,
  jobs: number,
): void {
  if (jobs === 0) return;
  const groups = Math.ceil(items / GROUP);
  const rows = Math.ceil(groups / MOST_GROUPS);
  pass.setPipeline(pipeline);
  pass.setBindGroup(0, bindings);
  pass.dispatchWorkgroups(Math.ceil(groups / rows), rows, jobs);
}

/** Bind group 0 of a pipeline: the buffers in binding order. */
export function bind(device: GPUDevice, pipeline: GPUComputePipeline, buffers: readonly GPUBuffer[]): GPUBindGroup {
  const entries = buffers.map((buffer, binding) => ({ binding, resource: { buffer } }));
  return device.createBindGroup({ layout: pipeline.getBindGroupLayout(0), entries });
}
