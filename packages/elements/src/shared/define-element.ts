/** Registers an element once: a page may hold two copies of this package, and Node has no registry at all. */
export function defineElement(name: string, constructor: CustomElementConstructor): void {
  const registry = (globalThis as { customElements?: CustomElementRegistry }).customElements;
  if (registry !== undefined && registry.get(name) === undefined) registry.define(name, constructor);
}
