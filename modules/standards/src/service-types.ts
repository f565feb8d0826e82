import { Problem } from '@yike/kernel';
import { z } from 'zod';
import serviceTypesJson from '../data/service-types.json' with { type: 'json' };
import { type ServiceType, serviceTypeSchema, type Theme, themeSchema } from './contract.ts';
import { ownData } from './own-data.ts';

const readServiceTypes = ownData(
  'service-types.json',
  z.strictObject({ themes: z.array(themeSchema), types: z.array(serviceTypeSchema) }),
  serviceTypesJson,
);

let bySlug: ReadonlyMap<string, ServiceType> | undefined;

/** All kinds of service, in the order in which people read about them. */
export function listServiceTypes(): readonly ServiceType[] {
  return readServiceTypes().types;
}

/** The themes that the types fall into, in reading order. */
export function listThemes(): readonly Theme[] {
  return readServiceTypes().themes;
}

/** The type with this slug, if there is one. */
export function findServiceType(slug: string): ServiceType | undefined {
  bySlug ??= new Map(listServiceTypes().map((type) => [type.slug, type]));
  return bySlug.get(slug);
}

/** Throws `service-type-unknown`. */
export function getServiceType(slug: string): ServiceType {
  const type = findServiceType(slug);
  if (type === undefined) throw new Problem('service-type-unknown', {}, { type: slug });
  return type;
}
