import { createInterface } from 'node:readline/promises';
import type { Bilingual, Language } from '@yike/kernel';

/** Is there somebody at a terminal who can answer? */
export const canAsk = (): boolean => process.stdin.isTTY === true && process.stderr.isTTY === true;

/** Asks on the terminal; whatever is not yes is no. */
export async function askYesOrNo(question: Bilingual, language: Language): Promise<boolean> {
  const asking = createInterface({ input: process.stdin, output: process.stderr });
  try {
    const answer = await asking.question(`${question[language]} [y/N] `);
    return /^(?:y|yes|是|好)$/i.test(answer.trim());
  } finally {
    asking.close();
  }
}
