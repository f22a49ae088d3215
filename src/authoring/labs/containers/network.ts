import { createServer, type AddressInfo } from 'node:net';
import { networkInterfaces } from 'node:os';

/** Addresses of one engine: its own bridge, and those of the networks that Compose makes. */
export interface Subnets {
  readonly bridge: string;
  /** Address of the machine on the bridge, with the length of the network. */
  readonly address: string;
  readonly pool: string;
}

/** The first addresses from 10.201 up that this machine does not use: two engines must not share a bridge. */
export function freeSubnets(used: readonly string[] = usedAddresses()): Subnets {
  for (let second = 201; second < 255; second += 1)
    if (!used.some((address) => address.startsWith(`10.${second}.`)))
      return {
        bridge: `labs${second}`,
        address: `10.${second}.0.1/24`,
        pool: `base=10.${second}.128.0/17,size=24`,
      };
  throw new Error('Every network from 10.201 to 10.254 is in use.');
}

/** A port of 127.0.0.1 that nothing listens on. */
export function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const server = createServer();
    server.on('error', fail);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => {
        done(port);
      });
    });
  });
}

function usedAddresses(): readonly string[] {
  return Object.values(networkInterfaces()).flatMap((all) =>
    (all ?? []).map(({ address }) => address),
  );
}
