/** What accounts, sessions and roles say over the wire. */
import { endpoint, pageOf, pageQuery, regionCodeSchema, saying } from '@yike/kernel';
import { z } from 'zod';
import { ROLES } from './role.ts';

const moment = z.iso.datetime();
export const nameSchema = z.string().trim().min(1).max(60);
/** A mobile phone or an e-mail address. */
export const contactSchema = z.string().trim().min(3).max(254);
/** Why one looks or changes; it is kept with the line of the audit. */
export const because = { reason: z.string().trim().min(2).max(200) };
export const nothing = z.object({});
const password = z.string().min(1).max(200);
const role = z.enum(ROLES);
const code = z.string().regex(/^\d{6}$/, saying('应为 6 位数字', 'it has 6 digits'));
const inRegion = z.object({ regionCode: regionCodeSchema });

/** `true`: the token comes in the answer, for programs; else in a cookie, for browsers. */
const asBearer = { bearer: z.boolean().default(false) };

const signedInSchema = z.object({
  accountId: z.uuid(),
  /** Null where it came in a cookie. */
  token: z.string().nullable(),
});

const roleAtRegionSchema = z.object({ role, region: z.string() });

const meSchema = z.object({
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

const roleGrantSchema = z.object({
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
    body: z.strictObject({ contact: contactSchema }),
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
    body: z.strictObject({ contact: contactSchema, code, ...asBearer }),
    response: signedInSchema,
  }),
  signInWithPassword: endpoint({
    name: 'signInWithPassword',
    method: 'POST',
    path: '/sign-in/password',
    says: { zh: '用密码登录', en: 'signs in with a password' },
    body: z.strictObject({ contact: contactSchema, password, ...asBearer }),
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
    body: z.strictObject({ name: nameSchema }),
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
    says: {
      zh: '退出登录；signOutUrl 是在统一身份服务处退出的地址',
      en: 'signs out; signOutUrl is where to sign out of the single sign-on too',
    },
    response: z.object({ signOutUrl: z.string().nullable() }),
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
    body: z.strictObject({ contact: contactSchema, role, ...because }),
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
