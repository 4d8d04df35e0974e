import { randomUUID } from 'node:crypto';
import {
  type ActDone,
  type Engine,
  type FiledDispute,
  fileDispute,
  raiseEvent,
} from '@dingfen/dispute-engine';
import { type Filing, isRefusal, type Person, type Refusal } from '@dingfen/domain';
import { addDays, type CivilDate } from '@dingfen/legal-calendar';
import type { AssignmentRow, ClaimItemRow, PartyRow, ProceedingRow } from '@dingfen/persistence';
import type { Cast } from './cast.ts';
import type { Step } from './steps.ts';
import { workday } from './workdays.ts';

/** Who acts, by what they are in the dispute. */
export type Player =
  | 'applicant'
  | 'respondent'
  | 'intake'
  | 'unitHead'
  | 'candidate'
  | 'mediator'
  | 'courtClerk'
  | 'judge'
  | 'president'
  | 'commission'
  | 'director'
  | 'supervisor';

/** What a form may need to know of the dispute on the day it is filled in. */
export interface Facts {
  /** Today, on the clock of all processes. */
  on: CivilDate;
  day(offset: number): CivilDate;
  applicant: PartyRow;
  respondent: PartyRow;
  parties: string[];
  claims: ClaimItemRow[];
  holder(role: AssignmentRow['role']): string;
  /** The day so many working days from today. */
  workday(offset: number): CivilDate;
  /** A mediator of the body, the same for the same dispute and place. */
  mediator(place: number): string;
  /** The judge in charge, else the court's first. */
  judge: string;
  /** Another mediation body, in another county. */
  elsewhere: string;
  /** A court sent the dispute, so confirmation belongs before it. */
  invited: boolean;
  number: string;
  /** The dispute's running number, for case numbers. */
  serial: string;
}

type KnownProceeding = Pick<ProceedingRow, 'id' | 'procedure' | 'status' | 'states'>;

export interface Performed {
  by: Person;
  procedure: string;
  event: string;
  before: string[];
  answer: ActDone | Refusal;
}

const bodyRoles = {
  intake: ['mediationBody', 'intake'],
  unitHead: ['mediationBody', 'unitHead'],
  courtClerk: ['court', 'courtClerk'],
  judge: ['court', 'judge'],
  president: ['court', 'courtPresident'],
  commission: ['commission', 'commissionOfficer'],
  director: ['commission', 'commissionDirector'],
} as const;

/** Whose clerk writes down what a party without an account does, once the matter is before that body. */
const officeOf: Readonly<Record<string, 'courtClerk' | 'commission'>> = {
  confirmation: 'courtClerk',
  trial: 'courtClerk',
  arbitration: 'commission',
  arbitrationReview: 'commission',
};
const servingKinds = { court: 'basicCourt', commission: 'arbitrationCommission' } as const;

/** One dispute being played through the engine's own verbs: nothing here writes a row of a dispute. */
export class Scene {
  readonly engine: Engine;
  readonly cast: Cast;
  readonly filed: FiledDispute;
  readonly channel: string;
  private parties: PartyRow[] = [];
  private claims: ClaimItemRow[] = [];
  private assignments: AssignmentRow[] = [];
  private proceedings: KnownProceeding[] = [];

  private constructor(engine: Engine, cast: Cast, filed: FiledDispute, channel: string) {
    this.engine = engine;
    this.cast = cast;
    this.filed = filed;
    this.channel = channel;
  }

  /** Files a dispute and opens its scene. */
  static async file(engine: Engine, cast: Cast, filer: Person, filing: Filing): Promise<Scene | Refusal> {
    const filed = await fileDispute(engine, filer, filing, { idempotencyKey: randomUUID() });
    if (isRefusal(filed)) return filed;
    const scene = new Scene(engine, cast, filed, filing.channel);
    await scene.look();
    return scene;
  }

  /** Reads what acts may have changed. */
  async look(): Promise<void> {
    const { db } = this.engine;
    const id = this.filed.disputeId;
    [this.parties, this.claims, this.assignments, this.proceedings] = await Promise.all([
      this.parties.length > 0
        ? this.parties
        : db
            .selectFrom('party')
            .selectAll()
            .where('disputeId', '=', id)
            .where('replacedBy', 'is', null)
            .orderBy('position')
            .execute(),
      this.claims.length > 0
        ? this.claims
        : db.selectFrom('claimItem').selectAll().where('disputeId', '=', id).orderBy('position').execute(),
      db.selectFrom('assignment').selectAll().where('disputeId', '=', id).execute(),
      db
        .selectFrom('proceeding')
        .select(['id', 'procedure', 'status', 'states'])
        .where('disputeId', '=', id)
        .orderBy('openedAt')
        .orderBy('id')
        .execute(),
    ]);
  }

