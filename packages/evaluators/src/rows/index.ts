export { sortRows } from './sort-rows.ts';
export { mergeRuns } from './sort-rows-merge.ts';
export { groupRows, RowGrouper, type RowGroups } from './group-rows.ts';
export type { WindowCall } from '../window/compute-window.ts';
export { arrangeWindow, computeWindow } from '../window/compute-window.ts';
