import type { Measured, NotMeasured } from '../report/line.ts';
import { measureRounds } from '../rounds/measure-rounds.ts';
import { pairResult } from '../rounds/pair-result.ts';
import type { Stage } from '../rounds/stage.ts';
import type { ContenderName, PipelineCase } from './cases.ts';
import type { OpenPage } from './open-page.ts';
import type { PipelineScale } from './suite.ts';

export interface PeerResult {
  readonly peer: ContenderName;
  readonly result: Measured | NotMeasured;
}

/**
 * Runs ours and the peers of a case in turns in one page, which also compares their results.
 *
 * @throws what ours fails with
 */
export async function measureCase(
  newPage: () => Promise<OpenPage>,
  { task, gpu }: PipelineCase,
  peers: readonly ContenderName[],
  workers: number,
  scale: PipelineScale,
): Promise<PeerResult[]> {
  const newStage = async (): Promise<Stage> => {
    const page = await newPage();
    return {
      open: (name) => page.open(name as ContenderName, { task, workers, gpu }),
      run: (name) => page.run(name as ContenderName),
      close: () => page.close(),
    };
  };
  const times = await measureRounds(newStage, ['ours', ...peers], 'ours', { ...scale, warmUp: true });
  return peers.map((peer) => ({ peer, result: pairResult(times, 'ours', peer) }));
}
