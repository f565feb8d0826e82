import { DATABASE_OPTIONS } from '../platform/database-options.ts';
import type { Command } from '../terminal/command.ts';

/** `yike sso`: the single sign-on of a city. */
export const SSO: Command = {
  name: 'sso',
  usage:
    'yike sso add --city CODE --issuer URL --client-id ID --site URL [--secret-stdin | --public-client] | list | remove --city CODE',
  says: {
    zh: '设置、查看、停用城市的统一身份登录（OpenID Connect）',
    en: 'set up, list and end the single sign-on of cities (OpenID Connect)',
  },
  words: {
    zh: 'add       登记某市的统一身份服务；密钥取自环境变量 YIKE_SSO_SECRET 或标准输入，加密后存入数据库\n  list      列出已登记的\n  remove    停用；经由它登录的会话随即结束',
    en: 'add       make a provider known for a city; the secret comes from YIKE_SSO_SECRET or standard input, and is sealed in the database\n  list      list those that are known\n  remove    end it; all sessions that came through it end',
  },
  options: {
    city: {
      kind: 'one',
      value: 'CODE',
      says: { zh: '城市代码（4 或 6 位）', en: 'code of the city (4 or 6 digits)' },
    },
    issuer: {
      kind: 'one',
      value: 'URL',
      says: { zh: '统一身份服务的地址（issuer）', en: 'address of the provider (issuer)' },
    },
    'client-id': {
      kind: 'one',
      value: 'ID',
      says: { zh: '它给本平台的 client_id', en: 'what it calls this platform (client_id)' },
    },
    site: {
      kind: 'one',
      value: 'URL',
      says: {
        zh: '用户打开本平台所用的地址，如 https://yike.example',
        en: 'where people open this platform: https://yike.example',
      },
    },
    'secret-stdin': {
      kind: 'flag',
      says: { zh: '从标准输入读取密钥', en: 'read the secret from standard input' },
    },
    'public-client': {
      kind: 'flag',
      says: { zh: '该服务不发密钥，只用 PKCE', en: 'there is no secret, PKCE alone' },
    },
    'create-accounts': {
      kind: 'flag',
      says: {
        zh: '未关联者首次登录即新建账号，不带角色',
        en: 'whoever is unknown gets an account without roles',
      },
    },
    'email-domain': {
      kind: 'many',
      value: 'DOMAIN',
      says: {
        zh: '该服务已验证的这些域名的邮箱，直接对应同邮箱的账号',
        en: 'its verified addresses in these domains stand for the accounts that have them',
      },
    },
    'second-factor-acr': {
      kind: 'many',
      value: 'ACR',
      says: {
        zh: 'acr 为其中之一即视为已出示第二因素',
        en: 'an acr that says that a second factor was shown',
      },
    },
    'second-factor-amr': {
      kind: 'many',
      value: 'AMR',
      says: {
        zh: 'amr 含其中之一即视为已出示第二因素',
        en: 'an amr that says that a second factor was shown',
      },
    },
    ...DATABASE_OPTIONS,
  },
  run: async (given, surroundings) => {
    const { runSso } = await import('./run-sso.ts');
    return runSso(given, surroundings);
  },
};
