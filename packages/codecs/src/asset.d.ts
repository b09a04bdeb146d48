/** A file of a package as a URL: resolved by the asset plugin to a served, emitted or `file:` URL. */
declare module '*?asset' {
  const url: string;
  export default url;
}
