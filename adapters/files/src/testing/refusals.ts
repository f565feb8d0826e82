import assert from 'node:assert/strict';
import { Problem, type ProblemCode } from '@yike/kernel';

/** Asserts that the work ends in a Problem of this code with every blank filled in; gives it. */
export async function refused(work: Promise<unknown>, code: ProblemCode): Promise<Problem> {
  const problem = await work.then(
    () => assert.fail('it should have been refused'),
    (error: unknown) => error,
  );
  assert.ok(problem instanceof Problem, `not a Problem: ${problem}`);
  assert.equal(problem.code, code);
  const { text, mend } = problem;
  for (const sentence of [text.zh, text.en, mend.zh, mend.en]) {
    assert.doesNotMatch(sentence, /\{\w+\}|undefined/);
  }
  return problem;
}
