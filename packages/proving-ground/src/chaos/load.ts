import { randomUUID } from 'node:crypto';
import type { Marked } from '../check/check.ts';
import type { Chance } from '../random.ts';

/** What somebody asked for, and whether they were told that it was done. */
export interface Commanded extends Marked {
  tries: number;
}

type Told = Record<string, unknown>;
/** What is sent: a form, or a file under its name. */
type Sent = { form: object } | { file: string; name: string };

export interface Load {
  commanded: Commanded[];
  /** How often the API said that it could not, by status. */
  failures: Map<number, number>;
  stop(): Promise<void>;
}

/** The people of the demonstration world who are needed to take a dispute into mediation. */
export interface Cast {
  worker: string;
  intake: string;
  mediator: string;
  regionCode: string;
  mediationBodyId: string;
}

const newToken = (): string => `t-${randomUUID()}`;

const TIMEOUT_MS = 15_000;
const MOST_TRIES = 60;

/**
 * Callers that file disputes, take them into mediation and go on with sessions and notes, over HTTP, at whichever API
 * answers. Whoever gets no answer asks again under the same key, as a browser would, until there is one.
 */
export function startLoad(urls: () => readonly string[], cast: Cast, callers: number, chance: Chance): Load {
  const commanded: Commanded[] = [];
  const failures = new Map<number, number>();
  const ending = new AbortController();
  const goesOn = (): boolean => !ending.signal.aborted;
  const tokens = new Map<string, string>();

  const wait = (milliseconds: number): Promise<void> =>
    new Promise((resolve) => setTimeout(resolve, milliseconds));

  async function call(
    own: Chance,
    method: string,
    path: string,
    personId: string | undefined,
    key: string | undefined,
    sent: Sent | undefined,
  ): Promise<{ status: number; body: Told } | undefined> {
    const known = urls();
    if (known.length === 0) return undefined;
    const url = own.oneOf(known);
    try {
      const answer = await fetch(`${url}${path}`, {
        method,
        signal: AbortSignal.timeout(TIMEOUT_MS),
        headers: {
          ...(sent && 'file' in sent
            ? { 'content-type': 'text/plain', 'x-file-name': sent.name }
            : { 'content-type': 'application/json' }),
          ...(personId ? { authorization: `Bearer ${tokens.get(personId) ?? ''}` } : {}),
          ...(key ? { 'idempotency-key': key } : {}),
        },
        ...(sent === undefined ? {} : { body: 'file' in sent ? sent.file : JSON.stringify(sent.form) }),
      });
      if (answer.status >= 500) failures.set(answer.status, (failures.get(answer.status) ?? 0) + 1);
      return { status: answer.status, body: (await answer.json()) as Told };
    } catch {
      return undefined;
    }
  }

  /** Tries until there is a definite answer, always under the same key, and keeps what it was. */
  async function insist(
    own: Chance,
    path: string,
    asked: Pick<Commanded, 'kind' | 'token' | 'personId' | 'disputeId' | 'proceedingId' | 'event'>,
    sent: Sent,
  ): Promise<Told | undefined> {
    const record: Commanded = { ...asked, key: randomUUID(), acknowledged: false, refused: false, tries: 0 };
    commanded.push(record);
    for (let tries = 1; tries <= MOST_TRIES; tries += 1) {
      record.tries = tries;
      const answer = await call(own, 'POST', path, asked.personId, record.key, sent);
      if (answer?.status === 401) await signIn(own, asked.personId);
      else if (answer && answer.status < 300) {
        Object.assign(record, { acknowledged: true, answer: answer.body });
        return answer.body;
      } else if (answer && answer.status < 500) {
        record.refused = true;
        return undefined;
      }
      // Who has been told to stop gives up without knowing: that, too, happens to people.
      if (!goesOn() && tries > 5) return undefined;
      await wait(50 + own.whole(0, 250));
    }
    return undefined;
  }

  async function signIn(own: Chance, personId: string): Promise<void> {
    const answer = await call(own, 'POST', '/v1/local/sign-in', undefined, undefined, {
      form: { personId },
    });
    if (answer?.status === 200) tokens.set(personId, answer.body['token'] as string);
  }

  async function oneDispute(own: Chance): Promise<void> {
    const token = newToken();
    const filed = await insist(
      own,
      '/v1/disputes',
      { kind: 'filing', token, personId: cast.worker },
      {
        form: {
          channel: 'online',
          employment: 'standard',
          regionCode: cast.regionCode,
          mediationBodyId: cast.mediationBodyId,
          narrative: `三个月工资未付。${token}`,
          parties: [
            { role: 'applicant', kind: 'worker', name: '甲（虚构）', phone: '10000000001' },
            { role: 'respondent', kind: 'employer', name: '示例家具厂（虚构）' },
          ],
          claims: [{ type: 'wage_arrears', amountFen: 1_200_000 }],
        },
      },
    );
    const disputeId = filed?.['disputeId'] as string | undefined;
    if (!disputeId) return;
    const page = await insistOnPage(own, disputeId);
    if (!page) return;
    const mediation = page.proceedings.find((one) => one.procedure === 'mediation');
    const respondent = page.parties.find((one) => one.role === 'respondent');
    if (!mediation || !respondent) return;
    const act = (event: string, personId: string, form: object, text?: string): Promise<unknown> =>
      insist(
        own,
        `/v1/disputes/${disputeId}/proceedings/${mediation.id}/mediation/${event.toLowerCase().replaceAll('_', '-')}`,
        {
          kind: 'act',
          personId,
          disputeId,
          proceedingId: mediation.id,
          event,
          ...(text === undefined ? {} : { token: text }),
        },
        { form },
      );
    await act('PASS_SCREENING', cast.intake, { identitiesChecked: true, registrationChecked: true });
    await act('CONSENT', cast.intake, { partyId: respondent.id, evidence: '电话录音1' });
    await act('ASSIGN', cast.intake, { mediatorId: cast.mediator });
    await act('ACCEPT_ASSIGNMENT', cast.mediator, {});
    const sessions = own.whole(2, 10);
    for (let n = 0; n < sessions && goesOn(); n += 1) {
      const sessionId = newToken();
      const session = { sessionId, scheduledOn: '2027-06-01', place: '一号调解室' };
      await act('SCHEDULE_SESSION', cast.mediator, session, sessionId);
      if (own.happens(0.4)) await addToFile(own, disputeId, 'note');
      if (own.happens(0.25)) await addToFile(own, disputeId, 'evidence');
    }
  }

  async function addToFile(own: Chance, disputeId: string, kind: 'note' | 'evidence'): Promise<void> {
    const token = newToken();
    const asked = { kind, token, personId: cast.mediator } as const;
    if (kind === 'note')
      await insist(own, `/v1/disputes/${disputeId}/notes`, asked, { form: { body: `笔记 ${token}` } });
    else
      await insist(own, `/v1/disputes/${disputeId}/evidence`, asked, {
        file: `工资条 ${token}`,
        name: `${token}.txt`,
      });
  }

  interface Page {
    proceedings: { id: string; procedure: string }[];
    parties: { id: string; role: string }[];
  }
  async function insistOnPage(own: Chance, disputeId: string): Promise<Page | undefined> {
    for (let tries = 0; tries < MOST_TRIES; tries += 1) {
      const answer = await call(own, 'GET', `/v1/disputes/${disputeId}`, cast.worker, undefined, undefined);
      if (answer?.status === 200) return answer.body as unknown as Page;
      await wait(100);
    }
    return undefined;
  }

  const caller = async (own: Chance): Promise<void> => {
    for (const personId of [cast.worker, cast.intake, cast.mediator])
      while (goesOn() && !tokens.has(personId)) {
        await signIn(own, personId);
        if (!tokens.has(personId)) await wait(100);
      }
    while (goesOn()) await oneDispute(own);
  };
  const all = Promise.all(Array.from({ length: callers }, (_, n) => caller(chance.branch(`caller ${n}`))));
  return {
    commanded,
    failures,
    stop: async () => {
      ending.abort();
      await all;
    },
  };
}
