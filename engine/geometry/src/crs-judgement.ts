import type { Crs } from './crs.ts';
import type { NameAgreement } from './name-agreement.ts';
import { pairedZ } from './paired-difference.ts';
import type { Places } from './shifted-places.ts';
import type { StreetAgreement } from './street-agreement.ts';

/** One way to read the numbers of a file, and what streets and areas say to it. */
export interface Reading {
  readonly crs: Crs;
  readonly landed: number;
  readonly places: Places;
  readonly streetPlaces: Places;
  readonly streets: StreetAgreement | null;
  readonly names: NameAgreement | null;
  /** 1 for each row inside any area. */
  readonly insideVotes: Float64Array | null;
}

/** What keeps us from being sure. */
export type Doubt =
  | 'no-numbers'
  | 'no-system'
  | 'no-evidence'
  | 'elsewhere'
  | 'too-few'
  | 'no-better-than-chance'
  | 'close'
  | 'disagree';

export interface Judgement {
  /** Best first. */
  readonly ranked: readonly Reading[];
  readonly sure: boolean;
  readonly confidence: number;
  /** Standard errors between the best reading and the next, by the stronger witness. */
  readonly margin: number;
  readonly doubt: Doubt | null;
}

/** Standard deviations above chance from which streets vouch for a reading. */
const SURE_STANDING = 4;
/** Standard errors over every other reading from which a witness decides. */
export const SURE_MARGIN = 3;
/** Share of rows that lie in the area they name, from which names vouch for a reading. */
const SURE_AGREEING = 0.9;
const FEWEST_POINTS = 20;

/** What one witness, streets or names, says. */
interface Testimony {
  readonly best: Reading;
  /** Standard errors over the best of the others. */
  readonly margin: number;
  /** 1: vouches for it fully; 0: no better than chance. */
  readonly standing: number;
  readonly points: number;
}

/** Weighs the readings of one file against each other. */
export function judge(readings: readonly Reading[]): Judgement {
  const testimonies = [streetTestimony(readings), nameTestimony(readings)].filter(
    (testimony) => testimony !== null,
  );
  if (testimonies.length === 0) {
    const doubt = readings.length > 0 ? 'no-evidence' : null;
    return { ranked: readings, sure: false, confidence: 0, margin: 0, doubt };
  }
  const strongest = testimonies.reduce((one, other) => (force(other) > force(one) ? other : one));
  const joint = jointly(testimonies, strongest);
  const doubt = doubtOf(testimonies, strongest, joint, readings);
  const agreed = doubt === 'disagree' ? 0.5 : 1;
  return {
    ranked: rank(readings, strongest.best),
    sure: doubt === null,
    confidence: confidenceOf(joint) * agreed,
    margin: joint.margin,
    doubt,
  };
}

/** The less of what a witness needs for both of its tests decides how much it says. */
function force({ margin, standing }: Testimony): number {
  return Math.min(margin / SURE_MARGIN, standing);
}

/** Two witnesses for the same reading add up (Stouffer); a silent one takes nothing away. */
function jointly(testimonies: readonly Testimony[], strongest: Testimony): Testimony {
  const other = testimonies.find((testimony) => testimony !== strongest);
  if (other === undefined || other.best !== strongest.best) return strongest;
  const margin = Math.max(strongest.margin, (strongest.margin + other.margin) / Math.SQRT2);
  const standing = Math.max(strongest.standing, Math.hypot(strongest.standing, other.standing));
  return { ...strongest, margin, standing, points: Math.max(strongest.points, other.points) };
}

function doubtOf(
  testimonies: readonly Testimony[],
  strongest: Testimony,
  joint: Testimony,
  readings: readonly Reading[],
): Doubt | null {
  const contradicts = testimonies.some(
    (other) => other.best !== strongest.best && other.margin >= 2 && other.standing >= 0.75,
  );
  if (contradicts || areasContradict(strongest.best, readings)) return 'disagree';
  if (joint.points < FEWEST_POINTS) return 'too-few';
  if (joint.standing < 1) return 'no-better-than-chance';
  return joint.margin < SURE_MARGIN ? 'close' : null;
}

/** 0.95 at the thresholds, 0.8 at two thirds of the margin. */
function confidenceOf({ margin, standing }: Testimony): number {
  return erf(Math.max(0, margin) / 1.5 / Math.SQRT2) * Math.min(1, Math.max(0, standing));
}

function streetTestimony(readings: readonly Reading[]): Testimony | null {
  const heard = readings.flatMap((reading) =>
    reading.streets === null ? [] : [{ reading, streets: reading.streets }],
  );
  if (heard.length === 0) return null;
  const best = heard.reduce((one, other) =>
    other.streets.standing > one.streets.standing ? other : one,
  );
  const margins = heard
    .filter((other) => other !== best)
    .map((other) => {
      const gains = best.streets.votes.map((vote, i) => vote - other.streets.votes[i]);
      return pairedZ(gains, best.reading.streetPlaces.lons, best.reading.streetPlaces.lats);
    });
  return {
    best: best.reading,
    // a reading without rivals has only chance to beat
    margin: Math.min(best.streets.standing, ...margins),
    standing: best.streets.standing / SURE_STANDING,
    points: best.streets.points,
  };
}

function nameTestimony(readings: readonly Reading[]): Testimony | null {
  const heard = readings.flatMap((reading) =>
    reading.names === null ? [] : [{ reading, names: reading.names }],
  );
  if (heard.length === 0) return null;
  const best = heard.reduce((one, other) =>
    other.names.agreeing > one.names.agreeing ? other : one,
  );
  const margins = heard
    .filter((other) => other !== best)
    .map((other) => {
      const gains = best.names.votes.map((vote, i) => vote - other.names.votes[i]);
      return pairedZ(gains, best.reading.places.lons, best.reading.places.lats);
    });
  return {
    best: best.reading,
    margin: Math.min(best.names.overShifts, ...margins),
    standing: best.names.agreeing >= SURE_AGREEING ? 1 : 0,
    points: best.names.points,
  };
}

/** Nearly all rows lie in the areas under another reading, and clearly fewer under the best. */
function areasContradict(best: Reading, readings: readonly Reading[]): boolean {
  const votes = best.insideVotes;
  // where the rows name their areas, the names have been heard already
  if (votes === null || best.names !== null) return false;
  return readings.some((other) => {
    const theirs = other.insideVotes;
    if (other === best || theirs === null) return false;
    const share = theirs.reduce((sum, vote) => sum + vote, 0) / theirs.length;
    if (share < 0.97) return false;
    const gains = theirs.map((vote, i) => vote - votes[i]);
    return pairedZ(gains, other.places.lons, other.places.lats) >= SURE_MARGIN;
  });
}

function rank(readings: readonly Reading[], best: Reading): Reading[] {
  const merit = (reading: Reading): number =>
    (reading.names?.agreeing ?? 0) * 10 + (reading.streets?.standing ?? 0);
  const others = readings.filter((reading) => reading !== best);
  return [best, ...others.sort((one, other) => merit(other) - merit(one))];
}

/** The error function to 1.5e-7. Source: Abramowitz and Stegun, 7.1.26. */
function erf(x: number): number {
  const t = 1 / (1 + 0.3275911 * x);
  const tail =
    t *
    (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))));
  return 1 - tail * Math.exp(-x * x);
}
