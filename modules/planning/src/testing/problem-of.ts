import assert from 'node:assert/strict';
import { Problem } from '@yike/kernel';

/** The problem that some work ends in; fails where it ends well, or in a mistake of ours. */
export function problemOf(work: () => unknown): Problem {
  try {
    work();
  } catch (error) {
    assert.ok(error instanceof Problem, String(error));
    // every hole of the text was filled
    assert.doesNotMatch(JSON.stringify([error.text, error.mend]), /\{\w+\}/);
    return error;
  }
  assert.fail('it ended well');
}
