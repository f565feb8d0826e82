import { ROLES } from '@yike/people';
import { DATABASE_OPTIONS } from '../platform/database-options.ts';
import type { Command } from '../terminal/command.ts';

/** `yike user`: who may do what, as whoever runs the installation sees and says it. */
export const USER: Command = {
  name: 'user',
  usage:
    'yike user add CONTACT --role ROLE --region CODE [--name NAME] | list [--region CODE] | revoke CONTACT --role ROLE --region CODE | reset CONTACT',
  says: {
    zh: '添加工作人员账号、查看、收回角色、重置密码',
    en: 'add accounts of staff, list them, take roles back, reset passwords',
  },
  words: {
    zh: 'add CONTACT       新建账号（手机号码或邮箱）并授予角色，显示一次性密码；已有账号则只授予角色\n  list              列出现有角色\n  revoke CONTACT    收回角色\n  reset CONTACT     丢失手机或密码时：新的一次性密码，动态口令作废',
    en: 'add CONTACT       make an account (phone or e-mail) with a role, and show its password once; an account that is there gets the role alone\n  list              list the roles that are held\n  revoke CONTACT    take a role back\n  reset CONTACT     phone or password lost: a new password, no second factor',
  },
  options: {
    role: {
      kind: 'one',
      value: 'ROLE',
      says: { zh: `角色：${ROLES.join('、')}`, en: `one of ${ROLES.join(', ')}` },
    },
    region: {
      kind: 'one',
      value: 'CODE',
      says: {
        zh: '区划代码（2、4、6、9 或 12 位），全国写 nation',
        en: 'code of the region (2, 4, 6, 9 or 12 digits), or nation',
      },
    },
    name: { kind: 'one', value: 'NAME', says: { zh: '称呼', en: 'what he or she is called' } },
    reason: {
      kind: 'one',
      value: 'TEXT',
      says: { zh: '原因，记入历史', en: 'why, for the history' },
    },
    ...DATABASE_OPTIONS,
  },
  run: async (given, surroundings) => {
    const { runUser } = await import('./run-user.ts');
    return runUser(given, surroundings);
  },
};
