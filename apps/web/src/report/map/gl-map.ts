import {
  type GeoJSONSource,
  Map as GlMap,
  type MapMouseEvent,
  ScaleControl,
  setWorkerUrl,
} from 'maplibre-gl';
import workerText from 'maplibre-gl/dist/maplibre-gl-worker.mjs?raw';
import type { Palette } from '../palette.ts';
import { type Bounds, reportBounds } from './area-places.ts';
import { mapLayers } from './map-layers.ts';
import type { MapScene } from './map-scene.ts';
import { EMPTY, mapStyle, middleLatitude } from './map-style.ts';
import type { MapHelpTexts, MapListener, MapMark, MapOptions, ReportMap } from './report-map.ts';

type PaintName = Parameters<GlMap['setPaintProperty']>[1];

let isWorkerReady = false;

/** The worker travels inside the page: a blob has an address even where the page is a file. */
function prepareWorker(): void {
  if (isWorkerReady) return;
  setWorkerUrl(URL.createObjectURL(new Blob([workerText], { type: 'text/javascript' })));
  isWorkerReady = true;
}

const prefersStillness = (): boolean => matchMedia('(prefers-reduced-motion: reduce)').matches;
const FIT = { padding: 28, maxZoom: 16.5 } as const;

/** @throws Error where WebGL is not to be had */
export function openGlMap(container: HTMLElement, options: MapOptions): ReportMap {
  prepareWorker();
  const { report, camera, texts, listener } = options;
  const map = new GlMap({
    container,
    style: mapStyle(report, options.palette),
    ...(camera === null
      ? {
          bounds: [...reportBounds(report)] as [number, number, number, number],
          fitBoundsOptions: FIT,
        }
      : { center: [camera.lon, camera.lat] as [number, number], zoom: camera.zoom }),
    canvasContextAttributes: { preserveDrawingBuffer: true, antialias: true },
    attributionControl: false,
    cooperativeGestures: true,
    dragRotate: false,
    pitchWithRotate: false,
    fadeDuration: prefersStillness() ? 0 : 150,
    maxZoom: 19,
    minZoom: 8,
    localIdeographFontFamily: '"PingFang SC", "Noto Sans CJK SC", "Microsoft YaHei", sans-serif',
    locale: {
      'Map.Title': texts.label,
      'CooperativeGesturesHandler.WindowsHelpText': texts.wheelHelp,
      'CooperativeGesturesHandler.MacHelpText': texts.wheelHelp,
      'CooperativeGesturesHandler.MobileHelpText': texts.touchHelp,
    },
  });
  map.touchZoomRotate.disableRotation();
  map.keyboard.disableRotation();
  map.addControl(
    new ScaleControl({ maxWidth: container.clientWidth < 500 ? 70 : 120 }),
    'bottom-left',
  );
  listen(map, listener);
  return mapHandle(map, middleLatitude(report));
}

function listen(map: GlMap, listener: MapListener): void {
  const place = (event: MapMouseEvent) => ({
    lon: event.lngLat.lng,
    lat: event.lngLat.lat,
    x: event.point.x,
    y: event.point.y,
  });
  map.on('mousemove', (event) => listener.onPoint(place(event)));
  map.on('mouseout', () => listener.onPoint(null));
  map.on('click', (event) => listener.onPress(place(event)));
  map.on('move', () => listener.onMove());
  map.on('moveend', () => {
    const { lng, lat } = map.getCenter();
    listener.onRest({ lon: lng, lat, zoom: map.getZoom() });
  });
}

