import { API_ROOT, PROBLEM_TABLE, Problem, type ProblemCode } from '@yike/kernel';
import type { FastifyInstance } from 'fastify';

/** What the `type` of a problem leads to: its row of the table, `{name}` standing for what differs. */
export function explainProblems(app: FastifyInstance): void {
  const url = `${API_ROOT}/problems/:code`;
  app.get<{ Params: { code: string } }>(url, { schema: { hide: true } }, async ({ params }) => {
    const { code } = params;
    if (!isProblemCode(code)) throw new Problem('not-found');
    const { status, text, mend } = new Problem(code);
    return { code, status, title: text, detail: mend };
  });
}

const isProblemCode = (code: string): code is ProblemCode => Object.hasOwn(PROBLEM_TABLE, code);
