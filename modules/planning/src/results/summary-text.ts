import type { Comparison, Sites, Summary } from '../contract.ts';

/**
 * `summary.json`, `compare.json` or `sites.json`: one line per member, and one per item of its lists, so that two runs can be
 * compared line by line and a large file read in a pager.
 */
export function* summaryText(summary: Summary | Comparison | Sites): Generator<string> {
  const members = Object.entries(summary);
  for (const [at, [key, value]] of members.entries()) {
    yield `${at === 0 ? '{\n' : ',\n'}${JSON.stringify(key)}:`;
    if (Array.isArray(value)) yield* listText(value);
    else yield JSON.stringify(value);
  }
  yield '\n}\n';
}

function* listText(items: readonly unknown[]): Generator<string> {
  yield '[';
  for (const [at, item] of items.entries())
    yield `${at === 0 ? '\n ' : ',\n '}${JSON.stringify(item)}`;
  yield items.length === 0 ? ']' : '\n]';
}
