import * as pixelframe from 'pixelframe';

/**
 * What `import ... from 'pixelframe'` gives a cell: the page's own copy, with a default session that belongs to this
 * run. A cell that goes on after it was stopped can thus not reach into the next run.
 */
export function cellApi(
  runSession: pixelframe.Session,
  createSession: (options?: pixelframe.SessionOptions) => pixelframe.Session,
): Readonly<Record<string, unknown>> {
  let current = runSession;
  const bind =
    <A, O extends object, R>(read: (input: A, options: O & { session: pixelframe.Session }) => R) =>
    (input: A, options?: O): R =>
      read(input, { session: current, ...options } as O & { session: pixelframe.Session });
  return {
    ...pixelframe,
    readParquet: bind(pixelframe.readParquet),
    readCsv: bind(pixelframe.readCsv),
    readJson: bind(pixelframe.readJson),
    readImages: bind(pixelframe.readImages),
    readHuggingface: bind(pixelframe.readHuggingface),
    fromColumns: bind(pixelframe.fromColumns),
    fromRows: bind(pixelframe.fromRows),
    fromArrow: (table: Parameters<typeof pixelframe.fromArrow>[0], options = {}) =>
      pixelframe.fromArrow(table, { session: current, ...options }),
    range(start: number, end?: number, step = 1, options = {}) {
      const [from, to] = end === undefined ? [0, start] : [start, end];
      return pixelframe.range(from, to, step, { session: current, ...options });
    },
    createSession,
    defaultSession: () => current,
    setDefaultSession(session: pixelframe.Session | null) {
      current = session ?? runSession;
    },
  };
}
