import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { type Answer, apiClient, type RegionCode } from '@yike/kernel';
import { findBrokenChain } from '@yike/people';
import { IDENTITY_API, PEOPLE_API } from '@yike/people/contract';
import { BEITANG } from '@yike/territory/testing';
import { testPlatform } from '../../testing/test-platform.ts';

const { database, lines, by, signedIn } = await testPlatform();
const clientOf = (headers: Readonly<Record<string, string>>) => apiClient(PEOPLE_API, by(headers));
const CITY = '990100' as never;
const why = { reason: '上门探访' };
const TEXT = { textVersion: '2026-1', textSha256: 'b'.repeat(64) };

const planner = await signedIn('planner', '990101');
const yunheWorker = await signedIn('street-worker', '990101003');
const laochengWorker = await signedIn('street-worker', '990101002');
const [yunhe, laocheng, plans] = [yunheWorker, laochengWorker, planner].map(({ bearing }) =>
  clientOf(bearing),
) as [ReturnType<typeof clientOf>, ReturnType<typeof clientOf>, ReturnType<typeof clientOf>];

const anElder = {
  name: '王秀兰',
  phone: '13912345678',
  address: '北塘 1 号',
  birthDate: null,
  residentNumber: '11010519491231002X',
};

function bodyOf<Body>(answer: Answer<Body>): Body {
  assert.ok(answer.ok, JSON.stringify(answer));
  return answer.body;
}

let elders = 0;
/** An elder of the street 运河, and what points to her. */
async function aKnownElder() {
  const said = { ...anElder, name: `王秀兰${++elders}`, residentNumber: null };
  const added = bodyOf(
    await yunhe.addPerson({ params: { regionCode: BEITANG }, query: why, body: said }),
  );
  return { cityCode: CITY, personId: added.personId };
}

