import { withinTime } from '@dingfen/observability';
import { type Database, notReady } from '@dingfen/persistence';

/** Whoever asks whether it is ready waits no longer. */
const AT_MOST_MS = 1500;

/** Null when requests may be sent here; else what is missing, in English, for a log. */
export const missingToServe = async (db: Database, stopping: boolean): Promise<string | null> =>
  stopping ? 'stopping' : withinTime(AT_MOST_MS, notReady(db), 'the database does not answer');
