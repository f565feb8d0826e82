import {
  isWithinRegion,
  type RegionCode,
  type RegionLevel,
  type Role,
  regionLevel,
} from '@yike/kernel';

interface RoleRule {
  readonly zh: string;
  readonly en: string;
  /** How wide a region it is held at. */
  readonly levels: readonly RegionLevel[];
  /** What its holder may make others, at the own region and inside. */
  readonly grants: readonly Role[];
}

const BELOW_CITY: readonly RegionLevel[] = ['county', 'township', 'community'];

/** Every role: where it is held, and whom its holder may appoint. Never one's own kind or above. */
export const ROLE_TABLE: Readonly<Record<Role, RoleRule>> = {
  ministry: {
    zh: '国家部委',
    en: 'ministry',
    levels: ['nation'],
    grants: ['province'],
  },
  province: {
    zh: '省级主管部门',
    en: 'province',
    levels: ['province'],
    grants: ['planner'],
  },
  planner: {
    zh: '市、区规划人员',
    en: 'planner of a city or district',
    levels: ['city', 'county'],
    grants: ['street-worker', 'community-worker', 'provider', 'carer', 'responder'],
  },
  'street-worker': {
    zh: '街道工作人员',
    en: 'worker of a street or town',
    levels: ['township'],
    grants: ['community-worker', 'provider', 'carer', 'responder', 'resident'],
  },
  'community-worker': {
    zh: '社区工作人员',
    en: 'worker of a community',
    levels: ['community'],
    grants: ['resident'],
  },
  provider: {
    zh: '服务机构',
    en: 'provider of services',
    levels: ['city', ...BELOW_CITY],
    grants: ['carer'],
  },
  carer: {
    zh: '护理人员',
    en: 'carer',
    levels: ['city', ...BELOW_CITY],
    grants: [],
  },
  responder: {
    zh: '应急响应人员',
    en: 'responder to alarms',
    levels: ['city', ...BELOW_CITY],
    grants: [],
  },
  resident: {
    zh: '居民',
    en: 'resident',
    levels: ['township', 'community'],
    grants: [],
  },
};

export const ROLES = Object.keys(ROLE_TABLE) as readonly Role[];

/** Everybody who acts for others; they show a second factor. */
export function isStaffRole(role: Role): boolean {
  return role !== 'resident';
}

/** Is the role held at regions of this width? */
export function isRoleHeldAt(role: Role, region: RegionCode): boolean {
  return ROLE_TABLE[role].levels.includes(regionLevel(region));
}

/** May the holder of a role make somebody this, there? */
export function grantsRole(
  held: { readonly role: Role; readonly region: RegionCode },
  role: Role,
  region: RegionCode,
): boolean {
  return ROLE_TABLE[held.role].grants.includes(role) && isWithinRegion(region, held.region);
}
