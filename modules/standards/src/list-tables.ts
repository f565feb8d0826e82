import type { Bilingual, Language } from '@yike/kernel';
import type { Target } from './contract.ts';
import { listServiceTypes, listThemes } from './service-types.ts';
import { listTargets } from './targets.ts';
import { textTable } from './text-table.ts';
import { verificationText } from './verification-text.ts';

const TYPE_HEADING = {
  zh: ['代码', '名称', '主题', '步行', '依据'],
  en: ['slug', 'name', 'theme', 'walk', 'basis'],
} as const;

const TARGET_HEADING = {
  zh: ['指标', '值', '单位', '范围', '年', '状态', '核实', '来源'],
  en: ['metric', 'value', 'unit', 'scope', 'year', 'status', 'verified', 'source'],
} as const;

const STATUSES: Readonly<Record<Target['status'], Bilingual>> = {
  active: { zh: '有效', en: 'active' },
  superseded: { zh: '已被取代', en: 'superseded' },
  achieved: { zh: '已实现', en: 'achieved' },
  observed: { zh: '实际值', en: 'observed' },
  unclear: { zh: '不明', en: 'unclear' },
};

/** Every service type with its walking budget, for `yike standards types`. */
export function serviceTypeTable(language: Language): string {
  const themes = new Map(listThemes().map((theme) => [theme.id, theme[language]]));
  const minutes = language === 'zh' ? '分钟' : 'min';
  return textTable([
    TYPE_HEADING[language],
    ...listServiceTypes().map((type) => [
      type.slug,
      type[language],
      themes.get(type.theme) ?? type.theme,
      type.budgetMinutes === null ? '—' : `${type.budgetMinutes} ${minutes}`,
      type.budgetBasis[language],
    ]),
  ]);
}

/** Official targets and the figures seen beside them, for `yike standards targets`. */
export function targetTable(language: Language): string {
  return textTable([
    TARGET_HEADING[language],
    ...listTargets().map((target) => [
      target[language],
      `${target.op === '=' ? '' : target.op} ${target.value}`.trim(),
      target.unit,
      target.scope[language],
      String(target.year ?? '—'),
      STATUSES[target.status][language],
      verificationText(target.verification, language),
      target.source.join(' '),
    ]),
  ]);
}
