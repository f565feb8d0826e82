import type {
  ExpressionSpecification,
  GeoJSONSourceSpecification,
  LayerSpecification,
  StyleSpecification,
} from 'maplibre-gl';
import { NO_DATA_CLASS } from '../minute-classes.ts';
import type { Palette } from '../palette.ts';
import type { Report } from '../report.ts';
import { streetLines } from '../streets.ts';
import { labelPlace } from './area-places.ts';

/** Sources that hold what the reader chose; the rest never changes. */
export const EMPTY: GeoJSON.FeatureCollection = { type: 'FeatureCollection', features: [] };

// the library reads the weight from the first name; the first that the machine has is drawn
const FONT = ['PingFang SC', 'Noto Sans CJK SC', 'Microsoft YaHei'];
const BOLD = ['PingFang SC Bold', 'PingFang SC', 'Noto Sans CJK SC', 'Microsoft YaHei'];

export function mapStyle(report: Report, palette: Palette): StyleSpecification {
  return {
    version: 8,
    sources: {
      backdrop: geojson(report.data.backdrop),
      streets: geojson(streetFeatures(report)),
      demand: { ...geojson(demandFeatures(report)), tolerance: 0, buffer: 32 },
      areas: geojson(indexed(report.data.areas)),
      names: geojson(areaNames(report)),
      gaps: geojson(EMPTY),
      badges: geojson(EMPTY),
      facilities: geojson(EMPTY),
      mark: geojson(EMPTY),
    },
    layers: mapLayers(palette),
  };
}

function geojson(data: GeoJSON.FeatureCollection): GeoJSONSourceSpecification {
  return { type: 'geojson', data, maxzoom: 16 };
}

/** Ground, then people, then what dims and bounds, then gaps, facilities and names in front. */
export function mapLayers(palette: Palette): LayerSpecification[] {
  return [...groundLayers(palette), ...peopleLayers(palette), ...frontLayers(palette)];
}

function groundLayers(palette: Palette): LayerSpecification[] {
  const kind = (name: string): ExpressionSpecification => ['==', ['get', 'kind'], name];
  const width = (thin: number, thick: number): ExpressionSpecification => [
    'interpolate',
    ['exponential', 1.6],
    ['zoom'],
    11,
    thin,
    18,
    thick,
  ];
  const round = { 'line-cap': 'round', 'line-join': 'round' } as const;
  return [
    { id: 'paper', type: 'background', paint: { 'background-color': palette.paper } },
    {
      id: 'green',
      type: 'fill',
      source: 'backdrop',
      filter: kind('green'),
      paint: { 'fill-color': palette.green },
    },
    {
      id: 'water',
      type: 'fill',
      source: 'backdrop',
      filter: kind('water'),
      paint: { 'fill-color': palette.water },
    },
    {
      id: 'street',
      type: 'line',
      source: 'streets',
      filter: kind('street'),
      layout: round,
      paint: { 'line-color': palette.street, 'line-width': width(0.5, 6) },
    },
    {
      id: 'main-street',
      type: 'line',
      source: 'streets',
      filter: kind('main'),
      layout: round,
      paint: { 'line-color': palette.mainStreet, 'line-width': width(0.9, 11) },
    },
    {
      id: 'stairs',
      type: 'line',
      source: 'streets',
      filter: kind('stairs'),
      minzoom: 13,
      paint: {
        'line-color': palette.stairs,
        'line-width': width(1, 7),
        'line-dasharray': [0.5, 0.5],
      },
    },
  ];
}

/** `c`: cost class, `r`: radius in metres; both are feature state, so a new choice repaints only. */
function peopleLayers(palette: Palette): LayerSpecification[] {
  const cost: ExpressionSpecification = ['number', ['feature-state', 'c'], NO_DATA_CLASS];
  const steps = [...palette.walk.slice(1), palette.noData].flatMap((colour, index) => [
    index + 1,
    colour,
  ]);
  const colour = ['step', cost, palette.walk[0], ...steps] as ExpressionSpecification;
  return [
    {
      id: 'demand',
      type: 'circle',
      source: 'demand',
      paint: {
        'circle-color': colour,
        'circle-radius': radiusByZoom(['number', ['feature-state', 'r'], 0], 0.9),
        'circle-stroke-width': ['interpolate', ['linear'], ['zoom'], 12, 0.25, 15, 0.75],
        'circle-stroke-color': palette.pointEdge,
        'circle-pitch-alignment': 'map',
      },
    },
  ];
}

