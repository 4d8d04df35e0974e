import { type DestinationStream, type Logger, pino } from 'pino';

export type { Logger };

export type LoggerOptions = {
  /** The process that writes, for instance `api` or `worker`. */
  name: string;
  /** pino's levels; default `info`. */
  level?: string;
  /** One readable line each instead of JSON: for a person at a terminal. */
  pretty?: boolean;
  /** Where the lines go; default standard output. */
  destination?: DestinationStream;
};

/**
 * What must never be read in a log: who somebody is, how to reach them, and what opens a door. A log is copied,
 * shipped and kept in places where the case file is not.
 */
const SECRET_FIELDS = [
  'idNumber',
  'phone',
  'phoneNumber',
  'fullName',
  'personName',
  'partyName',
  'address',
  'password',
  'secret',
  'token',
  'accessToken',
  'refreshToken',
  'authorization',
  'Authorization',
  'cookie',
  'set-cookie',
  'databaseUrl',
  'redisUrl',
];

const CENSORED = '[redacted]';

/** pino redacts by path; these are the depths at which our objects carry such fields. */
const DEPTHS = ['', '*.', '*.*.', '*.*.*.', '*.*.*.*.'];

const PATHS = SECRET_FIELDS.flatMap((field) => DEPTHS.map((depth) => path(depth, field)));

/**
 * Creates the logger of one process: JSON lines with ISO instants, secrets censored down to four levels of nesting
 * (array elements count as a level).
 */
export function createLogger({ name, level = 'info', pretty = false, destination }: LoggerOptions): Logger {
  const options = {
    name,
    level,
    base: { name },
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: { paths: PATHS, censor: CENSORED },
  };
  const target = destination ?? pino.destination({ dest: 1, sync: true });
  return pino(options, pretty ? readable(target) : target);
}

/** Turns the finished, already censored JSON line into one a person reads: time, level, message, what else it says. */
function readable(target: DestinationStream): DestinationStream {
  return {
    write(line) {
      const { time, level, name, msg, ...rest } = JSON.parse(line) as Record<string, unknown>;
      const clock = String(time).slice(11, 19);
      const label = pino.levels.labels[Number(level)] ?? String(level);
      const more = Object.keys(rest).length > 0 ? ` ${JSON.stringify(rest)}` : '';
      target.write(`${clock} ${label} ${String(name)}: ${typeof msg === 'string' ? msg : ''}${more}\n`);
    },
  };
}

function path(depth: string, field: string): string {
  if (/^\w+$/.test(field)) return `${depth}${field}`;
  return `${depth.replace(/\.$/, '')}["${field}"]`;
}
