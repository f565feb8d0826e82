import type { SitingImpossible } from '@yike/engine-siting';
import { type Bilingual, Problem } from '@yike/kernel';
import type { PosedSiting } from './pose-siting.ts';

const MOST_PLACES_TOLD = 3;

/** What to tell a planner whose question no choice can answer: who is left out, where, and why. */
export function impossibleSiting(
  posed: PosedSiting,
  {
    reason,
    shortBy,
    points,
    unserved,
  }: Pick<SitingImpossible, 'reason' | 'shortBy' | 'points' | 'unserved'>,
): Problem {
  if (reason === 'beyond-reach') return beyondReach(posed, points);
  if (reason === 'capacity-short') return capacityShort(posed, shortBy, points, unserved);
  if (reason === 'not-found') {
    return new Problem('siting-not-found', {}, { shortBy: whole(shortBy) });
  }
  const { zh, en } = reason === 'forced-break-rules' ? forcedTooMuch(posed) : TOO_TIGHT;
  return new Problem('siting-rules-too-tight', {}, { reasonZh: zh, reasonEn: en });
}

const TOO_TIGHT: Bilingual = {
  zh: '允许选的备选点加起来也不够',
  en: 'all that may be chosen together does not suffice',
};

function forcedTooMuch({ task }: PosedSiting): Bilingual {
  const { add, forced = [], budget = 0, siteCosts } = task.choice;
  if (add !== undefined && forced.length > add) {
    return {
      zh: `必选 ${forced.length} 处，比要补的多 ${forced.length - add} 处`,
      en: `${forced.length} sites are forced, ${forced.length - add} more than are to be added`,
    };
  }
  const cost = forced.reduce((sum, site) => sum + (siteCosts?.[site] ?? 0), 0);
  return {
    zh: `必选的备选点合计 ${whole(cost)} 元，超出预算 ${whole(cost - budget)} 元`,
    en: `the forced sites together cost ${whole(cost)} yuan, ${whole(cost - budget)} more than the budget`,
  };
}

function capacityShort(
  posed: PosedSiting,
  shortBy: number,
  points: readonly (readonly number[])[],
  unserved: readonly (readonly number[])[],
): Problem {
  const left = new Map<number, number>();
  points.forEach((own, layer) => {
    own.forEach((point, at) => {
      left.set(point, (left.get(point) ?? 0) + (unserved[layer]?.[at] ?? 0));
    });
  });
  const { zh, en } = whereMost(posed, [...left.keys()], (point) => left.get(point) ?? 0);
  const all = [...left.values()].reduce((sum, own) => sum + own, 0);
  return new Problem(
    'siting-capacity-short',
    {},
    { places: whole(shortBy), people: whole(all), whereZh: zh, whereEn: en },
  );
}

function beyondReach(posed: PosedSiting, points: readonly (readonly number[])[]): Problem {
  const { weights, demandJoints, question } = posed;
  const all = weights.reduce((sum, own) => sum + own, 0) * points.length;
  const out = points.flat().filter((point) => (weights[point] ?? 0) > 0);
  const peopleOf = (some: readonly number[]): number =>
    some.reduce((sum, point) => sum + (weights[point] ?? 0), 0);
  const isStray = (point: number): boolean =>
    demandJoints.first[point] === demandJoints.first[point + 1];
  const strays = peopleOf(out.filter(isStray));
  const beyond = peopleOf(out.filter((point) => !isStray(point)));
  const most = all - peopleOf(out);
  const needed = question.shareToCover * all - most;
  const minutes = [...new Set(posed.services.map(({ limitMinutes }) => limitMinutes))].join(' / ');
  const { zh, en } = whereMost(posed, out, (point) => weights[point] ?? 0);
  const reasons = [
    beyond > 0
      ? {
          zh: `${whole(beyond)} 人 ${minutes} 分钟内走不到任何备选点（${zh}）`,
          en: `${whole(beyond)} people have no candidate within ${minutes} minutes (${en})`,
        }
      : null,
    strays > 0
      ? {
          zh: `${whole(strays)} 人的住处离街道超过 ${question.input.snapLimitMetres} 米`,
          en: `${whole(strays)} people live over ${question.input.snapLimitMetres} m from any street`,
        }
      : null,
  ].filter((one) => one !== null);
  return new Problem(
    'siting-beyond-reach',
    {},
    {
      share: `${Math.floor((1000 * most) / all) / 10}%`,
      people: whole(needed),
      reasonZh: reasons.map((one) => one.zh).join('；'),
      reasonEn: reasons.map((one) => one.en).join('; '),
    },
  );
}

const whole = (figure: number): string => Math.ceil(figure).toLocaleString('en-US');

/** Areas with most of them; without areas the spots with most. */
function whereMost(
  { question }: PosedSiting,
  points: readonly number[],
  peopleAt: (point: number) => number,
) {
  const { input } = question;
  const byPlace = new Map<string, number>();
  for (const point of points) {
    const area = input.areas[input.demandArea[point] ?? -1];
    const { lons, lats } = input.demand;
    const place = area?.name ?? `${lons[point]?.toFixed(4)},${lats[point]?.toFixed(4)}`;
    byPlace.set(place, (byPlace.get(place) ?? 0) + peopleAt(point));
  }
  const most = [...byPlace].sort(([, a], [, b]) => b - a).slice(0, MOST_PLACES_TOLD);
  return {
    zh: most.map(([place, people]) => `${place} ${whole(people)} 人`).join('、'),
    en: most.map(([place, people]) => `${place}: ${whole(people)}`).join(', '),
  };
}
