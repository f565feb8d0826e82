/** Text a spreadsheet would run as a formula, behind apostrophes that may stand there already. */
const FORMULA = /^'*[=+\-@\t\r]/;
const GUARDED = /^'+[=+\-@\t\r]/;

/** An apostrophe in front of what a spreadsheet would run; numbers such as -3.5 stay as they are. */
export function guardFormula(text: string): string {
  return FORMULA.test(text) && !isNumber(text) ? `'${text}` : text;
}

/** The text that was guarded. */
export function withoutGuard(text: string): string {
  return GUARDED.test(text) ? text.slice(1) : text;
}

function isNumber(text: string): boolean {
  return /^[+-]?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?$/.test(text);
}
