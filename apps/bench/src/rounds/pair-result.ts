import type { Measured, NotMeasured } from '../report/line.ts';
import { compare, median } from '../statistics.ts';
import type { RoundTimes } from './measure-rounds.ts';

/**
 * One contender beside another: the rounds in which both ran.
 *
 * @param ours the contender, or variant of it, whose times are put first
 */
export function pairResult(times: RoundTimes, ours: string, peer: string): Measured | NotMeasured {
  const broken = times.failed.get(ours);
  if (broken !== undefined) return { kind: 'not measured', reason: `ours: ${broken}`, oursMs: null };
  const own = times.rounds.map((round) => round.get(ours)).filter((ms) => ms !== undefined);
  const reason = times.failed.get(peer);
  if (reason !== undefined) return { kind: 'not measured', reason, oursMs: median(own) };
  const rounds = times.rounds.flatMap((round) => {
    const [oursMs, peerMs] = [round.get(ours), round.get(peer)];
    return oursMs === undefined || peerMs === undefined ? [] : [{ oursMs, peerMs }];
  });
  return {
    kind: 'measured',
    comparison: compare(rounds),
    rounds: rounds.length,
    difference: times.differences.get(peer) ?? 0,
    ...(times.extrapolated.has(peer) ? { extrapolated: true } : {}),
  };
}
