export { backUp } from './backup/back-up.ts';
export { restore } from './backup/restore.ts';
export { listRuleBreaks } from './catalogue/catalogue-rules.ts';
export { tableTypes } from './catalogue/table-types.ts';
export { Database, type DatabaseLocation, type DatabaseOptions } from './database.ts';
export { migrate } from './migrations/migrate.ts';
export { type JobHandler, startWorker, type Worker } from './worker.ts';
