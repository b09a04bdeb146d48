import type { QueryProgress } from 'pixelframe';
import { formatBytes, formatDuration } from '../shared/format.ts';
import type { StageView } from './stage-view.ts';

type Download = NonNullable<QueryProgress['download']>;

/** A model's file that comes before the rows do, as a bar: how much of it, how fast, how long still. */
export function downloadView({ model, file, loaded, total, bytesPerSecond, secondsLeft }: Download): StageView {
  return {
    steps: [model, file],
    fraction: total === null || total === 0 ? null : Math.min(1, loaded / total),
    rows: '',
    bytes: total === null ? formatBytes(loaded) : `${formatBytes(loaded)} of ${formatBytes(total)}`,
    rate: bytesPerSecond > 0 ? `${formatBytes(bytesPerSecond)}/s` : '',
    elapsed: secondsLeft === null ? '' : `${formatDuration(1000 * secondsLeft)} left`,
  };
}
