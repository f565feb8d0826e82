const STRING = String.raw`"[^"\\\n\r\t]*(?:\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})[^"\\\n\r\t]*)*"`;
const NUMBER = String.raw`-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?`;
const TOKEN = new RegExp(
  String.raw`[ \t\r\n]*(${STRING}|${NUMBER}|true|false|null|[{}[\],:])`,
  'y',
);

/** What may come next: a value, a name or the end of the object, a colon, or a comma or the end. */
type Expected = 'value' | 'value-or-end' | 'name' | 'name-or-end' | 'colon' | 'comma-or-end';

/**
 * Where a text that `JSON.parse` has refused stops being JSON: the index of the first character
 * that cannot stand there, or the length of the text when it only ends too early. The engine's own
 * message does not always say.
 */
export function firstJsonError(text: string): number {
  const walk = new JsonWalk();
  TOKEN.lastIndex = 0;
  for (;;) {
    const at = TOKEN.lastIndex;
    const token = TOKEN.exec(text)?.[1];
    if (token === undefined) return unfinishedAt(text, at);
    if (!walk.accepts(token)) return TOKEN.lastIndex - token.length;
  }
}

/** An unclosed string or half a literal at the very end means that the text ends too early. */
function unfinishedAt(text: string, at: number): number {
  const rest = text.slice(at).trimStart();
  const start = text.length - rest.length;
  const cutOff =
    /^(?:"[^"\\\n]*(?:\\.[^"\\\n]*)*\\?|-|[-\d.eE+]+|t|tr|tru|f|fa|fal|fals|n|nu|nul)?$/.test(rest);
  return cutOff ? text.length : start;
}

class JsonWalk {
  private readonly open: ('{' | '[')[] = [];
  private expected: Expected = 'value';

  accepts(token: string): boolean {
    if (token === '{' || token === '[') return this.opens(token);
    if (token === '}' || token === ']') return this.closes(token);
    if (token === ',') return this.separates();
    if (token === ':') return this.follows('colon', 'value');
    return this.takesValue(token);
  }

  private opens(token: '{' | '['): boolean {
    if (!this.expected.startsWith('value')) return false;
    this.open.push(token);
    this.expected = token === '{' ? 'name-or-end' : 'value-or-end';
    return true;
  }

  private closes(token: string): boolean {
    if (!this.expected.endsWith('-end')) return false;
    const opened = this.open.pop();
    this.expected = 'comma-or-end';
    return opened === (token === '}' ? '{' : '[');
  }

  private separates(): boolean {
    const inside = this.open.at(-1);
    return inside !== undefined && this.follows('comma-or-end', inside === '{' ? 'name' : 'value');
  }

  private takesValue(token: string): boolean {
    if (this.expected.startsWith('name')) {
      this.expected = 'colon';
      return token.startsWith('"');
    }
    if (!this.expected.startsWith('value')) return false;
    this.expected = 'comma-or-end';
    return true;
  }

  private follows(expected: Expected, next: Expected): boolean {
    if (this.expected !== expected) return false;
    this.expected = next;
    return true;
  }
}
