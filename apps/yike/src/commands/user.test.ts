import assert from 'node:assert/strict';
import { readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { newKeyRing } from '@yike/people';
import { temporaryFolder } from '@yike/postgres/testing';
import { keyFileIn, openKeyRing } from '../platform/key-ring-file.ts';
import { runYike } from '../testing.ts';

const folder = await temporaryFolder();
after(() => rm(folder, { recursive: true, force: true }));
const data = join(folder, 'data');
const user = (...words: string[]) => runYike('user', ...words, '--data', data);
const WORKER = ['--role', 'street-worker', '--region', '990101003'];
const PASSWORD = /(?:[a-z2-9]{5}-){3}[a-z2-9]{5}/;

test('staff are added with a password that is shown once, listed, reset and let go', async () => {
  const added = await user('add', '13800138000', ...WORKER, '--name', '张');
  assert.deepEqual([added.code, added.err], [0, '']);
  assert.match(added.out, /138\*\*\*\*8000 is street-worker at 990101003000 now/);
  assert.match(added.out, PASSWORD);
  const also = await user('add', '13800138000', '--role', 'ministry', '--region', 'nation');
  assert.doesNotMatch(also.out, PASSWORD, 'it has one');
  const listed = await user('list');
  assert.match(listed.out, /990101003000 {2}street-worker {2}138\*\*\*\*8000 {2}张/);
  assert.match(listed.out, /2 roles/);
  assert.match((await user('list', '--region', '990101')).out, /1 roles/);
  assert.match((await user('reset', '13800138000')).out, PASSWORD);
  assert.equal((await user('revoke', '13800138000', ...WORKER)).code, 0);
  assert.match((await user('revoke', '13800138000', ...WORKER)).err, /taken back already/);
  assert.match((await user('list')).out, /1 roles/);
});

test('what is wrong is said, with what would be right', async () => {
  const wrong: readonly (readonly [readonly string[], RegExp])[] = [
    [['add'], /CONTACT/],
    [['add', '123', ...WORKER], /neither a mobile phone nor/],
    [['add', '13800138001', '--region', '9901'], /--role/],
    [['add', '13800138001', '--role', 'king', '--region', '9901'], /ministry \| province/],
    [['add', '13800138001', '--role', 'planner', '--region', '99010'], /310101002001/],
    [['add', '13800138001', '--role', 'street-worker', '--region', '9901'], /not held at a region/],
    [['reset', '13800138001'], /nobody has an account/],
    [['befriend', '13800138001'], /befriend/],
  ];
  for (const [words, says] of wrong) {
    const { code, err } = await user(...words);
    assert.notEqual(code, 0, words.join(' '));
    assert.match(err, says);
  }
});

test('keys are for their owner alone, change, and seal everything anew', async () => {
  const path = keyFileIn(data);
  assert.equal((await stat(path)).mode & 0o777, 0o600);
  const before = JSON.parse(await readFile(path, 'utf8'));
  const keys = (...words: string[]) => runYike('keys', ...words, '--data', data);
  assert.match((await keys()).out, /^\d{14}-\w{8} {2}1 rows\n$/);
  const rotated = await keys('rotate');
  assert.match(rotated.out, /^\d{14}-\w{8} {2}1 rows\n\d{14}-\w{8} {2}0 rows\n$/, rotated.err);
  const after = JSON.parse(await readFile(path, 'utf8'));
  assert.deepEqual([after.sealing.length, after.hashing], [2, before.hashing]);
  assert.match((await user('list')).out, /张/);
});

test('of many who start at once one makes the keys', async () => {
  const path = join(folder, 'many', 'keys.json');
  const rings = await Promise.all(Array.from({ length: 8 }, () => openKeyRing({ path })));
  const hashes = new Set(rings.map((ring) => ring.hash('x', 'y').toString('hex')));
  assert.equal(hashes.size, 1);
});

test('other keys than those of the database are refused, and unreadable ones', async () => {
  const path = keyFileIn(data);
  const kept = await readFile(path, 'utf8');
  await writeFile(path, JSON.stringify(newKeyRing('k')));
  assert.match((await user('list')).err, /not those of this database/);
  await writeFile(path, '{"sealing": "secret"}');
  const { err, code } = await user('list');
  assert.deepEqual([code, /cannot be read/.test(err), /secret/.test(err)], [69, true, false]);
  await writeFile(path, kept);
  assert.equal((await user('list')).code, 0);
});
