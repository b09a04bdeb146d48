import { afterEach, beforeEach } from 'vitest';

declare module 'vitest' {
  interface TaskMeta {
    /** True when the test submitted work to a GPU queue from the page. */
    webgpu?: boolean;
  }
}

// A run without an adapter would pass by testing nothing.
const adapter = await navigator.gpu?.requestAdapter();
if (adapter === null || adapter === undefined) {
  throw new Error(
    'navigator.gpu.requestAdapter() gave no adapter. Start Chromium with --enable-unsafe-webgpu; the headless shell has no WebGPU.',
  );
}

let submissions = 0;
const submit = GPUQueue.prototype.submit;
GPUQueue.prototype.submit = function countingSubmit(commands) {
  submissions += 1;
  return submit.call(this, commands);
};

beforeEach(() => {
  submissions = 0;
});

afterEach(({ task }) => {
  if (submissions > 0) task.meta.webgpu = true;
});
