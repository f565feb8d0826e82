import manifest from '../package.json' with { type: 'json' };

/** Version of the program, as every result names it. */
export function programVersion(): string {
  return manifest.version;
}
