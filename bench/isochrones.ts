/** T3: 1,000 isochrones from places along streets: the search alone, the parts of streets, the polygons. */
import { LineOutline } from '@yike/engine-geometry';
import type { Joints } from '@yike/engine-network';
import { BoundedSearch, outline, ReachedParts, reachedPartsInto } from '@yike/engine-reach';
import type { City } from './city.ts';
import { checksumOfWords, contestant } from './contest.ts';
import { LIMIT_TICKS } from './measured-town.ts';
import { plainContestants } from './plain-contestants.ts';
import { plainGraph, sourcesAlong } from './plain-question.ts';
import { placesOnStreets, questionOfEach } from './questions.ts';
import { contestRows, noLess, type Report, within } from './row.ts';

const PLACES = 1000;
const SEARCH = 'search alone';
const POLYGONS = 'search, parts of streets and polygons';

export function measureIsochrones({ network, weights, scratch, megabytesBeyond }: City): Report {
  const search = new BoundedSearch(network, weights, 'away');
  const places = placesOnStreets(network, PLACES);
  const parts = new ReachedParts();
  const lines = new LineOutline();
  const partsOfAll = (take: () => void): void => {
    for (let place = 0; place < PLACES; place++) {
      reachedPartsInto(parts, search, places, place, LIMIT_TICKS);
      take();
    }
  };
  const drawAll = (): void => partsOfAll(() => void outline(network, parts, lines));
  const engine = [
    contestant(SEARCH, () => reachOfEach(search, places), checksumOfWords),
    contestant('search and parts of streets', () => partsOfAll(() => {}), null),
    contestant(POLYGONS, drawAll, null),
  ];
  const megabytes = megabytesBeyond();

  const size = { parts: 0, polygons: 0, points: 0 };
  partsOfAll(() => {
    const { coordinates } = outline(network, parts, lines);
    size.parts += parts.count;
    size.polygons += coordinates.length;
    size.points += coordinates.flat(2).length;
  });
  const notes = [
    `of an isochrone: ${size.parts / PLACES} parts, ${size.polygons / PLACES} polygons, ${size.points / PLACES} points`,
  ];
  const sources = sourcesAlong(network, weights, places);
  const question = questionOfEach('reach', plainGraph(network, weights, 'away'), sources);
  const rows = contestRows([...engine, ...plainContestants(scratch, question)], {
    [SEARCH]: noLess(1),
    [POLYGONS]: within(0.5),
  });
  return { rows, megabytes, notes };
}

/** For each place how many nodes are reached, and the sum of their ticks. */
function reachOfEach(search: BoundedSearch, places: Joints): Uint32Array {
  const answers = new Uint32Array(2 * PLACES);
  for (let place = 0; place < PLACES; place++) {
    search.begin(LIMIT_TICKS);
    // each place has one joint, of its own number
    search.addSource(places.edge[place] ?? 0, places.alongDm[place] ?? 0, 0, place);
    search.run();
    let ticks = 0;
    for (let at = 0; at < search.reachedCount; at++)
      ticks += search.ticksTo(search.reached[at] ?? 0);
    answers[2 * place] = search.reachedCount;
    answers[2 * place + 1] = ticks;
  }
  return answers;
}
