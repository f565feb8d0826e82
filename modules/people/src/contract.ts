/** What people says over the wire. Light enough for the browser. */
import {
  cityCodeSchema,
  daySchema,
  endpoint,
  pageOf,
  pageQuery,
  regionCodeSchema,
} from '@yike/kernel';
import { z } from 'zod';
import { ROLES } from './identity/role.ts';
import { CHANNELS, PURPOSES } from './residents/consent.ts';
import { RELATIONS } from './residents/household.ts';
import { PROXY_SCOPES } from './residents/proxy.ts';

const moment = z.iso.datetime();
const name = z.string().trim().min(1).max(60);
/** A mobile phone or an e-mail address. */
const contact = z.string().trim().min(3).max(254);
const password = z.string().min(1).max(200);
/** Why one looks or changes; it is kept with the line of the audit. */
const reason = z.string().trim().min(2).max(200);
const because = { reason };
const role = z.enum(ROLES);
const code = z.string().regex(/^\d{6}$/);
const nothing = z.object({});

/** `true`: the token comes in the answer, for programs; else in a cookie, for browsers. */
const asBearer = { bearer: z.boolean().default(false) };

const signedInSchema = z.object({
  accountId: z.uuid(),
  /** Null where it came in a cookie. */
  token: z.string().nullable(),
});

const roleAtRegionSchema = z.object({ role, region: z.string() });

export const meSchema = z.object({
  accountId: z.uuid(),
  name: z.string().nullable(),
  phone: z.string().nullable(),
  email: z.string().nullable(),
  hasPassword: z.boolean(),
  /** It was given by somebody else: until it is replaced no role of staff holds. */
  isPasswordTemporary: z.boolean(),
  hasSecondFactor: z.boolean(),
  /** Those that hold in this session. */
  roles: z.array(roleAtRegionSchema).readonly(),
  /** Those that would hold once a second factor was shown. */
  rolesWaiting: z.array(roleAtRegionSchema).readonly(),
});

const sessionSchema = z.object({
  sessionId: z.uuid(),
  isThis: z.boolean(),
  means: z.string(),
  agent: z.string(),
  madeAt: moment,
  seenAt: moment,
});

export const roleGrantSchema = z.object({
  grantId: z.uuid(),
  accountId: z.uuid(),
  role,
  region: z.string(),
  grantedAt: moment,
  grantedBy: z.string(),
  reason: z.string(),
  revokedAt: moment.nullable(),
  revokedBy: z.string().nullable(),
  revokeReason: z.string().nullable(),
});

const personFields = z.strictObject({
  name,
  phone: z.string().trim().min(3).max(30).nullable(),
  address: z.string().trim().min(1).max(200).nullable(),
  birthDate: daySchema.nullable(),
  /** 公民身份号码: checked, kept as keyed hash and mask, never given back. */
  residentNumber: z.string().trim().min(1).max(40).nullable(),
});

export const personSchema = z.object({
  cityCode: cityCodeSchema,
  personId: z.uuid(),
  regionCode: regionCodeSchema,
  name: z.string(),
  phone: z.string().nullable(),
  address: z.string().nullable(),
  birthDate: daySchema.nullable(),
  numberMask: z.string().nullable(),
  hasAccount: z.boolean(),
  version: z.number().int(),
  changedAt: moment,
});

const personKept = z.object({
  cityCode: cityCodeSchema,
  personId: z.uuid(),
  version: z.number().int(),
});

const memberFields = z.strictObject({
  personId: z.uuid(),
  relation: z.enum(RELATIONS),
  validFrom: daySchema,
});

export const householdSchema = z.object({
  cityCode: cityCodeSchema,
  householdId: z.uuid(),
  regionCode: regionCodeSchema,
  members: z.array(z.object({ ...memberFields.shape, validTo: daySchema.nullable() })).readonly(),
});

const agreementFields = {
  textVersion: z.string().trim().min(1).max(40),
  /** Of the text that was agreed to, byte by byte. */
  textSha256: z.string().regex(/^[0-9a-f]{64}$/),
  channel: z.enum(CHANNELS),
};

export const consentSchema = z.object({
  consentId: z.uuid(),
  step: z.enum(['given', 'withdrawn']),
  withdraws: z.uuid().nullable(),
  purpose: z.enum(PURPOSES),
  ...agreementFields,
  at: moment,
  recordedBy: z.string(),
});

export const proxySchema = z.object({
  cityCode: cityCodeSchema,
  proxyId: z.uuid(),
  personId: z.uuid(),
  accountId: z.uuid(),
  kind: z.enum(['guardian', 'family']),
  scope: z.array(z.enum(PROXY_SCOPES)).readonly(),
  validFrom: daySchema,
  validTo: daySchema,
  consentId: z.uuid(),
  endedAt: moment.nullable(),
});

