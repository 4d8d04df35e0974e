import { BadLocalRules, type EngineOptions, readLocalRules, readTariffs } from '@dingfen/dispute-engine';

/** What the process is told by its environment. */
export interface Environment {
  databaseUrl: string;
  host: string;
  port: number;
  /** Serves `/healthz`, `/readyz` and `/metrics` to those who run the system; not served when absent. */
  operationsPort?: number;
  /** How long it serves after it was told to stop, no longer ready, so that whoever distributes requests notices. */
  drainSeconds: number;
  logLevel: string;
  /** Demonstration sign-ins and the movable clock. */
  local: boolean;
  /** The secret of development tokens; without one the process makes its own. */
  localSecret?: string;
  /** What the deployment has configured where the law leaves room, and what it pays mediators by case. */
  configured: Required<Pick<EngineOptions, 'localRules' | 'tariffs'>>;
}

/** Balancers ask every second or two; on one machine nobody does. */
const USUAL_DRAIN_SECONDS = 5;
const LONGEST_DRAIN_SECONDS = 300;

/** Says in one line, in both languages, why the service may not start like this; undefined when it may. */
function reasonNotToStart(env: NodeJS.ProcessEnv): string | undefined {
  const production = env['NODE_ENV'] === 'production';
  if (production && env['DINGFEN_LOCAL'] === '1')
    return '拒绝启动：DINGFEN_LOCAL=1（演示登录、可调时钟）不得与 NODE_ENV=production 同时使用。 Refusing to start: DINGFEN_LOCAL=1 (demonstration sign-ins, movable clock) must not be used together with NODE_ENV=production.';
  if (production)
    return '拒绝启动：生产环境（NODE_ENV=production）尚未配置真实身份认证，无人可以登录。 Refusing to start: no real identity provider is configured for NODE_ENV=production, so nobody could sign in.';
  if (!env['DATABASE_URL'])
    return '拒绝启动：请用 DATABASE_URL 指明数据库。 Refusing to start: name the database in DATABASE_URL.';
  for (const name of ['PORT', 'OPERATIONS_PORT']) {
    const port = Number(env[name] ?? 0);
    if (!Number.isInteger(port) || port < 0 || port > 65_535)
      return `拒绝启动：${name} 应为 0 至 65535 的整数。 Refusing to start: ${name} must be a whole number from 0 to 65535.`;
  }
  const drain = Number(env['DRAIN_SECONDS'] ?? 0);
  if (!Number.isInteger(drain) || drain < 0 || drain > LONGEST_DRAIN_SECONDS)
    return `拒绝启动：DRAIN_SECONDS 应为 0 至 ${LONGEST_DRAIN_SECONDS} 的整数。 Refusing to start: DRAIN_SECONDS must be a whole number from 0 to ${LONGEST_DRAIN_SECONDS}.`;
  if (env['DINGFEN_LOCAL_SECRET'] !== undefined && env['DINGFEN_LOCAL_SECRET'].length < 32)
    return '拒绝启动：DINGFEN_LOCAL_SECRET 至少32个字符。 Refusing to start: DINGFEN_LOCAL_SECRET needs 32 characters at least.';
  return undefined;
}

function usableConfiguration(env: NodeJS.ProcessEnv): Environment['configured'] | { refusal: string } {
  try {
    return {
      localRules: readLocalRules(env['DINGFEN_LOCAL_RULES']),
      tariffs: readTariffs(env['DINGFEN_TARIFFS']),
    };
  } catch (error) {
    if (!(error instanceof BadLocalRules)) throw error;
    const { zh, en } = error.text;
    return { refusal: `拒绝启动：${zh} Refusing to start: ${en}` };
  }
}

/** Reads the environment, or says why the service may not start. */
export function readEnvironment(env: NodeJS.ProcessEnv): Environment | { refusal: string } {
  const refusal = reasonNotToStart(env);
  if (refusal !== undefined) return { refusal };
  const { DINGFEN_LOCAL_SECRET: localSecret, OPERATIONS_PORT: operationsPort } = env;
  const local = env['DINGFEN_LOCAL'] === '1';
  const configured = usableConfiguration(env);
  if ('refusal' in configured) return configured;
  return {
    databaseUrl: env['DATABASE_URL'] as string,
    host: env['HOST'] ?? '127.0.0.1',
    port: Number(env['PORT'] ?? 8080),
    logLevel: env['LOG_LEVEL'] ?? 'info',
    local,
    drainSeconds: Number(env['DRAIN_SECONDS'] || (local ? 0 : USUAL_DRAIN_SECONDS)),
    configured,
    ...(operationsPort ? { operationsPort: Number(operationsPort) } : {}),
    ...(localSecret === undefined ? {} : { localSecret }),
  };
}
