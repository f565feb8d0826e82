import assert from 'node:assert/strict';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { type Actor, OPERATOR } from '@yike/kernel';
import { recordAccess } from '@yike/people';
import { temporaryFolder, testDatabase } from '@yike/postgres/testing';
import { codeOf } from '@yike/territory/testing';
import { MODULE_SCHEMAS } from '../platform/module-schemas.ts';
import { runYike } from '../testing.ts';

const folder = await temporaryFolder();
after(() => rm(folder, { recursive: true, force: true }));
const database = await testDatabase(MODULE_SCHEMAS);
const { host, port, password } = database.pool.options;
const url = `postgres://yike:${password}@${host}:${port}/yike`;
const audit = (...words: string[]) =>
  runYike('audit', ...words, '--database', url, '--data', join(folder, 'data'));

const worker: Actor = { kind: 'account', accountId: 'a worker', roles: [] };
const SAW = { action: 'getPerson', outcome: 'done', personIds: [] } as const;
for (let line = 1; line <= 600; line++) {
  await database.transaction((tx) =>
    recordAccess(tx, {
      ...SAW,
      actor: line % 2 === 0 ? worker : OPERATOR,
      regionCode: codeOf(line % 3 === 0 ? '320501002001' : '310101002001'),
      reason: `visit ${line}\nof the day`,
    }),
  );
}

/** As whoever is master of the database can; the program has no right to. */
const tamper = (statement: string) => database.pool.query(statement);

test('an audit that is whole says so, city by city', async () => {
  const { code, out, err } = await audit('check');
  assert.deepEqual([code, err], [0, '']);
  assert.equal(out, '310100  400 lines, whole\n320500  200 lines, whole\n');
  assert.equal(
    (await audit('check', '--city', '3205', '--lang', 'zh')).out,
    '320500  200 条，完整\n',
  );
  assert.equal((await audit('check', '--city', '4403')).out, '440300  0 lines, whole\n');
});

test('it is read line by line, by whoever looks after a region', async () => {
  const { out } = await audit('list', '--region', '310101002');
  const lines = out.trimEnd().split('\n');
  assert.deepEqual([lines.length, lines.at(-1)], [401, '400 lines']);
  assert.match(
    lines[0] ?? '',
    /^\d{4}-[\d-]+T[\d:.]+Z {2}operator {2}getPerson {2}done {2}310101002001 {2}"visit 1\\nof the day"/,
  );
  assert.equal((await audit('list', '--region', '310115')).out, '0 lines\n');
});

const HURTS: Readonly<Record<string, readonly [string, RegExp]>> = {
  changed: [
    "update people.access_record set reason = 'nothing' where city_code = '310100' and number = 7",
    /310100 {2}400 lines; chain \d+ was changed or lacks lines from number 7 on/,
  ],
  'taken out': [
    "delete from people.access_record where city_code = '310100' and number = 9",
    /310100 {2}400 lines; chain \d+ was changed or lacks lines from number 9 on/,
  ],
  'taken off the end': [
    "delete from people.access_record where city_code = '310100' and number > 150",
    /310100 {2}400 lines; chain \d+ was changed or lacks lines from number 151 on/,
  ],
};
for (const [how, [statement, says]] of Object.entries(HURTS)) {
  test(`a line that was ${how} is found, and the exit code says so`, async () => {
    await tamper('create table kept as select * from people.access_record');
    await tamper(statement);
    const { code, out, err } = await audit('check');
    assert.equal(code, 65, out);
    assert.match(out, says);
    assert.match(out, /320500 {2}200 lines, whole/);
    assert.match(err, /the audit is not as it was written; cities: 1/);
    assert.match((await audit('check', '--lang', 'zh')).out, /链自第 \d+ 条起被改动或缺失/);
    assert.equal((await audit('check', '--city', '320500')).code, 0);
    await tamper('delete from people.access_record');
    await tamper('insert into people.access_record select * from kept');
    await tamper('drop table kept');
    assert.equal((await audit('check')).code, 0, 'it is whole again');
  });
}

test('an end that was cut off together with its counter is found beside what was kept', async () => {
  const { out: kept } = await audit('ends');
  const file = join(folder, 'ends.txt');
  await writeFile(file, kept);
  const more = { ...SAW, actor: worker, regionCode: codeOf('310101002001'), reason: 'later' };
  await database.transaction((tx) => recordAccess(tx, more));
  assert.equal((await audit('check', '--against', file)).code, 0, 'it grew, and is whole');
  await tamper("delete from people.access_record where city_code = '310100' and number > 100");
  await tamper("update people.access_chain set number = 100 where city_code = '310100'");
  assert.equal((await audit('check')).code, 0, 'alone it looks whole');
  const { code, out } = await audit('check', '--against', file);
  assert.equal(code, 65);
  assert.match(out, /310100 {2}200 lines; chain \d+ was changed or lacks lines from number 200 on/);
  await tamper("delete from people.access_record where city_code = '320500'");
  await tamper("delete from people.access_chain where city_code = '320500'");
  assert.match((await audit('check', '--against', file)).out, /320500 {2}0 lines; chain/);
  await writeFile(file, 'something else');
  assert.match((await audit('check', '--against', file)).err, /not what yike audit ends prints/);
  assert.match((await audit('check', '--against', join(folder, 'none'))).err, /ENOENT/);
});

test('what is wrong is said, with what would be right', async () => {
  for (const [words, says] of [
    [[], /check \| ends \| list/],
    [['list'], /--region/],
    [['burn'], /burn/],
    [['check', '--city', '31'], /3101 \| 310100/],
  ] as const) {
    const { code, err } = await audit(...words);
    assert.equal(code, 64);
    assert.match(err, says);
  }
});
