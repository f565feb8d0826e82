import { FACT_NAMES, type ImportPreview } from '@yike/directory';
import { type Bilingual, type Language, placeText } from '@yike/kernel';
import type { Unmapped } from '@yike/planning';
import type { Surroundings } from '../terminal/command.ts';

type Step = ImportPreview['plan']['steps'][number];

const SHOWN_STEPS = 8;
const SHOWN_KINDS = 10;

export const ONLY_PREVIEWED: Bilingual = {
  zh: '以上为预览，数据库未作改动；加 --apply 写入',
  en: 'this is a preview and nothing was changed; --apply writes it',
};

const STEP_NAMES: Readonly<Record<Step['kind'], Bilingual>> = {
  add: { zh: '新增', en: 'new' },
  change: { zh: '修改', en: 'changed' },
  same: { zh: '相同', en: 'as before' },
  doubtful: { zh: '存疑（不导入，请人工判断）', en: 'doubtful (left out; for a person to decide)' },
};

/** What an import would do: sums, then the rows worth looking at. */
export function sayPreview(
  { plan: { steps }, batch }: ImportPreview,
  unmapped: readonly Unmapped[],
  { language, print }: Pick<Surroundings, 'language' | 'print'>,
): void {
  const skipped = batch.complaints.filter(({ severity }) => severity === 'skipped').length;
  const unknown = unmapped.reduce((sum, { count }) => sum + count, 0);
  const sums = [
    ...(['add', 'change', 'same', 'doubtful'] as const).map((kind) => {
      const count = steps.filter((step) => step.kind === kind).length;
      return `${STEP_NAMES[kind][language]} ${count}`;
    }),
    `${language === 'zh' ? '跳过' : 'left out'} ${skipped}`,
    `${language === 'zh' ? '不是本平台的服务类型' : 'of no type of ours'} ${unknown}`,
  ];
  print(sums.join(language === 'zh' ? '，' : ', '));
  for (const kind of ['change', 'doubtful'] as const) sayRows(steps, kind, { language, print });
  sayUnmapped(unmapped, { language, print });
}

function sayRows(
  steps: readonly Step[],
  kind: 'change' | 'doubtful',
  { language, print }: Pick<Surroundings, 'language' | 'print'>,
): void {
  const of = steps.filter((step) => step.kind === kind);
  if (of.length === 0) return;
  print(`${STEP_NAMES[kind][language]}${language === 'zh' ? '：' : ':'}`);
  for (const step of of.slice(0, SHOWN_STEPS)) print(`  ${stepText(step, language)}`);
  const more = of.length - SHOWN_STEPS;
  if (more > 0) print(language === 'zh' ? `  …… 另有 ${more} 行` : `  … and ${more} more rows`);
}

function stepText({ file, row, name, facts, kept, reasons }: Step, language: Language): string {
  const where = placeText(file.includes('#') ? { file } : { file, row })[language];
  const [comma, semicolon] = language === 'zh' ? ['、', '；'] : [', ', '; '];
  const names = (kinds: Step['facts']): string =>
    kinds.map((kind) => FACT_NAMES[kind][language]).join(comma);
  const held = language === 'zh' ? '保留更可靠的' : 'a better confirmation holds';
  const renewed = language === 'zh' ? '内容相同，核实日期更新' : 'says the same, confirmed later';
  const parts =
    reasons.length > 0 && facts.length + kept.length === 0
      ? reasons.map((reason) => reason[language])
      : [
          facts.length > 0 ? names(facts) : renewed,
          ...(kept.length > 0 ? [`${held}${comma}${names(kept)}`] : []),
        ];
  return `${where} ${name}${language === 'zh' ? '：' : ': '}${parts.join(semicolon)}`;
}

function sayUnmapped(
  unmapped: readonly Unmapped[],
  { language, print }: Pick<Surroundings, 'language' | 'print'>,
): void {
  if (unmapped.length === 0) return;
  const shown = unmapped.slice(0, SHOWN_KINDS).map(({ label, count }) => `${label} ×${count}`);
  const [text, colon] =
    language === 'zh'
      ? ['不是本平台的服务类型（可用 --crosswalk 补充）', '：']
      : ['of no type of ours (add them with --crosswalk)', ': '];
  const more = unmapped.length > SHOWN_KINDS ? ' …' : '';
  print(`${text}${colon}${shown.join(language === 'zh' ? '、' : ', ')}${more}`);
}
