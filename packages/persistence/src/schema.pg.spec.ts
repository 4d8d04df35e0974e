import { readFile, writeFile } from 'node:fs/promises';
import { createTestDatabase, ensureTemplate, type TestDatabase } from '@dingfen/local-stack/testing';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connect, type Database, migrateToLatest } from './connect.ts';
import type { Tables } from './rows.ts';
import { describeSchema } from './schema.ts';

const written = new URL('../../../migrations/schema.sql', import.meta.url);

let test: TestDatabase;
let db: Database;

beforeAll(async () => {
  test = await createTestDatabase({
    template: await ensureTemplate('migrated', async (url) => void (await migrateToLatest(url))),
  });
  db = connect(test.url);
});
afterAll(async () => {
  await db.destroy();
  await test.drop();
});

const figureColumns = [
  'measure',
  'extra',
  'month',
  'organisationId',
  'claimType',
  'channel',
  'category',
  'industry',
  'mediatorId',
];

const columns: Record<keyof Tables, readonly string[]> = {
  organisation: ['id', 'kind', 'name', 'parentId', 'regionCode', 'ancestry'],
  person: ['id', 'name', 'organisationId', 'roles', 'represents'],
  mediator: [
    'personId',
    'organisationId',
    'skills',
    'languages',
    'rosterActive',
    'accepting',
    'maxLoad',
    'declaredRelations',
  ],
  dispute: [
    'id',
    'number',
    'queryCode',
    'regionCode',
    'channel',
    'employment',
    'narrative',
    'filedOn',
    'filedAt',
    'assisted',
    'stage',
    'stageSince',
    'status',
    'rowVersion',
    'journalLength',
    'journalHead',
    'countedWith',
    'industry',
    'migrantWorker',
    'closings',
    'figuresDigest',
  ],
  disputeListing: ['disputeId', 'reader', 'filedAt'],
  disputeWording: ['disputeId', 'filedAt', 'words', 'readers'],
  party: [
    'id',
    'disputeId',
    'role',
    'kind',
    'name',
    'phone',
    'identityNumber',
    'creditCode',
    'address',
    'personId',
    'replacedBy',
    'position',
  ],
  claimItem: ['id', 'disputeId', 'type', 'amountFen', 'detail', 'position'],
  assignment: ['disputeId', 'role', 'holderId', 'since'],
  proceeding: [
    'id',
    'disputeId',
    'procedure',
    'procedureVersion',
    'state',
    'context',
    'states',
    'holder',
    'status',
    'position',
    'openedAt',
    'endedAt',
  ],
  task: [
    'id',
    'disputeId',
    'proceedingId',
    'statePath',
    'kind',
    'title',
    'holder',
    'assigneeId',
    'status',
    'openedAt',
    'closedAt',
  ],
  journalEntry: [
    'disputeId',
    'seq',
    'proceedingId',
    'procedure',
    'procedureVersion',
    'event',
    'summary',
    'payload',
    'actorId',
    'actorName',
    'capacity',
    'organisationId',
    'partyId',
    'fromStates',
    'toStates',
    'at',
    'recordedAt',
    'previousHash',
    'hash',
  ],
  deadline: [
    'id',
    'disputeId',
    'proceedingId',
    'timerId',
    'key',
    'ruleId',
    'ruleVersion',
    'ruleClass',
    'name',
    'triggerOn',
    'nominalDueOn',
    'dueOn',
    'dueAt',
    'certainty',
    'trace',
    'basis',
    'onExpiry',
    'status',
    'openedAt',
    'closedAt',
    'firedAt',
    'claimedUntil',
    'notices',
    'noticeAt',
    'noticeClaimedUntil',
  ],
  deadlineNotice: [
    'id',
    'deadlineId',
    'disputeId',
    'kind',
    'rung',
    'recipient',
    'dueAt',
    'text',
    'status',
    'firedAt',
    'claimedUntil',
  ],
  limitationEvent: ['id', 'disputeId', 'kind', 'occurredOn', 'basis', 'recordedAt'],
  openedRight: ['id', 'disputeId', 'right', 'text', 'basis', 'openedOn'],
  outbox: ['id', 'disputeId', 'topic', 'payload', 'createdAt', 'claimedUntil', 'relayedAt'],
  notification: [
    'id',
    'disputeId',
    'recipientKind',
    'recipientId',
    'recipientRole',
    'message',
    'text',
    'createdAt',
    'deliveredAt',
    'readAt',
  ],
  command: ['actorId', 'key', 'fingerprint', 'answer', 'createdAt'],
  holidayNotice: [
    'id',
    'calendar',
    'year',
    'document',
    'publishedOn',
    'source',
    'confidence',
    'replaces',
    'blocks',
    'importedAt',
    'importedBy',
    'supersededAt',
  ],
  figureEntry: ['disputeId', 'ref', ...figureColumns, 'value', 'besides'],
  figureDelta: ['id', 'disputeId', 'journalSeq', 'ref', ...figureColumns, 'count', 'value', 'besides'],
  figureCell: [
    'organisationId',
    'grouping',
    'measure',
    'month',
    'extra',
    'd1',
    'd2',
    'd3',
    'd4',
    'count',
    'value',
  ],
  figureState: ['onlyOne', 'built', 'builtAfter'],
  publishedMonth: [
    'id',
    'organisationId',
    'month',
    'publishedAt',
    'publishedBy',
    'publishedByName',
    'figures',
  ],
  figureLateChange: [
    'publisherId',
    'deltaId',
    'afterPublication',
    'disputeId',
    'journalSeq',
    'ref',
    ...figureColumns,
    'count',
    'value',
  ],
  monthlyReport: ['organisationId', 'month', 'preparedAt', 'figures'],
  demonstrationClock: ['onlyOne', 'standsAt', 'moved'],
  note: ['id', 'disputeId', 'authorId', 'authorName', 'body', 'createdAt'],
  evidence: [
    'id',
    'disputeId',
    'authorId',
    'authorName',
    'partyId',
    'fileName',
    'mediaType',
    'sizeBytes',
    'sha256',
    'content',
    'receivedAt',
  ],
  supervisionOrder: [
    'id',
    'number',
    'about',
    'organisationId',
    'issuingOrganisationId',
    'issuedBy',
    'issuedByName',
    'watcherId',
    'automaticFor',
    'ground',
    'demands',
    'status',
    'round',
    'workingDays',
    'issuedAt',
    'dueOn',
    'dueAt',
    'remindAt',
    'certainty',
    'trace',
    'repliedAt',
    'repliedBy',
    'overdueSince',
    'escalatedAt',
    'escalatedTo',
    'endedAt',
    'result',
    'wakesAt',
    'claimedUntil',
    'rowVersion',
  ],
  supervisionOrderSubject: ['orderId', 'disputeId', 'deadlineId'],
  supervisionOrderEvent: [
    'orderId',
    'seq',
    'step',
    'actorId',
    'actorName',
    'organisationId',
    'note',
    'payload',
    'at',
    'recordedAt',
  ],
  earlyWarning: [
    'id',
    'ruleId',
    'ruleVersion',
    'subjectKind',
    'subjectKey',
    'subjectName',
    'status',
    'numbers',
    'raisedAt',
    'grownAt',
    'dismissedAt',
    'rowVersion',
  ],
  earlyWarningCase: ['warningId', 'disputeId', 'joinedAt'],
  earlyWarningEvent: [
    'warningId',
    'seq',
    'step',
    'actorId',
    'actorName',
    'organisationId',
    'note',
    'payload',
    'at',
  ],
};

