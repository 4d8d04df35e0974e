import type { Engine } from '@dingfen/dispute-engine';
import { type Filing, isRefusal, type Person, type Refusal, refusalTitle } from '@dingfen/domain';
import { type Citation, formatCitation } from '@dingfen/legal-basis';
import { addDays, type CivilDate, civilDateOf, type Text } from '@dingfen/legal-calendar';
import { currentInstant, type DeadlineRow, type JournalEntryRow, readJournal } from '@dingfen/persistence';
import { metaOf, type Procedure } from '@dingfen/procedure-kit';
import { localTime } from '../commands/clock.ts';
import { demoPeople } from '../laibin/people.ts';
import { type Cast, castOf } from '../play/cast.ts';
import { letPeriodsEnd, whileClockStands } from '../play/past.ts';
import { Scene } from '../play/scene.ts';
import type { Step } from '../play/steps.ts';
import { lastWorkdayBefore, workday } from '../play/workdays.ts';
import { both, type Screen } from '../screen.ts';

/** Minutes between two acts of a day. */
const PACE = 20;

type MachineNode = Procedure['machine']['root'];

/** The words of a state, by its path. */
function wordsOf(procedure: Procedure, path: string): Text {
  let node: MachineNode | undefined = procedure.machine.root as MachineNode;
  let words: Text = { zh: path, en: path };
  for (const key of path.split('.')) {
    node = node?.states[key] as MachineNode | undefined;
    if (node) words = metaOf(node).summary ?? words;
  }
  return words;
}

const list = (procedure: Procedure, paths: readonly string[]): Text => {
  const words = paths.map((path) => wordsOf(procedure, path));
  return {
    zh: words.map((one) => one.zh).join('；') || '（尚未开始）',
    en: words.map((one) => one.en).join('; ') || '(not begun)',
  };
};

const articles = (basis: unknown): Text => ({
  zh: formatCitation(basis as Citation[], 'zh'),
  en: formatCitation(basis as Citation[], 'en'),
});

/** Tells what happens in one dispute, as it happens: every line comes from the journal and the deadline table. */
export class Telling {
  private readonly screen: Screen;
  private readonly engine: Engine;
  private readonly standAt: (instant: string) => Promise<void>;
  private readonly cast: Cast;
  private day: CivilDate;
  private minutes = 9 * 60;
  private told = 0;
  private number = 0;
  private deadlines = new Map<string, DeadlineRow>();
  private opened: Scene | undefined;

  constructor(
    screen: Screen,
    engine: Engine,
    cast: Cast,
    standAt: (instant: string) => Promise<void>,
    day: CivilDate,
  ) {
    this.screen = screen;
    this.engine = engine;
    this.cast = cast;
    this.standAt = standAt;
    this.day = day;
  }

  get today(): CivilDate {
    return this.day;
  }
  get scene(): Scene {
    if (!this.opened) throw new Error('nothing has been filed yet');
    return this.opened;
  }

  heading(text: Text): void {
    this.screen.say('');
    this.screen.say(`═══ ${both(text)}`);
  }

  remark(text: Text): void {
    this.screen.say(`    （${text.zh}`);
    this.screen.say(`      ${text.en}）`);
  }

  private get instant(): string {
    const clock = `${String(Math.floor(this.minutes / 60)).padStart(2, '0')}:${String(this.minutes % 60).padStart(2, '0')}`;
    return new Date(`${this.day}T${clock}:00+08:00`).toISOString();
  }

  private async tick(): Promise<void> {
    this.minutes += PACE;
    await this.standAt(this.instant);
  }

  private nameOf(person: Person): string {
    const title = demoPeople.find((one) => one.id === person.id)?.title;
    return title ? `${person.name} ${title.zh} ${title.en}` : person.name;
  }

  private begin(who: string, what: Text): void {
    this.number += 1;
    this.screen.say('');
    this.screen.say(`${String(this.number).padStart(2)}. ${localTime(this.instant)}  ${who}`);
    this.screen.say(`    ${both(what)}`);
  }

