import { createHash } from 'node:crypto';
import { type Person, type Refusal, refuse } from '@dingfen/domain';
import {
  addEvidence,
  addNote,
  canSee,
  currentInstant,
  readEvidenceIndex,
  type Tx,
} from '@dingfen/persistence';
import { type CommandHead, once } from './command.ts';
import { type Engine, noSuchDispute } from './engine.ts';
import { viewerOf } from './people.ts';
import { newId } from './new-id.ts';

type Head = Omit<CommandHead, 'actorId' | 'ifMatch'>;

/** Only a reader of the file may add to it; the dispute itself is not locked, so nobody waits for anybody. */
const mayAdd = (tx: Tx, person: Person, disputeId: string) => canSee(tx, disputeId, viewerOf(person));

/** Adds a note to a dispute. Never conflicts with an act. */
export function writeNote(
  engine: Engine,
  person: Person,
  { disputeId, body }: { disputeId: string; body: string },
  head: Head,
): Promise<{ id: string; createdAt: string } | Refusal> {
  return once(engine.db, { ...head, actorId: person.id }, { disputeId, body }, async (tx) => {
    if (!(await mayAdd(tx, person, disputeId))) return refuse('not_found', noSuchDispute);
    const note = {
      id: newId(),
      disputeId,
      authorId: person.id,
      authorName: person.name,
      body,
      createdAt: await currentInstant(tx),
    };
    await addNote(tx, note);
    return { id: note.id, createdAt: note.createdAt };
  });
}

export interface EvidenceReceipt {
  id: string;
  fileName: string;
  sizeBytes: number;
  sha256: string;
  /** Server time. */
  receivedAt: string;
}

/** Takes a piece of evidence and gives a receipt: SHA-256 and server time fix what was handed in and when. Never conflicts with an act. */
export function handInEvidence(
  engine: Engine,
  person: Person,
  evidence: { disputeId: string; fileName: string; mediaType: string; content: Uint8Array },
  head: Head,
): Promise<EvidenceReceipt | Refusal> {
  const { disputeId, fileName, mediaType, content } = evidence;
  const sha256 = createHash('sha256').update(content).digest('hex');
  return once(engine.db, { ...head, actorId: person.id }, { disputeId, fileName, sha256 }, async (tx) => {
    if (!(await mayAdd(tx, person, disputeId))) return refuse('not_found', noSuchDispute);
    const receipt = {
      id: newId(),
      fileName,
      sizeBytes: content.byteLength,
      sha256,
      receivedAt: await currentInstant(tx),
    };
    await addEvidence(tx, {
      ...receipt,
      disputeId,
      mediaType,
      content,
      authorId: person.id,
      authorName: person.name,
      partyId: null,
    });
    return receipt;
  });
}

/** What is in the file as evidence, without the contents. Undefined for somebody who may not see the dispute. */
export async function evidenceIndex(engine: Engine, person: Person, disputeId: string) {
  return (await canSee(engine.db, disputeId, viewerOf(person)))
    ? readEvidenceIndex(engine.db, disputeId)
    : undefined;
}
