// A program of its own for the tests: the platform as `yike serve` runs it, on a folder, asked by a
// worker of the street of the tests. Says its port when it is ready.
import type { AddressInfo } from 'node:net';
import { type Actor, OPERATOR, Problem } from '@yike/kernel';
import { importRegions } from '@yike/territory';
import { aDistrict, YUNHE_STREET } from '@yike/territory/testing';
import { listen } from '../http/listen.ts';
import { openPlatform } from '../platform/compose.ts';
import { keyFileIn } from '../platform/key-ring-file.ts';
import { waitForEnd } from '../platform/wait-for-end.ts';

const WORKER: Actor = {
  kind: 'account',
  accountId: 'a worker',
  roles: [{ role: 'street-worker', region: YUNHE_STREET }],
};

const [dataFolder = ''] = process.argv.slice(2);
try {
  const ended = waitForEnd();
  const platform = await openPlatform(
    { dataFolder, role: 'keeper' },
    {
      log: { write() {} },
      requestsPerMinute: 1e9,
      keySource: { path: keyFileIn(dataFolder) },
      messages: { async send() {} },
      actorOf: async () => WORKER,
    },
  );
  await platform.database.transaction((tx) => importRegions(tx, OPERATOR, aDistrict()));
  await listen(platform.app, { port: 0, host: '127.0.0.1' });
  process.send?.({ port: (platform.app.server.address() as AddressInfo).port });
  await ended;
  await platform.close();
} catch (error) {
  process.send?.({ refused: error instanceof Problem ? error.code : String(error) });
}
process.disconnect();
