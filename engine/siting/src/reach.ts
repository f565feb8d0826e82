/** Whom every site reaches, and at what cost: seconds, ticks or metres, as long as all are the same. */
export interface Reach {
  /** Where the pairs of each site begin; one more than there are sites. */
  readonly firstOfSite: Uint32Array;
  /** By pair: the demand point. No point twice at one site. */
  readonly demand: Uint32Array;
  /** By pair: from the demand point to the site, ≥ 0. Infinity: not reached. */
  readonly cost: Float64Array | Uint32Array | Uint16Array;
}

/** @throws RangeError that names the first pair at fault */
export function checkReach(
  what: string,
  reach: Reach,
  siteCount: number,
  pointCount: number,
): void {
  const { firstOfSite, demand, cost } = reach;
  if (firstOfSite.length !== siteCount + 1) {
    throw new RangeError(`${what} has ${firstOfSite.length - 1} sites, not ${siteCount}.`);
  }
  const pairs = firstOfSite[siteCount];
  if (firstOfSite[0] !== 0 || demand.length !== pairs || cost.length !== pairs) {
    throw new RangeError(
      `${what} has ${pairs} pairs, ${demand.length} demand points and ${cost.length} costs.`,
    );
  }
  const lastSite = new Int32Array(pointCount).fill(-1);
  for (let site = 0; site < siteCount; site++) {
    const end = firstOfSite[site + 1];
    if (end < firstOfSite[site]) throw new RangeError(`${what}: pairs of site ${site} end early.`);
    for (let pair = firstOfSite[site]; pair < end; pair++) {
      const point = demand[pair];
      if (!(point < pointCount)) {
        throw new RangeError(`${what}: site ${site} reaches point ${point} of ${pointCount}.`);
      }
      if (lastSite[point] === site) {
        throw new RangeError(`${what}: site ${site} names point ${point} twice.`);
      }
      lastSite[point] = site;
      if (!(cost[pair] >= 0)) {
        throw new RangeError(`${what}: site ${site} to point ${point} costs ${cost[pair]}.`);
      }
    }
  }
}

/**
 * Figures by site or point, each zero or more.
 * @throws RangeError that names the first one at fault
 */
export function checkFigures(
  what: string,
  figures: Float64Array,
  count: number,
  most = Number.MAX_VALUE,
): void {
  if (figures.length !== count) {
    throw new RangeError(`There are ${figures.length} figures of ${what} for ${count}.`);
  }
  const at = figures.findIndex((figure) => !(figure >= 0 && figure <= most));
  if (at >= 0) throw new RangeError(`The ${what} of number ${at} is ${figures[at]}.`);
}