describe('an elder', () => {
  test('is added, found by name, read and changed by the workers of the street', async () => {
    const params = { regionCode: BEITANG };
    const added = bodyOf(await yunhe.addPerson({ params, query: why, body: anElder }));
    const found = bodyOf(await yunhe.listPersons({ params, query: { ...why, name: '王秀兰' } }));
    assert.deepEqual(
      found.items.map(({ personId }) => personId),
      [added.personId],
    );
    const key = { cityCode: CITY, personId: added.personId };
    const read = await yunhe.getPerson({ params: key, query: why });
    const person = bodyOf(read);
    assert.equal(person.birthDate, '1949-12-31');
    assert.ok(!JSON.stringify(read).includes('11010519491231002X'), 'the number is never shown');
    const etag = read.ok ? (read.etag ?? '') : '';
    const change = { params: key, query: why, body: { phone: null }, etag };
    assert.equal(bodyOf(await yunhe.changePerson(change)).version, 2);
    assert.equal((await yunhe.changePerson(change)).status, 412);
    assert.equal(bodyOf(await yunhe.getPerson({ params: key, query: why })).phone, null);
  });

  test('is nobody for the worker of another street, whatever is asked, and each time a line is left', async () => {
    const params = await aKnownElder();
    const household = bodyOf(await yunhe.makeHousehold({ params: { regionCode: BEITANG } }));
    const home = { cityCode: CITY, householdId: household.householdId };
    const proxyId = crypto.randomUUID();
    const agreement = { ...TEXT, ...why, channel: 'paper' } as const;
    const person = { ...anElder, residentNumber: null };
    const wish = {
      contact: planner.contact,
      kind: 'family',
      scope: ['view'],
      validFrom: '2026-01-01',
      validTo: '2027-01-01',
    } as const;
    const member = {
      personId: params.personId,
      relation: 'head',
      validFrom: '2026-01-01',
    } as const;
    const inBeitang = { regionCode: BEITANG };
    const asked: Readonly<Record<string, () => Promise<Answer<unknown>>>> = {
      addPerson: () => laocheng.addPerson({ params: inBeitang, query: why, body: person }),
      listPersons: () => laocheng.listPersons({ params: inBeitang, query: why }),
      getPerson: () => laocheng.getPerson({ params, query: why }),
      changePerson: () =>
        laocheng.changePerson({ params, query: why, body: { name: '甲' }, etag: '*' }),
      linkPersonAccount: () =>
        laocheng.linkPersonAccount({ params, body: { contact: planner.contact, ...why } }),
      erasePerson: () => laocheng.erasePerson({ params, query: why }),
      listPersonAccess: () => laocheng.listPersonAccess({ params }),
      listAccess: () => laocheng.listAccess({ params: inBeitang }),
      makeHousehold: () => laocheng.makeHousehold({ params: inBeitang }),
      getHousehold: () => laocheng.getHousehold({ params: home, query: why }),
      moveIn: () => laocheng.moveIn({ params: home, query: why, body: member }),
      moveOut: () =>
        laocheng.moveOut({
          params: { ...home, personId: params.personId },
          body: { ...why, day: null },
        }),
      listConsents: () => laocheng.listConsents({ params, query: why }),
      giveConsent: () =>
        laocheng.giveConsent({ params, body: { ...agreement, purpose: 'health-data' } }),
      withdrawConsent: () =>
        laocheng.withdrawConsent({
          params: { ...params, consentId: proxyId },
          body: { ...why, channel: 'paper' },
        }),
      listProxies: () => laocheng.listProxies({ params, query: why }),
      makeProxy: () =>
        laocheng.makeProxy({ params, body: { ...agreement, ...wish, scope: ['view'] } }),
      endProxy: () => laocheng.endProxy({ params: { ...params, proxyId }, query: why }),
    };
    const own = ['listMyPersons', 'exportMyData', 'deleteMyData'];
    assert.deepEqual(
      Object.keys(asked).sort(),
      Object.keys(PEOPLE_API)
        .filter((name) => !own.includes(name))
        .sort(),
    );
    for (const [name, ask] of Object.entries(asked)) {
      const answer = await ask();
      assert.deepEqual([name, answer.status], [name, 404], JSON.stringify(answer));
    }
    const audit = await listAll();
    const refused = audit.filter(
      ({ outcome, actor }) => outcome === 'refused' && actor === laochengWorker.accountId,
    );
    assert.deepEqual(refused.map(({ action }) => action).sort(), Object.keys(asked).sort());
  });

  test('is not searched for by planners, and read by a carer of the street alone', async () => {
    const params = await aKnownElder();
    assert.equal((await plans.getPerson({ params, query: why })).status, 403);
    const carer = clientOf((await signedIn('carer', '990101003')).bearing);
    assert.equal((await carer.getPerson({ params, query: why })).status, 200);
    assert.equal(
      (await carer.listPersons({ params: { regionCode: BEITANG }, query: why })).status,
      403,
    );
    assert.equal((await clientOf({}).getPerson({ params, query: why })).status, 401);
  });

  test("is nobody's to read for a neighbour, and a line says who tried", async () => {
    const params = await aKnownElder();
    const neighbour = await signedIn('resident', '990101003001');
    assert.equal((await clientOf(neighbour.bearing).getPerson({ params, query: why })).status, 403);
    const lines = (await listAll()).filter(({ actor }) => actor === neighbour.accountId);
    assert.deepEqual(
      lines.map(({ action, outcome }) => [action, outcome]),
      [['getPerson', 'refused']],
    );
  });

  test('is found by the phone however it is written, and has one with digits', async () => {
    const params = { regionCode: BEITANG };
    const phone = '+86 137-1234 5678';
    const body = { ...anElder, residentNumber: null, birthDate: null, phone };
    const { personId } = bodyOf(await yunhe.addPerson({ params, query: why, body }));
    for (const written of ['13712345678', '137 1234 5678', '８６13712345678']) {
      const { items } = bodyOf(
        await yunhe.listPersons({ params, query: { ...why, phone: written } }),
      );
      assert.deepEqual(
        items.map((one) => one.personId),
        [personId],
      );
    }
    const none = await yunhe.addPerson({ params, query: why, body: { ...body, phone: '没有' } });
    assert.equal(none.status, 400);
  });

  test('is looked at for a reason, or not at all', async () => {
    const params = await aKnownElder();
    const answer = await yunhe.getPerson({ params, query: { reason: ' ' } });
    assert.equal(answer.status, 400);
  });
});