  facts(on: CivilDate): Facts {
    const serial = Number(this.filed.number.slice(-6));
    const party = (role: PartyRow['role']) => this.parties.find((one) => one.role === role) as PartyRow;
    return {
      on,
      day: (offset) => addDays(on, offset),
      applicant: party('applicant'),
      respondent: party('respondent'),
      parties: this.parties.map((one) => one.id),
      claims: this.claims,
      holder: (role) => this.holder(role) ?? this.serving(role) ?? '',
      workday: (offset) => workday(on, offset),
      mediator: (place) => {
        const free = this.cast.mediatorsUnder(this.holder('mediationBody') ?? '');
        return free[(serial + place) % free.length] ?? '';
      },
      judge: this.person('judge')?.id ?? '',
      elsewhere: this.cast.centreElsewhere(this.holder('mediationBody') ?? ''),
      invited: this.channel.startsWith('court_'),
      number: this.filed.number,
      serial: String(serial),
    };
  }

  /** The running proceeding of a procedure, else its latest: some ended ones still hear an act. */
  proceeding(procedure: string): KnownProceeding | undefined {
    const own = this.proceedings.filter((one) => one.procedure === procedure);
    return own.findLast((one) => one.status === 'running') ?? own.at(-1);
  }

  get running(): KnownProceeding[] {
    return this.proceedings.filter((one) => one.status === 'running');
  }

  holder(role: AssignmentRow['role']): string | undefined {
    return this.assignments.find((one) => one.role === role)?.holderId;
  }

  /** The court or commission of the place, before the matter has come to one. */
  private serving(role: string): string | undefined {
    const kind = servingKinds[role as keyof typeof servingKinds];
    return kind && this.cast.serving(kind, this.filed.number.slice(0, 6));
  }

  /** The clerk who takes down what a party says: of the body that has the matter, else of the mediation body. */
  private clerk(procedure: string): Person | undefined {
    return (officeOf[procedure] && this.person(officeOf[procedure])) ?? this.person('intake');
  }

  private person(player: Player): Person | undefined {
    const { cast } = this;
    if (player === 'applicant' || player === 'respondent') {
      const id = this.parties.find((one) => one.role === player)?.personId;
      return id ? cast.byId(id) : undefined;
    }
    if (player === 'candidate') return cast.byId(this.holder('candidateMediator') ?? '');
    if (player === 'mediator') return cast.byId(this.holder('mediator') ?? '');
    if (player === 'supervisor') return cast.byId('demo-supervisor');
    if (player === 'judge') {
      const assigned = cast.byId(this.holder('judge') ?? '');
      if (assigned) return assigned;
    }
    const [body, role] = bodyRoles[player];
    return cast.staff(this.holder(body) ?? '', role)[0];
  }

  /**
   * Does one act as whoever has that part. A party without an account acts through the clerk of the body that has the
   * matter, who names the party and the paper.
   */
  async perform(
    step: Pick<Step, 'by' | 'procedure' | 'event' | 'forms'>,
    on: CivilDate,
  ): Promise<Performed[]> {
    if (this.mustLook(step)) await this.look();
    const done: Performed[] = [];
    for (const form of step.forms(this.facts(on))) {
      const performed = await this.act(step, form);
      done.push(performed);
      if (isRefusal(performed.answer)) break;
    }
    return done;
  }

  /** Whether what was read earlier may not do: holders change with acts, and outcomes open proceedings. */
  private mustLook({ by, procedure }: Pick<Step, 'by' | 'procedure'>): boolean {
    return (
      by === 'candidate' ||
      (by === 'mediator' && this.holder('mediator') === undefined) ||
      (officeOf[procedure] !== undefined && this.holder(bodyRoles[officeOf[procedure]][0]) === undefined) ||
      this.proceeding(procedure)?.status !== 'running'
    );
  }

  private async act(
    { by: player, procedure, event }: Pick<Step, 'by' | 'procedure' | 'event'>,
    form: object,
  ): Promise<Performed> {
    const proceeding = this.proceeding(procedure);
    if (!proceeding)
      throw new Error(`${this.filed.number}: ${procedure} has not begun, so ${event} cannot be raised`);
    const own = this.person(player);
    const by = own ?? this.clerk(procedure);
    if (!by) throw new Error(`${this.filed.number}: there is nobody to act as ${player}`);
    const party = this.parties.find((one) => one.role === player);
    const answer = await raiseEvent(this.engine, by, {
      disputeId: this.filed.disputeId,
      proceedingId: proceeding.id,
      event,
      payload: { ...(own || !party ? {} : this.onBehalf(procedure, event, party.id)), ...form },
      idempotencyKey: randomUUID(),
    });
    return { by, procedure, event, before: proceeding.states, answer };
  }

  /** For whom, and on what paper: as far as the act's form asks for it. */
  private onBehalf(procedure: string, event: string, partyId: string): object {
    const asked = this.engine.procedures.current(procedure).events[event]?.payload as
      | { properties?: object }
      | undefined;
    const fields = Object.keys(asked?.properties ?? {});
    return {
      ...(fields.includes('partyId') ? { partyId } : {}),
      ...(fields.includes('evidence') ? { evidence: '纸质表单（虚构）' } : {}),
    };
  }
}
