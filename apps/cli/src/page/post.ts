import { IoError } from 'pixelframe';

/**
 * A request to the runner's server.
 *
 * @throws {IoError} with the server's own words when it refuses
 */
export async function post(
  method: 'POST' | 'PUT' | 'DELETE',
  url: string,
  body: Uint8Array<ArrayBuffer> | null,
): Promise<void> {
  const response = await fetch(url, { method, body, credentials: 'omit' });
  if (response.ok) return;
  const { message, hint } = (await response.json()) as { readonly message: string; readonly hint?: string };
  throw new IoError(message, hint === undefined ? {} : { hint });
}
