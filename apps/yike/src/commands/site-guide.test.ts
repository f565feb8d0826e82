import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { generateDistrict } from '@yike/demo';
import { runYike } from '../testing.ts';

const GUIDES = new URL('../../../../docs/guides/', import.meta.url);

let folder: string;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'yike-guide-'));
  for (const [name, content] of generateDistrict()) await writeFile(join(folder, name), content);
});
after(() => rm(folder, { recursive: true, force: true }));

/** A command of a guide, and what the guide says it prints. */
function examplesOf(text: string): [words: string[], printed: string][] {
  return [...text.matchAll(/```sh\n([\s\S]*?)```\s+```text\n([\s\S]*?)```/g)].map(
    ([, command = '', printed = '']) => [
      command.replaceAll('\\\n', ' ').trim().split(/\s+/).slice(2),
      printed,
    ],
  );
}

for (const guide of ['where-to-add.md', '补在哪里.md']) {
  test(`the examples of ${guide} print what it says, word for word`, async () => {
    const examples = examplesOf(await readFile(new URL(guide, GUIDES), 'utf8'));
    assert.equal(examples.length, 3);
    for (const [words, printed] of examples) {
      const out = join(folder, 'results');
      const {
        code,
        err,
        out: said,
      } = await runYike(
        ...words.map((word) =>
          word === 'results' ? out : word.replace('.yike/demo/input', folder),
        ),
      );
      assert.equal(code, 0, err);
      assert.equal(said.replaceAll(out, 'results'), printed);
    }
  });
}
