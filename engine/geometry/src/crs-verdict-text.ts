import type { Bilingual } from '@yike/kernel';
import { crsName } from './crs.ts';
import { type Doubt, type Judgement, type Reading, SURE_MARGIN } from './crs-judgement.ts';

const DOUBTS: Readonly<Record<Doubt, Bilingual>> = {
  'no-numbers': { zh: '没有可用的坐标数字', en: 'there are no coordinates that are numbers' },
  'no-system': {
    zh: '这些数字不像任何一种支持的坐标系',
    en: 'the numbers fit none of the systems known here',
  },
  'no-evidence': {
    zh: '没有路网，也没有可按名称核对的区划，无从比较',
    en: 'there are neither streets nor areas by name to compare with',
  },
  elsewhere: {
    zh: '无论按哪种坐标系解读，都没有点落在路网或区划附近',
    en: 'under no system does any point fall near the streets or the areas',
  },
  'too-few': { zh: '可比较的点太少', en: 'too few points can be compared' },
  'no-better-than-chance': {
    zh: '最好的解读也不明显好于任意平移',
    en: 'even the best reading is not clearly better than moving the points at random',
  },
  close: { zh: '几种解读相差不大', en: 'the readings are too close to tell apart' },
  disagree: { zh: '路网与区划给出的结论不一致', en: 'streets and areas do not agree' },
};

/** One sentence with the numbers under the two best readings, and one on what is lacking. */
export function verdictText(judgement: Judgement, lack: Doubt | null): Bilingual {
  const [best, next] = judgement.ranked;
  const doubt = best === undefined ? lack : judgement.doubt;
  const zh: string[] = doubt === null ? [] : [DOUBTS[doubt].zh];
  const en: string[] = doubt === null ? [] : [DOUBTS[doubt].en];
  for (const reading of [best, next]) {
    if (reading === undefined) continue;
    const { zh: numbersZh, en: numbersEn } = numbersOf(reading);
    zh.push(`按 ${crsName(reading.crs).zh}：${numbersZh}`);
    en.push(`as ${crsName(reading.crs).en}: ${numbersEn}`);
  }
  if (next !== undefined && doubt !== 'no-evidence') {
    const margin = judgement.margin.toFixed(1);
    zh.push(`两者之差为标准误的 ${margin} 倍（≥ ${SURE_MARGIN} 方可确定）`);
    en.push(`they differ by ${margin} standard errors (${SURE_MARGIN} are needed to be sure)`);
  }
  return { zh: zh.join('；'), en: en.join('; ') };
}

function numbersOf({ streets, names, landed }: Reading): Bilingual {
  const zh: string[] = [];
  const en: string[] = [];
  if (streets !== null && streets.points > 0) {
    const standing = streets.standing.toFixed(1);
    const metres = Math.round(streets.medianMetres);
    const isTelling = streets.standing >= 1;
    zh.push(
      isTelling
        ? `${streets.points} 个点与街道的吻合度比任意平移高 ${standing} 个标准差，距街道中位数 ${metres} 米`
        : `${streets.points} 个点与街道的吻合度不高于任意平移，距街道中位数 ${metres} 米`,
    );
    en.push(
      isTelling
        ? `${streets.points} points agree with the streets ${standing} standard deviations better ` +
            `than when moved elsewhere, median ${metres} m from a street`
        : `${streets.points} points agree with the streets no better than when moved elsewhere, ` +
            `median ${metres} m from a street`,
    );
  }
  if (names !== null) {
    const agreeing = (names.agreeing * 100).toFixed(1);
    zh.push(`${names.points} 行中 ${agreeing}% 落在其注明的区划内`);
    en.push(`${agreeing} % of ${names.points} rows lie in the area they name`);
  }
  if (zh.length > 0) return { zh: zh.join('，'), en: en.join(', ') };
  return { zh: `${landed} 个点落在附近`, en: `${landed} points fall nearby` };
}