describe('the schema', () => {
  it('is what migrations/schema.sql says (run with UPDATE_SCHEMA=1 to write it anew)', async () => {
    const text = await describeSchema(db);
    if (process.env['UPDATE_SCHEMA']) await writeFile(written, text);
    expect(text).toBe(await readFile(written, 'utf8'));
  });

  it('has exactly the tables and columns that the code believes in', async () => {
    const { rows } = await sql<{ tableName: string; columnName: string }>`
      select table_name, column_name from information_schema.columns
      where table_schema = 'public' and table_name !~ '^kysely'`.execute(db);
    const camel = (name: string) => name.replaceAll(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
    const real = rows.map((row) => `${camel(row.tableName)}.${camel(row.columnName)}`).toSorted();
    const believed = Object.entries(columns)
      .flatMap(([table, names]) => names.map((name) => `${table}.${name}`))
      .toSorted();
    expect(real).toEqual(believed);
  });

  it('is left as it is by a second run of the migrations', async () => {
    const before = await describeSchema(db);
    expect(await migrateToLatest(test.url)).toEqual([]);
    expect(await describeSchema(db)).toBe(before);
  });
});

describe('a hot query', () => {
  // With so few rows a scan would be cheaper; forbidding it shows whether an index can serve the query at all.
  const plan = (query: string) =>
    db.connection().execute(async (connection) => {
      await sql`set enable_seqscan = off`.execute(connection);
      const { rows } = await sql.raw<Record<string, string>>(`explain ${query}`).execute(connection);
      await sql`reset enable_seqscan`.execute(connection);
      return rows.map((row) => Object.values(row)[0]).join('\n');
    });
  const hot: Record<string, [string, string]> = {
    'what is due': [
      'deadline_due',
      `select id from deadline where status = 'running' and due_at <= dingfen_now() order by due_at limit 10`,
    ],
    'which notices are due': [
      'deadline_notice_at',
      `select id from deadline where notice_at <= dingfen_now() order by notice_at limit 10`,
    ],
    'what waits in the outbox': [
      'outbox_waiting',
      'select id from outbox where relayed_at is null order by created_at limit 10',
    ],
    'a page of the desk': [
      'dispute_listing_newest',
      `select dispute_id from dispute_listing where reader = 'x' and (filed_at, dispute_id) < (now(), 'x')
        order by filed_at desc, dispute_id desc limit 20`,
    ],
    'a page of one stage': [
      'dispute_by_stage',
      `select id from dispute where stage = 'x' and (filed_at, id) < (now(), 'x') order by filed_at desc, id desc limit 20`,
    ],
    'a search for a name': [
      'dispute_wording_marks',
      `select dispute_id from dispute_wording w where readers <> '{}'
        and wording_marks(w.words, w.readers, w.filed_at) @> '{x}' and wording_marks(w.words, w.readers, w.filed_at) && '{y}'`,
    ],
    'open tasks of somebody': [
      'task_of_assignee',
      `select id from task where assignee_id = 'x' and status = 'open'`,
    ],
    'the journal of a dispute': [
      'journal_entry_pkey',
      `select * from journal_entry where dispute_id = 'x' and seq > 3 order by seq limit 10`,
    ],
    'which supervision orders are due': [
      'supervision_order_due',
      'select id from supervision_order where wakes_at <= dingfen_now() order by wakes_at limit 10',
    ],
    'a page of the supervision orders': [
      'supervision_order_newest',
      `select id from supervision_order where (issued_at, id) < (now(), 'x') order by issued_at desc, id desc limit 20`,
    ],
    'cases against a respondent by code': [
      'party_of_credit_code',
      `select dispute_id from party where credit_code = 'x' and replaced_by is null`,
    ],
    'cases against a respondent by name': [
      'party_respondent_name',
      `select dispute_id from party where role = 'respondent' and name_key(name) = name_key('x')`,
    ],
    'warnings about somebody': [
      'early_warning_of_subject',
      `select id from early_warning where rule_id = 'x' and subject_key in ('y')`,
    ],
    'one figure of an organisation': [
      'figure_cell_pkey',
      `select sum(value) from figure_cell where organisation_id = 'x' and "grouping" = 'all' and measure = 'dispute.filed'
        and month between '2025-01' and '2025-12'`,
    ],
    'the list behind a figure': [
      'figure_entry_counted',
      `select * from figure_entry where organisation_id = 'x' and measure = 'dispute.filed'
        and month between '2025-01' and '2025-12' order by month desc, dispute_id desc, ref desc limit 10`,
    ],
    'what counts of a dispute': ['figure_entry_pkey', `select * from figure_entry where dispute_id = 'x'`],
    'what is overdue now': [
      'deadline_overdue',
      `select dispute_id from deadline where status = 'breached' order by due_on, id limit 50`,
    ],
    'what changed since publication': [
      'figure_late_change_of_month',
      `select * from figure_late_change where publisher_id = 'x' and month = '2025-01' order by delta_id limit 10`,
    ],
    'disputes of a holder': [
      'assignment_of_holder',
      `select dispute_id from assignment where holder_id = 'x' and role = 'mediator'`,
    ],
  };
  for (const [name, [index, query]] of Object.entries(hot))
    it(`“${name}” is served by ${index}`, async () => {
      expect(await plan(query)).toContain(index);
    });
});
