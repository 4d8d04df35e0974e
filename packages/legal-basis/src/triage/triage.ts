import { type Calendar, type CalendarId, calendar, type CivilDate, type Text } from '../legal-calendar.ts';
import { type Citation, type Confidence, labelOf } from '../sources.ts';
import type { RouteRow } from './court.ts';
import { type MeasureId, measures, type RunningPeriod, runningPeriods } from './measures.ts';
import {
  type QuestionId,
  questionIds,
  questions,
  type TriageFacts,
  type TriageQuestion,
  triageQuestions,
} from './questions.ts';
import { readTriageFacts } from './read-facts.ts';
import { recommend, type RouteId, routeIds, type Verdict, type Verdicts } from './recommend.ts';
import { type RespondentId, respondents } from './respondents.ts';
import { type DestinationId, destinations, noOtherAuthority, routeTables } from './routes.ts';
import { calendarIdOf, lastDay, suitPeriod } from './standing.ts';
import { type Case, given, type Row, type Truth } from './truth.ts';

/** A sentence with what it rests on. `label` is there where the weakest of its citations is not a text read in full. */
export interface Reasoned {
  readonly text: Text;
  readonly basis: readonly Citation[];
  readonly confidence: Confidence;
  readonly label?: Text;
  /** Said where practice differs from place to place. */
  readonly regional?: Text;
}

export interface RouteAnswer extends Reasoned {
  readonly route: RouteId;
  readonly verdict: Verdict;
  /** Which row of the route’s table answered; stable. For `needsFacts`, the first row that is open. */
  readonly row: string;
  /** Last day of a way that is open for a time only. */
  readonly until?: CivilDate;
  /** For the other authorities: which. */
  readonly destinations?: readonly (Reasoned & { readonly id: DestinationId; readonly name: Text })[];
  /** What must be answered before the verdict is settled. */
  readonly missing: readonly QuestionId[];
}

export interface TriageAnswer {
  readonly routes: Readonly<Record<RouteId, RouteAnswer>>;
  /** `provisional` while an answer still missing can change one of the verdicts. */
  readonly recommended: Reasoned & { readonly route: RouteId; readonly provisional: boolean };
  readonly atOnce: readonly (Reasoned & { readonly id: MeasureId })[];
  readonly respondents: readonly (Reasoned & { readonly id: RespondentId; readonly name: Text })[];
  /** Periods that run against the worker, as far as they can be counted. */
  readonly periods: readonly RunningPeriod[];
  /** Where the answer depends on the place. */
  readonly regional: readonly Text[];
  /** What to ask next, in order. */
  readonly missing: readonly TriageQuestion[];
}

/** The weakest link: D is weaker than C, C than B, B than A. */
const weakest = (basis: readonly Citation[]): Confidence =>
  basis.reduce<Confidence>((worst, { confidence }) => (confidence > worst ? confidence : worst), 'A');

function reasoned({ text, basis, regional }: Pick<Row, 'text' | 'basis' | 'regional'>): Reasoned {
  const confidence = weakest(basis);
  const label = labelOf(confidence);
  return {
    text,
    basis,
    confidence,
    ...(label ? { label } : {}),
    ...(regional ? { regional } : {}),
  };
}

const inOrder = (open: readonly QuestionId[]): readonly QuestionId[] =>
  questionIds.filter((id) => open.includes(id));

const openOf = (truth: Truth): readonly QuestionId[] => (typeof truth === 'boolean' ? [] : truth);

function needsFacts(open: readonly QuestionId[]): Text {
  const asked = inOrder(open).map((id) => questions[id].question);
  return {
    zh: `还不能判断，先要知道：${asked.map(({ zh }) => zh).join('')}`,
    en: `Cannot be said yet; first: ${asked.map(({ en }) => en).join(' ')}`,
  };
}

/**
 * The first row that applies answers, unless one before it may apply too and would answer otherwise: then that is asked.
 */
function decide(rows: readonly RouteRow[], facts: Case): Omit<RouteAnswer, 'route'> {
  const doubts: { row: RouteRow; open: readonly QuestionId[] }[] = [];
  for (const row of rows) {
    const truth = row.when(facts);
    if (truth === false) continue;
    if (truth !== true) {
      doubts.push({ row, open: truth });
      continue;
    }
    const contrary = doubts.filter((doubt) => doubt.row.verdict !== row.verdict);
    const [first] = contrary;
    if (!first) return { ...reasoned(row), row: row.row, verdict: row.verdict, missing: [] };
    const open = contrary.flatMap((doubt) => doubt.open);
    return {
      ...reasoned({ basis: first.row.basis, text: needsFacts(open) }),
      row: first.row.row,
      verdict: 'needsFacts',
      missing: inOrder(open),
    };
  }
  throw new Error('the last row of every table applies to every case');
}

