import { Problem } from '@yike/kernel';
import { countSealed, resealAll, withNewKey } from '@yike/people';
import { countSealedAnswers } from '../http/remembered-answer.ts';
import { keySource } from '../platform/database-options.ts';
import {
  type KeySource,
  newKeyId,
  openKeyRing,
  readKeyRing,
  replaceKeyRing,
} from '../platform/key-ring-file.ts';
import { withKeys } from '../platform/with-keys.ts';
import type { Given, Surroundings } from '../terminal/command.ts';

export async function runKeys(given: Given, surroundings: Surroundings): Promise<number> {
  const [word, extra] = given.words;
  if (extra !== undefined || !(word === undefined || word === 'rotate' || word === 'reseal')) {
    throw new Problem('word-unexpected', {}, { word: extra ?? word ?? '', command: 'keys' });
  }
  const source = keySource(given, surroundings);
  await withKeys(given, surroundings, async ({ database }) => {
    if (word === 'rotate') await addKey(source);
    if (word !== undefined)
      await resealAll(database, await openKeyRing(source), told(surroundings));
    const counts = await countSealed(database.reading);
    const answers = await countSealedAnswers(database.reading);
    for (const { keyId } of readKeyRing(source).sealing) {
      const rows = (counts.get(keyId) ?? 0) + (answers.get(keyId) ?? 0);
      surroundings.print(`${keyId}  ${rows} ${surroundings.language === 'zh' ? '行' : 'rows'}`);
    }
  });
  return 0;
}

/** @throws Problem `keys-not-in-file` */
async function addKey(source: KeySource): Promise<void> {
  if (!('path' in source)) throw new Problem('keys-not-in-file');
  await replaceKeyRing(source.path, withNewKey(readKeyRing(source), newKeyId(new Date())));
}

function told({ language, isQuiet, note }: Surroundings): (rows: number) => void {
  return (rows) => {
    if (!isQuiet) note(language === 'zh' ? `已重新加密 ${rows} 行` : `${rows} rows sealed anew`);
  };
}
