import { HubServer } from './hub-server.ts';

/** For `browser.commands` of the test runner: a hub of its own for each test file that asks. */
export const startHub = async (): Promise<string> => (await HubServer.start()).unref().url;
