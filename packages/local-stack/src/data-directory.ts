import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  existsSync,
  linkSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { type Account, accountFor, canReach } from './account.ts';
import { LocalStackError } from './local-stack-error.ts';
import { runToEnd } from './programs.ts';
import { standInFor } from './reachable-place.ts';

/** The only role of a fresh server; its password lies beside the data directory. */
export const ROLE = 'dingfen';

/** Where a server's files lie and who runs it. `password` and `owner` are files beside the data directory. */
export type Place = {
  dataDir: string;
  account: Account | undefined;
  passwordFile: string;
  ownerFile: string;
};

/** Decides where the data lie: where asked, or a stand-in when the server's account cannot get there. */
export function choosePlace(wanted: string): Place {
  const asked = resolve(wanted);
  const account = accountFor(asked);
  makeParent(asked);
  const dataDir = account && !canReach(dirname(asked), account) ? standInFor(asked, 'data') : asked;
  return {
    dataDir,
    account: dataDir === asked ? account : accountFor(dataDir),
    passwordFile: `${dataDir}.password`,
    ownerFile: `${dataDir}.owner`,
  };
}

/**
 * Makes the data directory if there is none, and returns the password of its role.
 *
 * Two processes may do this at once: the password is settled by whoever writes it first, and a finished directory
 * appears by one rename, so that an interrupted initdb leaves nothing that looks like a database.
 */
export async function ensureDataDirectory(place: Place, initdb: string): Promise<string> {
  const exists = existsSync(join(place.dataDir, 'PG_VERSION'));
  if (exists && !existsSync(place.passwordFile)) {
    throw new LocalStackError(
      `数据目录 ${place.dataDir} 的密码文件 ${place.passwordFile} 不见了；请恢复该文件，或删除数据目录重新开始。`,
      `The password file ${place.passwordFile} of ${place.dataDir} is missing; restore it, or delete the data directory to start afresh.`,
    );
  }
  const password = settlePassword(place.passwordFile);
  if (!exists) await initialise(place, initdb, password);
  return password;
}

async function initialise(place: Place, initdb: string, password: string): Promise<void> {
  const { account, dataDir } = place;
  const unfinished = `${dataDir}.new-${process.pid}-${randomBytes(4).toString('hex')}`;
  const passwordForInitdb = `${unfinished}.password`;
  try {
    mkdirSync(unfinished, { mode: 0o700 });
    writeFileSync(passwordForInitdb, `${password}\n`, { mode: 0o600, flag: 'wx' });
    if (account) {
      chownSync(unfinished, account.uid, account.gid);
      chownSync(passwordForInitdb, account.uid, account.gid);
    }
    await runToEnd(
      initdb,
      initdbArguments(await versionOf(initdb, account), unfinished, passwordForInitdb),
      account,
      {
        zh: '创建数据库目录失败。',
        en: 'Creating the database directory failed.',
      },
    );
    putInPlace(unfinished, dataDir);
  } finally {
    rmSync(passwordForInitdb, { force: true });
    rmSync(unfinished, { recursive: true, force: true });
  }
}

/** PostgreSQL's major version. */
async function versionOf(initdb: string, account: Account | undefined): Promise<number> {
  const said = await runToEnd(initdb, ['--version'], account, {
    zh: '无法运行 initdb。',
    en: 'initdb cannot be run.',
  });
  return Number(/\(PostgreSQL\) (\d+)/.exec(said)?.[1] ?? 0);
}

/**
 * UTF-8 with the built-in C.UTF-8 order everywhere. `--lc-ctype` matters although the built-in provider sorts: pg_trgm
 * asks the C library what a letter is, and under LC_CTYPE=C it drops every Chinese character.
 */
function initdbArguments(version: number, dataDir: string, passwordFile: string): string[] {
  const ctype = process.platform === 'linux' ? 'C.UTF-8' : 'en_US.UTF-8';
  return [
    `--pgdata=${dataDir}`,
    `--username=${ROLE}`,
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    // Before 17 there is no built-in order; C's is the same one: by code point.
    ...(version >= 17 ? ['--locale-provider=builtin', '--builtin-locale=C.UTF-8'] : []),
    '--locale=C',
    `--lc-ctype=${ctype}`,
    '--no-sync',
  ];
}

function putInPlace(finished: string, dataDir: string): void {
  try {
    renameSync(finished, dataDir);
  } catch (cause) {
    // Somebody else was first, and used the same password: theirs is as good as ours.
    if (existsSync(join(dataDir, 'PG_VERSION'))) return;
    throw new LocalStackError(
      `${dataDir} 已存在，但不是 PostgreSQL 数据目录。`,
      `${dataDir} exists and is not a PostgreSQL data directory.`,
      String(cause),
    );
  }
}

function settlePassword(file: string): string {
  if (!existsSync(file)) {
    const draft = `${file}.${process.pid}-${randomBytes(4).toString('hex')}`;
    writeFileSync(draft, randomBytes(24).toString('base64url'), { mode: 0o600, flag: 'wx' });
    try {
      linkSync(draft, file);
    } catch (cause) {
      if (!existsSync(file)) throw cause;
    } finally {
      rmSync(draft, { force: true });
    }
  }
  try {
    return readFileSync(file, 'utf8').trim();
  } catch (cause) {
    throw new LocalStackError(
      `无法读取密码文件 ${file}：它属于另一个用户。`,
      `Cannot read the password file ${file}: it belongs to another user.`,
      String(cause),
    );
  }
}

/** A parent that we create lets the server's account pass through but not look around. */
function makeParent(dataDir: string): void {
  const parent = dirname(dataDir);
  if (statSync(parent, { throwIfNoEntry: false })) return;
  mkdirSync(parent, { recursive: true });
  chmodSync(parent, 0o711);
}
