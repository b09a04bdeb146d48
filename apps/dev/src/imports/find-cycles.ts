/**
 * One cycle per strongly connected component of an import graph (Tarjan's algorithm, with an own stack).
 *
 * @returns cycles as lists of files, each starting at its least name and ending where it began
 */
export function findCycles(graph: ReadonlyMap<string, readonly string[]>): string[][] {
  return components(graph)
    .filter((members) => members.length > 1 || (graph.get(members[0]!) ?? []).includes(members[0]!))
    .map((members) => cycleThrough(graph, members.sort()))
    .sort((a, b) => (a[0]! < b[0]! ? -1 : 1));
}

function components(graph: ReadonlyMap<string, readonly string[]>): string[][] {
  const order = new Map<string, number>();
  const low = new Map<string, number>();
  const open: string[] = [];
  const isOpen = new Set<string>();
  const result: string[][] = [];
  const enter = (node: string): { node: string; next: number } => {
    order.set(node, order.size);
    low.set(node, order.get(node)!);
    open.push(node);
    isOpen.add(node);
    return { node, next: 0 };
  };
  for (const start of graph.keys()) {
    if (order.has(start)) continue;
    const path = [enter(start)];
    while (path.length > 0) {
      const frame = path.at(-1)!;
      const target = graph.get(frame.node)?.[frame.next++];
      if (target !== undefined) {
        if (!order.has(target)) path.push(enter(target));
        else if (isOpen.has(target)) low.set(frame.node, Math.min(low.get(frame.node)!, order.get(target)!));
        continue;
      }
      path.pop();
      const parent = path.at(-1)?.node;
      if (parent !== undefined) low.set(parent, Math.min(low.get(parent)!, low.get(frame.node)!));
      if (low.get(frame.node) !== order.get(frame.node)) continue;
      const members = open.splice(open.indexOf(frame.node));
      for (const member of members) isOpen.delete(member);
      result.push(members);
    }
  }
  return result;
}

/** The shortest way from the first member back to itself inside its component. */
function cycleThrough(graph: ReadonlyMap<string, readonly string[]>, members: readonly string[]): string[] {
  const first = members[0]!;
  const inside = new Set(members);
  const queue = [[first]];
  const seen = new Set<string>();
  for (let path = queue.shift(); path !== undefined; path = queue.shift()) {
    for (const target of graph.get(path.at(-1)!) ?? []) {
      if (target === first) return [...path, first];
      if (!inside.has(target) || seen.has(target)) continue;
      seen.add(target);
      queue.push([...path, target]);
    }
  }
  return [first];
}
