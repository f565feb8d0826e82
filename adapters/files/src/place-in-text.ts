/** Which line, from 1, the character at this index stands in, and which character of it that is. */
export function placeInText(text: string, at: number): { line: number; character: number } {
  let line = 1;
  let lineStart = 0;
  for (let end = text.indexOf('\n'); end >= 0 && end < at; end = text.indexOf('\n', lineStart)) {
    line++;
    lineStart = end + 1;
  }
  return { line, character: at - lineStart + 1 };
}
