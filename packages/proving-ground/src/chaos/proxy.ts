import { connect, createServer, type Socket } from 'node:net';

/** A small wire between the services and the database that can be slow, or be cut. */
export interface Proxy {
  readonly port: number;
  /** Where it leads; the database may come back on another port. */
  leadTo(port: number): void;
  /** Milliseconds by which everything is held back from now on; 0 for none. */
  delay(milliseconds: number): void;
  /** Ends every connection at once, in the middle of whatever it carries. */
  cut(): void;
  close(): Promise<void>;
}

export async function openProxy(target: number): Promise<Proxy> {
  let port = target;
  let held = 0;
  const sockets = new Set<Socket>();
  const carry = (from: Socket, to: Socket): void => {
    from.on('data', (bytes: Buffer) => {
      if (held === 0) {
        to.write(bytes);
        return;
      }
      // One after the other: a timer for each piece keeps their order, since all wait equally long.
      setTimeout(() => {
        if (!to.destroyed) to.write(bytes);
      }, held);
    });
  };
  const server = createServer((client) => {
    const upstream = connect(port, '127.0.0.1');
    const pair = [client, upstream] as const;
    for (const socket of pair) {
      sockets.add(socket);
      socket.setNoDelay(true);
      socket.on('error', () => undefined);
      socket.on('close', () => {
        for (const one of pair) {
          sockets.delete(one);
          one.destroy();
        }
      });
    }
    carry(client, upstream);
    carry(upstream, client);
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
    close: () => {
      for (const socket of sockets) socket.destroy();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
