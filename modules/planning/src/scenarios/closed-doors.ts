import { EDGE_KIND, type Joints, type StreetPlan } from '@yike/engine-network';
import { type Bilingual, type Complaint, complaint } from '@yike/kernel';
import type { JudgedDistrict } from '../assessment/assess.ts';
import { roundFigure } from '../assessment/rounding.ts';
import type { Scenario } from './scenario.ts';

/** Warns of people and facilities at whose door every street is closed. */
export function closedDoors(
  { input }: JudgedDistrict,
  { id, changes }: Scenario,
  { network }: StreetPlan,
  demandJoints: Joints,
  facilityJoints: Joints,
): Complaint[] {
  const closing = changes.find(({ wanted }) => wanted.do === 'close-street');
  if (closing === undefined) return [];
  const isShut = ({ first, edge }: Joints, place: number): boolean => {
    const own = edge.subarray(first[place], first[place + 1]);
    return own.length > 0 && own.every((one) => network.edgeKind[one] === EDGE_KIND.closed);
  };
  let people = 0;
  for (const [point, total] of input.demand.total.entries()) {
    if (isShut(demandJoints, point)) people += total;
  }
  const facilities = Array.from({ length: facilityJoints.count }, (_, place) => place).filter(
    (place) => isShut(facilityJoints, place),
  ).length;
  if (people === 0 && facilities === 0) return [];
  const who = [
    ...(people === 0 ? [] : [heads(people)]),
    ...(facilities === 0
      ? []
      : [
          {
            zh: `${facilities} 处设施`,
            en: facilities === 1 ? 'one facility' : `${facilities} facilities`,
          },
        ]),
  ];
  const details = {
    scenario: id,
    people: roundFigure(people),
    facilities,
    whoZh: who.map(({ zh }) => zh).join('和 '),
    whoEn: who.map(({ en }) => en).join(' and '),
  };
  return [complaint('warning', 'scenario-doors-closed', closing.place, details)];
}

function heads(people: number): Bilingual {
  const count = Math.round(people).toLocaleString('en-US');
  return { zh: `${count} 人`, en: `${count} people` };
}
