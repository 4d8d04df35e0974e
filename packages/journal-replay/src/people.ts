import type { AmendPartiesParams, Effect } from '@dingfen/procedure-kit';
import { effectsOf, type Entry, type Step } from './replay.ts';

/** A party by the application, or by a later substitution. */
export interface PartyInIt {
  id: string;
  role: string;
  kind: string;
  isReplaced: boolean;
}

/** Who is in a dispute, and who has it, as far as its journal has been read. */
export interface People {
  /** In the order in which they were named. */
  parties: PartyInIt[];
  /** Who has it, by role: bodies and persons. */
  holders: Map<string, string>;
}

/** Those whom the application names. The court has a dispute from the beginning only where it came in there. */
export function peopleIn(journal: readonly Entry[]): People {
  const filed = (journal[0]?.payload ?? {}) as {
    channel?: string;
    parties?: { id: string; role: string; kind: string }[];
    mediationBodyId?: string;
    courtId?: string | null;
  };
  const { channel, parties = [], mediationBodyId, courtId } = filed;
  const holders = new Map<string, string>();
  if (mediationBodyId) holders.set('mediationBody', mediationBodyId);
  if (courtId && channel === 'court_pre_filing') holders.set('court', courtId);
  return { parties: parties.map(({ id, role, kind }) => ({ id, role, kind, isReplaced: false })), holders };
}

/** Lets a consequence change who is in it, or who has it; every other one changes nothing here. */
export function follow(people: People, effect: Effect): void {
  if (effect.type === 'amendParties') amend(people, effect);
  if (effect.type !== 'assignTo') return;
  if (effect.holderId === null) people.holders.delete(effect.role);
  else people.holders.set(effect.role, effect.holderId);
}

/** Who is in it and who has it after everything that was played. */
export function peopleAfter(steps: readonly Step[]): People {
  const people = peopleIn(steps.map(({ entry }) => entry));
  for (const step of steps) for (const effect of effectsOf(step)) follow(people, effect);
  return people;
}

function amend({ parties }: People, { parties: amended }: AmendPartiesParams): void {
  for (const { id, role, kind, replaces } of amended) {
    const known = parties.find((one) => one.id === id);
    if (known) known.kind = kind;
    else parties.push({ id, role, kind, isReplaced: false });
    const former = parties.find((one) => one.id === replaces);
    if (former) former.isReplaced = true;
  }
}
