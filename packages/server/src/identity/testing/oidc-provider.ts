/** Process entry of tests: a real OpenID provider (`oidc-provider`) on a free loopback port, which takes any login for that account's subject. */
import { createServer } from 'node:http';
import Provider from 'oidc-provider';

const redirect = process.argv[2] ?? '';
const server = createServer();
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const issuer = `http://127.0.0.1:${port}`;
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: 'kuaishu',
        client_secret: 'a secret between provider and platform',
        redirect_uris: [redirect],
        response_types: ['code'],
        grant_types: ['authorization_code'],
      },
    ],
    pkce: { required: () => true },
    findAccount: (_, id) => ({ accountId: id, claims: () => ({ sub: id }) }),
    cookies: { keys: ['only for tests'] },
    features: { devInteractions: { enabled: true } },
  });
  server.on('request', provider.callback());
  process.send?.({ issuer });
});
process.on('disconnect', () => process.exit(0));
