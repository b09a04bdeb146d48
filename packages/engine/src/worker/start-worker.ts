import type { RoleMessage } from './messages.ts';
import { workerScope } from './scope.ts';
import type { RegisteredUdfs } from '../udf/udf-source.ts';

/**
 * Turns the worker this runs in into a Pixelframe worker: engine, compute or device, as its first message says.
 * Call it once, at the top of a worker script; each role's code is loaded only where it is needed.
 *
 * @example
 * import { startWorker } from 'pixelframe/worker';
 * const normalize = (x: number) => (x - 128) / 128;
 * startWorker({ udfs: { normalize } });
 */
export function startWorker({ udfs = {} }: WorkerOptions = {}): void {
  const scope = workerScope();
  // Whoever started this worker sends nothing else until the role answers `ready`.
  const onFirst = (event: MessageEvent<RoleMessage>): void => {
    event.stopImmediatePropagation();
    scope.removeEventListener('message', onFirst);
    void startRole(event.data, udfs);
  };
  scope.addEventListener('message', onFirst);
}

export interface WorkerOptions {
  /** Functions and classes that `udf(name, ...)`, `udf.batch(name, ...)` and `udf.class(name, ...)` find by name. */
  readonly udfs?: RegisteredUdfs;
}

async function startRole(message: RoleMessage, udfs: RegisteredUdfs): Promise<void> {
  const scope = workerScope();
  switch (message.role) {
    case 'engine': {
      const { startEngine } = await import('./engine-role.ts');
      return startEngine(scope, message.config);
    }
    case 'compute': {
      const { startCompute } = await import('./compute-role.ts');
      return startCompute(scope, message.config, udfs);
    }
    case 'device': {
      const { startDevice } = await import('./device-role.ts');
      return startDevice(scope, message.config, udfs);
    }
  }
}