export const accessRecordSchema = z.object({
  at: moment,
  actor: z.string(),
  action: z.string(),
  reason: z.string(),
  regionCode: z.string(),
  outcome: z.enum(['done', 'refused']),
  personIds: z.array(z.uuid()).readonly(),
});

const bilingual = z.object({ zh: z.string(), en: z.string() });

/** What stays after deletion, why, and how sure we are of the source. */
const retainedSchema = z.object({
  retained: z
    .array(
      z.object({
        what: bilingual,
        why: bilingual,
        source: z.string(),
        verification: z.string(),
      }),
    )
    .readonly(),
});

const inRegion = z.object({ regionCode: regionCodeSchema });
const ofPerson = z.object({ cityCode: cityCodeSchema, personId: z.uuid() });
const ofHousehold = z.object({ cityCode: cityCodeSchema, householdId: z.uuid() });

/** Accounts, sessions, roles. */
export const IDENTITY_API = {
  requestSignInCode: endpoint({
    name: 'requestSignInCode',
    method: 'POST',
    path: '/sign-in/code-requests',
    says: {
      zh: '获取验证码；无论该联系方式有无账号，回答相同',
      en: 'asks for a code; the answer is the same whether the contact has an account or not',
    },
    body: z.strictObject({ contact }),
    response: nothing,
  }),
  signInWithCode: endpoint({
    name: 'signInWithCode',
    method: 'POST',
    path: '/sign-in/code',
    says: {
      zh: '用验证码登录；首次登录即注册',
      en: 'signs in with a code; the first time makes the account',
    },
    body: z.strictObject({ contact, code, ...asBearer }),
    response: signedInSchema,
  }),
  signInWithPassword: endpoint({
    name: 'signInWithPassword',
    method: 'POST',
    path: '/sign-in/password',
    says: { zh: '用密码登录', en: 'signs in with a password' },
    body: z.strictObject({ contact, password, ...asBearer }),
    response: signedInSchema,
  }),
  getMe: endpoint({
    name: 'getMe',
    method: 'GET',
    path: '/me',
    says: { zh: '我的账号与角色', en: 'my account and roles' },
    response: meSchema,
  }),
  nameMe: endpoint({
    name: 'nameMe',
    method: 'PATCH',
    path: '/me',
    says: { zh: '修改我的称呼', en: 'changes what I am called' },
    body: z.strictObject({ name }),
    response: nothing,
  }),
  changePassword: endpoint({
    name: 'changePassword',
    method: 'PUT',
    path: '/me/password',
    says: {
      zh: '设置或修改密码；其他会话随即结束',
      en: 'sets or changes the password; all other sessions end',
    },
    body: z.strictObject({ before: password.nullable(), next: password }),
    response: nothing,
  }),
  beginSecondFactor: endpoint({
    name: 'beginSecondFactor',
    method: 'POST',
    path: '/me/second-factor',
    says: {
      zh: '为动态口令应用生成密钥，验证一次后启用',
      en: 'makes a secret for an authenticator app; it counts once a code of it was shown',
    },
    response: z.object({ secret: z.string(), uri: z.string() }),
  }),
  showSecondFactor: endpoint({
    name: 'showSecondFactor',
    method: 'POST',
    path: '/me/second-factor/codes',
    says: {
      zh: '出示动态口令；此后本会话中工作人员角色生效',
      en: 'shows a code of the app; from then on roles of staff hold in this session',
    },
    body: z.strictObject({ code, ...asBearer }),
    response: z.object({ token: z.string().nullable() }),
  }),
  listMySessions: endpoint({
    name: 'listMySessions',
    method: 'GET',
    path: '/me/sessions',
    says: { zh: '我的会话', en: 'my sessions' },
    response: z.object({ items: z.array(sessionSchema).readonly() }),
  }),
  endMySession: endpoint({
    name: 'endMySession',
    method: 'DELETE',
    path: '/me/sessions/:sessionId',
    says: { zh: '结束我的某个会话', en: 'ends one of my sessions' },
    params: z.object({ sessionId: z.uuid() }),
    response: nothing,
  }),
  signOut: endpoint({
    name: 'signOut',
    method: 'DELETE',
    path: '/me/session',
    says: { zh: '退出登录', en: 'signs out' },
    response: nothing,
  }),
  listRoleGrants: endpoint({
    name: 'listRoleGrants',
    method: 'GET',
    path: '/regions/:regionCode/role-grants',
    says: {
      zh: '区划内现有与曾有的角色',
      en: 'roles that are or were held inside a region',
    },
    params: inRegion,
    query: z.object(pageQuery),
    response: pageOf(roleGrantSchema),
  }),
  grantRole: endpoint({
    name: 'grantRole',
    method: 'POST',
    path: '/regions/:regionCode/role-grants',
    says: { zh: '授予角色', en: 'makes somebody something at a region' },
    creates: true,
    params: inRegion,
    body: z.strictObject({ contact, role, reason }),
    response: z.object({ grantId: z.uuid() }),
  }),
  revokeRole: endpoint({
    name: 'revokeRole',
    method: 'POST',
    path: '/role-grants/:grantId/revocation',
    says: { zh: '收回角色', en: 'takes a role back' },
    params: z.object({ grantId: z.uuid() }),
    body: z.strictObject(because),
    response: nothing,
  }),
} as const;

