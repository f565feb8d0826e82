import type { Bilingual } from '@yike/kernel';
import type { RoundOfStops, Sites } from '../../contract.ts';

/** The order of the stops in a sentence, each with its hours, and how long the round is. */
export function roundText(
  { stops, metres, method }: RoundOfStops,
  sites: Sites['sites'],
): Bilingual {
  const say = (language: 'zh' | 'en'): string =>
    stops
      .map(({ rank, arrive, leave }) => {
        const site = sites.find((one) => one.rank === rank);
        const place = site === undefined ? String(rank) : `${rank} ${site.label[language]}`;
        return arrive === null ? place : `${arrive}–${leave} ${place}`;
      })
      .join(' → ');
  const km = (metres / 1000).toFixed(1);
  return {
    zh: `行车次序：${say('zh')}；一圈 ${km} 公里，${method.zh}。`,
    en: `Round: ${say('en')}; ${km} km in all, ${method.en}.`,
  };
}

/** What the hours are reckoned with. */
export function drivingText({
  stopMinutes,
  kmPerHour,
}: NonNullable<RoundOfStops['hours']>): Bilingual {
  return {
    zh: `每站 ${stopMinutes} 分钟，站间按 ${kmPerHour} 公里/小时行驶，逐段进到整分钟`,
    en: `${stopMinutes} minutes at each stop; between stops ${kmPerHour} km/h, rounded up to whole minutes`,
  };
}
