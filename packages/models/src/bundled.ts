/**
 * The models that come with the package, so that it works at once and offline: toys that know drawn shapes. Their files
 * by their names in the model's folder, each an URL.
 */
const BUNDLED: Readonly<Record<string, () => Promise<Readonly<Record<string, string>>>>> = {
  'pixelframe/clip-tiny': async () => (await import('./bundled-clip.ts')).CLIP_TINY,
  'pixelframe/resnet-tiny': async () => (await import('./bundled-resnet.ts')).RESNET_TINY,
};

export const isBundled = (id: string): boolean => Object.hasOwn(BUNDLED, id);

/** URLs of a bundled model's files, under their names. */
export const bundledFiles = (id: string): Promise<Readonly<Record<string, string>>> => BUNDLED[id]!();
