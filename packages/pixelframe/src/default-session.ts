import type { SessionOptions } from './session.ts';
import { Session } from './session.ts';

let current: Session | null = null;

/** A new session with workers, memory and settings of its own. */
export const createSession = (options: SessionOptions = {}): Session => new Session(options);

/** The session free functions use; made with default options on first use. */
export function defaultSession(): Session {
  current ??= createSession();
  return current;
}

/** Makes free functions use `session`; null goes back to a fresh default. The old one is not closed. */
export function setDefaultSession(session: Session | null): void {
  current = session;
}
