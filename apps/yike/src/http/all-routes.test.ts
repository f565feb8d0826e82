import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { Validator } from '@seriousme/openapi-schema-validator';
import { type Actor, API_ROOT, OPERATOR } from '@yike/kernel';
import { openIdConnect } from '@yike/oidc';
import { KeyRing, newKeyRing } from '@yike/people';
import { importRegions } from '@yike/territory';
import { aDistrict, codeOf } from '@yike/territory/testing';
import fc from 'fast-check';
import { MODULE_SCHEMAS } from '../platform/module-schemas.ts';
import { allRoutes } from '../platform/routes.ts';
import { type AnyRequest, anyRequest, type OpenApiDocument } from './testing/any-request.ts';
import { testServer } from './testing.ts';

const ROUTES = allRoutes({
  keys: new KeyRing(newKeyRing('k1')),
  messages: { async send() {} },
  signOn: openIdConnect(),
});
const { app, database, refusals, lines } = await testServer(MODULE_SCHEMAS, ROUTES);
const document = JSON.parse((await app.inject('/openapi.json')).payload) as OpenApiDocument;
await database.transaction((tx) => importRegions(tx, OPERATOR, aDistrict()));

/** Has every role, in a province where nothing of the tests lies. */
const STRANGER: Actor = {
  kind: 'account',
  accountId: '5aa0c0de-0000-4000-8000-000000000000',
  roles: (['province', 'planner', 'street-worker', 'community-worker', 'carer'] as const).map(
    (role) => ({ role, region: codeOf('98') }),
  ),
};

const MARKED_HEADERS = [
  'authorization',
  'cookie',
  'idempotency-key',
  'if-match',
  'referer',
  'user-agent',
];
/** Has every role where the tests lie. */
const INSIDER: Actor = {
  ...STRANGER,
  roles: STRANGER.roles.map(({ role }) => ({ role, region: codeOf('99') })),
};

const ANYBODY = fc.constantFrom<Actor | null>(STRANGER, OPERATOR, null);

const operations = Object.entries(document.paths)
  .filter(([path]) => path.startsWith(API_ROOT))
  .flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  );

async function ask({ mediaType, ...request }: AnyRequest, actor: Actor | null) {
  const headers = {
    'x-test-actor': JSON.stringify(actor),
    'if-match': '*',
    ...(request.payload === undefined ? {} : { 'content-type': mediaType ?? 'application/json' }),
  };
  return await app.inject({ ...request, headers });
}

test('the document describes every route', () => {
  const described = operations.map(({ operation }) => operation.operationId).sort();
  assert.deepEqual(described, ROUTES.map(({ endpoint }) => endpoint.name).sort());
  assert.equal(new Set(described).size, described.length, 'a name stands for two routes');
});

test('the document is OpenAPI 3.1, and says of each route who may', async () => {
  const { valid, errors } = await new Validator().validate({ ...document });
  assert.ok(valid, JSON.stringify(errors, null, 1));
  for (const { operation } of operations) {
    assert.match(operation.description ?? '', /^谁可以：.+。\n\nWho may: \w.*\.$/);
  }
  const add = operations.find(({ operation }) => operation.operationId === 'addEstate');
  assert.match(add?.operation.description ?? '', /street/i);
  assert.doesNotMatch(add?.operation.description ?? '', /resident/i);
  const body = add?.operation.requestBody?.content['application/json']?.schema;
  assert.deepEqual(body?.properties?.['builtYear']?.examples, [1998]);
});

test('the log holds nothing of what is asked, whether it is as it should be or not', async () => {
  const mark = 'mark-13800138000';
  const before = lines.length;
  for (const { path, method } of operations) {
    await app.inject({
      method: method.toUpperCase() as 'GET',
      url: `${path.replaceAll(/\{\w+\}/g, mark)}?name=${mark}`,
      headers: {
        'x-test-actor': JSON.stringify({ ...STRANGER, accountId: mark }),
        ...Object.fromEntries(MARKED_HEADERS.map((name) => [name, mark])),
        ...(method === 'get' ? {} : { 'content-type': 'application/json' }),
      },
      ...(method === 'get' ? {} : { payload: JSON.stringify({ name: mark }) }),
    });
  }
  assert.ok(lines.length >= before + operations.length, 'not every answer has a line');
  assert.deepEqual(
    lines.filter((line) => line.includes(mark)),
    [],
  );
});

/**
 * Whoever adds to this list says: what this route gives is public, or the asker's own. Everything
 * else concerns a region.
 */
