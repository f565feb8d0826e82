import type { AreaResult, Gap, ServiceResult, Summary } from '@yike/planning/contract';

type ServiceType = Summary['types'][number];

/** Classes of a standard in the order in which a gap of theirs makes the headline. */
const FIRST_CLASSES = ['required', 'priority', 'basic'];

/** Most people, among services that the data have and the standard asks for most. */
export function headlineGap(summary: Summary, walker: string): Gap | undefined {
  const classes = new Map(summary.types.map((row) => [row.type, row.class]));
  const own = summary.gaps.filter((gap) => gap.walker === walker && !gap.noneInInput);
  for (const first of FIRST_CLASSES) {
    const found = own.find(({ type }) => classes.get(type) === first);
    if (found !== undefined) return found;
  }
  return own[0];
}

/** In the order of the themes; within a theme as the summary has them. */
export function typesByTheme(summary: Summary): ServiceType[] {
  const order = new Map(summary.themes.map(({ id }, index) => [id, index]));
  const rank = (type: ServiceType): number => order.get(type.theme) ?? order.size;
  return summary.types.toSorted((a, b) => rank(a) - rank(b));
}

/** By `area id/walker/type`; the whole has the empty id. */
export function serviceIndex(summary: Summary): ReadonlyMap<string, ServiceResult> {
  const index = new Map<string, ServiceResult>();
  const add = (key: string, area: AreaResult): void => {
    for (const [walker, { services }] of Object.entries(area.walkers)) {
      for (const service of services) index.set(`${key}/${walker}/${service.type}`, service);
    }
  };
  add('', summary.whole);
  for (const area of summary.areas) add(area.id, area);
  return index;
}