function mapHandle(map: GlMap, latitude: number): ReportMap {
  const whenLoaded = later(map);
  const motion = (): { animate: boolean } => ({ animate: !prefersStillness() });
  return {
    show: (scene) => whenLoaded('scene', () => showScene(map, scene)),
    dress: (palette) => whenLoaded('palette', () => dressMap(map, palette, latitude)),
    mark: (mark) => whenLoaded('mark', () => setData(map, 'mark', markFeatures(mark))),
    fly: ({ lon, lat, zoom }) =>
      map.easeTo({ center: [lon, lat], zoom, duration: 900, ...motion() }),
    fit: (bounds: Bounds) =>
      map.fitBounds([...bounds] as [number, number, number, number], { ...FIT, ...motion() }),
    zoomBy: (steps) => map.easeTo({ zoom: map.getZoom() + steps, duration: 250, ...motion() }),
    project: (lon, lat) => {
      const { x, y } = map.project([lon, lat]);
      return [x, y];
    },
    metresPerPixel: () =>
      (40_075_017 * Math.cos((map.getCenter().lat * Math.PI) / 180)) / (512 * 2 ** map.getZoom()),
    middle: () => [map.getCenter().lng, map.getCenter().lat],
    say: (texts) => sayOn(map, texts),
    close: () => map.remove(),
  };
}

/** The library takes its texts once only; these are the places where it puts them. */
function sayOn(map: GlMap, texts: MapHelpTexts): void {
  map.getCanvas().setAttribute('aria-label', texts.label);
  const put = (selector: string, text: string): void => {
    const element = map.getContainer().querySelector(selector);
    if (element !== null) element.textContent = text;
  };
  put('.maplibregl-desktop-message', texts.wheelHelp);
  put('.maplibregl-mobile-message', texts.touchHelp);
}

/** Before the style is there only the last wish of each kind is kept. */
function later(map: GlMap): (kind: string, wish: () => void) => void {
  const waiting = new Map<string, () => void>();
  let isLoaded = false;
  map.once('load', () => {
    isLoaded = true;
    for (const wish of waiting.values()) wish();
    map.getContainer().dataset['drawn'] = 'true';
  });
  return (kind, wish) => {
    if (isLoaded) wish();
    else waiting.set(kind, wish);
  };
}

function showScene(map: GlMap, scene: MapScene): void {
  scene.classes.forEach((cost, id) => {
    map.setFeatureState({ source: 'demand', id }, { c: cost, r: scene.radiiMetres[id] ?? 0 });
  });
  setData(map, 'facilities', {
    type: 'FeatureCollection',
    features: scene.facilities.map(({ name, at }) => pointFeature(at, { name })),
  });
  setData(map, 'gaps', {
    type: 'FeatureCollection',
    features: scene.gaps.flatMap(({ gap, outline }) =>
      outline === null
        ? []
        : [{ type: 'Feature', properties: { chosen: gap.id === scene.gapId }, geometry: outline }],
    ),
  });
  setData(map, 'badges', {
    type: 'FeatureCollection',
    features: scene.gaps.map(({ gap, rank }) =>
      pointFeature([...gap.at], { rank, chosen: gap.id === scene.gapId }),
    ),
  });
  const hasArea = scene.areaIndex >= 0;
  map.setFilter('veil', [hasArea ? '!=' : '==', ['get', 'index'], hasArea ? scene.areaIndex : -2]);
  map.setFilter('chosen-area', ['==', ['get', 'index'], hasArea ? scene.areaIndex : -2]);
}

function dressMap(map: GlMap, palette: Palette, latitude: number): void {
  for (const layer of mapLayers(palette, latitude)) {
    for (const [name, value] of Object.entries(layer.paint ?? {})) {
      map.setPaintProperty(layer.id, name as PaintName, value);
    }
  }
}

function markFeatures(mark: MapMark | null): GeoJSON.FeatureCollection {
  if (mark === null) return EMPTY;
  const ring = pointFeature([...mark.at], { r: mark.radiusMetres });
  if (mark.to === null) return { type: 'FeatureCollection', features: [ring] };
  const link: GeoJSON.Feature = {
    type: 'Feature',
    properties: {},
    geometry: { type: 'LineString', coordinates: [[...mark.at], [...mark.to]] },
  };
  return { type: 'FeatureCollection', features: [ring, link] };
}

function pointFeature(
  coordinates: GeoJSON.Position,
  properties: GeoJSON.GeoJsonProperties,
): GeoJSON.Feature {
  return { type: 'Feature', properties, geometry: { type: 'Point', coordinates } };
}

function setData(map: GlMap, source: string, data: GeoJSON.FeatureCollection): void {
  map.getSource<GeoJSONSource>(source)?.setData(data);
}
