import { enclosedBlocks } from './blocks.ts';
import { STREETS } from './district-plan.ts';
import { planarise } from './planarise.ts';
import {
  at,
  heading,
  type Line,
  lineLength,
  moved,
  nearestOnLine,
  type Point,
  partOf,
  type Ring,
} from './plane-geometry.ts';
import { isInside } from './polygons.ts';
import { CANAL_LINE, RIVER_LINE } from './waters.ts';

export interface Community {
  /** Twelve digits; the leading 99 belongs to no province. */
  readonly id: string;
  readonly name: string;
  readonly nameEn: string;
  readonly subdistrict: string;
  readonly subdistrictEn: string;
  readonly people: number;
  readonly ring: Ring;
}

interface CommunityPlan {
  readonly name: string;
  readonly nameEn: string;
  readonly at: Point;
  readonly people: number;
}

const SUBDISTRICTS: readonly {
  name: string;
  nameEn: string;
  communities: readonly CommunityPlan[];
}[] = [
  {
    name: '凤麓街道',
    nameEn: 'Fenglu',
    communities: [
      { name: '半山社区', nameEn: 'Banshan', at: [660, 2700], people: 2870 },
      { name: '麓园社区', nameEn: 'Luyuan', at: [580, 2070], people: 5020 },
      { name: '柳堤社区', nameEn: 'Liudi', at: [600, 1580], people: 5340 },
    ],
  },
  {
    name: '老城街道',
    nameEn: 'Laocheng',
    communities: [
      { name: '鼓楼社区', nameEn: 'Gulou', at: [1790, 2100], people: 5610 },
      { name: '文庙社区', nameEn: 'Wenmiao', at: [2350, 2050], people: 5180 },
      { name: '南门社区', nameEn: 'Nanmen', at: [2000, 1550], people: 4760 },
    ],
  },
  {
    name: '运河街道',
    nameEn: 'Yunhe',
    communities: [
      { name: '北塘社区', nameEn: 'Beitang', at: [1600, 2850], people: 4980 },
      { name: '机床社区', nameEn: 'Jichuang', at: [2600, 2850], people: 5390 },
      { name: '桥东社区', nameEn: 'Qiaodong', at: [3700, 2600], people: 5060 },
      { name: '澜庭社区', nameEn: 'Lanting', at: [3700, 1800], people: 4790 },
    ],
  },
  {
    name: '新澜街道',
    nameEn: 'Xinlan',
    communities: [
      { name: '新澜社区', nameEn: 'Xinlan', at: [800, 500], people: 4710 },
      { name: '渡口社区', nameEn: 'Dukou', at: [2250, 780], people: 3240 },
      { name: '星河社区', nameEn: 'Xinghe', at: [3400, 400], people: 4050 },
    ],
  },
];

const OUTLINE: Line = [
  [20, -20],
  [40, 900],
  [60, 1390],
  [45, 1880],
  [62, 2300],
  [30, 2700],
  [55, 3025],
  [440, 3172],
  [850, 3212],
  [1220, 3172],
  [1700, 3155],
  [2400, 3180],
  [3100, 3150],
  [3590, 3160],
  [4360, 3138],
  [4335, 2600],
  [4350, 2160],
  [4336, 1340],
  [4356, 930],
  [4368, 480],
  [4368, -10],
  [3480, -26],
  [2200, 6],
  [1065, -28],
  [20, -20],
];

/** Communities are the land between the district's outline and the streets and waters drawn here. */
export function communities(): Community[] {
  const lines = [OUTLINE, ...boundaryLines()];
  const blocks = enclosedBlocks(planarise(lines.map((line) => ({ line, level: 0 }))));
  return SUBDISTRICTS.flatMap(
    ({ name: subdistrict, nameEn: subdistrictEn, communities: plans }, i) =>
      plans.map(({ name, nameEn, at: inside, people }, j) => {
        const ring = blocks.find((block) => isInside(inside, block.ring))?.ring;
        if (ring === undefined) throw new Error(`no ground for ${name}`);
        return {
          id: `99010700${i + 1}00${j + 1}`,
          name,
          nameEn,
          subdistrict,
          subdistrictEn,
          people,
          ring,
        };
      }),
  );
}

function boundaryLines(): Line[] {
  const named = (name: string): Line[] =>
    STREETS.filter((street) => street.name === name).map(({ line, closed }) =>
      closed === true ? [...line, at(line, 0)] : line,
    );
  const [avenueWest, avenueEast] = named('江畔大道');
  if (avenueWest === undefined || avenueEast === undefined)
    throw new Error('江畔大道 has two parts');
  return [
    RIVER_LINE,
    CANAL_LINE,
    ...named('环城路'),
    upTo(at(named('望江路'), 0), [1085, 1000], [1216, 3300]),
    runOn(avenueWest),
    runOn(avenueEast),
    runOn(at(named('麓前路'), 0)),
    runOn(at(named('南门大街'), 0)),
    runOn(at(named('北门大街'), 0)),
    runOn(at(named('学府路'), 0)),
    upTo(at(named('新澜大道'), 0), [1620, 472], [2870, 466]),
    upTo(runOn(at(named('星河路'), 0)), [2852, 466], [2880, 1300]),
  ];
}

/** Both ends carried on far enough to reach whatever bounds the land. */
function runOn(line: Line, metres = 300): Line {
  const start = at(line, 0);
  const end = at(line, -1);
  return [
    moved(start, heading(at(line, 1), start), metres),
    ...line,
    moved(end, heading(at(line, -2), end), metres),
  ];
}

/** The part of a line between its places nearest to two points. */
function upTo(line: Line, from: Point, to: Point): Line {
  const ends = [from, to].map((p) => nearestOnLine(p, line).metres);
  return partOf(line, Math.min(...ends), Math.min(lineLength(line), Math.max(...ends)));
}
