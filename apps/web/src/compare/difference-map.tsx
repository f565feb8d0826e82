import { useEffect, useMemo, useRef, useState } from 'react';
import { reportBounds } from '../report/map/area-places.ts';
import { MapButtons } from '../report/map/map-buttons.tsx';
import { cellReachMetres } from '../report/map/map-scene.ts';
import { openSheetMap, type SheetMap } from '../report/map/sheet-map.ts';
import { BEYOND, limitOf } from '../report/report.ts';
import { nameIn, shortNameIn } from '../report/words.ts';
import { MODES } from './choice.ts';
import { useCompare } from './compare-context.tsx';
import { DifferenceLegend } from './difference-legend.tsx';
import { type ChangeScene, changeScene, paintChanges } from './paint-changes.ts';

/** Who walks less and who more; or the walks themselves, now and in the plan. */
export function DifferenceMap() {
  const { opened, choice, choose, words } = useCompare();
  const { scenario, walker, type, band, mode, language } = choice;
  const scene = useMemo(
    () => changeScene(opened, { scenario, walker, type, band }),
    [opened, scenario, walker, type, band],
  );
  const { box, map, point } = useDifferenceMap(scene);
  const who = nameIn(language, opened.getWalker(walker));
  const typeRow = opened.comparison.types.find((one) => one.type === type);
  const where = typeRow === undefined ? type : shortNameIn(language, typeRow);
  return (
    <section className="compare-map" id="compare-map" aria-labelledby="map-title">
      <h2 id="map-title" tabIndex={-1}>
        {mode === 'difference'
          ? words.mapTitle(who, where)
          : words.mapTitleState(
              mode === 'before' ? words.now : `${words.scenario} ${scenario}`,
              who,
              where,
            )}
      </h2>
      <fieldset className="segments">
        <legend className="hidden">{words.mode}</legend>
        {MODES.map((one) => (
          <label key={one}>
            <input
              type="radio"
              name="mode"
              checked={one === mode}
              onChange={() => choose({ mode: one })}
            />
            <span>{words.modes[one]}</span>
          </label>
        ))}
      </fieldset>
      <div className="map-frame">
        <div ref={box} className="map-box" />
        <MapButtons
          words={words}
          onZoom={(steps) => map.current?.zoomBy(steps)}
          onShowAll={() => map.current?.fit(reportBounds(opened))}
        />
        <p className="map-attribution">
          {opened.comparison.fictional ? words.attributionFictional : words.attribution}
        </p>
      </div>
      <p className="compare-reading" aria-live="polite">
        <Reading point={point} />
      </p>
      <DifferenceLegend scene={scene} />
    </section>
  );
}

/** The map in its box, and the demand point that is read. */
function useDifferenceMap(scene: ChangeScene) {
  const { opened, choice, words, palette } = useCompare();
  const { mode } = choice;
  const box = useRef<HTMLDivElement>(null);
  const map = useRef<SheetMap | null>(null);
  const [point, setPoint] = useState<number | null>(null);
  const now = useRef({ scene, mode, palette, point });
  now.current = { scene, mode, palette, point };
  useEffect(() => {
    const container = box.current;
    if (container === null) return;
    const read = (place: Place | null, slackPixels: number): void => {
      const metres = slackPixels * (map.current?.metresPerPixel() ?? 1);
      const slack = Math.max(cellReachMetres(opened), metres);
      setPoint(place === null ? null : nearestPoint(opened.lonLats, place.lon, place.lat, slack));
    };
    const isFocused = (): boolean => container.contains(document.querySelector(':focus-visible'));
    map.current = openSheetMap(
      container,
      {
        bounds: reportBounds(opened),
        label: words.mapLabel,
        listener: {
          onPoint: (place) => read(place, POINTER_PIXELS),
          onPress: (place) => read(place, POINTER_PIXELS),
          onMove: () => {},
          // by keyboard one reads what lies about the middle
          onRest: (camera) => {
            if (isFocused()) read(camera, MIDDLE_PIXELS);
          },
        },
      },
      (brush, sheet) => paintChanges(brush, sheet, opened, now.current),
    );
    return () => map.current?.close();
  }, [opened, words]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is painted is read from the box
  useEffect(() => map.current?.redraw(), [scene, mode, palette, point]);
  return { box, map, point };
}

interface Place {
  readonly lon: number;
  readonly lat: number;
}

const POINTER_PIXELS = 12;
const MIDDLE_PIXELS = 80;

function Reading({ point }: { readonly point: number | null }) {
  const { opened, choice, words, figures } = useCompare();
  const { scenario, walker, type, band } = choice;
  if (point === null) return words.readingNone;
  const { unit } = opened.getWalker(walker);
  const say = (cost: number | undefined): string =>
    cost === undefined || cost === BEYOND
      ? words.beyond(figures.cost(limitOf(opened.comparison.limitSeconds, unit), unit))
      : figures.cost(cost, unit);
  return words.reading({
    people: figures.people(opened.people(band)[point] ?? 0),
    was: say(opened.costs(null, walker, type)[point]),
    is: say(opened.costs(scenario, walker, type)[point]),
  });
}

/** The demand point nearest to a place, within some metres. */
function nearestPoint(
  lonLats: Float64Array,
  lon: number,
  lat: number,
  mostMetres: number,
): number | null {
  const shrink = Math.cos((lat * Math.PI) / 180);
  let [nearest, least] = [-1, mostMetres];
  for (let point = 0; point < lonLats.length / 2; point++) {
    const east = ((lonLats[2 * point] ?? 0) - lon) * shrink;
    const north = (lonLats[2 * point + 1] ?? 0) - lat;
    const metres = 111_195 * Math.hypot(east, north);
    if (metres < least) [nearest, least] = [point, metres];
  }
  return nearest < 0 ? null : nearest;
}
