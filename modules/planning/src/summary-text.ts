import type { Summary } from './contract.ts';

/**
 * `summary.json`: one line per member, and one per item of its lists, so that two runs can be
 * compared line by line and a large file read in a pager.
 */
export function* summaryText(summary: Summary): Generator<string> {
  let isFirst = true;
  for (const [key, value] of Object.entries(summary)) {
    yield `${isFirst ? '{\n' : ',\n'}${JSON.stringify(key)}:`;
    isFirst = false;
    if (Array.isArray(value) && value.length > 0) {
      yield '[\n';
      for (const [at, item] of value.entries()) {
        yield `${at === 0 ? ' ' : ',\n '}${JSON.stringify(item)}`;
      }
      yield '\n]';
    } else {
      yield JSON.stringify(value);
    }
  }
  yield '\n}\n';
}
