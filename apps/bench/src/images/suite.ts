import type { Browser } from 'playwright';
import type { BenchArguments } from '../args.ts';
import { servePage } from '../browser/build-page.ts';
import { launchBrowser } from '../browser/launch.ts';
import { chooseCases } from '../choose-cases.ts';
import type { Outcome } from '../report/line.ts';
import { describeHost } from '../report/machine.ts';
import { measureRounds } from '../rounds/measure-rounds.ts';
import { pairResult } from '../rounds/pair-result.ts';
import type { RoundScale } from '../rounds/stage.ts';
import { imageCases, type ImageCase, type NativePeerName, type OursName, type PeerName } from './cases.ts';
import { imageFolder } from './image-folder.ts';
import { findNativePeer } from './peers/open-native-peer.ts';
import { openImageStage } from './stage.ts';

export interface ImagesScale extends RoundScale {
  /** Of a case's two numbers of pictures. */
  readonly pictures: (imageCase: ImageCase) => number;
}

export const quickImages: ImagesScale = {
  pictures: (imageCase) => imageCase.pictures,
  rounds: 9,
  warmUp: true,
  runTimeoutMs: 20_000,
  caseBudgetMs: 35_000,
};
export const fullImages: ImagesScale = {
  ...quickImages,
  pictures: (imageCase) => imageCase.picturesFull,
  runTimeoutMs: 300_000,
  caseBudgetMs: 3_600_000,
};

/** The same for ours and for every peer that has workers at all. */
const WORKERS = 2;

const isNative = (peer: PeerName): peer is NativePeerName => ['sharp', 'daft', 'imagehash'].includes(peer);

/**
 * Decoding, hashing and encoding beside what a page could use instead, and beside native libraries on the same machine.
 *
 * @param onOutcome called as each pair is known
 * @throws {UsageError} for a case or peer that is not there
 */
export async function runImagesSuite(
  choice: Pick<BenchArguments, 'case' | 'peer'>,
  scale: ImagesScale,
  log: (text: string) => void,
  onOutcome: (outcome: Outcome) => void = () => {},
): Promise<Outcome[]> {
  const pairs = chooseCases<PeerName, ImageCase>('images', imageCases, choice);
  log(`${describeHost()}; ${WORKERS} workers; times in ms per picture`);
  const absent = new Map<PeerName, string>();
  const programs = new Map<NativePeerName, string>();
  for (const peer of new Set(pairs.flatMap(({ peers }) => peers.filter(isNative)))) {
    const found = findNativePeer(peer, log);
    if ('path' in found) programs.set(peer, found.path);
    else absent.set(peer, found.reason);
  }
  const browser = await launchBrowser();
  try {
    const outcomes: Outcome[] = [];
    for (const { chosen, peers } of pairs) {
      for (const outcome of await measureCase(browser, chosen, peers, absent, programs, scale, log)) {
        outcomes.push(outcome);
        onOutcome(outcome);
      }
    }
    return outcomes;
  } finally {
    await browser.close();
  }
}

async function measureCase(
  browser: Browser,
  imageCase: ImageCase,
  peers: readonly PeerName[],
  absent: ReadonlyMap<PeerName, string>,
  programs: ReadonlyMap<NativePeerName, string>,
  scale: ImagesScale,
  log: (text: string) => void,
): Promise<Outcome[]> {
  const { name, task, width, height } = imageCase;
  const n = scale.pictures(imageCase);
  const { folder, names, paths, made } = await imageFolder(width, height, n, log);
  log(`${name}: ${n} JPEGs of ${width}x${height}, made ${made}`);
  const served = await servePage(new URL('page/', import.meta.url), folder);
  try {
    const variants = Object.keys(imageCase.variants) as OursName[];
    const present = peers.filter((peer) => !absent.has(peer));
    const options = { browser, url: served.url, task, workers: WORKERS, names, paths, programs };
    const times = await measureRounds(() => openImageStage(options), [...variants, ...present], 'ours', scale);
    for (const variant of variants.filter((one) => times.differences.has(one))) {
      log(`${name}: ${variant} differs from the default by ${times.differences.get(variant)!.toPrecision(2)}`);
    }
    // One that is not there is one that failed before the first round.
    const all = { ...times, failed: new Map([...times.failed, ...absent]) };
    return variants.flatMap((ours) =>
      peers.map((peer): Outcome => {
        const result = pairResult(all, ours, peer);
        return { suite: 'images', case: name, variant: imageCase.variants[ours]!, peer, n, result };
      }),
    );
  } finally {
    await served.close();
  }
}
