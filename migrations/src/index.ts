import type { Migration } from 'kysely/migration';
import * as organisations from './0001_organisations.ts';
import * as disputes from './0002_disputes.ts';
import * as proceedings from './0003_proceedings_and_journal.ts';
import * as deadlines from './0004_deadlines.ts';
import * as outbox from './0005_outbox_and_commands.ts';
import * as notes from './0006_notes_and_evidence.ts';
import * as takeDispute from './0007_take_dispute.ts';
import * as writeDispute from './0008_write_dispute.ts';
import * as holidayNotices from './0009_holiday_notices.ts';
import * as figures from './0010_figures.ts';
import * as supervision from './0011_supervision.ts';
import * as actsTogether from './0012_acts_together.ts';
import * as standingFigures from './0013_standing_figures.ts';
import * as leanActs from './0014_lean_acts.ts';
import * as mergedAndSilent from './0015_merged_and_silent.ts';
import * as reading from './0016_reading.ts';
import * as noticesAhead from './0017_notices_ahead.ts';

/** Every change of the schema in the order in which it is applied. Forward only; a name, once released, never changes. */
export const migrations: Record<string, Migration> = {
  '0001_organisations': organisations,
  '0002_disputes': disputes,
  '0003_proceedings_and_journal': proceedings,
  '0004_deadlines': deadlines,
  '0005_outbox_and_commands': outbox,
  '0006_notes_and_evidence': notes,
  '0007_take_dispute': takeDispute,
  '0008_write_dispute': writeDispute,
  '0009_holiday_notices': holidayNotices,
  '0010_figures': figures,
  '0011_supervision': supervision,
  '0012_acts_together': actsTogether,
  '0013_standing_figures': standingFigures,
  '0014_lean_acts': leanActs,
  '0015_merged_and_silent': mergedAndSilent,
  '0016_reading': reading,
  '0017_notices_ahead': noticesAhead,
};
