import { readRecords } from '@yike/files';
import type { Language } from '@yike/kernel';
import {
  type CostSites,
  costProblemOf,
  costSites,
  poseCostQuestion,
  readSiteCosts,
} from '@yike/planning';
import { siteCostsRequest } from '../planning/site-costs-request.ts';
import { solveSites } from '../planning/siting/solve-sites.ts';
import type { Given, Surroundings } from '../terminal/command.ts';
import { showProgress } from '../terminal/progress-bar.ts';

/** What shells give a program that Ctrl-C ended. */
const INTERRUPTED = 130;

/** `yike site --costs`: the sites for a plain table of costs. */
export async function runSiteCosts(
  given: Given,
  { language, isQuiet, print, note }: Surroundings,
): Promise<number> {
  const request = siteCostsRequest(given);
  const { question, proof } = request;
  const progress = showProgress(language, process.stderr.isTTY && !isQuiet);
  let result: CostSites;
  try {
    progress.phase({ zh: '读取费用表', en: 'reading the costs' });
    const costs = readSiteCosts(
      await readRecords(request.costs),
      request.costColumns,
      await readRecords(request.demand),
      request.demandColumns,
    );
    const task = poseCostQuestion(costs, question);
    const solved = await solveSites(task, proof, progress, () =>
      note(language === 'zh' ? '正在停下 …' : 'stopping …'),
    );
    if (solved.kind === 'impossible') throw costProblemOf(solved.impossible, costs, question);
    result = costSites(costs, question, solved.answer);
  } finally {
    progress.finish();
  }
  if (given.has('json')) print(JSON.stringify(result, null, 2));
  else for (const line of costFindings(result, language)) print(line);
  return result.isStopped ? INTERRUPTED : 0;
}

function costFindings(result: CostSites, language: Language): string[] {
  const { model, objective, weight, sites, method } = result;
  const far = language === 'zh' ? '有人无从到达' : 'somebody stays unreached';
  const figure = objective === null ? far : String(objective);
  const lines = sites.map(({ rank, id, gain, gainSoFar }) =>
    language === 'zh'
      ? `  ${rank}. ${id}：增加 ${gain}，累计 ${gainSoFar}`
      : `  ${rank}. ${id}: gains ${gain}, ${gainSoFar} so far`,
  );
  const first =
    language === 'zh'
      ? `${model}：${figure}；${sites.length} 处，范围内 ${weight.served}／${weight.total}`
      : `${model}: ${figure}; ${sites.length} sites, ${weight.served} of ${weight.total} within reach`;
  return [first, ...lines, method[language]];
}
