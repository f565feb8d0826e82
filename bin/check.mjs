#!/usr/bin/env node
// Every check there is, cheap ones first: `npm test`. The set-up is the launcher's; what follows
// needs Node 24 and stands in bin/check/.
import { launch } from './setup/launch.mjs';

const ran = await launch('bin/check/main.ts', process.argv.slice(2), { withPage: false });
if (!ran) {
  process.stdout.write('0 passed, 1 failed, 0 skipped\n');
}
