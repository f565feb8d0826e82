import { readFile } from 'node:fs/promises';
import { type CityCode, type Language, Problem, type Reading } from '@yike/kernel';
import {
  type AccessRecord,
  type BrokenChain,
  type ChainEnd,
  findBrokenChain,
  hasChainEnd,
  listAccess,
  listAuditedCities,
  listChainEnds,
} from '@yike/people';
import type { Database } from '@yike/postgres';
import { cityOption, regionOption } from '../platform/region-options.ts';
import { withKeys } from '../platform/with-keys.ts';
import type { Given, Surroundings } from '../terminal/command.ts';
import { onlyWord } from '../terminal/command-line.ts';

type Work = (given: Given, surroundings: Surroundings, database: Database) => Promise<void>;

const WORK: Readonly<Record<string, Work>> = { check, ends, list };
const PAGE = 500;

export async function runAudit(given: Given, surroundings: Surroundings): Promise<number> {
  const word = onlyWord(given, 'audit', 'check | ends | list');
  const work = Object.hasOwn(WORK, word) ? WORK[word] : undefined;
  if (work === undefined) throw new Problem('word-unexpected', {}, { word, command: 'audit' });
  await withKeys(given, surroundings, ({ database }) => work(given, surroundings, database));
  return 0;
}

/** @throws Problem `audit-broken` once all cities were looked at */
async function check(given: Given, { language, print }: Surroundings, { reading }: Database) {
  const kept = given.has('against') ? await readEnds(given.one('against') ?? '') : [];
  const audited = await listAuditedCities(reading);
  const asked = given.has('city')
    ? [cityOption(given, 'city', 'audit')]
    : [...audited, ...kept].map(({ cityCode }) => cityCode);
  let broken = 0;
  for (const cityCode of [...new Set(asked)].sort()) {
    const { lines } = audited.find((city) => city.cityCode === cityCode) ?? { lines: 0 };
    const found =
      (await findBrokenChain(reading, cityCode)) ??
      (await findCutOff(
        reading,
        kept.filter((end) => end.cityCode === cityCode),
      ));
    if (found !== null) broken++;
    print(
      language === 'zh'
        ? `${cityCode}  ${lines} 条，${foundZh(found)}`
        : `${cityCode}  ${lines} lines${foundEn(found)}`,
    );
  }
  if (broken > 0) throw new Problem('audit-broken', {}, { count: broken });
}

/** The first end that was kept and is not there any more. */
async function findCutOff(
  reading: Reading,
  kept: readonly ChainEnd[],
): Promise<BrokenChain | null> {
  for (const end of kept) if (!(await hasChainEnd(reading, end))) return end;
  return null;
}

async function ends(_: Given, { print }: Surroundings, { reading }: Database) {
  for (const { cityCode, chain, number, sha256 } of await listChainEnds(reading)) {
    print(`${cityCode} ${chain} ${number} ${sha256}`);
  }
}

/** @throws Problem `file-unreadable`, `audit-ends-unknown` */
async function readEnds(file: string): Promise<readonly ChainEnd[]> {
  const text = await readFile(file, 'utf8').catch(({ code }: NodeJS.ErrnoException) => {
    throw new Problem('file-unreadable', { file }, { reason: code ?? '' });
  });
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  if (lines.length === 0) throw new Problem('audit-ends-unknown', { file });
  return lines.map((line) => {
    const [, cityCode, chain, number, sha256 = ''] =
      /^(\d{6}) (\d{1,2}) (\d{1,15}) ([0-9a-f]{64})\r?$/.exec(line) ?? [];
    if (cityCode === undefined) throw new Problem('audit-ends-unknown', { file });
    return { cityCode: cityCode as CityCode, chain: Number(chain), number: Number(number), sha256 };
  });
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
