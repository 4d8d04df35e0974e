import { connect, createServer, type Socket } from 'node:net';
import { type Language, postgresLanguage } from './languages.ts';

/** Somebody waits for a statement to come over a wire. */
export interface Trap {
  /** Whether it is this one; asked of every statement in turn. */
  isIt(statement: string): boolean;
  /**
   * `before`: the other side never hears of it. `after`: it has answered, and the answer is lost. `halfway`: half of the answer
   * comes through.
   */
  when: 'before' | 'after' | 'halfway';
  /** Told once, at that step, with nothing more going either way over that connection. `cut` ends the connection. */
  sprung(statement: string, cut: () => void): void;
}

/** A small wire between one service and another that can be slow, be cut, or break at one statement. */
export interface Proxy {
  readonly port: number;
  /** How many pieces have been held back so far. */
  readonly heldBack: number;
  /** Where it leads; the other side may come back on another port. */
  leadTo(port: number): void;
  /** Milliseconds by which everything is held back from now on; 0 for none. */
  delay(milliseconds: number): void;
  /** Ends every connection at once, in the middle of whatever it carries; says how many there were. */
  cut(): number;
  /** Sets a trap, or takes it away. */
  trap(trap: Trap | undefined): void;
  close(): Promise<void>;
}

/** Opens a wire to a port of this machine. `speaks`: what is spoken over it. */
export async function openProxy(target: number, speaks: () => Language = postgresLanguage): Promise<Proxy> {
  let port = target;
  let held = 0;
  let heldBack = 0;
  /** Waited for by everybody; none any more once somebody has come to it. */
  let trap: Trap | undefined;
  /** The same until it is taken away. */
  let armed: Trap | undefined;
  const sockets = new Set<Socket>();
  const send = (to: Socket, bytes: Buffer): void => {
    if (held === 0) {
      to.write(bytes);
      return;
    }
    heldBack += 1;
    // One after the other: a timer for each piece keeps their order, since all wait equally long.
    setTimeout(() => {
      if (!to.destroyed) to.write(bytes);
    }, held);
  };

  const carry = (client: Socket, upstream: Socket, end: () => void): void => {
    const language = speaks();
    let dead = false;
    /** Answers that are still to come. */
    let open = 0;
    /** `left`: answers up to and including the one to the statement. */
    let awaited: { trap: Trap; statement: string; left: number; withheld: Buffer[] } | undefined;
    const spring = (one: Trap, statement: string): void => {
      dead = true;
      one.sprung(statement, end);
    };
    client.on('data', (bytes: Buffer) => {
      for (const { whole, statement, awaitsAnswer } of language.asked(bytes)) {
        if (dead) return;
        const set = trap;
        if (set && statement !== undefined && set.isIt(statement)) {
          trap = undefined;
          if (set.when === 'before') {
            spring(set, statement);
            return;
          }
          awaited = { trap: set, statement, left: open + 1, withheld: [] };
        }
        if (awaitsAnswer) open += 1;
        send(upstream, whole);
      }
    });
    upstream.on('data', (bytes: Buffer) => {
      for (const { whole, ends } of language.answered(bytes)) {
        if (dead) return;
        if (awaited && awaited.trap !== armed) {
          for (const one of awaited.withheld) send(client, one);
          awaited = undefined;
        }
        if (awaited?.left === 1) {
          const { trap: set, statement, withheld } = awaited;
          if (set.when !== 'halfway') withheld.push(whole);
          else send(client, ends ? whole.subarray(0, Math.floor(whole.length / 2)) : whole);
          // What was awaited is done.
          if (ends) spring(set, statement);
          continue;
        }
        if (ends) {
          // The greeting is answered, too, without having been asked for anything.
          open = Math.max(0, open - 1);
          if (awaited) awaited.left -= 1;
        }
        send(client, whole);
      }
    });
  };

  const server = createServer((client) => {
    const upstream = connect(port, '127.0.0.1');
    const pair = [client, upstream] as const;
    const end = (): void => {
      for (const one of pair) {
        sockets.delete(one);
        one.destroy();
      }
    };
    for (const socket of pair) {
      sockets.add(socket);
      socket.setNoDelay(true);
      socket.on('error', () => undefined);
      socket.on('close', end);
    }
    carry(client, upstream, end);
  });
  const cut = (): number => {
    const pairs = sockets.size / 2;
    for (const socket of sockets) socket.destroy();
    return pairs;
  };
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as { port: number }).port,
    get heldBack() {
      return heldBack;
    },
    leadTo: (next) => {
      port = next;
    },
    delay: (milliseconds) => {
      held = milliseconds;
    },
    cut,
    trap: (next) => {
      trap = next;
      armed = next;
    },
    close: () => {
      cut();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
