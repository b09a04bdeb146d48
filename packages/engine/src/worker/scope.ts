/** The part of DedicatedWorkerGlobalScope we use; the DOM library has no name for it. */
export interface WorkerScope {
  postMessage(message: unknown, transfer?: Transferable[]): void;
  addEventListener(type: 'message', listener: (event: MessageEvent) => void): void;
  removeEventListener(type: 'message', listener: (event: MessageEvent) => void): void;
  close(): void;
  readonly location: { readonly href: string };
}

export const workerScope = (): WorkerScope => globalThis as unknown as WorkerScope;
