/** What the worker's queues are called, one folder each. */
export const DEADLINES = 'deadlines';
export const NOTICES = 'notices';
export const OUTBOX = 'outbox';
export const SUPERVISION = 'supervision';
export const REPORTS = 'reports';
