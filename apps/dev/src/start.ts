// `npm start`: the playground on Vite's development server, on a free port.
import { fileURLToPath } from 'node:url';
import { createServer } from 'vite';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const server = await createServer({
  root,
  configFile: fileURLToPath(new URL('../../../vite.config.ts', import.meta.url)),
});
await server.listen();
process.stdout.write(`Pixelframe playground: ${server.resolvedUrls?.local[0] ?? server.resolvedUrls?.network[0]}\n`);
process.on('SIGINT', () => void server.close().then(() => process.exit(0)));
process.on('SIGTERM', () => void server.close().then(() => process.exit(0)));
