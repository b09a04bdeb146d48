import { commands } from 'vitest/browser';
import type { HubBehaviour, HubRequest } from './hub-server.ts';
import type { HubRepository } from './hub-repository.ts';

declare module 'vitest/browser' {
  interface BrowserCommands {
    /** Starts a hub server beside the test runner; its address. It ends with the run. */
    startHub: () => Promise<string>;
  }
}

type Kind = 'models' | 'datasets';

/** The test hub, from a page. */
export class RemoteHub {
  readonly url: string;

  constructor(url: string) {
    this.url = url;
  }

  static async start(): Promise<RemoteHub> {
    return new RemoteHub(await commands.startHub());
  }

  /** A repository with these files; replaces one of that id. */
  async put(
    kind: Kind,
    id: string,
    files: Readonly<Record<string, Uint8Array<ArrayBuffer> | string>>,
    options: Partial<Omit<HubRepository, 'files'>> = {},
  ): Promise<void> {
    await this.#control(`repository/${kind}/${id}`, JSON.stringify(options));
    for (const [name, content] of Object.entries(files)) await this.#control(`${kind}/${id}/${name}`, content);
  }

  async behave(behaviour: Partial<HubBehaviour> = {}): Promise<void> {
    await this.#control('behaviour', JSON.stringify(behaviour));
  }

  async takeRequests(): Promise<HubRequest[]> {
    return (await (await fetch(`${this.url}/control/requests`)).json()) as HubRequest[];
  }

  async #control(path: string, body: BodyInit): Promise<void> {
    const response = await fetch(`${this.url}/control/${path}`, { method: 'PUT', body });
    if (!response.ok) throw new Error(`the test hub answered ${response.status}`);
  }
}
