/** All tasks that are measured on one city, by name, in the order in which they are told. */
import { measureCatchments, measureCatchmentsOfJunctions } from './catchments.ts';
import type { City } from './city.ts';
import { measureCounts } from './counts.ts';
import { measureCoverSets } from './cover-sets.ts';
import { measureDirectory } from './directory.ts';
import { measureDirectoryImports } from './directory-imports.ts';
import { measureIsochrones } from './isochrones.ts';
import { measureKNearest } from './k-nearest.ts';
import { measureNearest } from './nearest.ts';
import { measurePgRouting } from './pgrouting.ts';
import { measurePreparation } from './preparation.ts';
import type { Report } from './row.ts';
import { measureServer } from './server.ts';
import { measureLeastWalking, measureMostPeople } from './siting.ts';
import { measurePlaces } from './siting-places.ts';
import { measureThreads } from './threads.ts';
import { measureWhatIf } from './what-if.ts';

export const TASKS: Readonly<Record<string, (city: City) => Report | Promise<Report>>> = {
  preparation: measurePreparation,
  'T1 nearest of 10 types': measureNearest,
  'T2 counts of 10 types': measureCounts,
  'T3 1,000 isochrones': measureIsochrones,
  'T4 catchments of everybody': measureCatchments,
  'T4 catchments of junctions': measureCatchmentsOfJunctions,
  'T4 by two threads': measureThreads,
  'k nearest of 10 types': measureKNearest,
  'what if a place moves': measureWhatIf,
  'siting: cover sets of 10,000 places': measureCoverSets,
  'siting: MCLP, 50 of 10,000 places': measureMostPeople,
  'siting: p-median, 50 of 2,000 places': measureLeastWalking,
  'siting: places, 5 of 5,000 with 60 each': measurePlaces,
  'pgRouting, T1 to T3': measurePgRouting,
};

/** What is measured of the platform, on a database of its own. */
export const PLATFORM_TASKS: Readonly<Record<string, () => Promise<Report>>> = {
  'directory of 100,000 places': measureDirectory,
  'server: requests to the platform': measureServer,
  'import of 9,000 places': measureDirectoryImports,
};
