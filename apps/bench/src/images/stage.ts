import type { Browser } from 'playwright';
import type { ChildPeer } from '../native/child-peer.ts';
import type { RunResult, Stage } from '../rounds/stage.ts';
import type { ImageTask, NativePeerName } from './cases.ts';
import { meanDifference } from './check.ts';
import type { PageContenderName } from './page/bench-page.ts';
import { openNativePeer } from './peers/open-native-peer.ts';

export interface ImageStageOptions {
  readonly browser: Browser;
  /** Of the suite's page, which has the pictures beside it. */
  readonly url: string;
  readonly task: ImageTask;
  readonly workers: number;
  /** Names of the pictures beside the page, and their paths. */
  readonly names: readonly string[];
  readonly paths: readonly string[];
  /** What native peers run by. */
  readonly programs: ReadonlyMap<NativePeerName, string>;
}

/** A page, and processes beside it, each with the same pictures. */
export async function openImageStage(options: ImageStageOptions): Promise<Stage> {
  const { browser, url, task, workers, names, paths, programs } = options;
  const page = await browser.newPage();
  await page.goto(url);
  await page.waitForFunction(() => globalThis.pixelframeImagesBench !== undefined);
  await page.evaluate((urls) => globalThis.pixelframeImagesBench!.load(urls), names);
  const children = new Map<string, ChildPeer>();
  let ours: readonly (readonly number[])[] = [];

  const runInPage = (name: string) =>
    page.evaluate(([who, what]) => globalThis.pixelframeImagesBench!.run(who, what), [
      name as PageContenderName,
      task,
    ] as const);
  return {
    async open(name) {
      const program = programs.get(name as NativePeerName);
      if (program !== undefined) {
        children.set(name, await openNativePeer(name as NativePeerName, program, task, workers, paths));
        return;
      }
      await page.evaluate(([who, what, count]) => globalThis.pixelframeImagesBench!.open(who, what, count), [
        name as PageContenderName,
        task,
        workers,
      ] as const);
    },
    async run(name): Promise<RunResult> {
      const { ms, check } = await (children.get(name)?.run() ?? runInPage(name));
      if (name === 'ours') ours = check;
      return { ms, difference: name === 'ours' ? null : meanDifference(task, ours, check) };
    },
    async close() {
      for (const child of children.values()) child.close();
      await page.close();
    },
  };
}
