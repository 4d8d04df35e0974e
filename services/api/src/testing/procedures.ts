// temporary until the lifecycle lands
import { defineProcedure, effects, registry, state } from '@dingfen/procedure-kit';
import { Type } from 'typebox';
// @ts-ignore
import { setup } from '../../../../workflows/dispute-lifecycle/node_modules/xstate';
// @ts-ignore
import { procedure as mediation } from '../../../../workflows/pre-litigation-mediation/src/index.ts';
const names = Object.keys(mediation.outcomes).map((n: string) => `mediation.${n}`);
const lifecycle = defineProcedure({
  key: 'lifecycle', id: 'small-lifecycle', version: 1, name: { zh: '小流程', en: 'small lifecycle' },
  machine: setup({ types: {} as any, actions: effects as any }).createMachine({
    id: 'lifecycle', context: ({ input }: any) => ({ mediation: input.mediation }), initial: 'mediation',
    states: {
      mediation: { meta: state({ summary: { zh: '诉前调解', en: 'mediation' } }),
        entry: { type: 'openProceeding', params: ({ context }: any) => ({ procedure: 'mediation', input: context.mediation }) },
        on: { 'mediation.refused': 'closed' } },
      closed: { type: 'final', tags: ['ended'], meta: state({ summary: { zh: '已结案', en: 'closed' } }) } } }),
  events: Object.fromEntries(names.map((n) => [n, { summary: { zh: n, en: n }, basis: [], entitled: ['system'], payload: Type.Object({}) }])),
  guards: {}, deadlines: {}, outcomes: {}, messages: {} } as any);
export const procedures = [lifecycle, mediation];
export const stageOf = (states: readonly string[]) => states[0] ?? '';
