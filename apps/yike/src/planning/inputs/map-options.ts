import { Problem } from '@yike/kernel';
import { type ColumnMap, checkField } from '@yike/planning';

/** What `--map` says, and which of it some file had. */
export interface MapOptions {
  readonly map: ColumnMap;
  /** Columns whose fields `isMore` knows. */
  readonly more: ReadonlyMap<string, string>;
  /** Call with the columns (or the name) of every file that was read. */
  see(names: readonly string[]): void;
  /** @throws Problem `map-column-unused` for a column that no file has */
  check(): void;
}

/**
 * `--map 列名=total`: column → field. For grids, file name → field.
 *
 * @param isMore knows fields beside those of planning
 * @throws Problem `option-invalid`, `map-field-unknown`
 */
export function readMapOptions(
  values: readonly string[],
  isMore: (field: string) => boolean = () => false,
): MapOptions {
  const map = new Map<string, string>();
  const more = new Map<string, string>();
  for (const value of values) {
    const at = value.lastIndexOf('=');
    if (at <= 0) {
      throw new Problem('option-invalid', {}, { option: '--map', value, expected: 'COLUMN=FIELD' });
    }
    const [column, field] = [value.slice(0, at), value.slice(at + 1)];
    if (isMore(field)) {
      more.set(column, field);
      continue;
    }
    checkField(field);
    map.set(column, field);
  }
  const unseen = new Set([...map.keys(), ...more.keys()]);
  const columns = new Set<string>();
  return {
    map,
    more,
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
