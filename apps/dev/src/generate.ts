import { writeGenerated } from './generate-functions.ts';

await writeGenerated(new URL('../../../', import.meta.url));
