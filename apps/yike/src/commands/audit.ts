import { DATABASE_OPTIONS } from '../platform/database-options.ts';
import type { Command } from '../terminal/command.ts';

/** `yike audit`: is the audit as it was written, and what does it say? */
export const AUDIT: Command = {
  name: 'audit',
  usage:
    'yike audit check [--city CODE] [--against FILE] | ends | list --region CODE [--data DIR | --database URL]',
  says: {
    zh: '核对审计记录是否完整，或列出谁看过、改过个人信息',
    en: 'check that the audit is as it was written, or list who saw or changed what is personal',
  },
  words: {
    zh: 'check     逐条重算每个城市的记录；有缺失或改动时指出从哪一条起，退出码 65\n  ends      打印每条链的末条及其校验和；存到数据库之外，以后用 --against 核对\n  list      区划内的记录，最早的在前',
    en: 'check     sum all lines of every city again; where some were changed or are missing it says from which on, and exits with 65\n  ends      print the last line of every chain with its sum; keep it away from the database, for --against\n  list      lines about a region, the oldest first',
  },
  options: {
    city: {
      kind: 'one',
      value: 'CODE',
      says: { zh: '只核对这个城市（4 或 6 位代码）', en: 'this city alone (4 or 6 digits)' },
    },
    against: {
      kind: 'one',
      value: 'FILE',
      says: {
        zh: '先前 yike audit ends 的输出：其后被截去的也能发现',
        en: 'what yike audit ends printed once: shows also what was cut off since',
      },
    },
    region: {
      kind: 'one',
      value: 'CODE',
      says: {
        zh: '区划代码（2、4、6、9 或 12 位），全国写 nation',
        en: 'code of the region (2, 4, 6, 9 or 12 digits), or nation',
      },
    },
    ...DATABASE_OPTIONS,
  },
  run: async (given, surroundings) => {
    const { runAudit } = await import('./run-audit.ts');
    return runAudit(given, surroundings);
  },
};
