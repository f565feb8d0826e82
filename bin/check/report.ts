import type { Outcome, Skip } from './outcome.ts';

/** One line per stage; what failed, whole; what was skipped, by reason. */
export function stageText(name: string, outcome: Outcome, seconds: number): string {
  const { passed, failures, skips } = outcome;
  const mark = failures.length === 0 ? '✓' : '✗';
  const counts = passed + failures.length + skips.length > 1 ? `  ${countsText(outcome)}` : '';
  const lines = [`${mark} ${name}${counts}  ${seconds.toFixed(1)} s`];
  for (const failure of failures) {
    lines.push(`  ✗ ${failure.name}`, failure.text.replaceAll(/^/gm, '      '));
  }
  lines.push(...skipLines(skips));
  return `${lines.join('\n')}\n`;
}

function skipLines(skips: readonly Skip[]): string[] {
  const byReason = Map.groupBy(skips, ({ reason }) => reason);
  return [...byReason].map(([reason, group]) => `  – ${group.length} skipped: ${reason}`);
}

/** The names of everything that failed, once more, so that nobody has to scroll. */
export function failuresText({ failures }: Outcome): string {
  const names = failures.map(({ name }) => `  ✗ ${name}\n`);
  return names.length === 0 ? '' : `\nFailed:\n${names.join('')}`;
}

export function countsText({ passed, failures, skips }: Outcome): string {
  return `${passed} passed, ${failures.length} failed, ${skips.length} skipped`;
}
