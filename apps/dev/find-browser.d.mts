/** Path of a Chromium on this machine, undefined where there is none; throws when PIXELFRAME_CHROMIUM cannot be run. */
export function findBrowser(env?: NodeJS.ProcessEnv): string | undefined;
/** Arguments under which headless Chromium has WebGPU, and runs as root. */
export function browserArguments(): string[];
/** The sentence for a machine without a browser. */
export const noBrowserMessage: string;
