import type { Pipeline } from './physical-plan.ts';
import { pipelineLabel } from './physical-plan.ts';

/** Pipelines in the order in which they run, each with what it waits for. */
export function describePipelines(root: Pipeline): string {
  const lines: string[] = [];
  const describe = (pipeline: Pipeline): number => {
    const waits: string[] = [];
    for (const table of pipeline.tables)
      waits.push(`${table.operator}: right side from pipeline ${describe(table.pipeline)}`);
    const { source } = pipeline;
    const inputs = source.kind === 'gather' ? source.pipelines : 'pipeline' in source ? [source.pipeline] : [];
    if (inputs.length > 0) waits.push(`rows of pipeline ${inputs.map(describe).join(', ')}`);
    const number = lines.filter((line) => line.startsWith('Pipeline')).length + 1;
    lines.push(`Pipeline ${number}: ${pipelineLabel(pipeline)}`, ...waits.map((wait) => `|   ${wait}`));
    return number;
  };
  describe(root);
  return lines.join('\n');
}