describe('a resident who signs in', () => {
  async function aResident() {
    const params = await aKnownElder();
    const account = await signedIn('resident', '990101003001');
    bodyOf(await yunhe.linkPersonAccount({ params, body: { contact: account.contact, ...why } }));
    return { params, account, self: clientOf(account.bearing) };
  }

  test('sees what is known and who looked, and nobody else', async () => {
    const { params, self } = await aResident();
    assert.equal(bodyOf(await self.getPerson({ params, query: why })).personId, params.personId);
    assert.equal((await self.getPerson({ params: await aKnownElder(), query: why })).status, 403);
    const seen = bodyOf(await self.listPersonAccess({ params }));
    assert.deepEqual(
      new Set(seen.items.map(({ action }) => action)),
      new Set(['addPerson', 'linkPersonAccount', 'getPerson']),
    );
    const mine = bodyOf(await self.listMyPersons({}));
    assert.deepEqual(
      mine.persons.map(({ personId }) => personId),
      [params.personId],
    );
  });

  test('lets a daughter act within a scope, and takes it back', async () => {
    const { params, self } = await aResident();
    const daughter = await signedIn('resident', '990101002001');
    const acts = clientOf(daughter.bearing);
    assert.equal((await acts.getPerson({ params, query: why })).status, 404);
    const wish = {
      ...TEXT,
      ...why,
      contact: daughter.contact,
      kind: 'family',
      validFrom: '2020-01-01',
      validTo: '2099-01-01',
    } as const;
    const asStaff = await self.makeProxy({
      params,
      body: { ...wish, scope: ['view'], channel: 'paper' },
    });
    assert.ok(!asStaff.ok && asStaff.problem?.code === 'consent-channel-wrong');
    const proxy = bodyOf(
      await self.makeProxy({ params, body: { ...wish, scope: ['view'], channel: 'app' } }),
    );
    assert.equal((await acts.getPerson({ params, query: why })).status, 200);
    assert.equal((await acts.listConsents({ params, query: why })).status, 404, 'out of scope');
    const ledger = bodyOf(await self.listConsents({ params, query: why }));
    assert.deepEqual(
      ledger.items.map(({ purpose, channel }) => [purpose, channel]),
      [['proxy', 'app']],
    );
    const { consentId } = proxy;
    const back = await self.withdrawConsent({
      params: { ...params, consentId },
      body: { ...why, channel: 'app' },
    });
    assert.equal(back.status, 200);
    assert.equal((await acts.getPerson({ params, query: why })).status, 404);
  });

  test('lets a son manage, who makes himself no more than that, and nothing once it is over', async () => {
    const { params, self } = await aResident();
    const son = await signedIn('resident', '990101002001');
    const friend = await signedIn('resident', '990101002001');
    const acts = clientOf(son.bearing);
    const wish = { ...TEXT, ...why, kind: 'family', validTo: '2099-01-01' } as const;
    const manage = {
      ...wish,
      contact: son.contact,
      scope: ['manage'],
      channel: 'app',
      validFrom: '2020-01-01',
    } as const;
    const { proxyId } = bodyOf(
      await self.makeProxy({ params, body: { ...manage, scope: ['manage'] } }),
    );
    bodyOf(await acts.listConsents({ params, query: why }));
    const agreement = { ...TEXT, ...why, channel: 'family' } as const;
    const giveConsent = () =>
      acts.giveConsent({ params, body: { ...agreement, purpose: 'health-data' } });
    bodyOf(await giveConsent());
    const asIfSelf = { ...agreement, channel: 'app', purpose: 'health-data' } as const;
    const posed = await acts.giveConsent({ params, body: asIfSelf });
    assert.ok(!posed.ok && posed.problem?.code === 'consent-channel-wrong');
    const more: Readonly<Record<string, () => Promise<Answer<unknown>>>> = {
      makeProxy: () =>
        acts.makeProxy({
          params,
          body: { ...manage, scope: ['view'], contact: friend.contact, channel: 'family' },
        }),
      endProxy: () => acts.endProxy({ params: { ...params, proxyId }, query: why }),
      listProxies: () => acts.listProxies({ params, query: why }),
      linkPersonAccount: () =>
        acts.linkPersonAccount({ params, body: { contact: son.contact, ...why } }),
      changePerson: () =>
        acts.changePerson({ params, query: why, body: { phone: null }, etag: '*' }),
      erasePerson: () => acts.erasePerson({ params, query: why }),
      listPersonAccess: () => acts.listPersonAccess({ params }),
    };
    for (const [name, ask] of Object.entries(more)) {
      assert.deepEqual([name, (await ask()).status], [name, 404]);
    }
    bodyOf(await self.endProxy({ params: { ...params, proxyId }, query: why }));
    assert.equal((await giveConsent()).status, 404);
    assert.equal((await acts.getPerson({ params, query: why })).status, 404);
  });

  test('is acted for no more by whoever closed the own account, nor before or after the days', async () => {
    const { params, self } = await aResident();
    const aunt = await signedIn('resident', '990101002001');
    const acts = clientOf(aunt.bearing);
    const wish = {
      ...TEXT,
      ...why,
      contact: aunt.contact,
      kind: 'family',
      channel: 'app',
    } as const;
    const sees = async (validFrom: string, validTo: string) => {
      const body = { ...wish, scope: ['view' as const], validFrom, validTo };
      const { proxyId } = bodyOf(await self.makeProxy({ params, body: body as never }));
      const { status } = await acts.getPerson({ params, query: why });
      return { proxyId, status };
    };
    assert.equal((await sees('2020-01-01', '2020-02-01')).status, 404, 'over');
    assert.equal((await sees('2098-01-01', '2099-01-01')).status, 404, 'to come');
    const { proxyId, status } = await sees('2020-01-01', '2099-01-01');
    assert.equal(status, 200);
    const said = JSON.stringify(bodyOf(await acts.exportMyData({})));
    assert.ok(said.includes(proxyId) && !said.includes('王秀兰'), 'what names others stays');
    bodyOf(await acts.deleteMyData({ body: { confirm: true } }));
    const proxies = bodyOf(await self.listProxies({ params, query: why }));
    assert.ok(proxies.items.find((one) => one.proxyId === proxyId)?.endedAt);
  });

  test('takes the own data along, and then away', async () => {
    const { params, account, self } = await aResident();
    const said = JSON.stringify(bodyOf(await self.exportMyData({})));
    assert.ok(said.includes('王秀兰') && said.includes(account.contact));
    const { retained } = bodyOf(await self.deleteMyData({ body: { confirm: true } }));
    assert.ok(retained.every(({ verification }) => verification === 'from-memory'));
    assert.equal((await self.listMyPersons({})).status, 401);
    assert.equal((await yunhe.getPerson({ params, query: why })).status, 404);
    const { contact, password } = account;
    const again = await apiClient(IDENTITY_API, by({})).signInWithPassword({
      body: { contact, password },
    });
    assert.equal(again.status, 401);
  });
});

