import { useReport } from './report-context.tsx';
import { nameIn } from './words.ts';

/** Filled pips tell the rank without colour. */
export function TierBadge({ tier }: { readonly tier: string | null }) {
  const { report, selection, words } = useReport();
  const { tiers } = report.summary;
  const rank = tiers.findIndex(({ id }) => id === tier);
  const row = tiers[rank];
  return (
    <span className="tier" data-reached={row !== undefined}>
      <span className="tier-pips" aria-hidden="true">
        {tiers.map(({ id }, index) => (
          <i key={id} data-on={index <= rank} />
        ))}
      </span>
      <span className="tier-name">
        {row === undefined ? words.belowLowest : nameIn(selection.language, row)}
      </span>
    </span>
  );
}