  private tellRefusal({ code, detail, failing, basis }: Refusal): void {
    this.screen.say(`    ✗ 被拒绝：${refusalTitle(code).zh}。${detail.zh}`);
    this.screen.say(`      refused: ${refusalTitle(code).en}. ${detail.en}`);
    const why = failing.flatMap((one) => one.basis);
    const cited = articles(why.length > 0 ? why : basis);
    if (cited.zh) this.screen.say(`      依据 basis: ${both(cited)}`);
  }

  /** Files the dispute and opens its scene. */
  async file(filerId: string, filing: Filing): Promise<void> {
    const filer = this.person(filerId);
    await this.tick();
    this.begin(this.nameOf(filer), { zh: '提交申请', en: 'files the application' });
    const scene = await Scene.file(this.engine, this.cast, filer, filing);
    if (isRefusal(scene)) throw new Error(scene.detail.en);
    this.opened = scene;
    const { number, queryCode } = scene.filed;
    this.screen.say(`    编号 number ${number}，查询码 query code ${queryCode}`);
    await this.tellWhatFollowed();
  }

  /** A filing that is not taken in, shown on purpose. */
  async fileInVain(filerId: string, filing: Filing): Promise<void> {
    const filer = this.person(filerId);
    await this.tick();
    this.begin(this.nameOf(filer), { zh: '提交申请', en: 'files the application' });
    const answer = await Scene.file(this.engine, this.cast, filer, filing);
    if (!isRefusal(answer)) throw new Error('this filing should have been refused');
    this.tellRefusal(answer);
  }

  private person(id: string): Person {
    const person = this.cast.byId(id);
    if (!person) throw new Error(`nobody is called ${id}`);
    return person;
  }

  /** An act, with everything that follows from it. */
  async act(...steps: readonly Step[]): Promise<void> {
    for (const step of steps) {
      if (step.after > 0) await this.wait(step.after);
      const answer = await this.attempt(step);
      if (answer) throw new Error(`${step.procedure}.${step.event}: ${answer.detail.en}`);
    }
  }

  /** An act that the law does not allow, shown on purpose. */
  async actInVain(step: Step): Promise<void> {
    if (step.after > 0) await this.wait(step.after);
    if (!(await this.attempt(step)))
      throw new Error(`${step.procedure}.${step.event} should have been refused`);
  }

  private async attempt(step: Step): Promise<Refusal | undefined> {
    await this.tick();
    const procedure = this.engine.procedures.current(step.procedure);
    const summary = procedure.events[step.event]?.summary ?? { zh: step.event, en: step.event };
    await this.scene.look();
    const performed = await this.scene.perform(step, this.day);
    const by = performed[0]?.by;
    this.begin(by ? this.nameOf(by) : step.by, {
      zh: `${procedure.name.zh}：${summary.zh}`,
      en: `${procedure.name.en}: ${summary.en}`,
    });
    const refusal = performed.map((one) => one.answer).find(isRefusal);
    if (refusal) this.tellRefusal(refusal);
    await this.tellWhatFollowed();
    return refusal;
  }

  /** Lets working days pass; whatever ends meanwhile ends on its own day. */
  async wait(workingDays: number): Promise<void> {
    await this.moveTo(workday(this.day, workingDays));
  }

  /** Lets calendar days pass and says so: here the newcomer sees periods end by themselves. */
  async letPass(days: number, why: Text): Promise<void> {
    const to = workday(addDays(this.day, days), 0);
    this.screen.say('');
    this.screen.say(`⏩ 时钟移至${to}：${why.zh} · the clock moves to ${to}: ${why.en}`);
    await this.moveTo(to);
  }

  private async moveTo(day: CivilDate): Promise<void> {
    this.day = day;
    this.minutes = 9 * 60;
    await this.standAt(this.instant);
    if (!this.opened) return;
    await letPeriodsEnd(this.engine, this.instant, this.opened.filed.disputeId);
    await this.tellWhatFollowed();
  }

