/** What a journal may say that no chart bears out. */
export type Contradiction =
  | 'not what its journal says'
  | 'act that was not possible'
  /** A period's end stands in the journal a second time. */
  | 'fired twice';

/** Where what is found is put down, in words for whoever looks after the system. */
export type Find = (what: Contradiction, detail: string) => void;
