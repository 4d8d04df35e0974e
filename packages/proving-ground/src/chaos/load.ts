import { randomUUID } from 'node:crypto';
import type { Chance } from '../random.ts';

/** What somebody asked for, and whether they were told that it was done. */
export interface Commanded {
  /** Stands in what is stored, nowhere else. */
  token: string;
  kind: 'filing' | 'act' | 'note';
  acknowledged: boolean;
  /** Refused for good: nothing of it may be stored. */
  refused: boolean;
  tries: number;
}

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
    body: unknown,
  ): Promise<{ status: number; body: Record<string, unknown> } | undefined> {
    const known = urls();
    if (known.length === 0) return undefined;
    const url = own.oneOf(known);
    try {
      const answer = await fetch(`${url}${path}`, {
        method,
        signal: AbortSignal.timeout(TIMEOUT_MS),
        headers: {
          'content-type': 'application/json',
          ...(personId ? { authorization: `Bearer ${tokens.get(personId) ?? ''}` } : {}),
          ...(key ? { 'idempotency-key': key } : {}),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      if (answer.status >= 500) failures.set(answer.status, (failures.get(answer.status) ?? 0) + 1);
      return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
    } catch {
      return undefined;
    }
  }

  /** Tries until there is a definite answer, always under the same key. */
  async function insist(
    own: Chance,
    path: string,
    personId: string,
    body: unknown,
    record?: Commanded,
  ): Promise<Record<string, unknown> | undefined> {
    const key = randomUUID();
    for (let tries = 1; tries <= MOST_TRIES; tries += 1) {
      if (record) record.tries = tries;
      const answer = await call(own, 'POST', path, personId, key, body);
      if (answer?.status === 401) await signIn(own, personId);
      else if (answer && answer.status < 300) {
        if (record) record.acknowledged = true;
        return answer.body;
      } else if (answer && answer.status < 500) {
        if (record) record.refused = true;
        return undefined;
      }
      // Who has been told to stop gives up without knowing: that, too, happens to people.
      if (!goesOn() && tries > 5) return undefined;
      await wait(50 + own.whole(0, 250));
    }
    return undefined;
  }

  async function signIn(own: Chance, personId: string): Promise<void> {
    const answer = await call(own, 'POST', '/v1/local/sign-in', undefined, undefined, { personId });
    if (answer?.status === 200) tokens.set(personId, answer.body['token'] as string);
  }

  async function oneDispute(own: Chance): Promise<void> {
    const order = (kind: Commanded['kind']): Commanded => {
      const record = { token: `t-${randomUUID()}`, kind, acknowledged: false, refused: false, tries: 0 };
      commanded.push(record);
      return record;
    };
    const filing = order('filing');
    const filed = await insist(
      own,
      '/v1/disputes',
      cast.worker,
      {
        channel: 'online',
        employment: 'standard',
        regionCode: cast.regionCode,
        mediationBodyId: cast.mediationBodyId,
        narrative: `三个月工资未付。${filing.token}`,
        parties: [
          { role: 'applicant', kind: 'worker', name: '甲（虚构）', phone: '10000000001' },
          { role: 'respondent', kind: 'employer', name: '示例家具厂（虚构）' },
        ],
        claims: [{ type: 'wage_arrears', amountFen: 1_200_000 }],
      },
      filing,
    );
    const disputeId = filed?.['disputeId'] as string | undefined;
    if (!disputeId) return;
    const page = await insistOnPage(own, disputeId);
    if (!page) return;
    const mediation = page.proceedings.find((one) => one.procedure === 'mediation');
    const respondent = page.parties.find((one) => one.role === 'respondent');
    if (!mediation || !respondent) return;
    const address = (event: string): string =>
      `/v1/disputes/${disputeId}/proceedings/${mediation.id}/mediation/${event}`;
    await insist(own, address('pass-screening'), cast.intake, {
      identitiesChecked: true,
      registrationChecked: true,
    });
    await insist(own, address('consent'), cast.intake, { partyId: respondent.id, evidence: '电话录音1' });
    await insist(own, address('assign'), cast.intake, { mediatorId: cast.mediator });
    await insist(own, address('accept-assignment'), cast.mediator, {});
    const sessions = own.whole(2, 10);
    for (let n = 0; n < sessions && goesOn(); n += 1) {
      const act = order('act');
      await insist(
        own,
        address('schedule-session'),
        cast.mediator,
        { sessionId: act.token, scheduledOn: '2027-06-01', place: '一号调解室' },
        act,
      );
      if (own.happens(0.4)) {
        const note = order('note');
        await insist(
          own,
          `/v1/disputes/${disputeId}/notes`,
          cast.mediator,
          { body: `笔记 ${note.token}` },
          note,
        );
      }
    }
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
