import type { ServerRules } from './embedding-server.ts';
import { EmbeddingServer } from './embedding-server.ts';

/** For `browser.commands` of the test runner: a server of its own for each test that asks. */
export const startEmbeddingServer = async (_context: unknown, rules: ServerRules): Promise<string> =>
  (await EmbeddingServer.start(rules)).unref().url;
