/** Every kind of thing that cannot be. Each has an engine, or a row, that the specs spoil so that the checker must find it. */
export const problemKinds = [
  'acknowledged but not stored',
  'stored more than once',
  'refused but stored',
  'broken chain',
  'not what its journal says',
  'act that was not possible',
  'fired early',
  'fired twice',
  'fired without an entry',
  'never fired',
  'deadline without a state',
  'state without a deadline',
  'deadline differs',
  'due on another day',
  'notice differs',
  'task without a state',
  'state without a task',
  'message without an act',
  'message not delivered',
  'delivered otherwise',
  'figures differ',
  'sums differ',
] as const;

export interface Problem {
  what: (typeof problemKinds)[number];
  detail: string;
}

/** Where what is found is put down. */
export type Find = (what: Problem['what'], detail: string) => void;
