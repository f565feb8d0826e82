import { box } from './building-rows.ts';
import { smooth, smoothRing } from './curves.ts';
import { type Drawing, drawArea, drawLine, named, tagNode } from './drawing.ts';
import { at, type Line, moved, nearestOnLine, type Point } from './plane-geometry.ts';

const HILL = { name: '凤麓山', nameEn: 'Fenglu Hill', summit: [520, 2810] satisfies Point };
const WINDING_PATH: Line = smooth(
  [
    [262, 2316],
    [300, 2430],
    [230, 2540],
    [330, 2620],
    [455, 2640],
    [400, 2720],
    [290, 2730],
    [250, 2820],
    [340, 2880],
    [450, 2860],
    [520, 2810],
  ],
  16,
);

const NORTH_PATH: Line = smooth(
  [
    [520, 2810],
    [590, 2880],
    [690, 2860],
    [760, 2920],
    [700, 3000],
    [790, 3050],
    [880, 3010],
    [950, 3060],
    [930, 3158],
  ],
  16,
);

const EAST_PATH: Line = smooth(
  [
    [590, 2880],
    [720, 2780],
    [850, 2800],
    [960, 2880],
    [1080, 2860],
    [1207, 2880],
  ],
  16,
);

/** Wooded hill with winding paths and a stair to the top. */
export function drawHill(drawing: Drawing, streets: ReadonlyMap<string, Line>): void {
  drawWoods(drawing);
  for (const [line, name, nameEn, incline] of [
    [WINDING_PATH, '凤麓盘山道', 'Fenglu Winding Path', '9%'],
    [NORTH_PATH, '后山步道', 'Back Hill Path', '-8%'],
    [EAST_PATH, '松风步道', 'Pine Wind Path', '-7%'],
  ] as const) {
    drawLine(drawing, toStreets(line, streets), {
      highway: 'path',
      ...named(name, nameEn),
      surface: 'compacted',
      incline,
    });
  }
  drawSummit(drawing);
}

function drawWoods(drawing: Drawing): void {
  const park = smoothRing([
    [128, 2330],
    [420, 2338],
    [700, 2292],
    [950, 2300],
    [1168, 2358],
    [1185, 2600],
    [1190, 2850],
    [1188, 3088],
    [850, 3142],
    [460, 3104],
    [128, 2975],
    [104, 2700],
  ]);
  drawArea(drawing, park, { leisure: 'park', ...named(`${HILL.name}公园`, `${HILL.nameEn} Park`) });
  drawArea(
    drawing,
    smoothRing([
      [190, 2430],
      [400, 2470],
      [520, 2590],
      [760, 2600],
      [880, 2690],
      [910, 2800],
      [1060, 2830],
      [1110, 2990],
      [850, 3070],
      [500, 3030],
      [210, 2910],
      [170, 2680],
    ]),
    { natural: 'wood', leaf_type: 'mixed' },
  );
  drawing.grounds.push({
    at: at(WINDING_PATH, 3),
    ring: park,
    use: 'park',
    name: `${HILL.name}公园`,
    nameEn: `${HILL.nameEn} Park`,
  });
}

function drawSummit(drawing: Drawing): void {
  drawArea(drawing, box(moved(HILL.summit, [1, 0], 14), [1, 0], 13, 13), {
    building: 'yes',
    man_made: 'tower',
    ...named('望澜阁', 'Wanglan Pavilion'),
  });
  tagNode(drawing, HILL.summit, { natural: 'peak', ele: '118', ...named(HILL.name, HILL.nameEn) });
  const stair = smooth([
    [660, 2558],
    [620, 2650],
    [570, 2720],
    [520, 2810],
  ]);
  drawLine(drawing, stair, {
    highway: 'steps',
    ...named('凤麓石阶', 'Fenglu Stone Stair'),
    step_count: '420',
    incline: 'up',
    ramp: 'no',
    wheelchair: 'no',
  });
  tagNode(drawing, [340, 2880], {
    amenity: 'shelter',
    shelter_type: 'pavilion',
    ...named('松亭', 'Pine Pavilion'),
  });
}

/** Ends that come near a street are led onto it. */
function toStreets(line: Line, streets: ReadonlyMap<string, Line>): Line {
  const reach = (p: Point): Point[] => {
    const nearest = [...streets.values()]
      .map((street) => nearestOnLine(p, street))
      .toSorted((a, b) => a.off - b.off)[0];
    return nearest !== undefined && nearest.off > 0.1 && nearest.off < 40 ? [nearest.point] : [];
  };
  return [...reach(at(line, 0)), ...line, ...reach(at(line, -1))];
}
