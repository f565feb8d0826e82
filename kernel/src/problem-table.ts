import { ASSESSMENT_PROBLEMS } from './problem-table/assessment.ts';
import { CIRCLE_PROBLEMS } from './problem-table/circles.ts';
import { COMMAND_PROBLEMS } from './problem-table/command.ts';
import { COORDINATE_PROBLEMS } from './problem-table/coordinates.ts';
import { DATABASE_PROBLEMS } from './problem-table/database.ts';
import { DIRECTORY_PROBLEMS } from './problem-table/directory.ts';
import { FILE_PROBLEMS } from './problem-table/files.ts';
import { PEOPLE_PROBLEMS } from './problem-table/people.ts';
import { REQUEST_PROBLEMS } from './problem-table/requests.ts';
import { SCENARIO_PROBLEMS } from './problem-table/scenarios.ts';
import { SITE_COST_PROBLEMS } from './problem-table/site-costs.ts';
import { SITING_PROBLEMS } from './problem-table/siting.ts';
import { STANDARD_PROBLEMS } from './problem-table/standards.ts';
import { TERRITORY_PROBLEMS } from './problem-table/territory.ts';

/**
 * Everything that can go wrong for a user, in one table: a stable code, whose fault it is, what
 * happened and how to mend it. `{name}` is filled from the details given with the problem.
 */
export interface ProblemRow {
  /** usage: the command was wrong (exit 64); data: the files are (65); machine: the surroundings (69);
   * interrupt: whoever runs it stopped it (130). */
  readonly fault: 'usage' | 'data' | 'machine' | 'interrupt';
  /** Over HTTP, where it is not what the fault says: usage 400, data 422, machine 503. */
  readonly status?: number;
  readonly zh: string;
  readonly en: string;
  readonly mendZh: string;
  readonly mendEn: string;
}

export const PROBLEM_TABLE = {
  ...COMMAND_PROBLEMS,
  ...FILE_PROBLEMS,
  ...COORDINATE_PROBLEMS,
  ...STANDARD_PROBLEMS,
  ...ASSESSMENT_PROBLEMS,
  ...SCENARIO_PROBLEMS,
  ...CIRCLE_PROBLEMS,
  ...SITING_PROBLEMS,
  ...SITE_COST_PROBLEMS,
  ...DATABASE_PROBLEMS,
  ...REQUEST_PROBLEMS,
  ...TERRITORY_PROBLEMS,
  ...PEOPLE_PROBLEMS,
  ...DIRECTORY_PROBLEMS,
} satisfies Record<string, ProblemRow>;

export type ProblemCode = keyof typeof PROBLEM_TABLE;
