import type { WatchedCall } from '../udf/udf-request.ts';

/** A worker's answer may wait behind other messages of this thread: that long is no sign of anything. */
const GRACE_MS = 250;

interface Watched {
  readonly call: WatchedCall;
  readonly timer: ReturnType<typeof setTimeout>;
}

/** Notices calls that do not come back: whoever runs them is busy and cannot say so itself. */
export class CallWatch {
  readonly #calls = new Map<number, Watched>();

  /** Task `id` begins this call, or has no call any more (null). */
  set(id: number, call: WatchedCall | null, timeout: number, onHang: (call: WatchedCall) => void): void {
    const before = this.#calls.get(id);
    if (before !== undefined) clearTimeout(before.timer);
    this.#calls.delete(id);
    if (call === null) return;
    const look = (): void => {
      // This thread itself may have been busy: what has arrived meanwhile is read first.
      setTimeout(() => {
        if (this.#calls.get(id)?.call === call) onHang(call);
      }, 0);
    };
    this.#calls.set(id, { call, timer: setTimeout(look, timeout + GRACE_MS) });
  }

  clear(): void {
    for (const { timer } of this.#calls.values()) clearTimeout(timer);
    this.#calls.clear();
  }
}
