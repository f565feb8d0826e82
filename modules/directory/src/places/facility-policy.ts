import { hasRoleAt, type Policy } from '@yike/kernel';

/** Planners and the workers of a street or community keep the directory of their region. */
export const mayKeepFacilities: Policy = (actor, region) =>
  hasRoleAt(actor, ['planner', 'street-worker', 'community-worker'], region);

/** Whoever keeps the directory of a region decides about corrections that were reported there. */
export const mayDecideCorrections: Policy = (actor, region) => mayKeepFacilities(actor, region);

/** Planners and street workers bring whole files. */
export const mayImportFacilities: Policy = (actor, region) =>
  hasRoleAt(actor, ['planner', 'street-worker'], region);

/** Whoever keeps the directory of a region may take it along. */
export const mayExportFacilities: Policy = (actor, region) => mayKeepFacilities(actor, region);

/** Holidays hold for the whole country: whoever runs the installation brings them. */
export const mayImportHolidays = ({ kind }: { readonly kind: string }): boolean =>
  kind === 'operator';
