import type { CommandOption } from '../terminal/command.ts';

/** Options that several commands share, word for word. A command adds `isRequired` where it is. */
export const INPUT_OPTIONS = {
  network: {
    kind: 'one',
    value: 'FILE',
    isRequired: true,
    says: {
      zh: '路网：.osm.pbf、.osm、.osm.gz、Overpass JSON',
      en: 'streets: .osm.pbf, .osm, .osm.gz, Overpass JSON',
    },
  },
  people: {
    kind: 'many',
    value: 'FILE',
    isRequired: true,
    says: {
      zh: '人口：CSV、XLSX、GeoJSON，或 GeoTIFF 栅格（每个年龄段一份）',
      en: 'people: CSV, XLSX, GeoJSON, or GeoTIFF grids (one per age band)',
    },
  },
  walker: {
    kind: 'one',
    value: 'ID',
    says: { zh: '步行者，默认 adult', en: 'walker, adult unless given' },
  },
  at: {
    kind: 'one',
    value: 'TIME',
    says: {
      zh: '按此刻判断大门开闭，如 2026-11-21T18:30；默认都开',
      en: 'judge gates for this moment, 2026-11-21T18:30; open unless given',
    },
  },
  crs: {
    kind: 'many',
    value: '[FILE=]CRS',
    says: {
      zh: '坐标系：auto（默认）、wgs84、cgcs2000、gcj02、bd09、EPSG:4549 …',
      en: 'coordinates: auto (default), wgs84, cgcs2000, gcj02, bd09, EPSG:4549 …',
    },
  },
  map: {
    kind: 'many',
    value: 'COLUMN=FIELD',
    says: {
      zh: '指明列的含义，如 常住=total、床位=capacity、经度=lon',
      en: 'what a column means, such as POP=total, BEDS=capacity, X=lon',
    },
  },
  snapMetres: {
    kind: 'one',
    value: 'N',
    says: {
      zh: '点离街道最远多少米，默认 200',
      en: 'how far a place may be from a street, 200 m unless given',
    },
  },
  maxComplaints: {
    kind: 'one',
    value: '%',
    says: {
      zh: '每份文件允许跳过的行，默认 5 %',
      en: 'share of rows of a file that may be skipped, 5 % unless given',
    },
  },
} as const satisfies Readonly<Record<string, CommandOption>>;
