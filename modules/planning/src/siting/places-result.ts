import type { SitingAnswer } from '@yike/engine-siting';
import { roundFigure } from '../assessment/rounding.ts';
import type { Sites } from '../contract.ts';
import type { PosedSiting } from './pose-siting.ts';
import { placesText } from './sites-text.ts';

type Places = NonNullable<Sites['places']>;

/** Places at a new site, and how many of them are taken; null where places do not run out. */
export function placesAt(
  { task }: PosedSiting,
  { layers }: SitingAnswer,
  site: number,
): { readonly capacity: number | null; readonly assigned: number | null } {
  const load = layers[0]?.assignment?.load[site];
  if (load === undefined) return { capacity: null, assigned: null };
  return {
    capacity: task.layers[0]?.capacity?.ofSites[site] ?? null,
    assigned: roundFigure(load),
  };
}

/** Of all places together, and of the facilities there are one by one. */
export function placesResult(posed: PosedSiting, answer: SitingAnswer): Sites['places'] {
  const { question, services } = posed;
  const [service] = services;
  const assignment = answer.layers[0]?.assignment ?? null;
  if (question.places === null || service === undefined || assignment === null) return null;
  const { atSite, atUnknown, demandShare } = question.places;
  const facilities = service.facilities.flatMap((number, at): Places['facilities'] => {
    const facility = question.input.facilities[number];
    if (facility === undefined) return [];
    const assigned = roundFigure(assignment.load[posed.sites.length + at] ?? 0);
    const { id, name, capacity } = facility;
    return [{ id, name, at: [facility.lon, facility.lat], capacity, assigned }];
  });
  const known = facilities.filter(({ capacity }) => capacity !== null);
  const of = (figures: readonly (number | null)[]): number =>
    roundFigure(figures.reduce<number>((sum, own) => sum + (own ?? 0), 0));
  const added = answer.sites.map(({ site }) => placesAt(posed, answer, site));
  const figures = {
    atSite,
    atUnknown: Number.isFinite(atUnknown) ? atUnknown : null,
    demandShare,
    added: of(added.map(({ capacity }) => capacity)),
    taken: of(added.map(({ assigned }) => assigned)),
    there: of(known.map(({ capacity }) => capacity)),
    thereTaken: of(known.map(({ assigned }) => assigned)),
    unknown: facilities.length - known.length,
    unknownTaken: of(
      facilities.map(({ capacity, assigned }) => (capacity === null ? assigned : 0)),
    ),
  };
  return { ...figures, text: placesText(figures, added.length, known.length), facilities };
}