function frontLayers(palette: Palette): LayerSpecification[] {
  const chosen: ExpressionSpecification = ['boolean', ['get', 'chosen'], false];
  return [
    {
      id: 'veil',
      type: 'fill',
      source: 'areas',
      filter: ['==', ['get', 'index'], -2],
      paint: { 'fill-color': palette.veil, 'fill-opacity': 0.72 },
    },
    {
      id: 'boundary',
      type: 'line',
      source: 'areas',
      layout: { 'line-join': 'round' },
      paint: {
        'line-color': palette.boundary,
        'line-width': ['interpolate', ['linear'], ['zoom'], 11, 0.6, 16, 1.4],
        'line-opacity': 0.8,
      },
    },
    {
      id: 'chosen-area',
      type: 'line',
      source: 'areas',
      filter: ['==', ['get', 'index'], -2],
      layout: { 'line-join': 'round' },
      paint: { 'line-color': palette.ink, 'line-width': 2.4 },
    },
    {
      id: 'gap-casing',
      type: 'line',
      source: 'gaps',
      layout: { 'line-join': 'round' },
      paint: {
        'line-color': palette.halo,
        'line-width': ['case', chosen, 7, 4.5],
        'line-opacity': 0.85,
      },
    },
    {
      id: 'gap',
      type: 'line',
      source: 'gaps',
      layout: { 'line-join': 'round' },
      paint: { 'line-color': palette.gap, 'line-width': ['case', chosen, 4, 2] },
    },
    {
      id: 'link',
      type: 'line',
      source: 'mark',
      filter: ['==', ['geometry-type'], 'LineString'],
      paint: { 'line-color': palette.ink, 'line-width': 1.6, 'line-dasharray': [2, 1.6] },
    },
    {
      id: 'ring',
      type: 'circle',
      source: 'mark',
      filter: ['==', ['geometry-type'], 'Point'],
      paint: {
        'circle-color': 'rgba(0,0,0,0)',
        'circle-radius': radiusByZoom(['get', 'r'], 6),
        'circle-stroke-width': 2.4,
        'circle-stroke-color': palette.ink,
      },
    },
    {
      id: 'facility',
      type: 'circle',
      source: 'facilities',
      paint: {
        'circle-color': palette.facility,
        'circle-radius': ['interpolate', ['linear'], ['zoom'], 11, 2.2, 14, 4, 17, 6.5],
        'circle-stroke-color': palette.halo,
        'circle-stroke-width': 1.6,
      },
    },
    nameLayer(
      'area-name',
      'names',
      palette,
      {
        'text-font': BOLD,
        'text-size': ['interpolate', ['linear'], ['zoom'], 11, 11, 15, 15],
        'text-letter-spacing': 0.06,
      },
      palette.ink,
    ),
    {
      ...nameLayer(
        'facility-name',
        'facilities',
        palette,
        { 'text-font': FONT, 'text-size': 12, 'text-anchor': 'left', 'text-offset': [0.8, 0] },
        palette.ink,
      ),
      minzoom: 15,
    },
    {
      id: 'badge',
      type: 'circle',
      source: 'badges',
      layout: { 'circle-sort-key': ['-', 0, ['get', 'rank']] },
      paint: {
        'circle-color': palette.gap,
        'circle-radius': ['case', chosen, 13, ['<=', ['get', 'rank'], 9], 10, 9],
        'circle-stroke-color': palette.halo,
        'circle-stroke-width': 1.5,
      },
    },
    {
      id: 'badge-number',
      type: 'symbol',
      source: 'badges',
      layout: {
        'text-field': ['to-string', ['get', 'rank']],
        'text-font': BOLD,
        'text-size': 12,
        'text-allow-overlap': true,
        'text-ignore-placement': true,
      },
      paint: { 'text-color': palette.gapInk },
    },
  ];
}

function nameLayer(
  id: string,
  source: string,
  palette: Palette,
  layout: Record<string, unknown>,
  colour: string,
): Extract<LayerSpecification, { type: 'symbol' }> {
  return {
    id,
    type: 'symbol',
    source,
    layout: { 'text-field': ['get', 'name'], 'text-padding': 4, 'text-max-width': 9, ...layout },
    paint: { 'text-color': colour, 'text-halo-color': palette.halo, 'text-halo-width': 1.8 },
  };
}

/** Metres on the ground as pixels: exact at every zoom, but never under `least` pixels. */
function radiusByZoom(metres: ExpressionSpecification, least: number): ExpressionSpecification {
  const stops = Array.from({ length: 13 }, (_, step) => step + 8).flatMap((zoom) => [
    zoom,
    ['case', ['<=', metres, 0], 0, ['max', least, ['*', metres, pixelsPerMetre(zoom)]]],
  ]);
  return [
    'interpolate',
    ['exponential', 2],
    ['zoom'],
    ...stops,
  ] as unknown as ExpressionSpecification;
}

/** At 31° north, the middle of China; 512-pixel tiles. */
function pixelsPerMetre(zoom: number): number {
  return (512 * 2 ** zoom) / (40_075_017 * Math.cos((31 * Math.PI) / 180));
}

function streetFeatures(report: Report): GeoJSON.FeatureCollection {
  const lines = streetLines(report.data.streets);
  return {
    type: 'FeatureCollection',
    features: (['street', 'main', 'stairs'] as const).map((kind) => ({
      type: 'Feature',
      properties: { kind },
      geometry: { type: 'MultiLineString', coordinates: lines[kind] },
    })),
  };
}

function demandFeatures(report: Report): GeoJSON.FeatureCollection {
  return {
    type: 'FeatureCollection',
    features: Array.from({ length: report.demandCount }, (_, index) => ({
      type: 'Feature',
      id: index,
      properties: {},
      geometry: {
        type: 'Point',
        coordinates: [report.lonLats[index * 2] ?? 0, report.lonLats[index * 2 + 1] ?? 0],
      },
    })),
  };
}

function indexed(areas: GeoJSON.FeatureCollection): GeoJSON.FeatureCollection {
  return {
    type: 'FeatureCollection',
    features: areas.features.map((feature, index) => ({
      ...feature,
      properties: { ...feature.properties, index },
    })),
  };
}

function areaNames(report: Report): GeoJSON.FeatureCollection {
  return {
    type: 'FeatureCollection',
    features: report.data.areas.features.flatMap((feature, index) => {
      const coordinates = labelPlace(feature);
      if (coordinates === null) return [];
      const name = report.summary.areas[index]?.name ?? '';
      return [{ type: 'Feature', properties: { name }, geometry: { type: 'Point', coordinates } }];
    }),
  };
}
