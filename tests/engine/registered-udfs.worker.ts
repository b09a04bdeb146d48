import { startWorker } from 'pixelframe/worker';

const offset = 100;

class Counter {
  start = 0;
  calls = 0;
  constructor(start: number) {
    this.start = start;
  }
  call(): number {
    return this.start + this.calls++;
  }
}

startWorker({
  udfs: {
    shift: (x: number) => x + offset,
    *repeat(x: number) {
      for (let i = 0; i < x; i++) yield i;
    },
    Counter,
  },
});
