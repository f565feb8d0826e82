import type { Bilingual, Language } from '@yike/kernel';
import { listCatalogues, listJudgedRows } from './catalogues.ts';
import type { Catalogue, CatalogueRow, TierAsk, TierRule } from './contract.ts';
import { findSource } from './sources.ts';
import { textTable } from './text-table.ts';
import { verificationText } from './verification-text.ts';
import { walkBudgetOfRow } from './walk-budget.ts';

const WORDS = {
  zh: {
    heading: ['编号', '类别', '层级', '设施', '步行', '半径', '规模', '核实', '来源', '条款'],
    listHeading: ['标准', '行数', '核实', '名称', '文号'],
    minutes: '分钟',
    floor: '建筑',
    land: '用地',
    all: '全部',
    none: '—',
    notJudged: '不评级',
    unverified: '待核',
    document: '文号',
    issued: '发布',
    effective: '施行',
    issuers: '发布单位',
    status: '状态',
    unknown: '未取得',
    tiers: '分级规则',
    own: '【本项目自定，非官方】',
    notes: '说明',
    sources: '来源',
    colon: '：',
  },
  en: {
    heading: [
      'code',
      'class',
      'level',
      'facility',
      'walk',
      'radius',
      'size',
      'verified',
      'source',
      'clause',
    ],
    listHeading: ['standard', 'rows', 'verified', 'title', 'document'],
    minutes: 'min',
    floor: 'floor',
    land: 'land',
    all: 'all',
    none: '—',
    notJudged: 'not in tiers',
    unverified: 'to be verified',
    document: 'document number',
    issued: 'issued',
    effective: 'in force',
    issuers: 'issued by',
    status: 'status',
    unknown: 'not obtained',
    tiers: 'tier rule',
    own: "[this project's own definition, not official]",
    notes: 'notes',
    sources: 'sources',
    colon: ': ',
  },
} as const;

const CLASSES: Readonly<Record<string, string>> = {
  required: '必备/应配建',
  basic: '基本保障',
  quality: '品质提升',
  encouraged: '鼓励',
  'as-needed': '按需配建',
  priority: '优先',
  function: '功能',
  complex: '综合体',
};

const LEVELS: Readonly<Record<string, { zh: string; en: string }>> = {
  '15': { zh: '15 分钟', en: '15 min' },
  '10': { zh: '10 分钟', en: '10 min' },
  '5': { zh: '5 分钟', en: '5 min' },
  block: { zh: '街坊', en: 'block' },
};

/** A class in words for people; classes of users' files are shown as they are. */
export function classText(name: string, language: Language): string {
  return language === 'zh' ? (CLASSES[name] ?? name) : name;
}

/** The standards there are, one line each, for `yike standards`. */
export function standardsTable(language: Language): string {
  const words = WORDS[language];
  return textTable([
    words.listHeading,
    ...listCatalogues().map((catalogue) => [
      catalogue.id,
      String(catalogue.rows.length),
      verificationText(catalogue.verification, language),
      title(catalogue, language),
      catalogue.docNo ?? words.unknown,
    ]),
  ]);
}

/**
 * A standard as aligned plain text: its document, every row with its mark and sources, the tier
 * rule and whose it is, and what the sources are. For a terminal with a fixed-width font.
 */
export function catalogueTable(catalogue: Catalogue, language: Language): string {
  return [
    head(catalogue, language),
    rowTable(catalogue, language),
    tierText(catalogue.tierRule, language),
    noteText(catalogue, language),
    sourceText(catalogue, language),
  ].join('\n\n');
}

function title(catalogue: Catalogue, language: Language): string {
  return language === 'zh' ? catalogue.titleZh : catalogue.titleEn;
}

const STATUSES: Readonly<Record<Catalogue['status'], Bilingual>> = {
  'in-force': { zh: '现行', en: 'in force' },
  draft: { zh: '草案', en: 'draft' },
  superseded: { zh: '已被取代', en: 'superseded' },
  local: { zh: '地方', en: 'local' },
  user: { zh: '用户自带', en: "the user's own" },
};

function head(catalogue: Catalogue, language: Language): string {
  const words = WORDS[language];
  const lines = [
    [words.document, catalogue.docNo ?? words.unknown],
    [words.issuers, catalogue.issuers.map((issuer) => issuer[language]).join('; ') || words.none],
    [words.issued, catalogue.issued ?? words.unknown],
    [words.effective, catalogue.effective ?? words.unknown],
    [words.status, STATUSES[catalogue.status][language]],
  ];
  return [
    `${title(catalogue, language)}  (${catalogue.id} ${catalogue.version})`,
    ...lines.map(([name, value]) => `${name}${words.colon}${value}`),
  ].join('\n');
}

