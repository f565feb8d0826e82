import { type Language, Problem } from '@yike/kernel';
import {
  type AccessRecord,
  type BrokenChain,
  findBrokenChain,
  listAccess,
  listAuditedCities,
} from '@yike/people';
import type { Database } from '@yike/postgres';
import type { Given, Surroundings } from '../command.ts';
import { onlyWord } from '../command-line.ts';
import { cityOption, regionOption } from '../region-options.ts';
import { withKeys } from '../with-keys.ts';

type Work = (given: Given, surroundings: Surroundings, database: Database) => Promise<void>;

const WORK: Readonly<Record<string, Work>> = { check, list };
const PAGE = 500;

export async function runAudit(given: Given, surroundings: Surroundings): Promise<number> {
  const word = onlyWord(given, 'audit', 'check | list');
  const work = Object.hasOwn(WORK, word) ? WORK[word] : undefined;
  if (work === undefined) throw new Problem('word-unexpected', {}, { word, command: 'audit' });
  await withKeys(given, surroundings, ({ database }) => work(given, surroundings, database));
  return 0;
}

/** @throws Problem `audit-broken` once all cities were looked at */
async function check(given: Given, { language, print }: Surroundings, { reading }: Database) {
  let cities = await listAuditedCities(reading);
  if (given.has('city')) {
    const cityCode = cityOption(given, 'city', 'audit');
    cities = [cities.find((city) => city.cityCode === cityCode) ?? { cityCode, lines: 0 }];
  }
  let broken = 0;
  for (const { cityCode, lines } of cities) {
    const found = await findBrokenChain(reading, cityCode);
    if (found !== null) broken++;
    print(
      language === 'zh'
        ? `${cityCode}  ${lines} 条，${foundZh(found)}`
        : `${cityCode}  ${lines} lines${foundEn(found)}`,
    );
  }
  if (broken > 0) throw new Problem('audit-broken', {}, { count: broken });
}

const foundZh = (found: BrokenChain | null): string =>
  found === null ? '完整' : `第 ${found.chain} 链自第 ${found.number} 条起被改动或缺失`;

const foundEn = (found: BrokenChain | null): string =>
  found === null
    ? ', whole'
    : `; chain ${found.chain} was changed or lacks lines from number ${found.number} on`;

async function list(given: Given, { language, print }: Surroundings, { reading }: Database) {
  const within = regionOption(given, 'region', 'audit');
  let cursor: string | undefined;
  let lines = 0;
  do {
    const page = await listAccess(reading, { within, cursor, limit: PAGE });
    for (const record of page.items) print(lineText(record, language));
    lines += page.items.length;
    cursor = page.next ?? undefined;
  } while (cursor !== undefined);
  print(language === 'zh' ? `共 ${lines} 条` : `${lines} lines`);
}

function lineText(record: AccessRecord, language: Language): string {
  const { at, actor, action, outcome, regionCode, reason, personIds } = record;
  const refused = language === 'zh' ? '被拒绝' : 'refused';
  const done = language === 'zh' ? '完成' : 'done';
  return [
    at.toISOString(),
    actor,
    action,
    outcome === 'refused' ? refused : done,
    regionCode,
    // one line stays one line, whatever somebody wrote
    JSON.stringify(reason),
    personIds.join(','),
  ].join('  ');
}
