declare module '*?asset' {
  /** URL of the file: served, emitted or `file:`, by where the module runs. */
  const url: string;
  export default url;
}
