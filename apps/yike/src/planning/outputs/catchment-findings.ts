import type { Language } from '@yike/kernel';
import { type CatchmentAnswer, isStray } from '../catchment-answers.ts';
import type { OutputFile } from './write-aside.ts';

/** What a planner wants to know at once: who reaches anything, who is crowded, who gets nothing. */
export function catchmentFindings(
  answer: CatchmentAnswer,
  files: readonly OutputFile[],
  language: Language,
): string[] {
  const names = files.map(({ name }) => name).join(language === 'zh' ? '、' : ', ');
  return [
    coverageLine(answer, language),
    ...placesLine(answer, language),
    ...capacityLines(answer, language),
    language === 'zh' ? `结果：${names}` : `Written: ${names}`,
  ];
}

function coverageLine({ question, placesInReach }: CatchmentAnswer, language: Language): string {
  const { demand, places, walker, minutes, decay, service } = question;
  const total = sum(demand.total);
  const reaching = sum(demand.total.map((heads, point) => (placesInReach[point] ? heads : 0)));
  const isMetres = walker.metresPerSecond === null;
  const share = shareText(reaching, total);
  if (language === 'zh') {
    const limit = isMetres ? `${decay.horizonTicks / 10} 米` : `${minutes} 分钟`;
    return `${places.length} 处${service?.zh ?? '设施'}，${walker.zh}步行 ${limit}：${whole(total)} 人中 ${whole(reaching)} 人（${share}）至少可达一处`;
  }
  const limit = isMetres ? `${decay.horizonTicks / 10} m` : `${minutes} min`;
  return `${places.length} places (${service?.slug ?? 'all types'}), ${limit} on foot for ${walker.en}: ${whole(reaching)} of ${whole(total)} people (${share}) reach at least one`;
}

/** The emptiest, the middle and the fullest place, by heads within the limit. */
function placesLine(
  { question, placeJoints, heads }: CatchmentAnswer,
  language: Language,
): string[] {
  const byPeople = [...question.places.entries()]
    .filter(([number]) => !isStray(placeJoints, number))
    .map(([number, { name, id }]) => ({
      name: name || id,
      people: heads.sums[0]?.[number] ?? 0,
      isBare: heads.points[number] === 0,
    }))
    .sort((a, b) => a.people - b.people);
  const [least] = byPeople;
  const middle = byPeople[byPeople.length >> 1];
  const most = byPeople.at(-1);
  if (least === undefined || middle === undefined || most === undefined) return [];
  const empty = byPeople.filter(({ people }) => people === 0).length;
  // nobody there, or nobody in the file: only the planner knows
  const bare = byPeople.filter(({ isBare }) => isBare).length;
  return [
    language === 'zh'
      ? `每处可达人口：最少 ${whole(least.people)}（${least.name}），中位 ${whole(middle.people)}，最多 ${whole(most.people)}（${most.name}）；${empty} 处无人可达${bare > 0 ? `（其中 ${bare} 处范围内没有需求点，请确认人口数据覆盖其周边）` : ''}`
      : `people in reach of a place: least ${whole(least.people)} (${least.name}), median ${whole(middle.people)}, most ${whole(most.people)} (${most.name}); ${empty} have nobody in reach${bare > 0 ? ` (${bare} no demand point at all: see whether the people files cover their surroundings)` : ''}`,
  ];
}

function capacityLines({ question, shared }: CatchmentAnswer, language: Language): string[] {
  if (shared === null) return [];
  const { demand, places } = question;
  const isIdle = new Set(shared.idlePlaces);
  const given = sum(
    places.map(({ capacity }, number) => (isIdle.has(number) ? 0 : (capacity ?? 0))),
  );
  const idle = sum(
    places.map(({ capacity }, number) => (isIdle.has(number) ? (capacity ?? 0) : 0)),
  );
  const total = sum(demand.total);
  const [low, middle, high] = [0.1, 0.5, 0.9].map((share) =>
    (1000 * quantile(shared.access, demand.total, share)).toFixed(2),
  );
  const without = sum(demand.total.map((heads, point) => (shared.access[point] ? 0 : heads)));
  const mean = total > 0 ? ((1000 * given) / total).toFixed(2) : '–';
  const share = shareText(without, total);
  return language === 'zh'
    ? [
        `容量 ${whole(given)} 分给 ${whole(total)} 人：平均每千人 ${mean}；按人计 10 % 分位 ${low}、中位 ${middle}、90 % 分位 ${high}；${whole(without)} 人（${share}）分不到`,
        ...(idle > 0 ? [`另有容量 ${whole(idle)} 无人步行可达`] : []),
      ]
    : [
        `capacity ${whole(given)} for ${whole(total)} people: mean ${mean} per 1,000; over people 10th percentile ${low}, median ${middle}, 90th ${high}; ${whole(without)} people (${share}) get none`,
        ...(idle > 0 ? [`another ${whole(idle)} of capacity that nobody can walk to`] : []),
      ];
}

/** The least value that at least this share of the people have or fall short of; 0 where nobody is. */
function quantile(values: Float64Array, people: Float64Array, share: number): number {
  const order = Array.from(values.keys()).sort((a, b) => (values[a] ?? 0) - (values[b] ?? 0));
  const enough = share * sum(people);
  let soFar = 0;
  let last = 0;
  for (const point of order) {
    const heads = people[point] ?? 0;
    if (heads === 0) continue;
    soFar += heads;
    last = values[point] ?? 0;
    if (soFar >= enough) break;
  }
  return last;
}

function sum(values: Iterable<number>): number {
  let all = 0;
  for (const value of values) all += value;
  return all;
}

const whole = (people: number): string => Math.round(people).toLocaleString('en-US');

const shareText = (part: number, all: number): string =>
  all > 0 ? `${((100 * part) / all).toFixed(1)} %` : '–';
