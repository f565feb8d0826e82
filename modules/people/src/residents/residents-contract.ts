/** What residents of a city, and who looked at them, say over the wire. */
import {
  cityCodeSchema,
  daySchema,
  endpoint,
  pageOf,
  pageQuery,
  regionCodeSchema,
  saying,
} from '@yike/kernel';
import { z } from 'zod';
import { because, contactSchema, nameSchema, nothing } from '../identity/identity-contract.ts';
import { CHANNELS, PURPOSES } from './consent.ts';
import { RELATIONS } from './household.ts';
import { PROXY_SCOPES } from './proxy.ts';

const moment = z.iso.datetime();
const phone = z
  .string()
  .trim()
  .max(30)
  .refine(
    (text) => text.replaceAll(/\D/g, '').length >= 3,
    saying('电话至少 3 位数字', 'a phone number has 3 digits or more'),
  );

const personFields = z.strictObject({
  name: nameSchema,
  phone: phone.nullable(),
  address: z.string().trim().min(1).max(200).nullable(),
  birthDate: daySchema.nullable(),
  /** 公民身份号码: checked, kept as keyed hash and mask, never given back. */
  residentNumber: z.string().trim().min(1).max(40).nullable(),
});

const personSchema = z.object({
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

const householdSchema = z.object({
  cityCode: cityCodeSchema,
  householdId: z.uuid(),
  regionCode: regionCodeSchema,
  members: z.array(z.object({ ...memberFields.shape, validTo: daySchema.nullable() })).readonly(),
});

const agreementFields = {
  textVersion: z.string().trim().min(1).max(40),
  /** Of the text that was agreed to, byte by byte. */
  textSha256: z
    .string()
    .regex(
      /^[0-9a-f]{64}$/,
      saying('应为 64 位小写十六进制', 'it has 64 small hexadecimal digits'),
    ),
  channel: z.enum(CHANNELS),
};

const consentSchema = z.object({
  consentId: z.uuid(),
  step: z.enum(['given', 'withdrawn']),
  withdraws: z.uuid().nullable(),
  purpose: z.enum(PURPOSES),
  ...agreementFields,
  at: moment,
  recordedBy: z.string(),
});

const proxySchema = z.object({
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

const accessRecordSchema = z.object({
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
      name: nameSchema.optional(),
      phone: phone.optional(),
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
    body: z.strictObject({ contact: contactSchema, ...because }),
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
      contact: contactSchema,
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
    response: z.record(z.string(), z.unknown()),
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
