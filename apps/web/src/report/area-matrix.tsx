import type { AreaResult } from '@yike/planning/contract';
import { useMemo, useState } from 'react';
import { areaNounKey } from './area-noun.ts';
import { LackLegend } from './lack-legend.tsx';
import { usePeopleName } from './legend.tsx';
import { inkOn, lackColour } from './palette.ts';
import type { Report, ServiceType } from './report.ts';
import { useReport } from './report-context.tsx';
import { Scroller } from './scroller.tsx';
import type { Selection } from './selection.ts';
import { Choice, themesShown } from './selection-bar.tsx';
import { TierBadge } from './tier-badge.tsx';
import { headingIn, nameIn, shortNameIn } from './words.ts';

interface Order {
  /** `name`, `tier`, `people` or a type */
  readonly by: string;
  readonly isRising: boolean;
}

const ALL = 'all';

/** Areas against services: where what is missing, at one look. */
export function AreaMatrix() {
  const { report, selection, words } = useReport();
  const [order, setOrder] = useState<Order>({ by: 'people', isRising: false });
  const [scope, setScope] = useState(ALL);
  const people = usePeopleName();
  const { language, walker } = selection;
  const types = report.types.filter(({ theme }) => scope === ALL || theme === scope);
  const areas = useMemo(() => orderedAreas(report, selection, order), [report, selection, order]);
  const noun = words.areaNouns[areaNounKey(report.summary.areas.map(({ name }) => name))];
  const turn = (by: string): void =>
    setOrder((before) =>
      before.by === by
        ? { by, isRising: !before.isRising }
        : { by, isRising: by !== 'people' && by !== 'tier' },
    );
  return (
    <div className="matrix">
      <h2 id="areas-title">{words.matrixTitle(noun)}</h2>
      <p className="intro">
        {words.matrixIntro({ walker: nameIn(language, report.getWalker(walker)), people })}
      </p>
      <div className="matrix-tools">
        <Choice id="matrix-scope" label={words.matrixScope} value={scope} onChoose={setScope}>
          <option value={ALL}>{words.allTypes}</option>
          {themesShown(report).map((theme) => (
            <option key={theme.id} value={theme.id}>
              {headingIn(language, theme)}
            </option>
          ))}
        </Choice>
        <LackLegend label={words.lackLegend} hasAbsent />
      </div>
      <Scroller labelledBy="areas-title">
        <table data-dense={types.length > 14}>
          <colgroup>
            <col className="col-name" />
            <col className="col-tier" />
            <col className="col-people" />
            <col span={types.length} />
          </colgroup>
          <thead>
            <ThemeHeads types={types} />
            <tr>
              <HeadCell by="name" order={order} onTurn={turn} text={words.columnArea} isPlain />
              <HeadCell by="tier" order={order} onTurn={turn} text={words.columnTier} isPlain />
              <HeadCell by="people" order={order} onTurn={turn} text={words.columnPeople} isPlain />
              {types.map((type) => (
                <HeadCell
                  key={type.type}
                  by={type.type}
                  order={order}
                  onTurn={turn}
                  text={shortNameIn(language, type)}
                  isChosen={type.type === selection.type}
                />
              ))}
            </tr>
          </thead>
          <tbody>
            {areas.map((area) => (
              <AreaRow key={area.id} area={area} types={types} />
            ))}
          </tbody>
          <tfoot>
            <AreaRow area={report.summary.whole} types={types} isWhole />
          </tfoot>
        </table>
      </Scroller>
    </div>
  );
}

function ThemeHeads({ types }: { readonly types: readonly ServiceType[] }) {
  const { report, selection } = useReport();
  const runs: { theme: string; count: number }[] = [];
  for (const { theme } of types) {
    const last = runs.at(-1);
    if (last?.theme === theme) last.count += 1;
    else runs.push({ theme, count: 1 });
  }
  return (
    <tr className="matrix-themes">
      <td colSpan={3} />
      {runs.map(({ theme, count }) => {
        const row = report.findTheme(theme);
        return (
          <th key={theme} colSpan={count} scope="colgroup">
            <span>{row === undefined ? theme : headingIn(selection.language, row)}</span>
          </th>
        );
      })}
    </tr>
  );
}