function rowTable(catalogue: Catalogue, language: Language): string {
  const judged = new Set(listJudgedRows(catalogue));
  const rows = catalogue.rows.map((row) => [
    row.code,
    classText(row.class, language),
    levelText(row, language),
    row[language],
    walkText(row, catalogue, judged.has(row), language),
    metresText(row.radiusMetres, row, language),
    sizeText(row, language),
    verificationText(row.verification, language),
    row.source.join(' '),
    clauseText(row, language),
  ]);
  return textTable([WORDS[language].heading, ...rows]);
}

function levelText(row: CatalogueRow, language: Language): string {
  const levels = [row.level, ...(row.otherLevels ?? []).map(({ level }) => level)];
  return levels
    .filter((level) => level !== undefined)
    .map((level) => LEVELS[level]?.[language] ?? level)
    .join(' ');
}

function walkText(
  row: CatalogueRow,
  catalogue: Catalogue,
  isJudged: boolean,
  language: Language,
): string {
  const words = WORDS[language];
  if (!isJudged) return words.notJudged;
  const minutes = row.types
    .map((type) => walkBudgetOfRow(row, catalogue, type).minutes)
    .filter((each) => each !== null);
  const least = Math.min(...minutes);
  const most = Math.max(...minutes);
  return `${least === most ? least : `${least}–${most}`} ${words.minutes}`;
}

/** A figure less well known than its row carries its own mark. */
function figureMark(row: CatalogueRow, language: Language): string {
  const mark = row.figuresVerification;
  return mark === undefined || mark === row.verification
    ? ''
    : ` (${verificationText(mark, language)})`;
}

function metresText(metres: number | undefined, row: CatalogueRow, language: Language): string {
  return metres === undefined ? '' : `${metres} m${figureMark(row, language)}`;
}

function sizeText(row: CatalogueRow, language: Language): string {
  const words = WORDS[language];
  const sizes = [
    areaText(words.floor, row.minFloorM2, row.maxFloorM2),
    areaText(words.land, row.minLandM2, row.maxLandM2),
  ].filter((size) => size !== '');
  return sizes.length === 0 ? '' : `${sizes.join(', ')}${figureMark(row, language)}`;
}

function areaText(what: string, least: number | undefined, most: number | undefined): string {
  if (least === undefined) return '';
  return `${what} ${most === undefined ? `≥${least}` : `${least}–${most}`} m²`;
}

function clauseText(row: CatalogueRow, language: Language): string {
  if (row.clause === undefined) return '';
  const isOfficial = row.verification === 'official-text';
  return isOfficial ? row.clause : `${row.clause} (${WORDS[language].unverified})`;
}

function tierText(rule: TierRule, language: Language): string {
  const words = WORDS[language];
  const own = rule.ownDefinition ? words.own : '';
  return [
    `${words.tiers}${words.colon}${rule[language]}  (${rule.id} ${rule.version}) ${own}`.trimEnd(),
    ...rule.tiers.map((tier) => {
      const asks = tier.asks.map((ask) => askText(ask, language));
      return `  ${tier[language]}${words.colon}${asks.join(language === 'zh' ? '；' : '; ')}`;
    }),
    ...rule.notes.map((note) => `  ${note[language]}`),
  ].join('\n');
}

function askText(ask: TierAsk, language: Language): string {
  const classes = ask.classes.map((name) => classText(name, language));
  const people = `${percent(ask.coverageAtLeast)} %`;
  const rows =
    ask.count === undefined ? shareText(ask.share ?? 0, language) : countText(ask.count, language);
  return language === 'zh'
    ? `${classes.join('、')}类中 ${rows} 的设施各覆盖不少于 ${people} 的居民`
    : `${rows} of the rows of class ${classes.join(', ')} each reach at least ${people} of residents`;
}

function countText(count: number, language: Language): string {
  return language === 'zh' ? `至少 ${count} 项` : `at least ${count}`;
}

function shareText(share: number, language: Language): string {
  if (share === 1) return WORDS[language].all;
  return language === 'zh' ? `至少 ${percent(share)} %` : `at least ${percent(share)} %`;
}

function percent(share: number): number {
  return Math.round(share * 1000) / 10;
}

function noteText(catalogue: Catalogue, language: Language): string {
  const words = WORDS[language];
  const rowNotes = catalogue.rows.flatMap((row) => {
    const note = language === 'zh' ? row.noteZh : row.noteEn;
    return note === undefined ? [] : [`  ${row.code}  ${note}`];
  });
  return [
    `${words.notes}${words.colon}`.trimEnd(),
    ...catalogue.notes.map((note) => `  ${note[language]}`),
    ...rowNotes,
  ].join('\n');
}

function sourceText(catalogue: Catalogue, language: Language): string {
  const words = WORDS[language];
  const ids = new Set([
    ...catalogue.sources,
    ...catalogue.rows.flatMap((row) => [...row.source, ...(row.figuresSource ?? [])]),
    ...catalogue.tierRule.source,
  ]);
  const lines = [...ids].map((id) => [`  ${id}`, findSource(id)?.[language] ?? words.none]);
  return [`${words.sources}${words.colon}`.trimEnd(), textTable(lines)].join('\n');
}
