import { expect, test } from 'vitest';
import { IoError } from '@pixelframe/columnar';
import { caught } from '../testing/caught.ts';
import { serve } from '../testing/http-server.ts';
import { httpAnswer } from './http-answer.ts';

const page = { kind: 'page', baseUrl: 'https://example.com/' } as const;

test('a refusal is an answer, with its headers', async () => {
  await using server = await serve(new TextEncoder().encode('{}'), {
    before(request, response, count) {
      // What passes is asked for again.
      if (count === 1) response.writeHead(503, { 'Retry-After': '0' }).end();
      else if (count === 2) response.writeHead(401, { 'X-Error-Code': 'GatedRepo' }).end('no');
      else if (request.headers.authorization !== 'Bearer t') response.writeHead(400).end();
      else return false;
      return true;
    },
  });
  const refused = await httpAnswer(server.url, page, {});
  expect([refused.status, refused.headers.get('x-error-code')]).toEqual([401, 'GatedRepo']);
  const given = await httpAnswer(server.url, page, { Authorization: 'Bearer t' });
  expect([given.status, new TextDecoder().decode(given.body)]).toEqual([200, '{}']);
});

test('no answer is an error', async () => {
  const controller = new AbortController();
  setTimeout(() => controller.abort(), 50);
  expect(await caught(httpAnswer('http://127.0.0.1:1/', page, {}, controller.signal))).toMatchObject({
    code: 'CancelledError',
  });
  expect(await caught((async () => httpAnswer('x:', page, {}))())).toBeInstanceOf(IoError);
});
