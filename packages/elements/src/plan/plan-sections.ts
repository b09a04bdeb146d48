export interface PlanSection {
  readonly title: string;
  readonly text: string;
}

/** Cuts what `explain()` returns at its `== Title ==` lines. Text before the first one has an empty title. */
export function planSections(explained: string): PlanSection[] {
  const sections: { title: string; lines: string[] }[] = [{ title: '', lines: [] }];
  for (const line of explained.split('\n')) {
    const heading = /^== (.+) ==$/.exec(line);
    if (heading === null) sections.at(-1)!.lines.push(line);
    else sections.push({ title: heading[1]!, lines: [] });
  }
  return sections
    .map(({ title, lines }) => ({ title, text: lines.join('\n').replace(/^\n+|\s+$/g, '') }))
    .filter(({ title, text }) => title !== '' || text !== '');
}
