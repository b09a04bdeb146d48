import { fileURLToPath } from 'node:url';
import type { Browser } from 'playwright';
import type { BenchArguments } from '../args.ts';
import { servePage } from '../browser/build-page.ts';
import { launchBrowser } from '../browser/launch.ts';
import { chooseCases } from '../choose-cases.ts';
import { imageFolder } from '../images/image-folder.ts';
import type { Outcome } from '../report/line.ts';
import { describeHost } from '../report/machine.ts';
import { measureRounds } from '../rounds/measure-rounds.ts';
import { pairResult } from '../rounds/pair-result.ts';
import type { RoundScale } from '../rounds/stage.ts';
import { median } from '../statistics.ts';
import { embedCases, type ContenderName, type EmbedCase, type ModelName, type PeerName } from './cases.ts';
import { vitFolder } from './model/vit-folder.ts';
import type { EmbedSetUp } from './page/bench-page.ts';
import { peakMemory } from './peak-memory.ts';
import { serveModels } from './serve-models.ts';
import { openEmbedStage } from './stage.ts';

export interface EmbedScale extends RoundScale {
  /** Of a case's two numbers of pictures. */
  readonly pictures: (embedCase: EmbedCase) => number;
  /** Whether each contender's memory is looked at, in a page of its own. */
  readonly memory: boolean;
}

export const quickEmbed: EmbedScale = {
  pictures: (embedCase) => embedCase.pictures,
  memory: true,
  rounds: 7,
  warmUp: true,
  runTimeoutMs: 40_000,
  caseBudgetMs: 75_000,
};
export const fullEmbed: EmbedScale = {
  ...quickEmbed,
  pictures: (embedCase) => embedCase.picturesFull,
  runTimeoutMs: 600_000,
  caseBudgetMs: 3_600_000,
};

/** The same for ours and for `bare-session`; transformers.js runs in the page. */
const WORKERS = 2;

const bundledClip = fileURLToPath(new URL('../../../../packages/models/assets/pixelframe/clip-tiny/', import.meta.url));

/**
 * Pictures into vectors by a CLIP's vision tower, beside transformers.js and beside onnxruntime-web alone.
 *
 * @param onOutcome called as each pair is known
 * @throws {UsageError} for a case or peer that is not there
 */
export async function runEmbedSuite(
  choice: Pick<BenchArguments, 'case' | 'peer'>,
  scale: EmbedScale,
  log: (text: string) => void,
  onOutcome: (outcome: Outcome) => void = () => {},
): Promise<Outcome[]> {
  const pairs = chooseCases<PeerName, EmbedCase>('embed', embedCases, choice);
  log(`${describeHost()}; ${WORKERS} workers; times in ms per picture`);
  const folders = new Map<ModelName, string>();
  for (const { chosen } of pairs) {
    folders.set(chosen.model, chosen.model === 'vit-b-32' ? await vitFolder(log) : bundledClip);
  }
  const models = await serveModels(folders);
  let browser: Browser | undefined;
  try {
    browser = await launchBrowser();
    const outcomes: Outcome[] = [];
    for (const { chosen, peers } of pairs) {
      for (const outcome of await measureCase(browser, models.url, chosen, peers, scale, log)) {
        outcomes.push(outcome);
        onOutcome(outcome);
      }
    }
    return outcomes;
  } finally {
    await browser?.close();
    await models.close();
  }
}

async function measureCase(
  browser: Browser,
  models: string,
  embedCase: EmbedCase,
  peers: readonly PeerName[],
  scale: EmbedScale,
  log: (text: string) => void,
): Promise<Outcome[]> {
  const { name, model, width, height, side, variants } = embedCase;
  const n = scale.pictures(embedCase);
  const { folder, names, made } = await imageFolder(width, height, n, log);
  log(`${name}: ${n} JPEGs of ${width}x${height}, made ${made}`);
  const served = await servePage(new URL('page/', import.meta.url), folder);
  try {
    const setUp: EmbedSetUp = { model, models, workers: WORKERS, width, height, side, urls: names };
    const contenders = [...variants.map(({ ours }) => ours), ...peers];
    const processor = new Map<ContenderName, number[]>();
    const onRun = (who: ContenderName, ms: number): void => {
      processor.set(who, [...(processor.get(who) ?? []), ms]);
    };
    const times = await measureRounds(
      () => openEmbedStage(browser, served.url, setUp, onRun),
      contenders,
      'ours',
      scale,
    );
    for (const { ours } of variants.filter((one) => times.differences.has(one.ours))) {
      log(`${name}: ${ours} differs from the default by ${times.differences.get(ours)!.toPrecision(2)}`);
    }
    for (const [contender, [, ...runs]] of processor) {
      // The first was to warm up.
      if (runs.length > 0)
        log(`${name}: ${contender} takes ${(median(runs) / n).toFixed(2)} ms of processor time a picture`);
    }
    for (const contender of scale.memory ? (['ours', ...peers] as const) : []) {
      if (times.failed.has(contender)) continue;
      const bytes = await peakMemory(browser, served.url, setUp, contender);
      if (bytes !== null) log(`${name}: ${contender} takes ${Math.round(bytes / 1e6)} MB at most`);
    }
    return variants.flatMap(({ ours, variant, peers: meant }) =>
      peers
        .filter((peer) => meant.includes(peer))
        .map((peer): Outcome => {
          const result = pairResult(times, ours, peer);
          return { suite: 'embed', case: name, variant, peer, n, result };
        }),
    );
  } finally {
    await served.close();
  }
}
