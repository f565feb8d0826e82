import type { SitingAnswer } from '@yike/engine-siting';
import { type Bilingual, findAgeBand } from '@yike/kernel';
import { complexRule, listSpaceChannels, verificationText } from '@yike/standards';
import type { Sites } from '../contract.ts';
import type { PosedSiting } from './pose-siting.ts';
import type { SitingQuestion } from './siting-question.ts';

/** Gaps are rounded up: nobody is told of a better one than was shown. */
function gapPercent(gap: number): string {
  return (Math.max(0, Math.ceil(gap * 1e4 - 1e-9)) / 100).toString();
}

/** How the answer was found and how good it is. */
export function methodText(answer: SitingAnswer): Bilingual {
  const { gap, provenBy, isStopped } = answer;
  const stopped = isStopped
    ? {
        zh: '搜索被中止，这是此前找到的最好方案。',
        en: 'The search was stopped; this is the best it had found. ',
      }
    : { zh: '', en: '' };
  const how = {
    zh: '逐个择优后反复互换改进',
    en: 'Chosen one by one, then improved by swaps',
  };
  if (answer.value === Number.POSITIVE_INFINITY) {
    const { zh, en } = unreachedText(answer);
    return { zh: stopped.zh + zh, en: stopped.en + en };
  }
  if (provenBy === 'bound') {
    return {
      zh: `${stopped.zh}已证明最优：${how.zh}，拉格朗日界与结果相等，没有更好的选法。`,
      en: `${stopped.en}Proven optimal. ${how.en}; the Lagrangian bound meets the result: no choice is better.`,
    };
  }
  if (provenBy === 'solver') {
    return {
      zh: `${stopped.zh}已证明最优：整数规划求解器（HiGHS）遍历了全部选法。`,
      en: `${stopped.en}Proven optimal: an integer programming solver (HiGHS) has ruled out every other choice.`,
    };
  }
  if (!Number.isFinite(gap)) {
    return {
      zh: `${stopped.zh}${how.zh}；未得出与最优的差距。`,
      en: `${stopped.en}${how.en}; how far it is from the best is not known.`,
    };
  }
  return {
    zh: `${stopped.zh}与最优至多相差 ${gapPercent(gap)}%：${how.zh}，拉格朗日界给出差距的上限。`,
    en: `${stopped.en}At most ${gapPercent(gap)} % from optimal. ${how.en}; the Lagrangian bound limits what any choice could do better.`,
  };
}

/** `p-centre`: somebody stays unreached whom another site could reach. */
function unreachedText({ layers, provenBy }: SitingAnswer): Bilingual {
  const left = Math.round(layers.reduce((sum, { unserved }) => sum + unserved, 0));
  const out = left.toLocaleString('en-US');
  return provenBy === null
    ? {
        zh: `这几处未能使人人走得到，所算的人中还有 ${out} 人走不到；没有找到、也没有排除人人走得到的选法。可以多补几处，或用 --prove 让求解器判断。`,
        en: `These do not reach everybody: ${out} of those who count stay unreached. No choice was found that reaches all, and none was ruled out. Add more sites, or ask the solver with --prove.`,
      }
    : {
        zh: `已证明：这么多处无论怎么选，总有人走不到；这一选法下所算的人中还有 ${out} 人走不到。请多补几处。`,
        en: `Proven: with so few sites somebody stays unreached, whatever is chosen; with these, ${out} of those who count. Add more sites.`,
      };
}

/** Words behind a Chinese sentence: a figure stands off by a space. */
export function behindHan(words: string): string {
  return /^\d/.test(words) ? ` ${words}` : words;
}

/** The question as a sentence. */
export function questionText(question: SitingQuestion, weight: Bilingual): Bilingual {
  const { objective, add, budgetYuan, shareToCover, places } = question;
  const who = behindHan(weight.zh);
  const many = question.isOnWheels
    ? { zh: `每天停 ${add} 站`, en: `${add} ${add === 1 ? 'stop' : 'stops'} a day` }
    : { zh: `补 ${add} 处`, en: `${add} more ${add === 1 ? 'site' : 'sites'}` };
  const money = {
    zh: budgetYuan === null ? '' : `预算 ${budgetYuan.toLocaleString('en-US')} 元`,
    en: budgetYuan === null ? '' : `a budget of ${budgetYuan.toLocaleString('en-US')} yuan`,
  };
  const means = {
    zh: [add === null ? '' : many.zh, money.zh].filter((part) => part !== '').join('、'),
    en: [add === null ? '' : many.en, money.en].filter((part) => part !== '').join(' and '),
  };
  if (places !== null) return placesQuestionText(question, means, weight);
  switch (objective) {
    case 'mclp':
      return {
        zh: `${means.zh}，怎样让时限内走得到的${who}最多`,
        en: `With ${means.en}, where, so that most people (${weight.en}) are within the walking time?`,
      };
    case 'lscp':
      return {
        zh: `要让 ${percent(shareToCover)} 的${who}在时限内走得到，至少补几处`,
        en: `How few sites bring ${percent(shareToCover)} of the people (${weight.en}) within the walking time?`,
      };
    case 'p-median':
      return {
        zh: `${means.zh}，怎样让${who}走路的总时间最少`,
        en: `With ${means.en}, where, so that people (${weight.en}) walk least in all?`,
      };
    case 'p-centre':
      return {
        zh: `${means.zh}，怎样让走得最远的人走得最近`,
        en: `With ${means.en}, where, so that whoever walks farthest walks least?`,
      };
  }
}

