/** Where in a user's files something was found. Rows count from 1, the header included. */
export interface Place {
  readonly file?: string;
  readonly row?: number;
  /** Of a text that has no rows, such as YAML; from 1. */
  readonly line?: number;
  readonly column?: string;
}

/** `people.csv, 第 12 行, age65plus 列`, or what is known of it. */
export function placeText(place: Place): { zh: string; en: string } {
  const zh: string[] = [];
  const en: string[] = [];
  if (place.file !== undefined) {
    zh.push(place.file);
    en.push(place.file);
  }
  if (place.row !== undefined) {
    zh.push(`第 ${place.row} 行`);
    en.push(`row ${place.row}`);
  }
  if (place.line !== undefined) {
    zh.push(`第 ${place.line} 行`);
    en.push(`line ${place.line}`);
  }
  if (place.column !== undefined) {
    zh.push(`“${place.column}”列`);
    en.push(`column "${place.column}"`);
  }
  return { zh: zh.join('，'), en: en.join(', ') };
}
