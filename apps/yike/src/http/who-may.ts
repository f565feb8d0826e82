import type { Actor, Bilingual, RegionCode, Role } from '@yike/kernel';
import { ROLE_TABLE, ROLES } from '@yike/people';
import type { Route } from './route.ts';

/** Some community, at which a policy is asked who may. */
const SOMEWHERE = '990101003001' as RegionCode;

/**
 * Who may ask a route, for people. Roles are not written down a second time: the policy itself is
 * asked, role by role.
 */
export function whoMay({ access }: Route): Bilingual {
  if (access === 'everyone') return { zh: '所有人，无需登录', en: 'everyone, without signing in' };
  if (access === 'signed-in') {
    return {
      zh: '已登录者；涉及个人的只及本人',
      en: 'who has signed in; of what is personal, the own alone',
    };
  }
  const roles = ROLES.filter((role) => access.may(holderOf(role), SOMEWHERE));
  const names = (language: 'zh' | 'en'): string =>
    roles.map((role) => ROLE_TABLE[role][language]).join(' / ');
  const isOwn = access.orIf !== undefined;
  return {
    zh: `在该区划或其上级任 ${names('zh')}${isOwn ? '；本人及其代办人' : ''}`,
    en: `at the region or above it: ${names('en')}${isOwn ? '; whom it concerns and who acts for him or her' : ''}`,
  };
}

const holderOf = (role: Role): Actor => ({
  kind: 'account',
  accountId: 'somebody',
  roles: [{ role, region: SOMEWHERE }],
});
