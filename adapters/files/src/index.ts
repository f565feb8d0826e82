export { readOsm } from './osm/read-osm.ts';
export { readRaster } from './raster/read-raster.ts';
export { readJsonFile } from './read-json-file.ts';
export { readRecords } from './read-records.ts';
export { readYamlFile, type YamlFile } from './read-yaml-file.ts';
export { sniffFormat } from './sniff-format.ts';
export { csvHead, csvRows, writeCsv } from './write-csv.ts';
export { type Sheet, type SheetColumn, writeXlsx } from './xlsx/write-xlsx.ts';
