import { connect, createServer, type Socket } from 'node:net';
import { Messages, Statements } from './messages.ts';

/** Somebody waits for a statement to come over a wire. */
export interface Trap {
  /** Whether it is this one; asked of every statement in turn. */
  isIt(statement: string): boolean;
  /** `before`: the database never hears of it. `after`: it has answered, and the answer is lost. */
  when: 'before' | 'after';
  /** Told once, at that step, with nothing more going either way over that connection. `cut` ends the connection. */
  sprung(statement: string, cut: () => void): void;
}

/** A small wire between one service and the database that can be slow, be cut, or break at one statement. */
export interface Proxy {
  readonly port: number;
  /** Where it leads; the database may come back on another port. */
  leadTo(port: number): void;
  /** Milliseconds by which everything is held back from now on; 0 for none. */
  delay(milliseconds: number): void;
  /** Ends every connection at once, in the middle of whatever it carries. */
  cut(): void;
  /** Sets a trap, or takes it away. */
  trap(trap: Trap | undefined): void;
  close(): Promise<void>;
}

export async function openProxy(target: number): Promise<Proxy> {
  let port = target;
  let held = 0;
  let trap: Trap | undefined;
  const sockets = new Set<Socket>();
  const send = (to: Socket, bytes: Buffer): void => {
    if (held === 0) {
      to.write(bytes);
      return;
    }
    // One after the other: a timer for each piece keeps their order, since all wait equally long.
    setTimeout(() => {
      if (!to.destroyed) to.write(bytes);
    }, held);
  };

  const carry = (client: Socket, upstream: Socket, end: () => void): void => {
    const asked = new Messages(true);
    const answered = new Messages(false);
    const statements = new Statements();
    let dead = false;
    let awaited: { trap: Trap; statement: string } | undefined;
    const spring = (one: Trap, statement: string): void => {
      dead = true;
      one.sprung(statement, end);
    };
    client.on('data', (bytes: Buffer) => {
      for (const message of asked.take(bytes)) {
        if (dead) return;
        const statement = statements.askedBy(message);
        const set = trap;
        if (set && statement !== undefined && set.isIt(statement)) {
          trap = undefined;
          if (set.when === 'before') {
            spring(set, statement);
            return;
          }
          awaited = { trap: set, statement };
        }
        send(upstream, message.whole);
      }
    });
    upstream.on('data', (bytes: Buffer) => {
      for (const message of answered.take(bytes)) {
        if (dead) return;
        // The database is ready for the next one: what was awaited is done.
        if (awaited && message.type === 'Z') spring(awaited.trap, awaited.statement);
        else if (!awaited) send(client, message.whole);
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
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as { port: number }).port,
    leadTo: (next) => {
      port = next;
    },
    delay: (milliseconds) => {
      held = milliseconds;
    },
    cut: () => {
      for (const socket of sockets) socket.destroy();
    },
    trap: (next) => {
      trap = next;
    },
    close: () => {
      for (const socket of sockets) socket.destroy();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
