const DELIMITERS = [',', ';', '\t'] as const;

/** The separator that occurs most often, outside quotes, in the first lines. Comma if none does. */
export function csvDelimiter(text: string): string {
  const start = text
    .slice(0, 20_000)
    .split(/\r?\n|\r/, 6)
    .join('\n');
  const unquoted = start.replaceAll(/"[^"]*"/g, '');
  const counts = DELIMITERS.map((delimiter) => unquoted.split(delimiter).length);
  return DELIMITERS[counts.indexOf(Math.max(...counts))] ?? ',';
}
