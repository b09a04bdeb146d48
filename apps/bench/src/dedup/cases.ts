/** Contenders that live in the page. */
export type DedupContenderName = 'ours' | 'plain-loop' | 'duckdb-wasm';
export type DedupPeerName = 'plain-loop' | 'duckdb-wasm' | 'daft';

export interface DedupCase {
  readonly name: string;
  /** Hashes of 64 bits. */
  readonly n: number;
  /** Bits by which two of a pair may differ. */
  readonly maxDistance: number;
  readonly peers: readonly DedupPeerName[];
  readonly rounds: number;
  /** Only where it may take as long as it takes. */
  readonly onlyFull: boolean;
}

const peers = ['plain-loop', 'duckdb-wasm', 'daft'] as const;

export const dedupCases: readonly DedupCase[] = [
  { name: '10k-k10', n: 10_000, maxDistance: 10, peers, rounds: 9, onlyFull: false },
  { name: '100k-k10', n: 100_000, maxDistance: 10, peers, rounds: 1, onlyFull: false },
  { name: '1m-k4', n: 1_000_000, maxDistance: 4, peers, rounds: 1, onlyFull: false },
  { name: '1m-k10', n: 1_000_000, maxDistance: 10, peers, rounds: 1, onlyFull: true },
];

export const HASH_BYTES = 8;
