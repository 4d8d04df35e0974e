import { type FigureEntry, figuresFromJournal, journalDifferences } from '@dingfen/metrics';
import type pg from 'pg';
import type { Find } from './problem.ts';
import type { FigureRow, Whole } from './read.ts';
import type { Reckonings } from './reckoning.ts';

const entryOf = (row: FigureRow): FigureEntry =>
  ({
    ref: row.ref,
    measure: row.measure,
    extra: row.extra,
    month: row.month,
    organisationId: row.organisation_id,
    claimType: row.claim_type,
    channel: row.channel,
    category: row.category,
    industry: row.industry,
    mediatorId: row.mediator_id,
    value: row.value,
  }) as FigureEntry;

/** Compares what counts of a dispute with what its journal alone tells, and what stands now with its rows. */
export function checkFigures(whole: Whole, reckonings: Reckonings, find: Find): void {
  const { dispute, journal, figures } = whole;
  if (journal[0]?.event !== 'FILE_DISPUTE')
    return find('figures differ', `${dispute.number} was never filed`);
  const told = figuresFromJournal(
    journal.map(({ proceeding_id: proceedingId, to_states: toStates, ...one }) => ({
      ...one,
      proceedingId,
      toStates,
    })),
    dispute.region_code,
    reckonings.upTo(Number.POSITIVE_INFINITY).calendar,
  );
  const { onlyKept, onlyJournal } = journalDifferences(figures.map(entryOf), told);
  for (const one of onlyKept)
    find(
      'figures differ',
      `${dispute.number}: ${one.measure} ${one.month} is kept, its journal does not tell of it`,
    );
  for (const one of onlyJournal)
    find(
      'figures differ',
      `${dispute.number}: ${one.measure} ${one.month} is told by its journal, but not kept`,
    );
  checkNow(whole, find);
}

const BODIES = ['mediationBody', 'court', 'commission'];

/** An open dispute counts where it lies with each body that has it; a duty that is owed, under its rule. */
function checkNow({ dispute, figures, assignments, deadlines }: Whole, find: Find): void {
  const kept = (measure: string): string =>
    figures
      .filter((one) => one.measure === measure)
      .map((one) => `${measure === 'now.open' ? `${one.organisation_id} ` : ''}${one.extra} ${one.month}`)
      .toSorted()
      .join('; ');
  const bodies = new Set(
    assignments.filter(({ role }) => BODIES.includes(role)).map(({ holder_id: id }) => id),
  );
  const open = dispute.status === 'open' ? [...bodies] : [];
  const owed = deadlines.filter(
    (one) => one.status === 'breached' && one.rule_class === 'institutional_duty',
  );
  const wanted = {
    'now.open': open.map((id) => `${id} ${dispute.stage} ${dispute.filed_on}`),
    'now.owed': owed.map((one) => `${one.rule_id} ${one.due_on?.slice(0, 7)}`),
  };
  for (const [measure, rows] of Object.entries(wanted)) {
    const said = rows.toSorted().join('; ');
    if (said !== kept(measure))
      find(
        'figures differ',
        `${dispute.number}: ${measure} is ${said || 'nothing'}, kept is ${kept(measure) || 'nothing'}`,
      );
  }
}

/** What cells and waiting changes sum up to, against the entries, for every heading at once. */
export async function checkSums(db: pg.Client, find: Find): Promise<void> {
  const alike =
    'organisation_id, besides, claim_type, channel, category, industry, mediator_id, measure, month, extra';
  const { rows } = await db.query<{ detail: string }>(
    `with sums as (
       select organisation_id, "grouping", measure, month, extra, d1, d2, d3, d4, count, value from figure_cell
       union all
       select h.organisation_id, h."grouping", f.measure, h.month, f.extra, h.d1, h.d2, h.d3, h.d4, f.count, f.value
       from (
         select ${alike}, sum(count) as count, sum(value) as value from (
           select ${alike}, count, value from figure_delta
           union all select ${alike}, -1, -value from figure_entry) one
         group by ${alike}) f
       cross join lateral figure_headings(f.organisation_id, f.besides, f.measure, f.month, f.claim_type, f.channel, f.category,
         f.industry, f.mediator_id) h)
     select format('the sum of %s of %s in %s is %s too many, worth %s', concat_ws(' ', measure, extra, "grouping", d1, d2, d3, d4),
       organisation_id, month, sum(count), sum(value)) as detail
     from sums group by organisation_id, "grouping", measure, month, extra, d1, d2, d3, d4
     having sum(count) <> 0 or sum(value) <> 0 limit 1000`,
  );
  for (const { detail } of rows) find('sums differ', detail);
}
