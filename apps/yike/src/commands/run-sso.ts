import { type Language, Problem } from '@yike/kernel';
import { openIdConnect } from '@yike/oidc';
import {
  type CityProvider,
  checkProvider,
  endTrust,
  insertProvider,
  type KeyRing,
  listProviders,
  redirectUriOf,
} from '@yike/people';
import type { Database } from '@yike/postgres';
import { cityOption, requiredOption } from '../platform/region-options.ts';
import { withKeys } from '../platform/with-keys.ts';
import type { Given, Surroundings } from '../terminal/command.ts';
import { onlyWord } from '../terminal/command-line.ts';

type Work = (given: Given, surroundings: Surroundings, parts: Parts) => Promise<void>;

interface Parts {
  readonly database: Database;
  readonly keys: KeyRing;
}

const WORK: Readonly<Record<string, Work>> = { add, list, remove };

export async function runSso(given: Given, surroundings: Surroundings): Promise<number> {
  const word = onlyWord(given, 'sso', 'add | list | remove');
  const work = Object.hasOwn(WORK, word) ? WORK[word] : undefined;
  if (work === undefined) throw new Problem('word-unexpected', {}, { word, command: 'sso' });
  await withKeys(given, surroundings, (parts) => work(given, surroundings, parts));
  return 0;
}

async function add(given: Given, surroundings: Surroundings, { database, keys }: Parts) {
  const { language, print } = surroundings;
  const said: CityProvider = {
    cityCode: cityOption(given, 'city', 'sso'),
    issuer: requiredOption(given, 'issuer', 'sso'),
    clientId: requiredOption(given, 'client-id', 'sso'),
    site: requiredOption(given, 'site', 'sso'),
    clientSecret: await secretGiven(given, surroundings),
    makesAccounts: given.has('create-accounts'),
    emailDomains: given.many('email-domain'),
    secondFactorAcr: given.many('second-factor-acr'),
    secondFactorAmr: given.many('second-factor-amr'),
  };
  const provider = await checkProvider(openIdConnect(), keys, said);
  await database.transaction((tx) => insertProvider(tx, keys, provider));
  print(
    language === 'zh'
      ? `${provider.cityCode} 现可用 ${provider.issuer} 登录。请在该服务登记回调地址（redirect_uri）：`
      : `${provider.cityCode} signs in through ${provider.issuer} now. Make this redirect_uri known there:`,
  );
  print(redirectUriOf(provider));
}

async function list(_: Given, { language, print }: Surroundings, { database, keys }: Parts) {
  const providers = await listProviders(database.reading, keys);
  for (const provider of providers) print(providerText(provider, language));
  const count = providers.length;
  print(language === 'zh' ? `共 ${count} 个城市` : `cities with single sign-on: ${count}`);
}

async function remove(given: Given, { language, print }: Surroundings, { database }: Parts) {
  const sessions = await database.transaction((tx) =>
    endTrust(tx, cityOption(given, 'city', 'sso')),
  );
  print(
    language === 'zh'
      ? `已停用；结束了 ${sessions} 个会话`
      : `ended, and with it sessions: ${sessions}`,
  );
}

function providerText(provider: CityProvider, language: Language): string {
  const { emailDomains, secondFactorAcr, secondFactorAmr } = provider;
  const zh = language === 'zh';
  const secret = zh ? '有密钥' : 'with a secret';
  const rules = [
    provider.clientSecret === null ? 'PKCE' : secret,
    ...(provider.makesAccounts ? [zh ? '新建账号' : 'makes accounts'] : []),
    ...emailDomains.map((domain) => `@${domain}`),
    ...secondFactorAcr.map((one) => `acr=${one}`),
    ...secondFactorAmr.map((one) => `amr=${one}`),
  ];
  return [
    provider.cityCode,
    provider.issuer,
    provider.clientId,
    rules.join(zh ? '、' : ', '),
    redirectUriOf(provider),
  ].join('  ');
}

/** @throws Problem `option-missing` where none was given and none is said to be needed */
async function secretGiven(
  given: Given,
  { signOnSecret, readInput }: Surroundings,
): Promise<string | null> {
  if (given.has('public-client')) return null;
  const secret = given.has('secret-stdin') ? (await readInput()).trim() : signOnSecret;
  if (secret !== null && secret !== '') return secret;
  const option = 'YIKE_SSO_SECRET | --secret-stdin | --public-client';
  throw new Problem('option-missing', {}, { option, command: 'sso' });
}
