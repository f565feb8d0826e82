/** What single sign-on says over the wire. */
import { cityCodeSchema, endpoint } from '@yike/kernel';
import { z } from 'zod';
import { nothing } from '../identity-contract.ts';

const ofCity = z.object({ cityCode: cityCodeSchema });
/** Where the browser goes afterwards: a path of this site. */
const returnTo = z.string().min(1).max(500).default('/api');
const word = z.string().max(4000);
/** Where to send the browser. */
const addressSchema = z.object({ url: z.string() });

/** Signing in through the OpenID Connect provider of a city. */
export const SIGN_ON_API = {
  beginSignOn: endpoint({
    name: 'beginSignOn',
    method: 'POST',
    path: '/sign-in/cities/:cityCode',
    says: {
      zh: '用该市的统一身份登录：返回要前往的地址',
      en: 'signs in through the single sign-on of a city: says where to send the browser',
    },
    params: ofCity,
    body: z.strictObject({ returnTo }),
    response: addressSchema,
  }),
  finishSignOn: endpoint({
    name: 'finishSignOn',
    method: 'GET',
    path: '/sign-in/cities/:cityCode/callback',
    says: {
      zh: '统一身份服务把浏览器送回此处；完成后转到 returnTo',
      en: 'where the provider sends the browser back to; from here it goes to returnTo',
    },
    params: ofCity,
    // whatever else a provider adds is passed over (RFC 6749, 4.1.2)
    query: z.looseObject({
      code: word.optional(),
      state: word.optional(),
      iss: word.optional(),
      error: word.optional(),
    }),
    response: nothing,
  }),
  beginLinking: endpoint({
    name: 'beginLinking',
    method: 'POST',
    path: '/me/sign-on-identities',
    says: {
      zh: '把该市的统一身份关联到我的账号：返回要前往的地址',
      en: 'links the identity in a city to my account: says where to send the browser',
    },
    body: z.strictObject({ ...ofCity.shape, returnTo }),
    response: addressSchema,
  }),
  listMyIdentities: endpoint({
    name: 'listMyIdentities',
    method: 'GET',
    path: '/me/sign-on-identities',
    says: { zh: '已关联我账号的统一身份', en: 'identities that are linked to my account' },
    response: z.object({
      items: z
        .array(z.object({ identityId: z.uuid(), issuer: z.string(), linkedAt: z.iso.datetime() }))
        .readonly(),
    }),
  }),
  unlinkIdentity: endpoint({
    name: 'unlinkIdentity',
    method: 'DELETE',
    path: '/me/sign-on-identities/:identityId',
    says: {
      zh: '解除一项关联；其他会话随即结束',
      en: 'undoes a link; all other sessions end',
    },
    params: z.object({ identityId: z.uuid() }),
    response: nothing,
  }),
} as const;
