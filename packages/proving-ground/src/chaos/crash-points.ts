import type { Chance } from '../random.ts';

type Name = 'api' | 'worker';

/** One thing that an act, the relay, the end of a period or the handling of a job has done elsewhere. */
interface Step {
  name: string;
  /** Where it is heard. */
  wire: 'database' | 'queue';
  statement: RegExp;
  of: readonly Name[];
}

const inDatabase = (name: string, statement: RegExp, ...of: Name[]): Step => ({
  name,
  wire: 'database',
  statement,
  of,
});
const inQueue = (name: string, statement: RegExp): Step => ({
  name,
  wire: 'queue',
  statement,
  of: ['worker'],
});

/** As database and queue hear them; a script of the queue is known by the first line of its text. */
const STEPS: readonly Step[] = [
  inDatabase('beginning', /^\s*(begin|start transaction)\b/i, 'api', 'worker'),
  inDatabase('taking disputes in hand', /\btake_\w+\(/i, 'api', 'worker'),
  inDatabase('writing what acts changed', /\bwrite_\w+\(/i, 'api', 'worker'),
  inDatabase('committing', /^\s*commit\b/i, 'api', 'worker'),
  inDatabase('any statement', /./s, 'api', 'worker'),
  inDatabase('claiming what is due', /update deadline set claimed_until/i, 'worker'),
  inDatabase('claiming messages', /update outbox set claimed_until/i, 'worker'),
  inDatabase('delivering messages', /insert into "?notification\b/i, 'worker'),
  inDatabase('noting what is delivered', /update outbox set relayed_at/i, 'worker'),
  inQueue('adding periods to the queue', /^Adds a job to the queue.*:deadlines:/s),
  inQueue('adding notices to the queue', /^Adds a job to the queue.*:notices:/s),
  inQueue('adding messages to the queue', /^Adds a job to the queue.*:outbox:/s),
  inQueue('taking a job', /^Move next job to be processed to active.*:(deadlines|notices|outbox):/s),
  // The act of the job was committed; the queue does not know it yet.
  inQueue('acknowledging the job of periods', /^Move job from active to a finished status.*:deadlines:/s),
  inQueue('acknowledging the job of notices', /^Move job from active to a finished status.*:notices:/s),
  inQueue('acknowledging the job of messages', /^Move job from active to a finished status.*:outbox:/s),
];

/** Where exactly a process dies, or loses the connection over which it is heard. */
export interface CrashPoint {
  step: Step;
  of: Name;
  when: 'before' | 'after';
  end: 'killed' | 'cut off';
}

export const inWords = ({ step, of, when, end }: CrashPoint): string =>
  `${of === 'api' ? 'an API process' : 'a worker'} is ${end} ${when} ${step.name}`;

/**
 * Every crash point there is, in an order in which each step of each kind of process comes once before any comes again. Without
 * Redis, the steps that Redis hears are left out.
 */
export function crashPoints(has: { redis: boolean }, chance: Chance): CrashPoint[] {
  const pairs = STEPS.filter(({ wire }) => has.redis || wire === 'database').flatMap((step) =>
    step.of.map((of) => ({ step, of })),
  );
  const piles = chance
    .shuffled(pairs)
    .map((pair) =>
      chance.shuffled(
        (['before', 'after'] as const).flatMap((when) =>
          (['killed', 'cut off'] as const).map((end): CrashPoint => ({ ...pair, when, end })),
        ),
      ),
    );
  return [0, 1, 2, 3].flatMap((round) => piles.map((pile) => pile[round] as CrashPoint));
}
