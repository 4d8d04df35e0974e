import { type Engine } from '@dingfen/dispute-engine';
import { type Logger } from '@dingfen/observability';
import { type Database } from '@dingfen/persistence';
import type { LightMyRequestResponse } from 'fastify';
import type { Api } from '../schemas.ts';
declare const people: readonly [
  {
    readonly id: 'wei';
    readonly name: '韦某（虚构）';
    readonly roles: ['worker'];
  },
  {
    readonly id: 'qin';
    readonly name: '覃某（虚构）';
    readonly roles: ['worker'];
  },
  {
    readonly id: 'agent';
    readonly name: '罗某（虚构）';
    readonly roles: ['employerAgent'];
    readonly represents: ['91451302000000000U'];
  },
  {
    readonly id: 'intake';
    readonly name: '登记员（虚构）';
    readonly roles: ['intake'];
    readonly organisationId: 'centre';
  },
  {
    readonly id: 'mediator';
    readonly name: '调解员（虚构）';
    readonly roles: ['mediator'];
    readonly organisationId: 'centre';
  },
  {
    readonly id: 'clerk';
    readonly name: '立案员（虚构）';
    readonly roles: ['courtClerk'];
    readonly organisationId: 'court';
  },
  {
    readonly id: 'supervisor';
    readonly name: '督导员（虚构）';
    readonly roles: ['supervisor'];
    readonly organisationId: 'city';
  },
  {
    readonly id: 'other-intake';
    readonly name: '他处登记员（虚构）';
    readonly roles: ['intake'];
    readonly organisationId: 'elsewhere';
  },
];
export type Who = (typeof people)[number]['id'];
export interface Asking {
  as?: Who;
  body?: unknown;
  key?: string;
  headers?: Record<string, string>;
}
/** The service over a database of its own, with people of every role. Closed when the block it was made in ends. */
export interface ApiUnderTest extends AsyncDisposable {
  app: Api;
  db: Database;
  engine: Engine;
  databaseUrl: string;
  get(url: string, asking?: Asking): Promise<LightMyRequestResponse>;
  post(url: string, asking?: Asking): Promise<LightMyRequestResponse>;
  token(who: Who): Promise<string>;
}
export declare function apiUnderTest({
  local,
  logger,
}?: {
  local?: boolean;
  logger?: Logger;
}): Promise<ApiUnderTest>;
/** A worker's claim for unpaid wages, filed online; parts can be replaced. */
export declare const wageClaim: (more?: object) => {
  channel: string;
  employment: string;
  regionCode: string;
  narrative: string;
  parties: (
    | {
        role: string;
        kind: string;
        name: string;
        phone: string;
        creditCode?: never;
      }
    | {
        role: string;
        kind: string;
        name: string;
        phone: string;
        creditCode: string;
      }
  )[];
  claims: {
    type: string;
    amountFen: number;
  }[];
};
export interface Filed {
  disputeId: string;
  number: string;
  queryCode: string;
  rowVersion: number;
}
export declare function fileWageClaim(api: ApiUnderTest, more?: object, as?: Who): Promise<Filed>;
/** Where the mediation of a dispute takes events. */
export declare function mediationOf(api: ApiUnderTest, disputeId: string): Promise<string>;
export {};
//# sourceMappingURL=api-under-test.d.ts.map
