const mean = 2;

export const normalize = (x) => (x - mean) / 2;

export class Embedder {
  init() {
    this.factor = 100;
  }
  call(x) {
    return x * this.factor;
  }
}
