import type { InputSummary, Missing } from '@yike/planning/contract';

export type RoleId = InputSummary['role'];
export type MissingReason = Missing['reason'];
