import { z } from 'zod';
import { hsdsScheduleSchema } from '../hours/hsds-schedules.ts';

/** Texts of others: a number where a text belongs is a text. */
const text = z
  .union([z.string(), z.number()])
  .nullish()
  .transform((value) => (value === null || value === undefined ? '' : String(value).trim()));
const degrees = z
  .union([z.number(), z.string()])
  .nullish()
  .transform((value) =>
    value === null || value === undefined || value === '' ? null : Number(value),
  );
const list = <Item extends z.ZodType>(item: Item) =>
  z
    .array(item)
    .nullish()
    .transform((items) => items ?? []);

const phone = z.object({ number: text });
const attribute = z.object({
  value: text,
  taxonomy_term: z.object({ code: text, name: text, taxonomy: text }).nullish(),
});
const contact = z.object({ phones: list(phone) });

const location = z.object({
  id: text,
  location_type: text,
  name: text,
  latitude: degrees,
  longitude: degrees,
  external_identifier: text,
  external_identifier_type: text,
  addresses: list(
    z.object({ address_1: text, address_2: text, city: text, region: text, state_province: text }),
  ),
  phones: list(phone),
  contacts: list(contact),
  schedules: list(hsdsScheduleSchema),
  accessibility: list(z.object({ description: text, details: text })),
});
export type HsdsLocation = z.infer<typeof location>;

const organization = z.object({
  id: text,
  name: text,
  description: text,
  phones: list(phone),
  organization_identifiers: list(z.object({ identifier_type: text, identifier: text })),
  attributes: list(attribute),
});

const atLocation = z.object({
  phones: list(phone),
  contacts: list(contact),
  schedules: list(hsdsScheduleSchema),
  location: location.nullish(),
});
export type HsdsAtLocation = z.infer<typeof atLocation>;

const service = z.object({
  id: text,
  name: text,
  description: text,
  status: text,
  assured_date: text,
  phones: list(phone),
  contacts: list(contact),
  schedules: list(hsdsScheduleSchema),
  attributes: list(attribute),
  organization: organization.nullish(),
  service_at_locations: list(atLocation),
});
export type HsdsService = z.infer<typeof service>;

type JsonObject = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * The services of a document as its publisher wrote them: a service, an organisation with its
 * services, a service at one location, a list of any of them, or a page of the HSDS API. Null: it is nothing of the kind.
 */
export function findHsdsServices(json: unknown): readonly JsonObject[] | null {
  if (Array.isArray(json)) {
    const parts = json.map(findHsdsServices);
    return parts.length === 0 || parts.includes(null) ? null : parts.flatMap((part) => part ?? []);
  }
  return isObject(json) ? servicesIn(json) : null;
}

function servicesIn(json: JsonObject): readonly JsonObject[] | null {
  if (Array.isArray(json['contents'])) {
    return json['contents'].length === 0 ? [] : findHsdsServices(json['contents']);
  }
  if (Array.isArray(json['services'])) {
    const { services, ...organization } = json;
    return json['services'].filter(isObject).map((one) => ({ organization, ...one }));
  }
  if (isObject(json['service'])) {
    const { service, ...presence } = json;
    return [{ ...service, service_at_locations: [presence] }];
  }
  return 'service_at_locations' in json || ('status' in json && 'name' in json) ? [json] : null;
}

/** One service, checked. Null: it does not follow HSDS. */
export function readHsdsService(value: unknown): HsdsService | null {
  return service.safeParse(value).data ?? null;
}
