/** A text without the characters that no database keeps: NUL, and halves of pairs. */
export const keepable = <Value>(value: Value): Value | string =>
  typeof value === 'string' ? value.replaceAll('\0', '').toWellFormed() : value;