/** The same where places run out. */
function placesQuestionText(
  { objective, shareToCover }: SitingQuestion,
  means: Bilingual,
  weight: Bilingual,
): Bilingual {
  const who = behindHan(weight.zh);
  switch (objective) {
    case 'mclp':
      return {
        zh: `${means.zh}，怎样让时限内得到名额的${who}最多`,
        en: `With ${means.en}, where, so that most people (${weight.en}) find a place within the walking time?`,
      };
    case 'lscp':
      return {
        zh: `要让 ${percent(shareToCover)} 的${who}在时限内得到名额，至少补几处`,
        en: `How few sites give ${percent(shareToCover)} of the people (${weight.en}) a place within the walking time?`,
      };
    case 'p-median':
      return {
        zh: `${means.zh}，怎样让${who}走到有名额之处的总时间最少`,
        en: `With ${means.en}, where, so that people (${weight.en}) walk least in all to where there is a place?`,
      };
    case 'p-centre':
      return {
        zh: `${means.zh}，怎样让走得最远才有名额的人走得最近`,
        en: `With ${means.en}, where, so that whoever walks farthest to a place walks least?`,
      };
  }
}

type PlaceFigures = Omit<NonNullable<Sites['places']>, 'text' | 'facilities'>;

/** How many places there are, and how many are taken. */
export function placesText(figures: PlaceFigures, sites: number, known: number): Bilingual {
  const count = (places: number): string => Math.round(places).toLocaleString('en-US');
  const { atUnknown, unknown } = figures;
  const added = {
    zh: `新增 ${sites} 处共 ${count(figures.added)} 个名额，用去 ${count(figures.taken)} 个`,
    en: `${count(figures.added)} places are added at ${sites} ${sites === 1 ? 'site' : 'sites'}, ${count(figures.taken)} of them taken`,
  };
  const there =
    known === 0
      ? { zh: '', en: '' }
      : {
          zh: `；现有 ${known} 处共 ${count(figures.there)} 个名额，用去 ${count(figures.thereTaken)} 个`,
          en: `; ${known === 1 ? 'the facility there is has' : `${known} facilities there are have`} ${count(figures.there)}, ${count(figures.thereTaken)} taken`,
        };
  const treated =
    atUnknown === null
      ? { zh: '按不限名额计', en: 'taken to turn nobody away' }
      : { zh: `按每处 ${atUnknown} 个计`, en: `taken to have ${atUnknown} each` };
  const rest =
    unknown === 0
      ? { zh: '', en: '' }
      : {
          zh: `；另有 ${unknown} 处现有设施容量未知，${treated.zh}，去 ${count(figures.unknownTaken)} 人`,
          en: `; ${unknown} of unknown capacity ${unknown === 1 ? 'is' : 'are'} ${treated.en}, and ${count(figures.unknownTaken)} people go there`,
        };
  return { zh: `${added.zh}${there.zh}${rest.zh}。`, en: `${added.en}${there.en}${rest.en}.` };
}

function percent(share: number): string {
  return `${Math.round(share * 1e6) / 1e4}%`;
}

/** What the columns of weights are called. */
export function weightText({ question }: PosedSiting): Bilingual {
  const { weightColumns, input } = question;
  const names = weightColumns.map((column) => {
    if (column === 'total') return { zh: '居民', en: 'everybody' };
    const band = input.demand.bands.find(({ id }) => id === column) ?? findAgeBand(column);
    return band === null
      ? { zh: `居民（${column}）`, en: column }
      : { zh: `${band.zh}居民`, en: `aged ${band.en}` };
  });
  const share = question.places?.demandShare ?? 1;
  const part =
    share === 1
      ? { zh: '', en: '' }
      : { zh: `（其中 ${percent(share)} 要名额）`, en: `, ${percent(share)} of whom want a place` };
  return {
    zh: names.map(({ zh }) => zh).join('与') + part.zh,
    en: names.map(({ en }) => en).join(' and ') + part.en,
  };
}

/** The rule an embedded complex is held to, with how well it is known. */
export function complexText(): Bilingual {
  const { minSquareMetres, wishedSquareMetres, minFunctions, verification } = complexRule();
  return {
    zh: `社区嵌入式服务综合体一般不小于 ${minSquareMetres} 平方米，有条件的不小于 ${wishedSquareMetres} 平方米，功能不少于 ${minFunctions} 项（建设导则（试行），${verificationText(verification, 'zh')}；业态与功能的对应为本项目自定）`,
    en: `an embedded complex has at least ${minSquareMetres} m², ${wishedSquareMetres} m² where possible, and at least ${minFunctions} functions (trial guide, ${verificationText(verification, 'en')}; which of our types is which function is our own definition)`,
  };
}

/** What a space channel is called; the id where nobody knows it. */
export function channelText(id: string): Bilingual {
  return listSpaceChannels().find((channel) => channel.id === id) ?? { zh: id, en: id };
}

const UNITS: Readonly<Record<Sites['unit'], Bilingual>> = {
  people: { zh: '人', en: 'people' },
  sites: { zh: '处', en: 'sites' },
  'person-seconds': { zh: '人·秒', en: 'person-seconds' },
  'person-metres': { zh: '人·米', en: 'person-metres' },
  seconds: { zh: '秒', en: 'seconds' },
  metres: { zh: '米', en: 'metres' },
};

export function unitText(unit: Sites['unit']): Bilingual {
  return UNITS[unit];
}
