import assert from 'node:assert/strict';
import { test } from 'node:test';
import { haversineMetres } from '@yike/engine-geometry';
import fc from 'fast-check';
import { pointOnEdge } from './edge-shape.ts';
import { positionsAlongStreets } from './street-positions.ts';
import { type NetworkDraft, networkOf, randomNetworks, townFromText } from './testing.ts';

test('a street of 240 m is cut every 50 m, its ends included', () => {
  const { network } = townFromText('A--------B');
  const { count, alongDm } = positionsAlongStreets(network, [0], 50);
  assert.equal(count, 7);
  assert.deepEqual([...alongDm], [0, 450, 900, 1350, 1800, 2250, 2700]);
});

test('streets that meet share the junction', () => {
  const { network } = townFromText('A---B---C');
  const { count } = positionsAlongStreets(network, [0, 1], 120);
  assert.equal(count, 3);
});

test('what is not wanted is left out, and only that', () => {
  const { network } = townFromText('A---B---C');
  const all = positionsAlongStreets(network, [0, 1], 60);
  const middle = network.nodeLon[1] ?? 0;
  const east = positionsAlongStreets(network, [0, 1], 60, (lon) => lon > middle);
  assert.equal(all.count, 5);
  assert.equal(east.count, 2);
});

test('a spacing of nothing is refused', () => {
  const { network } = townFromText('A---B');
  assert.throws(() => positionsAlongStreets(network, [0], 0), RangeError);
});

test('no point of a street is farther than the spacing from a position, no two are nearer than half', () => {
  fc.assert(
    fc.property(
      randomNetworks({ directed: false }),
      fc.integer({ min: 10, max: 200 }),
      (draft, spacing) => {
        const network = networkOf(asLongAsDrawn(draft));
        const edges = [...network.edgeLengthDm.keys()];
        const { lon, lat } = positionsAlongStreets(network, edges, spacing);
        const metresToNearest = (at: readonly [number, number], skip: number): number =>
          Math.min(
            ...[...lon].map((x, other) =>
              other === skip ? Infinity : haversineMetres(...at, x, lat[other] ?? 0),
            ),
          );
        for (const edge of edges) {
          for (let share = 0; share <= 1; share += 0.09) {
            const at = pointOnEdge(network, edge, share * (network.edgeLengthDm[edge] ?? 0));
            // lengths are whole decimetres
            assert.ok(metresToNearest(at, -1) <= spacing + 0.2);
          }
        }
        for (let one = 0; one < lon.length; one++) {
          assert.ok(metresToNearest([lon[one] ?? 0, lat[one] ?? 0], one) >= spacing / 2);
        }
      },
    ),
    { numRuns: 60 },
  );
});

/** The same streets, as long as they are drawn. */
function asLongAsDrawn(draft: NetworkDraft): NetworkDraft {
  return {
    ...draft,
    edges: draft.edges.map((edge) => {
      const [from, to] = [draft.nodes[edge.from], draft.nodes[edge.to]];
      const metres = haversineMetres(from?.lon ?? 0, from?.lat ?? 0, to?.lon ?? 0, to?.lat ?? 0);
      return { ...edge, lengthDm: Math.round(metres * 10) };
    }),
  };
}
