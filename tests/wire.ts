import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** A port that passes everything on to another one, and counts what comes back. */
export interface Wire {
  readonly origin: string;
  /** Bytes that came from the server so far: heads and bodies as they travel, compressed or not. */
  readonly bytes: () => number;
  close(): Promise<void>;
}

/** Puts a counter in front of a server on this machine; page, workers and service workers all pass it. */
export async function countWire(port: number, host = 'localhost'): Promise<Wire> {
  let bytes = 0;
  const open = new Set<Socket>();
  const server = createServer((near) => {
    const far = connect(port, host);
    far.on('data', (chunk: Buffer) => (bytes += chunk.length));
    near.pipe(far).pipe(near);
    for (const [one, other] of [[near, far] as const, [far, near] as const]) {
      open.add(one);
      // A browser breaks connections off as it likes.
      one
        .on('error', () => undefined)
        .on('close', () => {
          open.delete(one);
          other.destroy();
        });
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://localhost:${(server.address() as AddressInfo).port}`,
    bytes: () => bytes,
    close: () =>
      new Promise((resolve) => {
        for (const socket of open) socket.destroy();
        server.close(() => resolve());
      }),
  };
}
