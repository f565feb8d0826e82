import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SharedArrays, type Trade, WorkPool } from '@yike/engine-reach';
import { nodeThread, openPool } from './open-pool.ts';
import { DOUBLE, type Misdeed } from './testing/unsteady-thread.ts';

const UNSTEADY = new URL('./testing/unsteady-thread.ts', import.meta.url);
const NO_KERNELS = { sweep: null, block: null };
const PARTS = 40;

function unsteadyPool(threadCount: number, mostMegabytes?: number): WorkPool {
  const threads = Array.from({ length: threadCount }, () =>
    nodeThread(UNSTEADY, { kernels: NO_KERNELS }, mostMegabytes),
  );
  return new WorkPool(threads, new SharedArrays());
}

/** Doubles the numbers below 40 and gives what came back, by part. */
async function double(
  pool: WorkPool,
  misdeed: Misdeed,
  watching: Parameters<WorkPool['do']>[1] = {},
): Promise<number[]> {
  const doubled: number[] = [];
  const take = (piece: number[], begin: number): void => {
    for (const [at, number] of piece.entries()) doubled[begin + at] = number;
  };
  const what = { misdeed, partCount: PARTS };
  await pool.do({ trade: DOUBLE, what, partCount: PARTS, partsAtATime: 3, take }, watching);
  return doubled;
}

const DOUBLED = Array.from({ length: PARTS }, (_, number) => 2 * number);

async function withPool(pool: WorkPool, use: () => Promise<void>): Promise<void> {
  try {
    await use();
  } finally {
    await pool.close();
  }
}

for (const threadCount of [1, 2, 5]) {
  test(`every part is done once by ${threadCount} threads, several works at a time`, async () => {
    const pool = unsteadyPool(threadCount);
    await withPool(pool, async () => {
      const works = [double(pool, 'none'), double(pool, 'none'), double(pool, 'none')];
      assert.deepEqual(await Promise.all(works), [DOUBLED, DOUBLED, DOUBLED]);
    });
  });
}

test('progress rises to the whole', async () => {
  const pool = unsteadyPool(2);
  await withPool(pool, async () => {
    const shares: number[] = [];
    await double(pool, 'none', { isAt: (share) => shares.push(share) });
    assert.deepEqual(
      shares,
      shares.toSorted((a, b) => a - b),
    );
    assert.equal(shares.at(-1), 1);
    assert.ok(shares.length > 5);
  });
});

test('work of no parts is done', async () => {
  const pool = unsteadyPool(1);
  await withPool(pool, async () => {
    const take = () => assert.fail('there is nothing to take');
    const what = { misdeed: 'none', partCount: 0 } as const;
    await pool.do({ trade: DOUBLE, what, partCount: 0, partsAtATime: 1, take });
  });
});

test('a part that fails ends its work with its own error, and no other work', async () => {
  const pool = unsteadyPool(2);
  await withPool(pool, async () => {
    const failing = double(pool, 'fails');
    const sound = double(pool, 'none');
    await assert.rejects(failing, /^RangeError: There is no part of that number/);
    assert.deepEqual(await sound, DOUBLED);
    assert.deepEqual(await double(pool, 'none'), DOUBLED);
  });
});

for (const [misdeed, says] of [
  ['exits', /A thread of the pool ended: exit code 3/],
  ['runs-out-of-memory', /A thread of the pool ended: .*out of memory|memory limit/i],
] as const) {
  test(`a thread that ${misdeed} ends all work with an error that says so`, async () => {
    const pool = unsteadyPool(2, 64);
    await withPool(pool, async () => {
      await assert.rejects(double(pool, misdeed), says);
      await assert.rejects(double(pool, 'none'), says);
    });
  });
}

test('a thread whose file is not there ends the work, too', async () => {
  const nowhere = new URL('./testing/no-such-thread.ts', import.meta.url);
  const pool = new WorkPool([nodeThread(nowhere, { kernels: NO_KERNELS })], null);
  await withPool(pool, async () => {
    await assert.rejects(double(pool, 'none'), /A thread of the pool ended: Cannot find module/);
  });
});

test('work that is called off ends at once, though a thread never does; the pool goes on', async () => {
  const pool = unsteadyPool(2);
  await withPool(pool, async () => {
    const calling = new AbortController();
    const endless = double(pool, 'never-ends', {
      signal: calling.signal,
      isAt: (share) => {
        if (share > 0.9) calling.abort(new Error('enough'));
      },
    });
    await assert.rejects(endless, /^Error: enough/);
    assert.deepEqual(await double(pool, 'none'), DOUBLED);
    await assert.rejects(double(pool, 'none', { signal: calling.signal }), /enough/);
  });
});

test('who is told of progress may stop the work', async () => {
  const pool = unsteadyPool(2);
  await withPool(pool, async () => {
    const stop = () => {
      throw new Error('stopped');
    };
    await assert.rejects(double(pool, 'none', { isAt: stop }), /^Error: stopped/);
    assert.deepEqual(await double(pool, 'none'), DOUBLED);
  });
});

test('a pool that closes ends what is open, and takes nothing more', async () => {
  const pool = unsteadyPool(2);
  const endless = assert.rejects(double(pool, 'never-ends'), /The pool is closed/);
  await pool.close();
  await endless;
  await assert.rejects(double(pool, 'none'), /The pool is closed/);
});

test('what no thread knows or can be sent is refused', async () => {
  const pool = unsteadyPool(1);
  await withPool(pool, async () => {
    const ask = (trade: Trade<never, number[]>, what: unknown) =>
      pool.do({ trade, what: what as never, partCount: 1, partsAtATime: 1, take: () => {} });
    await assert.rejects(ask({ ...DOUBLE, name: 'triple' }, {}), /knows no trade triple/);
    await assert.rejects(ask(DOUBLE, { misdeed: () => {} }), /could not be cloned/);
    assert.deepEqual(await double(pool, 'none'), DOUBLED);
  });
});

test('a pool needs a thread', () => {
  for (const count of [0, -1, 1.5, Number.NaN]) {
    assert.throws(() => openPool(NO_KERNELS, count), /^RangeError: A pool of/);
  }
});
