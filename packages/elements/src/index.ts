export { PfError } from './error/pf-error.ts';
export type { GalleryColumns, GalleryFrame } from './gallery/load-groups.ts';
export { PfGallery } from './gallery/pf-gallery.ts';
export { PfPlan } from './plan/pf-plan.ts';
export { PfProgress, type ProgressState } from './progress/pf-progress.ts';
export { formatBytes, formatCount, formatDuration } from './shared/format.ts';
export type { TableFrame } from './table/load-rows.ts';
export { PfTable } from './table/pf-table.ts';
export { PfThumbnail } from './table/pf-thumbnail.ts';