/** Residents of a city, and who looked at them. */
export const PEOPLE_API = {
  addPerson: endpoint({
    name: 'addPerson',
    method: 'POST',
    path: '/regions/:regionCode/persons',
    says: { zh: '登记一位居民', en: 'adds a resident' },
    creates: true,
    params: inRegion,
    query: z.object(because),
    body: personFields,
    response: personKept,
  }),
  listPersons: endpoint({
    name: 'listPersons',
    method: 'GET',
    path: '/regions/:regionCode/persons',
    says: {
      zh: '列出区划内的居民，或按完整姓名、电话查找；查看会留下记录',
      en: 'lists residents of a region, or finds them by whole name or phone; who looks is recorded',
    },
    params: inRegion,
    query: z.object({
      ...pageQuery,
      ...because,
      name: name.optional(),
      phone: z.string().trim().min(3).max(30).optional(),
    }),
    response: pageOf(personSchema),
  }),
  getPerson: endpoint({
    name: 'getPerson',
    method: 'GET',
    path: '/cities/:cityCode/persons/:personId',
    says: {
      zh: '一位居民；查看会留下记录',
      en: 'one resident; who looks is recorded',
    },
    params: ofPerson,
    query: z.object(because),
    response: personSchema,
  }),
  changePerson: endpoint({
    name: 'changePerson',
    method: 'PATCH',
    path: '/cities/:cityCode/persons/:personId',
    says: {
      zh: '修改居民信息，以 If-Match 说明所依据的版本',
      en: 'changes a resident; If-Match says from which version',
    },
    isVersioned: true,
    params: ofPerson,
    query: z.object(because),
    body: personFields.partial(),
    response: personKept,
  }),
  linkPersonAccount: endpoint({
    name: 'linkPersonAccount',
    method: 'PUT',
    path: '/cities/:cityCode/persons/:personId/account',
    says: {
      zh: '核对证件后，登记居民所用的账号',
      en: 'writes down with which account a resident signs in, once that was shown',
    },
    params: ofPerson,
    body: z.strictObject({ contact, ...because }),
    response: personKept,
  }),
  erasePerson: endpoint({
    name: 'erasePerson',
    method: 'DELETE',
    path: '/cities/:cityCode/persons/:personId',
    says: {
      zh: '删除居民的个人信息，并说明依法留存什么',
      en: 'takes away what names a resident, and says what the law keeps',
    },
    params: ofPerson,
    query: z.object(because),
    response: retainedSchema,
  }),
  listPersonAccess: endpoint({
    name: 'listPersonAccess',
    method: 'GET',
    path: '/cities/:cityCode/persons/:personId/access-records',
    says: {
      zh: '谁在何时、为何查看或修改过此人的信息',
      en: 'who saw or changed what is known of a person, when and why',
    },
    params: ofPerson,
    query: z.object(pageQuery),
    response: pageOf(accessRecordSchema),
  }),
  listAccess: endpoint({
    name: 'listAccess',
    method: 'GET',
    path: '/regions/:regionCode/access-records',
    says: {
      zh: '区划内的查看与修改记录，含被拒绝的',
      en: 'who saw or changed what is personal inside a region, or was refused',
    },
    params: inRegion,
    query: z.object(pageQuery),
    response: pageOf(accessRecordSchema),
  }),
  makeHousehold: endpoint({
    name: 'makeHousehold',
    method: 'POST',
    path: '/regions/:regionCode/households',
    says: { zh: '登记一户', en: 'makes a household' },
    creates: true,
    params: inRegion,
    response: householdSchema,
  }),
  getHousehold: endpoint({
    name: 'getHousehold',
    method: 'GET',
    path: '/cities/:cityCode/households/:householdId',
    says: { zh: '一户及其成员', en: 'a household and its members' },
    params: ofHousehold,
    query: z.object(because),
    response: householdSchema,
  }),
  moveIn: endpoint({
    name: 'moveIn',
    method: 'POST',
    path: '/cities/:cityCode/households/:householdId/members',
    says: { zh: '成员迁入', en: 'a person moves in' },
    creates: true,
    params: ofHousehold,
    query: z.object(because),
    body: memberFields,
    response: householdSchema,
  }),
  moveOut: endpoint({
    name: 'moveOut',
    method: 'POST',
    path: '/cities/:cityCode/households/:householdId/members/:personId/departure',
    says: { zh: '成员迁出', en: 'a person moves out' },
    params: z.object({ ...ofHousehold.shape, personId: z.uuid() }),
    body: z.strictObject({ ...because, day: daySchema.nullable() }),
    response: householdSchema,
  }),
  listConsents: endpoint({
    name: 'listConsents',
    method: 'GET',
    path: '/cities/:cityCode/persons/:personId/consents',
    says: { zh: '同意与撤回的台账', en: 'the ledger of what was agreed to and taken back' },
    params: ofPerson,
    query: z.object(because),
    response: z.object({ items: z.array(consentSchema).readonly() }),
  }),
  giveConsent: endpoint({
    name: 'giveConsent',
    method: 'POST',
    path: '/cities/:cityCode/persons/:personId/consents',
    says: { zh: '登记一项同意', en: 'writes down that somebody agreed' },
    creates: true,
    params: ofPerson,
    body: z.strictObject({ ...agreementFields, ...because, purpose: z.enum(PURPOSES) }),
    response: z.object({ consentId: z.uuid() }),
  }),
  withdrawConsent: endpoint({
    name: 'withdrawConsent',
    method: 'POST',
    path: '/cities/:cityCode/persons/:personId/consents/:consentId/withdrawal',
    says: { zh: '撤回一项同意', en: 'writes down that somebody took it back' },
    params: z.object({ ...ofPerson.shape, consentId: z.uuid() }),
    body: z.strictObject({ ...because, channel: z.enum(CHANNELS) }),
    response: nothing,
  }),
  listProxies: endpoint({
    name: 'listProxies',
    method: 'GET',
    path: '/cities/:cityCode/persons/:personId/proxies',
    says: { zh: '谁可代办', en: 'who may act for a person' },
    params: ofPerson,
    query: z.object(because),
    response: z.object({ items: z.array(proxySchema).readonly() }),
  }),
  makeProxy: endpoint({
    name: 'makeProxy',
    method: 'POST',
    path: '/cities/:cityCode/persons/:personId/proxies',
    says: {
      zh: '委托监护人或家人代办，同时登记同意',
      en: 'lets a guardian or relative act for a person, and writes down the consent',
    },
    creates: true,
    params: ofPerson,
    body: z.strictObject({
      ...agreementFields,
      ...because,
      contact,
      kind: proxySchema.shape.kind,
      scope: z.array(z.enum(PROXY_SCOPES)).min(1).max(PROXY_SCOPES.length),
      validFrom: daySchema,
      /** The first day no longer. */
      validTo: daySchema,
    }),
    response: proxySchema,
  }),
  endProxy: endpoint({
    name: 'endProxy',
    method: 'DELETE',
    path: '/cities/:cityCode/persons/:personId/proxies/:proxyId',
    says: { zh: '结束代办', en: 'ends it' },
    params: z.object({ ...ofPerson.shape, proxyId: z.uuid() }),
    query: z.object(because),
    response: nothing,
  }),
  listMyPersons: endpoint({
    name: 'listMyPersons',
    method: 'GET',
    path: '/me/persons',
    says: {
      zh: '各城市登记的我，以及我可代办的人',
      en: 'as whom cities know me, and for whom I may act',
    },
    response: z.object({
      persons: z.array(personSchema).readonly(),
      actsFor: z.array(proxySchema).readonly(),
    }),
  }),
  exportMyData: endpoint({
    name: 'exportMyData',
    method: 'GET',
    path: '/me/data',
    says: { zh: '带走关于我的全部信息', en: 'all that is known of me, to take along' },
    response: z.record(z.string(), z.json()),
  }),
  deleteMyData: endpoint({
    name: 'deleteMyData',
    method: 'POST',
    path: '/me/deletion',
    says: {
      zh: '注销账号并删除关于我的信息，说明依法留存什么',
      en: 'closes my account and takes away what names me; says what the law keeps',
    },
    body: z.strictObject({ confirm: z.literal(true) }),
    response: retainedSchema,
  }),
} as const;
