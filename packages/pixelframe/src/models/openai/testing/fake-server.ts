/** A request as the fake server got it. */
export interface FakeRequest {
  readonly url: string;
  readonly init: RequestInit;
  readonly body: {
    readonly model: string;
    readonly input: readonly string[];
    readonly dimensions?: number;
    readonly [other: string]: unknown;
  };
}

type Answer = (request: FakeRequest) => Response | Promise<Response>;

export const json = (body: unknown, init: ResponseInit = {}): Response => new Response(JSON.stringify(body), init);

/** Two numbers by which a text is known again. */
export const vectorOf = (text: string): number[] => [text.length, text.codePointAt(0) ?? -1];

/** As a server that does nothing wrong answers, its embeddings in another order. */
export const embeddings: Answer = ({ body: { input } }) =>
  json({
    data: input.map((text, index) => ({ index, embedding: vectorOf(text) })).toReversed(),
    usage: { total_tokens: 10 * input.length },
  });

/** Answers as `embeddings`, but for the first requests, which have an answer of their own each. */
export function fakeServer(...first: readonly Answer[]): {
  readonly fetch: typeof fetch;
  readonly requests: FakeRequest[];
} {
  const requests: FakeRequest[] = [];
  const send = async (url: string, init: RequestInit): Promise<Response> => {
    const request: FakeRequest = { url, init, body: JSON.parse(init.body as string) as FakeRequest['body'] };
    requests.push(request);
    return (first[requests.length - 1] ?? embeddings)(request);
  };
  return { fetch: send as unknown as typeof fetch, requests };
}
