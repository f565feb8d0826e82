import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ModuleSchema } from '@yike/kernel';
import { MAKE_SALES, shopWith } from '../testing/shop.ts';
import { testDatabase } from '../testing.ts';
import { listRuleBreaks } from './catalogue-rules.ts';

const shop: ModuleSchema = {
  ...(await shopWith(
    `create extension if not exists btree_gist; create table shop.holiday (day date primary key); ${MAKE_SALES}`,
  )),
  sharedLists: ['holiday'],
};
const identity: ModuleSchema = { ...(await shopWith()), name: 'identity' };
const database = await testDatabase([shop]);
await database.pool.query(
  'create schema identity; create table identity.account (id uuid primary key)',
);

/** What the rules say of the shop when this was done to it; all is undone. */
async function breaksAfter(...statements: readonly string[]): Promise<string[]> {
  const client = await database.pool.connect();
  try {
    await client.query('begin');
    for (const statement of statements) await client.query(statement);
    return await listRuleBreaks(client as never, [shop, identity]);
  } finally {
    await client.query('rollback');
    client.release();
  }
}

const VIOLATIONS: readonly (readonly [
  planted: string,
  sentence: string,
  ...statements: string[],
])[] = [
  [
    'a table without a city',
    'shop.till: no column city_code char(6) not null',
    'create table shop.till (id integer primary key)',
  ],
  [
    'a city of another type',
    'shop.till: no column city_code char(6) not null',
    'create table shop.till (city_code text, id integer, primary key (city_code, id))',
  ],
  [
    'no primary key',
    'shop.till: no primary key',
    'create table shop.till (city_code char(6) not null)',
  ],
  [
    'a primary key with the city behind',
    'shop.till: unique till_pkey does not begin with city_code',
    'create table shop.till (city_code char(6), id integer, primary key (id, city_code))',
  ],
  [
    'a unique constraint without the city',
    'shop.sale: unique sale_thing_key does not begin with city_code',
    'alter table shop.sale add unique (thing)',
  ],
  [
    'a unique index of an expression',
    'shop.sale: unique by_thing does not begin with city_code',
    'create unique index by_thing on shop.sale (lower(thing), city_code)',
  ],
  [
    'an exclusion without the city',
    'shop.sale: exclusion apart does not begin with city_code',
    'alter table shop.sale add constraint apart exclude using gist (thing with =)',
  ],
  [
    'an exclusion that compares cities otherwise',
    'shop.sale: exclusion apart does not compare city_code with =',
    'alter table shop.sale add constraint apart exclude using gist (city_code with <>, thing with =)',
  ],
  [
    'a foreign key that does not begin with the city',
    'shop.refund: foreign key refund_sale_id_city_code_fkey does not begin with city_code',
    `create table shop.refund (city_code char(6), sale_id bigint, primary key (city_code, sale_id),
       foreign key (sale_id, city_code) references shop.sale (sale_id, city_code))`,
    // the primary key the other way round, or the foreign key has nothing to lead to
  ],
  [
    'a foreign key from the city to something else',
    'shop.refund: foreign key refund_city_code_fkey does not lead to the city_code of shop.code',
    'create table shop.code (city_code char(6), code char(6) unique, primary key (city_code, code))',
    'create table shop.refund (city_code char(6) primary key references shop.code (code))',
  ],
  [
    'a trigger',
    'shop.sale: trigger tell; triggers do not work where tables are spread',
    "create function pg_temp.tell() returns trigger language plpgsql as 'begin return new; end'",
    'create trigger tell after insert on shop.sale execute function pg_temp.tell()',
  ],
  [
    'a trigger among the accounts',
    'identity.account: trigger tell; triggers do not work where tables are spread',
    "create function pg_temp.tell() returns trigger language plpgsql as 'begin return new; end'",
    'create trigger tell after insert on identity.account execute function pg_temp.tell()',
  ],
  [
    'a shared list that is gone',
    'shop.holiday: there is no such shared list',
    'drop table shop.holiday',
  ],
];

test('tables with the city first, shared lists and accounts keep the rules', async () => {
  const breaks = await breaksAfter(
    'alter table shop.sale add column day date references shop.holiday',
    'create unique index once on shop.sale (city_code, lower(thing))',
    'alter table shop.sale add constraint apart exclude using gist (city_code with =, thing with =)',
  );
  assert.deepEqual(breaks, []);
});

for (const [planted, sentence, ...statements] of VIOLATIONS) {
  test(`${planted} is found`, async () => {
    assert.ok((await breaksAfter(...statements)).includes(sentence), planted);
  });
}
