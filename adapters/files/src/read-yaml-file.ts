import { type Place, Problem, type SourceFile } from '@yike/kernel';
import { type Document, isNode, LineCounter, parseDocument } from 'yaml';
import { asProblem, dangerous } from './file-problems.ts';
import { DEEPEST_JSON, MOST_YAML_ALIASES } from './limits.ts';
import { inspectFile, readWhole, refuseTooLarge } from './opened-file.ts';
import { decodeText } from './text-encoding.ts';

export interface YamlFile {
  readonly value: unknown;
  readonly file: SourceFile;
  /** Line, from 1, of what lies at a path of keys and indexes, or of the nearest thing above it. */
  lineOf(path: readonly PropertyKey[]): number;
}

/**
 * A YAML or JSON file that a person wrote, such as a scenario; JSON is YAML.
 * @throws Problem yaml-broken (with line and character), file-dangerous, and what is wrong with files
 */
export async function readYamlFile(path: string): Promise<YamlFile> {
  const opened = await inspectFile(path);
  refuseTooLarge(opened, 'yaml');
  const { content, source } = await readWhole(opened, 'yaml');
  const { text, encoding } = decodeText(content, opened.name);
  const place = { file: opened.name };
  refuseTooDeep(text, place);
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const [error] = document.errors;
  if (error !== undefined) throw brokenAt(place, lines, error.pos[0], error.message);
  return {
    value: unfold(document, place),
    file: { ...source, encoding },
    lineOf: (keys) => lineOf(document, lines, keys),
  };
}

function brokenAt(place: Place, lines: LineCounter, offset: number, reason: string): Problem {
  const { line, col } = lines.linePos(offset);
  return new Problem('yaml-broken', { ...place, line }, { character: col, reason });
}

/** Brackets and indentation bound how deep a text can nest; the parser would overflow on more. */
function refuseTooDeep(text: string, place: Place): void {
  let depth = 0;
  for (const bracket of text.match(/[[{\]}]/g) ?? []) {
    depth += bracket === '[' || bracket === '{' ? 1 : -1;
    if (depth > DEEPEST_JSON) throw tooDeep(place);
  }
  const inOneLine = new RegExp(
    `^[ ]*(?:[-?][ ]+){${DEEPEST_JSON}}|^[ ]{${4 * DEEPEST_JSON},}\\S`,
    'm',
  );
  if (inOneLine.test(text)) throw tooDeep(place);
}

function tooDeep(place: Place): Problem {
  return dangerous(place, `嵌套超过 ${DEEPEST_JSON} 层`, `it nests more than ${DEEPEST_JSON} deep`);
}

function unfold(document: Document.Parsed, place: Place): unknown {
  try {
    return document.toJS({ maxAliasCount: MOST_YAML_ALIASES });
  } catch (error) {
    // what is left to fail once the text was parsed: aliases that unfold into far more than it is
    throw asProblem(
      error,
      dangerous(place, '别名（*）展开后过大', 'its aliases (*) unfold into far too much'),
    );
  }
}

function lineOf(
  document: Document.Parsed,
  lines: LineCounter,
  keys: readonly PropertyKey[],
): number {
  for (let length = keys.length; length >= 0; length--) {
    const node = length === 0 ? document.contents : document.getIn(keys.slice(0, length), true);
    if (isNode(node) && node.range != null) return lines.linePos(node.range[0]).line;
  }
  return 1;
}
