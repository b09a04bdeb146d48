/** The house: which room may import which. A package of ours that is not in a room's list is closed to it. */
export const roomEdges: Readonly<Record<string, readonly string[]>> = {
  '@pixelframe/columnar': [],
  '@pixelframe/plan': ['@pixelframe/columnar'],
  '@pixelframe/kernels': ['@pixelframe/columnar'],
  '@pixelframe/codecs': ['@pixelframe/columnar'],
  '@pixelframe/io': ['@pixelframe/columnar'],
  '@pixelframe/models': ['@pixelframe/columnar'],
  '@pixelframe/evaluators': [
    '@pixelframe/columnar',
    '@pixelframe/plan',
    '@pixelframe/kernels',
    '@pixelframe/codecs',
    '@pixelframe/io',
    '@pixelframe/models',
  ],
  '@pixelframe/engine': [
    '@pixelframe/columnar',
    '@pixelframe/plan',
    '@pixelframe/kernels',
    '@pixelframe/codecs',
    '@pixelframe/io',
    '@pixelframe/models',
    '@pixelframe/evaluators',
  ],
  '@pixelframe/daft': ['@pixelframe/columnar', '@pixelframe/plan'],
  pixelframe: ['@pixelframe/columnar', '@pixelframe/plan', '@pixelframe/engine'],
  '@pixelframe/elements': ['pixelframe'],

  '@pixelframe/playground': ['pixelframe', '@pixelframe/elements', '@pixelframe/examples'],
  '@pixelframe/examples': ['pixelframe'],
  '@pixelframe/docs': ['pixelframe'],
  '@pixelframe/bench': ['pixelframe', '@pixelframe/dev'],
  // The runner's server side lists and reads files as the engine does in Node, and shares the browser finder.
  '@pixelframe/cli': ['pixelframe', '@pixelframe/io', '@pixelframe/dev'],
  // Generates code from the function definitions, tables from kernels, samples with the codecs.
  '@pixelframe/dev': [
    'pixelframe',
    '@pixelframe/columnar',
    '@pixelframe/plan',
    '@pixelframe/kernels',
    '@pixelframe/codecs',
    '@pixelframe/io',
  ],
};
