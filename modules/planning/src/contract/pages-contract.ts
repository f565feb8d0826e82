import type { Comparison } from './comparison-contract.ts';
import type { Sites } from './sites-contract.ts';
import type { Summary } from './summary-contract.ts';

/** What every page draws first. `string`s of packed arrays are base64 of little-endian typed arrays. */
export interface PageGround {
  /** Streets as flat runs: for each line its count of points, and the points as deltas. */
  readonly streets: {
    /** Uint32: points of each line. */
    readonly pointCounts: string;
    /** Uint8: 0 street, 1 stairs, 2 main road. */
    readonly kinds: string;
    /** Int32, lon and lat alternating, in 1e-6 degrees; the first point of all is absolute, each later one relative to the one before, across lines too. */
    readonly deltas: string;
  };
  readonly demand: {
    /** Float64, lon and lat alternating. */
    readonly lonLats: string;
    /** By band id and `total`: Float32 each. */
    readonly people: Readonly<Record<string, string>>;
    /** Int16: index into the areas, −1 outside all. */
    readonly areas: string;
    /** Half the side of a cell in metres when the demand is a grid; null when it is loose points. */
    readonly gridCellMetres: number | null;
  };
  /** GeoJSON polygons with `id` and `name`, in the order of the areas of the results. */
  readonly areas: GeoJSON.FeatureCollection;
  /** Water, parks and the like to draw quietly beneath, where the network file has them; `kind`: water | green. */
  readonly backdrop: GeoJSON.FeatureCollection;
}

/** walker id → type → per demand point: Uint16 of whole seconds (or metres), rounded up, 65535 beyond the limit. */
type PackedWalks = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** What the report page draws. It travels inside the HTML as gzip + base64 of this object as JSON. */
export interface ReportData extends PageGround {
  readonly summary: Summary;
  readonly language: 'zh' | 'en';
  readonly facilities: readonly {
    readonly id: string;
    readonly name: string;
    readonly types: readonly string[];
    readonly at: readonly [number, number];
    readonly address?: string;
    readonly hours?: string;
  }[];
  readonly nearest: PackedWalks;
  /** walker id → type → per demand point: Int32 index into `facilities`, −1 none. */
  readonly nearestFacility: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** gap id → Uint32: indexes of the demand points that make up the gap; the page outlines them. Without it gaps are points only. */
  readonly gapMembers?: Readonly<Record<string, string>>;
  /** walker id → type → how many of the smallest gaps are not in `summary`; nothing where all are. */
  readonly gapsLeftOut?: Readonly<Record<string, Readonly<Record<string, number>>>>;
  /** Where to add, when that was asked. */
  readonly sites?: SitesData;
}

/** Sites to add and whom each covers. */
export interface SitesData {
  readonly result: Sites;
  /** service → per demand point, packed Int16: rank of the site that covers it first, 0 nobody, −1 a facility there is. */
  readonly coveredBy: Readonly<Record<string, string>>;
}

/** What the page of a comparison draws; the demand points are those of before, without whoever moves in. */
export interface ComparisonData extends PageGround {
  readonly comparison: Comparison;
  readonly language: 'zh' | 'en';
  /** Of every type that some scenario changes. */
  readonly nearest: PackedWalks;
  /** Those of the same types, before. */
  readonly facilities: readonly {
    readonly name: string;
    readonly types: readonly string[];
    readonly at: readonly [number, number];
  }[];
  /** In the order of the scenarios: the walks that are others. */
  readonly after: readonly PackedWalks[];
}
