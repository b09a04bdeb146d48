declare module 'pixelframe-run:pipeline' {
  /** Whatever the user's module exports; checked when it is there. */
  const pipeline: unknown;
  export default pipeline;
}
