import type { Bilingual, Language } from '@yike/kernel';
import type { FastifyRequest } from 'fastify';
import { requestLanguage } from '../request-language.ts';
import type { FeatureSource } from './feature-source.ts';

export const GEOJSON = 'application/geo+json';
export const JSON_TYPE = 'application/json';
export const SCHEMA = 'application/schema+json';
export const OPENAPI = 'application/vnd.oai.openapi+json;version=3.0';
const CRS84 = 'http://www.opengis.net/def/crs/OGC/1.3/CRS84';
const GREGORIAN = 'http://www.opengis.net/def/uom/ISO-8601/0/Gregorian';

type Say = (text: Bilingual) => string;

export const languageOf = ({ headers }: FastifyRequest): Language =>
  requestLanguage(headers['accept-language']);

export const say =
  (request: FastifyRequest): Say =>
  (text) =>
    text[languageOf(request)];

/** Where we are seen from: behind a proxy that says so, by its name. */
export const rootOf = ({ protocol, host }: FastifyRequest): string => `${protocol}://${host}/ogc`;

export const link = (rel: string, href: string, type: string, title = rel) => ({
  rel,
  href,
  type,
  title,
});

export function landingPage(root: string, tell: Say) {
  return {
    title: tell({ zh: '一刻', en: 'Yike' }),
    description: tell({
      zh: '便民生活圈的公开地理数据',
      en: 'Open geographic data of living circles',
    }),
    links: [
      link('self', root, JSON_TYPE),
      link('service-desc', `${root}/api`, OPENAPI),
      link('service-doc', root.replace(/\/ogc$/, '/api'), 'text/html'),
      link('conformance', `${root}/conformance`, JSON_TYPE),
      link('data', `${root}/collections`, JSON_TYPE),
    ],
  };
}

export function collectionPage(
  { id, title, says }: FeatureSource,
  box: readonly number[] | null,
  root: string,
  tell: Say,
) {
  const home = `${root}/collections/${id}`;
  return {
    id,
    title: tell(title),
    description: tell(says),
    itemType: 'feature',
    crs: [CRS84],
    ...(box === null
      ? {}
      : {
          extent: {
            spatial: { bbox: [box], crs: CRS84 },
            temporal: { interval: [[null, null]], trs: GREGORIAN },
          },
        }),
    links: [
      link('self', home, JSON_TYPE),
      link('items', `${home}/items`, GEOJSON, tell(title)),
      link('describedby', `${home}/schema`, SCHEMA),
    ],
  };
}
