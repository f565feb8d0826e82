import { Problem } from '@yike/kernel';
import { SITE_COST_OPTIONS } from '../planning/site-costs-request.ts';
import { SITE_OPTIONS } from '../planning/site-request.ts';
import type { Command } from '../terminal/command.ts';

/** `yike site`: what to add, and where, with a proof. */
export const SITE: Command = {
  name: 'site',
  usage: [
    'yike site --network FILE --people FILE… --facilities FILE… [--areas FILE] --service NAME --add N --out DIR',
    'yike site --costs FILE --cost-columns SITE,DEMAND,COST --demand FILE --demand-columns ID,WEIGHT [--radius N] --add N [--json]',
  ].join('\n'),
  says: {
    zh: '补在哪里：在备选房屋或沿街位置中选点，说明谁受益、离最优至多差多少',
    en: 'where to add: chooses among vacant rooms or street positions; who gains, and how far from optimal',
  },
  words: null,
  options: {
    ...SITE_OPTIONS,
    network: { ...SITE_OPTIONS.network, unless: 'costs' },
    people: { ...SITE_OPTIONS.people, unless: 'costs' },
    facilities: { ...SITE_OPTIONS.facilities, unless: 'costs' },
    service: { ...SITE_OPTIONS.service, unless: 'costs' },
    out: { ...SITE_OPTIONS.out, unless: 'costs' },
    ...SITE_COST_OPTIONS,
  },
  run: async (given, surroundings) => {
    if (given.has('costs')) {
      const { runSiteCosts } = await import('./run-site-costs.ts');
      return runSiteCosts(given, surroundings);
    }
    const stray = Object.keys(SITE_COST_OPTIONS).some((name) => given.has(name));
    if (stray) throw new Problem('option-missing', {}, { option: '--costs', command: 'site' });
    const { runSite } = await import('./run-site.ts');
    return runSite(given, surroundings);
  },
};
