/** Where a module made from text finds the objects of the page: modules share nothing else with it. */
const REGISTRY = Symbol.for('pixelframe.playground');

type Registry = Map<string, object>;

function registry(): Registry {
  const scope = globalThis as { [REGISTRY]?: Registry };
  scope[REGISTRY] ??= new Map();
  return scope[REGISTRY];
}

const moduleUrl = (text: string): string => URL.createObjectURL(new Blob([text], { type: 'text/javascript' }));

/** Modules of one run, as blob URLs that live until `dispose()`. */
export class PageModules {
  readonly #urls: string[] = [];
  readonly #keys: string[] = [];

  /** URL of a module whose exports are the object's properties, as they are now. */
  ofObject(exports: Readonly<Record<string, unknown>>): string {
    const key = crypto.randomUUID();
    registry().set(key, exports);
    this.#keys.push(key);
    // Some names, as `var`, may be exported but not declared.
    const names = Object.keys(exports).map((name, i) => ({ name, local: `$${i}` }));
    const taken = names.map(({ name, local }) => `${name}: ${local}`).join(', ');
    const given = names.map(({ name, local }) => `${local} as ${name}`).join(', ');
    const lookup = `globalThis[Symbol.for(${JSON.stringify(REGISTRY.description)})].get(${JSON.stringify(key)})`;
    return this.ofText(`const { ${taken} } = ${lookup};\nexport { ${given} };\n`);
  }

  ofText(text: string): string {
    const url = moduleUrl(text);
    this.#urls.push(url);
    return url;
  }

  dispose(): void {
    for (const url of this.#urls.splice(0)) URL.revokeObjectURL(url);
    for (const key of this.#keys.splice(0)) registry().delete(key);
  }
}
