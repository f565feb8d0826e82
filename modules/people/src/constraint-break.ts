const UNIQUE_VIOLATION = '23505';
const EXCLUSION_VIOLATION = '23P01';

/** Did the database refuse because of this constraint? */
export function isUniqueBreak(error: unknown, constraint: string): boolean {
  const broken = (error ?? {}) as { code?: unknown; constraint?: unknown };
  return (
    (broken.code === UNIQUE_VIOLATION || broken.code === EXCLUSION_VIOLATION) &&
    broken.constraint === constraint
  );
}
