/** How a database is reached that somebody else named: at the very address that was judged, whatever its name resolves to a moment later, and under TLS. */
import { Socket } from 'node:net';

export interface Reach {
  /** IP address that the socket goes to; what the name resolves to where left out. */
  readonly address?: string;
  /** The server must show a certificate for the name in the URL. */
  readonly tls?: boolean;
}

/** A socket that goes to `address`, whatever host its driver asks it to connect to. */
export function socketTo(address: string): Socket {
  const socket = new Socket();
  const connect = socket.connect.bind(socket) as (port: number, host: string) => Socket;
  socket.connect = ((port: number) => connect(port, address)) as typeof socket.connect;
  return socket;
}
