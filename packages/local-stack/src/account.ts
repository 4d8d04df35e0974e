import { execFileSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { LocalStackError } from './local-stack-error.ts';

/** The operating-system account a child process is switched to. */
export type Account = { uid: number; gid: number };

/** PostgreSQL refuses to run as root; these accounts exist on most machines, so none has to be created. */
const UNPRIVILEGED = ['postgres', 'nobody'];

/**
 * Says which account the server must run as, or `undefined` for "as whoever we are".
 *
 * Only root has to step down. A data directory that already exists belongs to the account that made it, and
 * PostgreSQL accepts no other, so that owner comes first.
 *
 * @throws LocalStackError when root finds neither an owner nor an unprivileged account.
 */
export function accountFor(dataDir: string): Account | undefined {
  if (process.platform === 'win32' || process.getuid?.() !== 0) return undefined;
  const owner = statSync(dataDir, { throwIfNoEntry: false });
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  for (const name of UNPRIVILEGED) {
    const found = lookUp(name);
    if (found) return found;
  }
  throw new LocalStackError(
    '以 root 身份运行，但系统中没有 postgres 或 nobody 账户可供数据库使用。',
    'Running as root, and this machine has neither a "postgres" nor a "nobody" account for the database.',
  );
}

/** Whether `account` may walk from the root of the file system down to `path` itself. */
export function canReach(path: string, account: Account): boolean {
  for (let at = resolve(path); ; at = dirname(at)) {
    const entry = statSync(at, { throwIfNoEntry: false });
    if (entry) {
      const mayEnter = entry.uid === account.uid ? 0o100 : entry.gid === account.gid ? 0o010 : 0o001;
      if ((entry.mode & mayEnter) === 0) return false;
    }
    if (dirname(at) === at) return true;
  }
}

function lookUp(name: string): Account | undefined {
  const ask = (flag: string) =>
    Number(execFileSync('id', [flag, name], { stdio: ['ignore', 'pipe', 'ignore'] }));
  try {
    return { uid: ask('-u'), gid: ask('-g') };
  } catch {
    return undefined;
  }
}
