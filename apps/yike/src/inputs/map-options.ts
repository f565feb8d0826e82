import { Problem } from '@yike/kernel';
import { type ColumnMap, checkField } from '@yike/planning';

/** What `--map` says, and which of it some file had. */
export interface MapOptions {
  readonly map: ColumnMap;
  /** Call with the columns (or the name) of every file that was read. */
  see(names: readonly string[]): void;
  /** @throws Problem `map-column-unused` for a column that no file has */
  check(): void;
}

/**
 * `--map 列名=total`: column → field. For grids, file name → field.
 * @throws Problem `option-invalid`, `map-field-unknown`
 */
export function readMapOptions(values: readonly string[]): MapOptions {
  const map = new Map<string, string>();
  for (const value of values) {
    const at = value.lastIndexOf('=');
    if (at <= 0) {
      throw new Problem('option-invalid', {}, { option: '--map', value, expected: 'COLUMN=FIELD' });
    }
    checkField(value.slice(at + 1));
    map.set(value.slice(0, at), value.slice(at + 1));
  }
  const unseen = new Set(map.keys());
  const columns = new Set<string>();
  return {
    map,
    see(names) {
      for (const name of names) {
        unseen.delete(name);
        columns.add(name);
      }
    },
    check() {
      const [column] = unseen;
      if (column === undefined) return;
      throw new Problem('map-column-unused', {}, { column, columns: [...columns].join(', ') });
    },
  };
}
