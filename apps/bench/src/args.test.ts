import { describe, expect, it } from 'vitest';
import { parseArguments, UsageError } from './args.ts';

const message = (argv: readonly string[]): string => {
  try {
    parseArguments(argv);
  } catch (error) {
    if (error instanceof UsageError) return error.message;
    throw error;
  }
  return 'no error';
};

describe('parseArguments', () => {
  it('takes a suite alone', () => {
    expect(parseArguments(['pipeline'])).toEqual({
      suite: 'pipeline',
      case: undefined,
      peer: undefined,
      full: false,
      json: false,
      gpu: 'auto',
    });
  });

  it('takes every option, in either spelling and any order', () => {
    const argv = ['--json', '--case=tensor', 'pipeline', '--peer', 'transformers.js', '--full', '--gpu', 'force'];
    expect(parseArguments(argv)).toEqual({
      suite: 'pipeline',
      case: 'tensor',
      peer: 'transformers.js',
      full: true,
      json: true,
      gpu: 'force',
    });
  });

  it('gives help', () => {
    expect(parseArguments(['--help'])).toBe('help');
    expect(parseArguments(['pipeline', '-h'])).toBe('help');
  });

  it('refuses what it does not know and says what there is', () => {
    expect(message([])).toBe(
      'Name a suite. There are: pipeline, images, embed, dedup, relational, responsive, memory.',
    );
    expect(message(['pipelines'])).toBe(
      "There is no suite 'pipelines'. There are: pipeline, images, embed, dedup, relational, responsive, memory.",
    );
    expect(message(['pipeline', 'memory'])).toBe("One suite at a time: unexpected 'memory'.");
    expect(message(['pipeline', '--gpu', 'off'])).toBe("--gpu is auto or force; got 'off'.");
    expect(message(['pipeline', '--cases', 'x'])).toContain("Unknown option '--cases'");
    expect(message(['pipeline', '--case'])).toContain("'--case <value>' argument missing");
  });
});
