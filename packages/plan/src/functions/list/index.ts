export * from './expand.ts';
export * from './list-aggregates.ts';
export * from './list-items.ts';
export * from './list-map.ts';
export * from './make.ts';
export * from './map-entries.ts';
export * from './slice.ts';