function otherAuthority(facts: Case): Omit<RouteAnswer, 'route'> {
  const judged = destinations.map((destination) => ({ destination, truth: destination.when(facts) }));
  const open = judged.flatMap(({ truth }) => openOf(truth));
  const found = judged.filter(({ truth }) => truth === true).map(({ destination }) => destination);
  const [first] = found;
  if (first) {
    return {
      ...reasoned({
        basis: found.flatMap(({ basis }) => basis),
        text: {
          zh: found.map(({ text }) => text.zh).join(''),
          en: found.map(({ text }) => text.en).join(' '),
        },
      }),
      row: first.row,
      verdict: 'yes',
      destinations: found.map((one) => ({ ...reasoned(one), id: one.row, name: one.name })),
      missing: inOrder(open),
    };
  }
  if (open.length === 0) return { ...reasoned(noOtherAuthority), ...noOtherAuthority, missing: [] };
  return {
    ...reasoned({ basis: noOtherAuthority.basis, text: needsFacts(open) }),
    row: noOtherAuthority.row,
    verdict: 'needsFacts',
    missing: inOrder(open),
  };
}

/** Last day of a way that closes: a suit after an award, the worker’s own application for recognition. */
function untilOf(route: RouteId, facts: Case): CivilDate | undefined {
  if (route === 'suit') return suitPeriod(facts)?.until;
  if (route === 'workInjuryRecognition') return lastDay(facts, 'wi_worker_apply_1y', 'accidentOn');
  return undefined;
}

function answer(route: RouteId, facts: Case): RouteAnswer {
  const decided = route === 'otherAuthority' ? otherAuthority(facts) : decide(routeTables[route], facts);
  const until = decided.verdict === 'yes' ? untilOf(route, facts) : undefined;
  return { ...decided, route, ...(until === undefined ? {} : { until }) };
}

const byRoute = <T>(of: (route: RouteId) => T): Readonly<Record<RouteId, T>> =>
  Object.fromEntries(routeIds.map((route) => [route, of(route)])) as Record<RouteId, T>;

/** Where local law is known to differ from the rest of the country, by province. */
const localLaw: readonly { province: string; when: (facts: Case) => Truth; text: Text }[] = [
  {
    province: '33',
    when: (facts) =>
      given(facts, 'claims', (claims) => claims.some(({ type }) => type === 'social_insurance_backpay')),
    text: {
      zh: '浙江的地方性法规对补缴社会保险费的仲裁有不同规定（第37条），请向当地核对。',
      en: 'A local regulation of Zhejiang (art 37) treats arbitration on back-payment of contributions differently: check locally.',
    },
  },
];

function regionalTexts(facts: Case, said: readonly Reasoned[]): readonly Text[] {
  const local = localLaw
    .filter(({ province, when }) => facts.region?.startsWith(province) && when(facts) === true)
    .map(({ text }) => text);
  const texts = [...local, ...said.flatMap(({ regional }) => (regional ? [regional] : []))];
  return texts.filter((text, index) => texts.findIndex(({ zh }) => zh === text.zh) === index);
}

/** The place matters where some province is known to judge otherwise. */
const regionAsked = (facts: Case): readonly QuestionId[] =>
  facts.region === undefined && localLaw.some(({ when }) => when(facts) === true) ? ['region'] : [];

/**
 * From what a worker knows to the ways that are open, closed, open later or not yet to be judged, each with a sentence and
 * its articles; one of them recommended; what to do at once; whom to name; what to ask next (MAL arts 2, 5, 10, 16, 27, 29,
 * 43, 48-50; LI1 arts 1-2, 5-15, 29-33, 51; LI2 arts 1-4; OV60 arts 15, 19-20; INS; WII). Nothing is assumed: an answer not
 * given is asked for where it matters and ignored where it does not. For the court the rows are those of the gate.
 * Days are counted by the calendar of the place of work, which `calendarOf` gives: the built-in one where it is left out,
 * or one with notices loaded since.
 * Throws RefusedInput naming the field, as readTriageFacts does, and for a day before the rule that it starts was in force.
 */
export function triage(
  told: TriageFacts,
  calendarOf: (id: CalendarId) => Calendar = (id) => calendar(id),
): TriageAnswer {
  const read = readTriageFacts(told);
  const facts: Case = { ...read, calendar: calendarOf(calendarIdOf(read)) };
  const routes = byRoute((route) => answer(route, facts));
  const verdicts: Verdicts = byRoute((route) => routes[route].verdict);
  const judgedMeasures = measures.map((row) => ({ row, truth: row.when(facts) }));
  const judgedRespondents = respondents.map((row) => ({ row, truth: row.when(facts) }));
  const atOnce = judgedMeasures
    .filter(({ truth }) => truth === true)
    .map(({ row }) => ({ ...reasoned(row), id: row.row }));
  const { route, ...why } = recommend(facts, verdicts);
  const forRoutes = routeIds.flatMap((id) => routes[id].missing);
  const open = [
    ...forRoutes,
    ...judgedMeasures.flatMap(({ truth }) => openOf(truth)),
    ...judgedRespondents.flatMap(({ truth }) => openOf(truth)),
    ...regionAsked(facts),
  ];
  return {
    routes,
    recommended: {
      ...reasoned(why),
      route,
      provisional: routeIds.some((id) => verdicts[id] === 'needsFacts'),
    },
    atOnce,
    respondents: judgedRespondents
      .filter(({ truth }) => truth === true)
      .map(({ row }) => ({ ...reasoned(row), id: row.row, name: row.name })),
    periods: runningPeriods(facts),
    regional: regionalTexts(facts, [
      ...routeIds.map((id) => routes[id]),
      ...(routes.otherAuthority.destinations ?? []),
      ...atOnce,
    ]),
    missing: triageQuestions.filter(({ id }) => open.includes(id)),
  };
}