  private async tellWhatFollowed(): Promise<void> {
    const { db } = this.engine;
    const id = this.scene.filed.disputeId;
    for (const entry of await readJournal(db, id, this.told, 500)) {
      this.told = entry.seq;
      this.tellEntry(entry);
    }
    for (const row of await db
      .selectFrom('deadline')
      .selectAll()
      .where('disputeId', '=', id)
      .orderBy('openedAt')
      .orderBy('id')
      .execute())
      this.tellDeadline(row);
  }

  private tellEntry({
    capacity,
    event,
    summary,
    procedure: key,
    procedureVersion,
    fromStates,
    toStates,
    at,
  }: JournalEntryRow): void {
    if (event === 'WARNING' || event === 'ESCALATION') {
      this.screen.say(`    ◦ ${civilDateOf(at)} 提醒 notice：${both(summary)}`);
      return;
    }
    const procedure = this.engine.procedures.all.find(
      (one) => one.key === key && one.version === procedureVersion,
    );
    if (!procedure) return;
    // A period's end is the midnight after its last day.
    if (capacity === 'clock')
      this.screen.say(`    ⏱ ${civilDateOf(new Date(Date.parse(at) - 1).toISOString())} ${both(summary)}`);
    const left = fromStates.filter((path) => !toStates.includes(path));
    const entered = toStates.filter((path) => !fromStates.includes(path));
    if (left.length === 0 && entered.length === 0) return;
    const [before, after] = [list(procedure, left), list(procedure, entered)];
    this.screen.say(`    ${procedure.name.zh}：${before.zh} → ${after.zh}`);
    this.screen.say(`    ${procedure.name.en}: ${before.en} → ${after.en}`);
  }

  private tellDeadline(row: DeadlineRow): void {
    const before = this.deadlines.get(row.id);
    this.deadlines.set(row.id, row);
    const cited = articles(row.basis);
    const due =
      row.nominalDueOn === row.dueOn
        ? `${row.dueOn}`
        : `${row.dueOn}（稳妥日期 safe date ${row.nominalDueOn}）`;
    if (!before && row.status === 'running')
      this.screen.say(`    ＋ 期限开始 period opened: ${both(row.name)} → ${due}  ${both(cited)}`);
    else if (before && before.dueOn !== row.dueOn && row.dueOn !== null)
      this.screen.say(`    ↻ 期限变更 period moved: ${both(row.name)} → ${due}`);
    else if (before?.status === 'running' && row.status === 'paused')
      this.screen.say(`    ‖ 期限暂停 period paused: ${both(row.name)}`);
    else if (before?.status === 'running' && (row.status === 'closed' || row.status === 'closed_late'))
      this.screen.say(`    － 期限结束 period closed: ${both(row.name)}`);
  }

  /** The end: where the dispute stands and how long its journal is. */
  async conclude(): Promise<void> {
    const { db } = this.engine;
    const { stage, status, journalLength, number } = await db
      .selectFrom('dispute')
      .select(['stage', 'status', 'journalLength', 'number'])
      .where('id', '=', this.scene.filed.disputeId)
      .executeTakeFirstOrThrow();
    this.heading({ zh: '结束', en: 'the end' });
    this.screen.say(
      both({
        zh: `${number}：${status === 'closed' ? '已结案' : `处于${stage}`}，日志${journalLength}条，可用 dingfen verify-journal --dispute ${number} 核对`,
        en: `${number} is ${status === 'closed' ? 'closed' : `in ${stage}`}; ${journalLength} journal entries`,
      }),
    );
  }
}

/**
 * Plays a story in the past months, so that nothing else in the database is disturbed: the clock of all processes stands
 * while it is told and goes on afterwards.
 *
 * @param workingDays how long before today the story begins
 */
export async function tell(
  screen: Screen,
  engine: Engine,
  workingDays: number,
  story: (telling: Telling) => Promise<void>,
): Promise<void> {
  const today = civilDateOf(await currentInstant(engine.db));
  const firstDay = workday(lastWorkdayBefore(today), -workingDays);
  const cast = await castOf(engine.db);
  await whileClockStands(engine.db, async (standAt) => {
    const telling = new Telling(screen, engine, cast, standAt, firstDay);
    await story(telling);
    await telling.conclude();
  });
}
