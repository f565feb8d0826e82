import type { GeoJSONSourceSpecification, StyleSpecification } from 'maplibre-gl';
import type { Palette } from '../palette.ts';
import type { Report } from '../report.ts';
import { streetLines } from '../streets.ts';
import { labelPlace, reportBounds } from './area-places.ts';
import { mapLayers } from './map-layers.ts';

/** Sources that hold what the reader chose; the rest never changes. */
export const EMPTY: GeoJSON.FeatureCollection = { type: 'FeatureCollection', features: [] };

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
    layers: mapLayers(palette, middleLatitude(report)),
  };
}

export function middleLatitude(report: Report): number {
  const [, south, , north] = reportBounds(report);
  return (south + north) / 2;
}

function geojson(data: GeoJSON.FeatureCollection): GeoJSONSourceSpecification {
  return { type: 'geojson', data, maxzoom: 16 };
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
