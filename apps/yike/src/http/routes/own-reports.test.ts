import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { DIRECTORY_API } from '@yike/directory/contract';
import { aFacility } from '@yike/directory/testing';
import { apiClient, OPERATOR } from '@yike/kernel';
import { getAccount } from '@yike/people';
import { PEOPLE_API } from '@yike/people/contract';
import { importRegions } from '@yike/territory';
import { aDistrict, BEITANG, YUNHE_STREET } from '@yike/territory/testing';
import { testPlatform } from '../../testing/test-platform.ts';

const { database, keys, by, signedIn } = await testPlatform();

before(() => database.transaction((tx) => importRegions(tx, OPERATOR, aDistrict())));

type Answer<Body> = { readonly ok: true; readonly body: Body } | { readonly ok: false };

function bodyOf<Body>(answer: Answer<Body>): Body {
  if (!answer.ok) throw new Error(JSON.stringify(answer));
  return answer.body;
}

async function someone(role: 'resident' | 'street-worker', region: string) {
  const { accountId, contact, bearing } = await signedIn(role, region);
  const send = by(bearing);
  return {
    accountId,
    contact,
    directory: apiClient(DIRECTORY_API, send),
    people: apiClient(PEOPLE_API, send),
  };
}

/** All rows of the directory, as text. */
async function everythingKept(): Promise<string> {
  const tables = await database.pool.query(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname = 'directory'`,
  );
  const texts: string[] = [];
  for (const { name } of tables.rows) {
    const { rows } = await database.pool.query(`select one::text as row from ${name} as one`);
    texts.push(...rows.map(({ row }) => row));
  }
  return texts.join('\n');
}

test('when those who reported and decided are gone, the history stays and names nobody', async () => {
  const worker = await someone('street-worker', YUNHE_STREET);
  const resident = await someone('resident', BEITANG);
  const { regionCode: _, ...fields } = aFacility();
  const { facilityId } = bodyOf(
    await worker.directory.addFacility({ params: { regionCode: BEITANG }, body: fields }),
  );
  const params = { cityCode: '990100', facilityId };
  const note = '我是王秀兰，住 3 号楼，打 13912345678';
  const report = { fact: 'phone', proposed: { phone: '021-5555 0002' }, note } as const;
  const { correctionId } = bodyOf(
    await resident.directory.reportCorrection({ params, body: report }),
  );
  bodyOf(
    await worker.directory.decideCorrection({
      params: { cityCode: '990100', correctionId },
      body: { verdict: 'approved', reason: '已去电核实', how: 'call' },
    }),
  );

  const taken = bodyOf(await resident.people.exportMyData({}));
  const { corrections } = taken['others'] as { corrections: { note: string; state: string }[] };
  assert.deepEqual(
    corrections.map(({ note: said, state }) => [said, state]),
    [[note, 'approved']],
  );
  assert.ok(!JSON.stringify(taken).includes(worker.accountId), 'who decided is not theirs to know');

  for (const { people, accountId } of [resident, worker]) {
    const { retained } = bodyOf(await people.deleteMyData({ body: { confirm: true } }));
    assert.ok(retained.some(({ what }) => what.zh.includes('网点信息的历史')));
    await assert.rejects(getAccount(database.reading, keys, accountId));
  }

  const successor = await someone('street-worker', YUNHE_STREET);
  const { items } = bodyOf(await successor.directory.listFacilityChanges({ params }));
  assert.deepEqual(
    items.map(({ cause, madeBy }) => [cause, madeBy]),
    [
      ['correction', worker.accountId],
      ['add', worker.accountId],
    ],
  );
  const query = { state: 'approved' } as const;
  const regionCode = YUNHE_STREET;
  const list = bodyOf(await successor.directory.listCorrections({ params: { regionCode }, query }));
  assert.deepEqual(
    list.items.map(({ note: left, reason }) => [left, reason]),
    [['', '已去电核实']],
  );
  const place = bodyOf(await successor.directory.getFacility({ params }));
  assert.deepEqual([place.phone, place.facts.phone?.how], ['021-5555 0002', 'call']);
  const kept = await everythingKept();
  assert.ok(kept.includes(resident.accountId), 'that somebody reported is kept');
  for (const personal of ['王秀兰', '13912345678', resident.contact, worker.contact]) {
    assert.ok(!kept.includes(personal), personal);
  }
});
