/** A counting semaphore for one producer: `take` waits until a credit is there. */
export class Credits {
  #available: number;
  #waiting: (() => void) | null = null;

  constructor(initial: number) {
    this.#available = initial;
  }

  async take(signal: AbortSignal): Promise<void> {
    while (this.#available === 0) {
      signal.throwIfAborted();
      await new Promise<void>((resolve) => {
        const wake = (): void => {
          signal.removeEventListener('abort', wake);
          this.#waiting = null;
          resolve();
        };
        this.#waiting = wake;
        signal.addEventListener('abort', wake);
      });
    }
    this.#available--;
  }

  give(): void {
    this.#available++;
    this.#waiting?.();
  }
}
