import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl';
import { NO_DATA_CLASS } from '../minute-classes.ts';
import type { Palette } from '../palette.ts';

// the library reads the weight from the first name; the first that the machine has is drawn
const FONT = ['PingFang SC', 'Noto Sans CJK SC', 'Microsoft YaHei'];
const BOLD = ['PingFang SC Bold', 'PingFang SC', 'Noto Sans CJK SC', 'Microsoft YaHei'];
const CHOSEN: ExpressionSpecification = ['boolean', ['get', 'chosen'], false];

/** Ground, then people, then what dims and bounds, then gaps, facilities and names in front. */
export function mapLayers(palette: Palette, latitude: number): LayerSpecification[] {
  return [
    ...groundLayers(palette),
    ...peopleLayers(palette, latitude),
    ...areaLayers(palette),
    ...gapLines(palette),
    ...markLayers(palette, latitude),
    ...nameLayers(palette),
    ...badgeLayers(palette),
  ];
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
function peopleLayers(palette: Palette, latitude: number): LayerSpecification[] {
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
        'circle-radius': radiusByZoom(['number', ['feature-state', 'r'], 0], 0.9, latitude),
        'circle-stroke-width': ['interpolate', ['linear'], ['zoom'], 12, 0.25, 15, 0.75],
        'circle-stroke-color': palette.pointEdge,
        'circle-pitch-alignment': 'map',
      },
    },
  ];
}

function areaLayers(palette: Palette): LayerSpecification[] {
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
  ];
}

function gapLines(palette: Palette): LayerSpecification[] {
  return [
    {
      id: 'gap-casing',
      type: 'line',
      source: 'gaps',
      layout: { 'line-join': 'round' },
      paint: {
        'line-color': palette.halo,
        'line-width': ['case', CHOSEN, 7, 4.5],
        'line-opacity': 0.85,
      },
    },
    {
      id: 'gap',
      type: 'line',
      source: 'gaps',
      layout: { 'line-join': 'round' },
      paint: { 'line-color': palette.gap, 'line-width': ['case', CHOSEN, 4, 2] },
    },
  ];
}

function markLayers(palette: Palette, latitude: number): LayerSpecification[] {
  return [
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
        'circle-radius': radiusByZoom(['get', 'r'], 6, latitude),
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
  ];
}

function nameLayers(palette: Palette): LayerSpecification[] {
  return [
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
  ];
}

function badgeLayers(palette: Palette): LayerSpecification[] {
  return [
    {
      id: 'badge',
      type: 'circle',
      source: 'badges',
      layout: { 'circle-sort-key': ['-', 0, ['get', 'rank']] },
      paint: {
        'circle-color': palette.gap,
        'circle-radius': ['case', CHOSEN, 13, ['<=', ['get', 'rank'], 9], 10, 9],
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
function radiusByZoom(
  metres: ExpressionSpecification,
  least: number,
  latitude: number,
): ExpressionSpecification {
  const stops = Array.from({ length: 13 }, (_, step) => step + 8).flatMap((zoom) => [
    zoom,
    ['case', ['<=', metres, 0], 0, ['max', least, ['*', metres, pixelsPerMetre(zoom, latitude)]]],
  ]);
  return [
    'interpolate',
    ['exponential', 2],
    ['zoom'],
    ...stops,
  ] as unknown as ExpressionSpecification;
}

/** Of the projection's 512-pixel tiles. */
function pixelsPerMetre(zoom: number, latitude: number): number {
  return (512 * 2 ** zoom) / (40_075_017 * Math.cos((latitude * Math.PI) / 180));
}
