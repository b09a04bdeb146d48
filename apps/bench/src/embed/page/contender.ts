import type { ContenderName } from '../cases.ts';
import type { EmbedSetUp } from './bench-page.ts';

/** The pictures' files in the page, and what is to be done with them. */
export type EmbedWork = EmbedSetUp & { readonly pictures: readonly Uint8Array<ArrayBuffer>[] };

export interface EmbedContender {
  /** From what is in memory, whichever it starts from, to the vectors in the page, in the same order. */
  run(): Promise<readonly Float32Array[]>;
}

/** Loads a contender's code, and with it the libraries it stands on. */
export async function openEmbedContender(name: ContenderName, work: EmbedWork): Promise<EmbedContender> {
  switch (name) {
    case 'transformers.js':
      return (await import('./transformers-js.ts')).openTransformersJs(work);
    case 'bare-session':
      return (await import('./bare-session.ts')).openBareSession(work);
    default:
      return (await import('./ours.ts')).openOurs(name, work);
  }
}
