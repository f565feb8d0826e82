import { Scroller } from '../report/scroller.tsx';
import { nameIn } from '../report/words.ts';
import { useCompare } from './compare-context.tsx';
import { listAreas } from './opened-comparison.ts';

/** Areas whose tier some plan changes, for the chosen walker. */
export function TierTable() {
  const { opened, choice, words } = useCompare();
  const { comparison } = opened;
  const { walker, language } = choice;
  const states = [comparison.before, ...comparison.scenarios].map(listAreas);
  const tierIn = (state: number, row: number): string | null =>
    states[state]?.[row]?.walkers[walker]?.tier ?? null;
  const rows = (states[0] ?? [])
    .map((area, row) => ({ area, tiers: states.map((_, state) => tierIn(state, row)) }))
    .filter(({ tiers }) => tiers.some((tier) => tier !== tiers[0]));
  const nameOf = (id: string | null): string => {
    const tier = comparison.tiers.find((one) => one.id === id);
    return tier === undefined ? words.below : nameIn(language, tier);
  };
  return (
    <section aria-labelledby="tiers-title">
      <h2 id="tiers-title">{words.tiersTitle}</h2>
      <p className="intro">
        {rows.length === 0 ? words.tiersSame : ''}
        {comparison.standard.tierRule.ownDefinition ? words.tiersOwn : ''}
      </p>
      {rows.length > 0 && (
        <Scroller labelledBy="tiers-title">
          <table className="wide-table">
            <thead>
              <tr>
                <th scope="col">{words.column.area}</th>
                <th scope="col">{words.now}</th>
                {comparison.scenarios.map(({ id }) => (
                  <th key={id} scope="col">
                    {words.scenario} {id}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map(({ area, tiers }) => (
                <tr key={area.id}>
                  <th scope="row">{area.name}</th>
                  {tiers.map((tier, state) => (
                    // biome-ignore lint/suspicious/noArrayIndexKey: states have an order and nothing else
                    <td key={state} className={tier === tiers[0] ? '' : 'compare-gained'}>
                      {nameOf(tier)}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </Scroller>
      )}
    </section>
  );
}
