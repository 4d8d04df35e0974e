import type { Engine } from '@dingfen/dispute-engine';
import { isRefusal } from '@dingfen/domain';
import { civilDateOf, daysBetween } from '@dingfen/legal-calendar';
import { currentInstant, type Database, clockStandsAt, standClockAt } from '@dingfen/persistence';
import { engineOn, withConnection } from '../database.ts';
import { type Cast, castOf } from '../play/cast.ts';
import { AT_ONCE, inTurns, letPeriodsEnd, whileClockStands } from '../play/past.ts';
import { Scene } from '../play/scene.ts';
import { both, type Screen } from '../screen.ts';
import { type PlannedDispute, planDisputes } from './disputes.ts';
import { organisations } from './organisations.ts';
import { population } from './people.ts';

export interface Seeded {
  /** False when there were data already and nothing was written. */
  fresh: boolean;
  disputes: number;
  /** What the procedures would not let happen; the dispute stands where it was. Empty when the courses fit the law. */
  refused: string[];
}

interface SeedOptions {
  ifEmpty?: boolean;
  /** False writes organisations and people only. */
  disputes?: boolean;
}

/**
 * How often the played past looks for periods that have ended. An act lets lapse what is overdue in its dispute anyway; what
 * a daily round would add are warnings of periods that were kept, which the lists of today do not show.
 */
const ROUND_DAYS = 7;

/**
 * Fills a database with the world of 来宾. Organisations and people are written as they are; disputes are played through
 * the engine, with the clock standing at each moment of the past months, so that every history is real.
 * @throws Error when the database has data and `ifEmpty` is not set
 */
export async function seedLaibin(
  screen: Screen,
  url: string,
  { ifEmpty = false, disputes = true }: SeedOptions,
): Promise<Seeded> {
  return withConnection(
    withoutWaitingForDisk(url),
    async (db) => {
      if (!(await isEmpty(db, 'organisation'))) {
        if (!ifEmpty)
          throw new Error(
            '数据库已有数据；如无需写入请加 --if-empty · the database has data already; with --if-empty nothing is written',
          );
        await takeUpInterrupted(screen, db);
        if (!disputes || !(await isEmpty(db, 'dispute')))
          return { fresh: false, disputes: await countDisputes(db), refused: [] };
      } else await writeRegistry(db);
      if (!disputes) return { fresh: true, disputes: 0, refused: [] };
      screen.say(both({ zh: '正在写入来宾演示数据……', en: 'seeding the Laibin demonstration …' }));
      const begun = Date.now();
      const refused = await playDisputes(engineOn(db), planDisputes(await currentInstant(db)));
      const count = await countDisputes(db);
      screen.say(
        both({
          zh: `已写入争议${count}件，用时${((Date.now() - begun) / 1000).toFixed(1)}秒`,
          en: `${count} disputes played in ${((Date.now() - begun) / 1000).toFixed(1)} s`,
        }),
      );
      return { fresh: true, disputes: count, refused };
    },
    AT_ONCE,
  );
}

/** A seeding that was killed left the clock of all processes standing in the past: it goes on, and what was written stays. */
async function takeUpInterrupted(screen: Screen, db: Database): Promise<void> {
  const stood = await clockStandsAt(db);
  if (stood === undefined) return;
  await standClockAt(db, null);
  screen.say(
    both({
      zh: `上次写入演示数据时被中断（时钟停在${stood.slice(0, 10)}），现已恢复计时；已写入的争议保留，需要完整数据请删除数据目录后重新启动`,
      en: `the last seeding was cut off (the clock stood at ${stood.slice(0, 10)}); the clock goes on, what was written stays; for the whole world delete the data folder and start again`,
    }),
  );
}

/** A seeding that is cut off by a power failure is simply done again. */
function withoutWaitingForDisk(url: string): string {
  const changed = new URL(url);
  const options = changed.searchParams.get('options') ?? '';
  changed.searchParams.set('options', `${options} -c synchronous_commit=off`.trim());
  return changed.href;
}

const isEmpty = async (db: Database, table: 'organisation' | 'dispute'): Promise<boolean> =>
  (await db.selectFrom(table).select('id').limit(1).executeTakeFirst()) === undefined;

async function countDisputes(db: Database): Promise<number> {
  const { count } = await db
    .selectFrom('dispute')
    .select((make) => make.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return count;
}

/** Organisations, people and mediators: what the registry knows before the first dispute. */
async function writeRegistry(db: Database): Promise<void> {
  const { people, mediators } = population();
  await db.transaction().execute(async (tx) => {
    await tx
      .insertInto('organisation')
      .values(
        organisations().map(({ id, kind, name, parentId, regionCode, ancestry }) => ({
          id,
          kind,
          name,
          parentId: parentId ?? null,
          regionCode,
          ancestry,
        })),
      )
      .execute();
    await tx.insertInto('person').values(people).execute();
    await tx
      .insertInto('mediator')
      .values(
        mediators.map((one) => ({ ...one, rosterActive: true, accepting: true, declaredRelations: [] })),
      )
      .execute();
  });
}

/** Lets happen what was planned, moment by moment. Returns what was refused. */
export async function playDisputes(engine: Engine, planned: readonly PlannedDispute[]): Promise<string[]> {
  const cast = await castOf(engine.db);
  const refused: string[] = [];
  const agenda = new Map<string, PlannedDispute[]>();
  const note = (at: string, one: PlannedDispute): void => {
    const due = agenda.get(at);
    if (!due) agenda.set(at, [one]);
    else if (!due.includes(one)) due.push(one);
  };
  for (const one of planned) for (const at of [one.filedAt, ...one.acts.map((act) => act.at)]) note(at, one);
  const scenes = new Map<PlannedDispute, Scene | undefined>();
  await whileClockStands(engine.db, async (standAt) => {
    let heard = '';
    for (const at of [...agenda.keys()].toSorted()) {
      await standAt(at);
      if (heard === '' || daysBetween(heard, civilDateOf(at)) >= ROUND_DAYS) {
        heard = civilDateOf(at);
        await letPeriodsEnd(engine, at);
      }
      await inTurns(agenda.get(at) ?? [], (one) => playMoment(engine, cast, one, at, scenes, refused));
    }
  });
  await letPeriodsEnd(engine, await currentInstant(engine.db));
  return refused;
}

async function playMoment(
  engine: Engine,
  cast: Cast,
  one: PlannedDispute,
  at: string,
  scenes: Map<PlannedDispute, Scene | undefined>,
  refused: string[],
): Promise<void> {
  if (one.filedAt === at) {
    const filer = cast.byId(one.filerId);
    if (!filer) throw new Error(`nobody is called ${one.filerId}`);
    const scene = await Scene.file(engine, cast, filer, one.filing);
    if (isRefusal(scene)) refused.push(`${one.course}: ${scene.detail.zh} · ${scene.detail.en}`);
    else scenes.set(one, scene);
  }
  const scene = scenes.get(one);
  if (!scene) return;
  for (const { at: when, step } of one.acts) {
    if (when !== at) continue;
    const answers = await scene.perform(step, civilDateOf(at));
    const no = answers.map(({ answer }) => answer).find(isRefusal);
    if (!no) continue;
    // What the law does not allow does not happen; the dispute stays where it is.
    refused.push(
      `${one.course} ${scene.filed.number} ${step.procedure}.${step.event}: ${no.detail.zh} · ${no.detail.en}`,
    );
    scenes.delete(one);
    return;
  }
}