function HeadCell(props: {
  readonly by: string;
  readonly order: Order;
  readonly text: string;
  readonly isPlain?: boolean;
  readonly isChosen?: boolean;
  readonly onTurn: (by: string) => void;
}) {
  const { words } = useReport();
  const { by, order, text, onTurn } = props;
  const direction = order.isRising ? 'ascending' : 'descending';
  const isSorted = order.by === by;
  return (
    <th
      scope="col"
      className={props.isPlain === true ? 'plain-head' : 'type-head'}
      data-chosen={props.isChosen === true}
      aria-sort={isSorted ? direction : undefined}
    >
      <button type="button" title={words.sortBy(text)} onClick={() => onTurn(by)}>
        <span>{text}</span>
        <span className="sort-mark" aria-hidden="true">
          {isSorted && (order.isRising ? '▲' : '▼')}
        </span>
      </button>
    </th>
  );
}

function AreaRow(props: {
  readonly area: AreaResult;
  readonly types: readonly ServiceType[];
  readonly isWhole?: boolean;
}) {
  const { report, selection, words, figures, select } = useReport();
  const { area, types } = props;
  const isWhole = props.isWhole === true;
  const id = isWhole ? null : area.id;
  return (
    <tr data-chosen={!isWhole && area.id === selection.area}>
      <th scope="row">
        {isWhole ? (
          words.whole
        ) : (
          <button type="button" onClick={() => select({ area: area.id, gap: null })}>
            {area.name}
          </button>
        )}
      </th>
      <td>
        {(area.people['total'] ?? 0) > 0 ? (
          <TierBadge tier={area.walkers[selection.walker]?.tier ?? null} />
        ) : (
          <small>{words.noPeople}</small>
        )}
      </td>
      <td className="number">{figures.count(area.people['total'] ?? 0)}</td>
      {types.map((type) => (
        <CoverageCell
          key={type.type}
          type={type}
          isAbsent={report.isNoneInInput(type.type)}
          coverage={
            report.findService(id, selection.walker, type.type)?.coverage[selection.band] ?? null
          }
        />
      ))}
    </tr>
  );
}

function CoverageCell(props: {
  readonly type: ServiceType;
  readonly isAbsent: boolean;
  readonly coverage: number | null;
}) {
  const { words, figures, palette, selection } = useReport();
  const { type, isAbsent, coverage } = props;
  if (isAbsent) {
    return (
      <td className="cell cell-absent" title={words.noneInInput}>
        <span className="hidden">{words.noneMark}</span>
      </td>
    );
  }
  if (coverage === null) return <td className="cell">–</td>;
  const background = lackColour(coverage, palette);
  return (
    <td
      className="cell"
      data-chosen={type.type === selection.type}
      title={`${shortNameIn(selection.language, type)} ${figures.share(coverage)}`}
      style={{ backgroundColor: background, color: inkOn(background) }}
    >
      {figures.percentOnly(coverage)}
    </td>
  );
}

function orderedAreas(report: Report, selection: Selection, order: Order): AreaResult[] {
  const { walker, band, language } = selection;
  const collator = new Intl.Collator(language === 'zh' ? 'zh-CN' : 'en', { numeric: true });
  const rank = (area: AreaResult): number =>
    report.summary.tiers.findIndex(({ id }) => id === area.walkers[walker]?.tier);
  const worth = (area: AreaResult): number => {
    if (order.by === 'people') return area.people['total'] ?? 0;
    if (order.by === 'tier') return rank(area);
    return report.findService(area.id, walker, order.by)?.coverage[band] ?? -1;
  };
  const sign = order.isRising ? 1 : -1;
  return report.summary.areas.toSorted((a, b) => {
    const byName = collator.compare(a.name, b.name);
    return order.by === 'name' ? sign * byName : sign * (worth(a) - worth(b)) || byName;
  });
}
