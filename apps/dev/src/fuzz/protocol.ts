/** To the decoding thread. */
export type Request =
  | { readonly kind: 'decode'; readonly bytes: Uint8Array; readonly strict: boolean; readonly turn: boolean }
  | { readonly kind: 'memory' };

/** From the decoding thread, one per request. */
export type Answer =
  /** A whole picture, or the reason of a DecodeError. */
  | { readonly kind: 'fine'; readonly outcome: string }
  /** What must never happen. */
  | { readonly kind: 'wrong'; readonly what: string }
  | { readonly kind: 'memory'; readonly heapBytes: number; readonly residentBytes: number };
