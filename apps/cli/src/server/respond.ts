import type { OutgoingHttpHeaders, ServerResponse } from 'node:http';

/** The page is cross-origin isolated; its address, which holds the token, goes nowhere. */
export const commonHeaders: OutgoingHttpHeaders = {
  'Cache-Control': 'no-store',
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
};

/** A whole answer in JSON. */
export function respondJson(response: ServerResponse, status: number, value: unknown): void {
  const body = Buffer.from(JSON.stringify(value));
  response.writeHead(status, { ...commonHeaders, 'Content-Type': 'application/json', 'Content-Length': body.length });
  response.end(body);
}

/** A refusal: `{ code, message, hint }`. */
export function respondError(response: ServerResponse, status: number, message: string, hint?: string): void {
  respondJson(response, status, { code: 'IoError', message, ...(hint === undefined ? {} : { hint }) });
}
