/** The results of work on each item, in order, with up to `width` of them under way ahead of the one wanted. */
export async function* inOrder<I, O>(
  items: Iterable<I> | AsyncIterable<I>,
  width: number,
  work: (item: I) => Promise<O>,
): AsyncGenerator<O> {
  const running: Promise<O>[] = [];
  for await (const item of items) {
    const result = work(item);
    // It may fail long before its turn.
    result.catch(() => {});
    running.push(result);
    if (running.length >= width) yield await running.shift()!;
  }
  for (const result of running) yield await result;
}