test('only these routes concern no region', () => {
  const open = ROUTES.filter(({ access }) => typeof access === 'string');
  const found = open.map(({ endpoint, access }) => `${endpoint.name}: ${access}`);
  const meant = [
    'beginLinking: signed-in',
    'beginSecondFactor: signed-in',
    'beginSignOn: everyone',
    'changePassword: signed-in',
    'deleteMyData: signed-in',
    'endMySession: signed-in',
    'exportMyData: signed-in',
    'finishSignOn: everyone',
    'getBoundary: everyone',
    'getCircle: everyone',
    'getEstate: everyone',
    'getFacility: everyone',
    'getMe: signed-in',
    'getPopulation: everyone',
    'getProvider: everyone',
    'getRegion: everyone',
    'listCircles: everyone',
    'listEstates: everyone',
    'listHolidays: everyone',
    'listMyIdentities: signed-in',
    'listMyPersons: signed-in',
    'listMySessions: signed-in',
    'listRegions: everyone',
    'nameMe: signed-in',
    'reportCorrection: signed-in',
    'requestSignInCode: everyone',
    'searchFacilities: everyone',
    'showSecondFactor: signed-in',
    'signInWithCode: everyone',
    'signInWithPassword: everyone',
    'signOut: signed-in',
    'unlinkIdentity: signed-in',
  ];
  const added = found.filter((route) => !meant.includes(route));
  const remedy =
    "if all may see it, or it is the asker's own, add it here; else give it a region and a policy";
  assert.deepEqual(added, [], `${added} – ${remedy}`);
  assert.deepEqual([...found].sort(), [...meant].sort());
});

test('what is remembered of an answer is remembered for somebody', () => {
  const forAll = ROUTES.filter(
    ({ access, handle }) => access === 'everyone' && handle.kind === 'change',
  );
  assert.deepEqual(
    forAll.map(({ endpoint }) => endpoint.name),
    [],
    'visitors share their keys',
  );
});

const MOMENTS = ['2026-01-01T00:00:00.000Z', '0000-01-01T00:00:00.000Z'];
const ODD_PARTS = ['\0', '9'.repeat(20), '99999', '5aa0c0de-0000-4000-8000-000000000000'];

/** What somebody writes who saw how our cursors are made: of every length that we have. */
const FORGED = [...MOMENTS, ...ODD_PARTS].flatMap((first) => [
  [first],
  ...ODD_PARTS.flatMap((second) => [
    [first, second],
    ...(MOMENTS.includes(first) ? ODD_PARTS.map((third) => [first, second, third]) : []),
  ]),
]);
const cursorOf = (key: readonly string[]): string =>
  btoa(encodeURIComponent(JSON.stringify(key))).replaceAll('=', '');

describe('of every list', () => {
  const lists = operations.filter(({ operation: { parameters = [] } }) =>
    parameters.some(({ name }) => name === 'cursor'),
  );
  for (const { path, operation } of lists) {
    test(`${operation.operationId}: no cursor makes a fault of ours`, async () => {
      const url = path
        .replace('{regionCode}', codeOf('990101003'))
        .replace('{cityCode}', '990100')
        .replaceAll(/\{\w+\}/g, crypto.randomUUID());
      const statuses = new Set<number>();
      for (const key of FORGED) {
        const query = `?cursor=${cursorOf(key)}${/persons$/.test(path) ? '&reason=visit' : ''}`;
        const { statusCode, payload } = await ask({ method: 'GET', url: url + query }, INSIDER);
        assert.ok(statusCode < 500, `${url} ${JSON.stringify(key)}: ${payload}`);
        statuses.add(statusCode);
      }
      if (!url.includes('/cities/')) assert.ok(statuses.has(400), 'none was looked at');
    });
  }
});

describe('of every route', () => {
  for (const { path, method, operation } of operations) {
    const route = ROUTES.find(({ endpoint }) => endpoint.name === operation.operationId);

    test(`${operation.operationId}: bad input gets an answer, never a fault of ours`, async () => {
      await fc.assert(
        fc.asyncProperty(anyRequest(path, method, operation), ANYBODY, async (request, actor) => {
          const { statusCode, payload, headers } = await ask(request, actor);
          assert.ok(statusCode < 500, `${JSON.stringify(request)}: ${payload}`);
          assert.doesNotMatch(payload, /node_modules|\.ts:\d+|\bat .*:\d+:\d+/);
          if (statusCode < 400) return;
          assert.match(String(headers['content-type']), /^application\/problem\+json/);
          const { status, errors = [] } = JSON.parse(payload);
          assert.equal(status, statusCode);
          for (const { says } of errors) assert.match(says, /\p{Script=Han}/u);
        }),
        { numRuns: 80 },
      );
    });

    if (typeof route?.access !== 'object') continue;
    test(`${operation.operationId}: nothing is there for those of another region`, async () => {
      const known = refusals.length;
      const statuses: number[] = [];
      for (const one of fc.sample(anyRequest(path, method, operation, { isValid: true }), 40)) {
        const { statusCode, payload } = await ask(one, STRANGER);
        statuses.push(statusCode);
        // what a description cannot say, such as that a name is no blank, is refused before
        assert.ok([400, 404].includes(statusCode), `${JSON.stringify(one)}: ${payload}`);
        if (statusCode === 404) assert.equal((await ask(one, null)).statusCode, 401);
      }
      assert.ok(statuses.includes(404), 'nothing was asked as it should be');
      if (/region/.test(path)) assert.ok(refusals.length > known, 'no line was left');
    });
  }
});
