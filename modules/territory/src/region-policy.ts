import { hasRoleAt, type Policy } from '@yike/kernel';

/** Regions are public, and brought by whoever runs the installation. */
export const mayImportRegions = ({ kind }: { readonly kind: string }): boolean =>
  kind === 'operator';

/** Planners and the workers of a street or community keep the list of its estates. */
export const mayKeepEstates: Policy = (actor, region) =>
  hasRoleAt(actor, ['planner', 'street-worker', 'community-worker'], region);

/** Circles are declared by planners. */
export const mayDeclareCircles: Policy = (actor, region) => hasRoleAt(actor, ['planner'], region);
