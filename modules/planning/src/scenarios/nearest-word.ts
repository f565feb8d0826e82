const FARTHEST = 2;

/** The known word that a slip of the pen may have meant; null: none is like it. */
export function nearestWord(word: string, known: readonly string[]): string | null {
  const slips = known.map((one) => ({ one, slips: slipsBetween(word, one) }));
  const [best] = slips.sort((a, b) => a.slips - b.slips);
  // of a short word little is left after two slips
  const allowed = Math.min(FARTHEST, Math.floor(word.length / 2));
  return best !== undefined && best.slips <= allowed ? best.one : null;
}

/** Letters to put in, take out or change (Levenshtein 1966). */
function slipsBetween(a: string, b: string): number {
  let before = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (const [i, letter] of [...a].entries()) {
    const now = [i + 1];
    for (const [j, other] of [...b].entries()) {
      const changed = (before[j] ?? 0) + (letter === other ? 0 : 1);
      now.push(Math.min(changed, (before[j + 1] ?? 0) + 1, (now[j] ?? 0) + 1));
    }
    before = now;
  }
  return before[b.length] ?? 0;
}
