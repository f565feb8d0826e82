import type { ChosenSite, Sites } from '@yike/planning/contract';
import { useEffect, useMemo, useRef } from 'react';
import { boundsOf, reportBounds } from '../map/area-places.ts';
import { dotRadii } from '../map/map-scene.ts';
import {
  paintDisc,
  paintDots,
  paintGround,
  type Sheet,
  sheetFor,
  toPixels,
  traceAreas,
} from '../map/paint.ts';
import type { Palette } from '../palette.ts';
import type { Report } from '../report.ts';
import { useReport } from '../report-context.tsx';
import { useWidth } from '../use-width.ts';
import { paintRound } from './paint-round.ts';
import { fateColour, fateOf, numberOf } from './sites-view.ts';

const FIRST_WIDTH = 720;
const MARGIN = 24;

interface SitesMapProps {
  readonly result: Sites;
  readonly type: string;
  readonly coveredBy: Int16Array;
  readonly chosenRank: number | null;
  readonly labelOf: (site: ChosenSite) => string;
  readonly label: string;
  readonly onChoose: (rank: number) => void;
}

/** The people by what becomes of them, and the sites as numbered buttons on top. */
export function SitesMap(props: SitesMapProps) {
  const { result, type, coveredBy, chosenRank, label } = props;
  const { sites, round } = result;
  const { report, selection, palette } = useReport();
  const { band } = selection;
  const { ref, width } = useWidth<HTMLDivElement>(FIRST_WIDTH);
  const canvas = useRef<HTMLCanvasElement>(null);
  const sheet = useMemo((): Sheet => {
    const height = Math.round(Math.min(620, Math.max(320, width * 0.72)));
    const bounds =
      chosenRank === null
        ? reportBounds(report)
        : boundsAround(report, coveredBy, sites, chosenRank);
    return sheetFor(bounds, width, height, MARGIN);
  }, [report, coveredBy, sites, chosenRank, width]);
  useEffect(() => {
    if (canvas.current === null) return;
    const line = round?.line ?? [];
    paint(canvas.current, sheet, report, palette, { band, coveredBy, chosenRank, type, line });
  }, [sheet, report, palette, band, coveredBy, chosenRank, type, round]);
  return (
    // in shares of the box: on paper it is another size, and nothing is painted anew
    <div
      className="sites-map"
      ref={ref}
      style={{ aspectRatio: `${sheet.width} / ${sheet.height}` }}
    >
      <canvas ref={canvas} role="img" aria-label={label} />
      {sites.map((site) => (
        <SiteButton key={site.rank} site={site} sheet={sheet} {...props} />
      ))}
    </div>
  );
}

function SiteButton({
  result,
  site,
  sheet,
  chosenRank,
  labelOf,
  onChoose,
}: SitesMapProps & { readonly site: ChosenSite; readonly sheet: Sheet }) {
  const [x, y] = toPixels(sheet, site.at[0], site.at[1]);
  if (x < 0 || y < 0 || x > sheet.width || y > sheet.height) return null;
  return (
    <button
      type="button"
      className="site-badge"
      aria-pressed={site.rank === chosenRank}
      aria-label={labelOf(site)}
      style={{ left: `${(100 * x) / sheet.width}%`, top: `${(100 * y) / sheet.height}%` }}
      onClick={() => onChoose(site.rank)}
    >
      {numberOf(result, site)}
    </button>
  );
}

/** The site and whom it covers, with some room. */
function boundsAround(
  report: Report,
  coveredBy: Int16Array,
  sites: readonly ChosenSite[],
  rank: number,
) {
  const places: GeoJSON.Position[] = sites.flatMap((site) =>
    site.rank === rank ? [[...site.at]] : [],
  );
  coveredBy.forEach((covered, point) => {
    if (covered !== rank) return;
    places.push([report.lonLats[2 * point] ?? 0, report.lonLats[2 * point + 1] ?? 0]);
  });
  const [west, south, east, north] = boundsOf(places);
  const [lon, lat] = [LEAST_DEGREES, LEAST_DEGREES];
  return [west - lon, south - lat, east + lon, north + lat] as const;
}

/** Some 500 m. */
const LEAST_DEGREES = 0.005;

interface Picture {
  readonly band: string;
  readonly type: string;
  readonly coveredBy: Int16Array;
  readonly chosenRank: number | null;
  /** The round of a unit on wheels; empty: there is none. */
  readonly line: readonly (readonly [number, number])[];
}

function paint(
  canvas: HTMLCanvasElement,
  sheet: Sheet,
  report: Report,
  palette: Palette,
  { band, type, coveredBy, chosenRank, line }: Picture,
): void {
  const dense = Math.max(2, devicePixelRatio || 1);
  canvas.width = sheet.width * dense;
  canvas.height = sheet.height * dense;
  const brush = canvas.getContext('2d');
  if (brush === null) return;
  brush.scale(dense, dense);
  brush.lineJoin = 'round';
  paintGround(brush, sheet, report.data, palette);
  paintDots(
    brush,
    sheet,
    report,
    dotRadii(report, band),
    (point) => fateColour(fateOf(coveredBy[point] ?? 0, chosenRank), palette),
    0.9,
  );
  for (const feature of report.data.areas.features) {
    brush.beginPath();
    traceAreas(brush, sheet, feature.geometry);
    brush.strokeStyle = palette.boundary;
    brush.lineWidth = 0.8;
    brush.stroke();
  }
  paintRound(brush, sheet, line, palette);
  for (const { facility } of report.facilitiesOf(type)) {
    const place = toPixels(sheet, facility.at[0], facility.at[1]);
    paintDisc(brush, place, 4, palette.facility, palette.halo);
  }
  canvas.dataset['drawn'] = 'true';
}
