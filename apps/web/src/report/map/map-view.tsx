import { useCallback, useEffect, useRef, useState } from 'react';
import { useReport } from '../report-context.tsx';
import type { Words } from '../words-zh.ts';
import { areaAt, areaBounds, boundsOf, reportBounds } from './area-places.ts';
import { MapButtons } from './map-buttons.tsx';
import { MapCard } from './map-card.tsx';
import { cellReachMetres, type MapScene } from './map-scene.ts';
import { openMap } from './open-map.ts';
import { pointAt, type Reading, readingAt } from './pick.ts';
import { markOf, placeOf } from './reading-place.ts';
import type { MapHelpTexts, MapListener, ReportMap } from './report-map.ts';

interface Held {
  readonly reading: Reading;
  /** pinned by a press or the keyboard; otherwise it follows the pointer */
  readonly isPinned: boolean;
}

export function MapView({ scene }: { readonly scene: MapScene }) {
  const view = useReport();
  const { report, selection, words, palette, select } = view;
  const box = useRef<HTMLDivElement>(null);
  const map = useRef<ReportMap | null>(null);
  const now = useRef({ scene, view });
  now.current = { scene, view };
  const [held, setHeld] = useState<Held | null>(null);
  const [isPlain, setPlain] = useState(false);
  const [, followMove] = useState(0);

  useEffect(() => {
    const container = box.current;
    if (container === null) return;
    const listener = mapListener({
      now: () => now.current,
      map: () => map.current,
      hasKeyboard: () => container.contains(document.querySelector(':focus-visible')),
      setHeld,
      onMove: () => followMove((count) => count + 1),
    });
    const first = now.current.view;
    const opened = openMap(container, {
      report,
      palette: first.palette,
      camera: first.selection.camera,
      texts: helpTexts(first.words),
      listener,
    });
    map.current = opened.map;
    setPlain(opened.isPlain);
    return () => {
      opened.map.close();
      map.current = null;
    };
  }, [report]);

  useEffect(() => map.current?.show(scene), [scene]);
  useEffect(() => map.current?.dress(palette), [palette]);
  useEffect(() => map.current?.say(helpTexts(words)), [words]);
  useEffect(() => {
    map.current?.mark(held === null ? null : markOf(report, scene, selection, held.reading));
  }, [held, report, scene, selection]);
  useFlights(map);

  const drop = useCallback(() => setHeld(null), []);
  const place = held === null ? null : placeOf(report, held.reading);
  return (
    <div className="map-frame">
      <div ref={box} className="map-box" data-plain={isPlain} />
      {isPlain && <p className="plain-map-note">{words.noWebGl}</p>}
      <MapButtons
        words={words}
        onZoom={(steps) => map.current?.zoomBy(steps)}
        onShowAll={() => {
          select({ gap: null, area: null });
          map.current?.fit(reportBounds(report));
        }}
      />
      {held !== null && place !== null && map.current !== null && (
        <MapCard
          reading={held.reading}
          isPinned={held.isPinned}
          at={map.current.project(place[0], place[1])}
          onClose={drop}
        />
      )}
      <p className="map-attribution">
        {report.summary.fictional ? words.attributionFictional : words.attribution}
      </p>
    </div>
  );
}

function helpTexts(words: Words): MapHelpTexts {
  return { label: words.mapLabel, wheelHelp: words.wheelHelp, touchHelp: words.touchHelp };
}

interface ListenerParts {
  now(): { readonly scene: MapScene; readonly view: ReturnType<typeof useReport> };
  map(): ReportMap | null;
  hasKeyboard(): boolean;
  setHeld(change: (held: Held | null) => Held | null): void;
  onMove(): void;
}

/** Pointer: read what lies under it. Press: pin it. Keyboard: read what lies in the middle. */
function mapListener(parts: ListenerParts): MapListener {
  const readAt = (lon: number, lat: number): Reading | null => {
    const { scene, view } = parts.now();
    return readingAt(view.report, scene, lon, lat, parts.map()?.metresPerPixel() ?? 1);
  };
  return {
    onPoint: (place) => {
      const reading = place === null ? null : readAt(place.lon, place.lat);
      parts.setHeld((held) => {
        if (held?.isPinned === true) return held;
        return reading === null ? null : { reading, isPinned: false };
      });
    },
    onPress: ({ lon, lat }) => {
      const { view } = parts.now();
      const reading = readAt(lon, lat);
      if (reading?.kind === 'gap') {
        view.select({ gap: reading.id });
        parts.setHeld(() => null);
        return;
      }
      parts.setHeld(() => (reading === null ? null : { reading, isPinned: true }));
      const area = view.report.summary.areas[areaAt(view.report, lon, lat)];
      if (reading === null && area !== undefined) view.select({ area: area.id });
    },
    onMove: parts.onMove,
    onRest: (camera) => {
      const { scene, view } = parts.now();
      view.rememberCamera(camera);
      const map = parts.map();
      if (map === null || !parts.hasKeyboard()) return;
      const [lon, lat] = map.middle();
      const slack = Math.max(60 * map.metresPerPixel(), cellReachMetres(view.report) * 2);
      const reading = pointAt(view.report, scene, lon, lat, slack);
      parts.setHeld(() => (reading === null ? null : { reading, isPinned: true }));
    },
  };
}

/** Choosing a gap or an area anywhere on the page takes the map there; the first sight stays. */
function useFlights(map: { readonly current: ReportMap | null }): void {
  const { report, selection } = useReport();
  const before = useRef<{ readonly gap: string | null; readonly area: string | null }>({
    gap: selection.camera === null ? null : selection.gap,
    area: selection.camera === null ? null : selection.area,
  });
  useEffect(() => {
    const { gap, area } = selection;
    const last = before.current;
    before.current = { gap, area };
    const chosen = report.summary.gaps.find(({ id }) => id === gap);
    if (chosen !== undefined && gap !== last.gap) {
      const members = report.gapMembers(chosen);
      const places = Array.from(members ?? [], (member) => [
        report.lonLats[member * 2] ?? 0,
        report.lonLats[member * 2 + 1] ?? 0,
      ]);
      if (places.length > 3) map.current?.fit(boundsOf(places));
      else map.current?.fly({ lon: chosen.at[0], lat: chosen.at[1], zoom: 15.5 });
      return;
    }
    if (area === last.area) return;
    const index = report.areaIndex(area);
    map.current?.fit(index < 0 ? reportBounds(report) : areaBounds(report, index));
  }, [map, report, selection]);
}
