/** How a place of ours is called in the files we write, so that it is known again when they come back. */
export const ownId = (facilityId: string): string => `yike:${facilityId}`;

/** The places of ours among ids of any source. */
export function facilityIdsIn(sourceIds: readonly string[]): string[] {
  return sourceIds.flatMap((id) => OWN_ID.exec(id)?.[1] ?? []);
}

const OWN_ID = /^yike:([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;
