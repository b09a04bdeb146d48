export * from './classify.ts';
export * from './embed.ts';
