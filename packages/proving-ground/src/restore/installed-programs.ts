import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const NEEDED = ['initdb', 'postgres', 'pg_ctl', 'createdb', 'pg_dump', 'pg_restore'];
/** Where Debian and its like put each version. */
const PLACE = '/usr/lib/postgresql';
/** What the schema asks for. */
const OLDEST = 15;

/** The folder of the newest PostgreSQL that is installed whole, server and client programs; undefined where there is none. */
export function installedPostgres(): string | undefined {
  const versions = existsSync(PLACE) ? readdirSync(PLACE).map(Number) : [];
  return versions
    .filter((version) => version >= OLDEST)
    .toSorted((a, b) => b - a)
    .map((version) => join(PLACE, `${version}`, 'bin'))
    .find((folder) => NEEDED.every((program) => existsSync(join(folder, program))));
}
