import type { WalkerResult } from '@yike/planning/contract';
import { useReport } from './report-context.tsx';
import { headingIn } from './words.ts';

type Measure = 'density' | 'depth' | 'breadth';
const MEASURES: readonly Measure[] = ['density', 'depth', 'breadth'];

/** Density, depth and breadth, each against its own largest and against the whole. */
export function ThemeTable({ result }: { readonly result: WalkerResult }) {
  const { report, selection, words, figures } = useReport();
  const whole = report.summary.whole.walkers[selection.walker]?.themes ?? [];
  const heads = {
    density: [words.density, words.densityUnit],
    depth: [words.depth, words.depthUnit],
    breadth: [words.breadth, words.breadthUnit],
  } as const;
  const largest = (measure: Measure): number =>
    measure === 'breadth'
      ? 1
      : Math.max(0.001, ...[...whole, ...result.themes].map((theme) => theme[measure] ?? 0));
  return (
    <div className="themes">
      <h4>{words.themesTitle}</h4>
      <table>
        <thead>
          <tr>
            <th scope="col">{words.chooseTheme}</th>
            {MEASURES.map((measure) => (
              <th key={measure} scope="col">
                {heads[measure][0]}
                <small>{heads[measure][1]}</small>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {result.themes.map((theme) => {
            const row = report.findTheme(theme.theme);
            const asWhole = whole.find((one) => one.theme === theme.theme);
            return (
              <tr key={theme.theme}>
                <th scope="row">
                  {row === undefined ? theme.theme : headingIn(selection.language, row)}
                </th>
                {MEASURES.map((measure) => (
                  <td key={measure}>
                    <span className="theme-figure">
                      {measure === 'breadth'
                        ? figures.share(theme.breadth)
                        : figures.decimal(theme[measure])}
                    </span>
                    <span className="theme-bar" aria-hidden="true">
                      <i
                        style={{ width: `${((theme[measure] ?? 0) / largest(measure)) * 100}%` }}
                      />
                      {selection.area !== null && (
                        <b
                          style={{
                            left: `${((asWhole?.[measure] ?? 0) / largest(measure)) * 100}%`,
                          }}
                        />
                      )}
                    </span>
                  </td>
                ))}
              </tr>
            );
          })}
        </tbody>
      </table>
      {selection.area !== null && <p className="chart-note">{words.wholeInBrackets}</p>}
    </div>
  );
}
