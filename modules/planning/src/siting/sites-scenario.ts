import type { Language } from '@yike/kernel';
import type { Sites } from '../contract.ts';

/**
 * `plan.yaml`: the sites as a scenario, ready for `yike compare`. Values are quoted as JSON, which YAML reads
 * as it is, so no name can break the file.
 */
export function sitesScenario(sites: Sites, language: Language): string {
  const say = (zh: string, en: string): string => (language === 'zh' ? zh : en);
  const types = sites.services.map(({ type }) => type);
  const names = sites.services.map((service) => shortName(service[language]));
  const joined = names.join(say('、', ', '));
  const lines = [
    say(
      '# 由 yike site 写出；可以改动，再用 yike compare --scenario plan.yaml 与现状比较',
      '# written by yike site; change it as you like, then: yike compare --scenario plan.yaml',
    ),
    `title: ${JSON.stringify(`${sites.title} · ${say('增设', 'add ')}${joined}`)}`,
    `note: ${JSON.stringify(sites.method[language])}`,
    ...(sites.sites.length === 0 ? ['changes: []'] : ['changes:']),
    ...sites.sites.flatMap((site) => [
      '  - do: add-facility',
      `    name: ${JSON.stringify(`${joined} ${site.rank} · ${site.label[language]}`)}`,
      `    types: ${JSON.stringify(types)}`,
      `    at: ${JSON.stringify(site.at)}`,
      ...hoursOf(sites, site.rank),
      ...(site.capacity === null ? [] : [`    capacity: ${site.capacity}`]),
      ...(site.address === '' ? [] : [`    address: ${JSON.stringify(site.address)}`]),
    ]),
  ];
  return `${lines.join('\n')}\n`;
}

/** When a unit on wheels stands there. */
function hoursOf({ round }: Sites, rank: number): string[] {
  const stop = round?.stops.find((one) => one.rank === rank);
  if (stop === undefined || stop.arrive === null) return [];
  return [`    hours: ${JSON.stringify(`${stop.arrive}-${stop.leave}`)}`];
}

const shortName = (name: string): string => name.split(/[（(]/)[0]?.trim() ?? name;
