import { hasRoleAt, type Policy } from '@yike/kernel';

/** Workers of a street or community keep the list of its residents. */
export const mayKeepPersons: Policy = (actor, region) =>
  hasRoleAt(actor, ['street-worker', 'community-worker'], region);

/** They see them too; carers and responders see one whom they look after, and search nobody. */
export const maySeePerson: Policy = (actor, region) =>
  hasRoleAt(actor, ['street-worker', 'community-worker', 'carer', 'responder'], region);

/** Who looked at residents of a city is read by planners of the city or district, who see no resident. */
export const mayReadAccess: Policy = (actor, region) => hasRoleAt(actor, ['planner'], region);
