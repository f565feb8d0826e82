import { useEffect, useMemo, useRef } from 'react';
import { LackLegend } from './lack-legend.tsx';
import { reportBounds } from './map/area-places.ts';
import { dotRadii } from './map/map-scene.ts';
import { paintDots, sheetFor, traceAreas } from './map/paint.ts';
import { lackColour, type Palette } from './palette.ts';
import type { Report, Theme } from './report.ts';
import { useReport } from './report-context.tsx';
import { firstTypeOf, themesShown } from './selection-bar.tsx';
import { headingIn, nameIn } from './words.ts';

/** Small multiples: the same people, one map per theme. */
export function ThemeMaps() {
  const { report, selection, words } = useReport();
  const walkerName = nameIn(selection.language, report.getWalker(selection.walker));
  return (
    <div className="theme-maps">
      <h2>{words.themeMaps}</h2>
      <p className="intro">{words.themeMapsIntro(walkerName)}</p>
      <LackLegend label={words.themeLegend} />
      <ul>
        {themesShown(report).map((theme) => (
          <li key={theme.id}>
            <ThemeMap theme={theme} />
          </li>
        ))}
      </ul>
    </div>
  );
}

const WIDTH = 208;
const HEIGHT = 168;

function ThemeMap({ theme }: { readonly theme: Theme }) {
  const { report, selection, words, figures, palette, select } = useReport();
  const { walker, band, language } = selection;
  const canvas = useRef<HTMLCanvasElement>(null);
  const shares = useMemo(() => sharesInReach(report, walker, theme.id), [report, walker, theme.id]);
  useEffect(() => {
    // a dozen maps at once would hold up the reader's next choice
    const turn = setTimeout(() => {
      if (canvas.current !== null) paintTheme(canvas.current, report, shares, band, palette);
    });
    return () => clearTimeout(turn);
  }, [report, shares, band, palette]);
  const breadth = report
    .results(null, walker)
    ?.themes.find((one) => one.theme === theme.id)?.breadth;
  return (
    <button
      type="button"
      aria-pressed={report.findType(selection.type)?.theme === theme.id}
      onClick={() => select({ type: firstTypeOf(report, theme.id), gap: null })}
    >
      <canvas ref={canvas} width={WIDTH} height={HEIGHT} />
      <strong>{headingIn(language, theme)}</strong>
      <small>{words.themeBreadth(figures.share(breadth ?? null))}</small>
    </button>
  );
}

/** Per demand point: share of the theme's types within their budgets. */
function sharesInReach(report: Report, walker: string, theme: string): Float32Array {
  const types = report.types.filter((type) => type.theme === theme);
  const shares = new Float32Array(report.demandCount);
  for (const { type } of types) {
    const costs = report.costs(walker, type);
    const budget = report.budget(walker, type);
    costs.forEach((cost, index) => {
      if (cost <= budget) shares[index] = (shares[index] ?? 0) + 1 / types.length;
    });
  }
  return shares;
}

function paintTheme(
  canvas: HTMLCanvasElement,
  report: Report,
  shares: Float32Array,
  band: string,
  palette: Palette,
): void {
  const dense = Math.max(2, devicePixelRatio || 1);
  canvas.width = WIDTH * dense;
  canvas.height = HEIGHT * dense;
  const brush = canvas.getContext('2d');
  if (brush === null) return;
  brush.scale(dense, dense);
  const sheet = sheetFor(reportBounds(report), WIDTH, HEIGHT, 5);
  for (const feature of report.data.backdrop.features) {
    if (feature.properties?.['kind'] !== 'water') continue;
    brush.beginPath();
    traceAreas(brush, sheet, feature.geometry);
    brush.fillStyle = palette.water;
    brush.fill('evenodd');
  }
  paintDots(
    brush,
    sheet,
    report,
    dotRadii(report, band),
    (index) => lackColour(shares[index] ?? 0, palette),
    0.7,
  );
  for (const feature of report.data.areas.features) {
    brush.beginPath();
    traceAreas(brush, sheet, feature.geometry);
    brush.strokeStyle = palette.boundary;
    brush.lineWidth = 0.5;
    brush.stroke();
  }
}