test('a household has members of the street, from day to day', async () => {
  const { personId } = await aKnownElder();
  const { householdId } = bodyOf(await yunhe.makeHousehold({ params: { regionCode: BEITANG } }));
  const params = { cityCode: CITY, householdId };
  const member = { personId, relation: 'head', validFrom: '2020-01-01' } as const;
  bodyOf(await yunhe.moveIn({ params, query: why, body: member }));
  bodyOf(
    await yunhe.moveOut({ params: { ...params, personId }, body: { ...why, day: '2026-01-01' } }),
  );
  const seen = bodyOf(await yunhe.getHousehold({ params, query: why }));
  assert.deepEqual(seen.members, [{ ...member, validTo: '2026-01-01' }]);
});

test('the audit of the city is whole, and nothing personal is in the log', async () => {
  assert.equal(await findBrokenChain(database.reading, CITY), null);
  const log = lines.join('');
  for (const secret of [
    '王秀兰',
    '13912345678',
    '11010519491231002X',
    '上门探访',
    '@example.org',
  ]) {
    assert.ok(!log.includes(secret) && !log.includes(encodeURIComponent(secret)), secret);
  }
});

async function listAll() {
  const all: { readonly action: string; readonly actor: string; readonly outcome: string }[] = [];
  let cursor: string | undefined;
  do {
    const params = { regionCode: '990101000000' as RegionCode };
    const page = bodyOf(await plans.listAccess({ params, query: { limit: 50, cursor } }));
    all.push(...page.items);
    cursor = page.next ?? undefined;
  } while (cursor !== undefined);
  return all;
}
