/** Signing in as one of the demonstration's people, as a click on the sign-in page does. */
import { addressOf, ROUTES, type SessionView } from '@kuaishu/api';

const cookies = new Map<string, Promise<string>>();

/** The cookie of a session of the first account that holds the role, of `role@house` at the house; one session per server and account. */
export function cookieOf(url: string, role = 'operator'): Promise<string> {
  const key = `${url} ${role}`;
  const known = cookies.get(key) ?? signIn(url, role);
  cookies.set(key, known);
  return known;
}

/** A session of its own, whoever else has one. */
export async function signIn(url: string, role: string): Promise<string> {
  const account = await demoAccount(url, role);
  const answer = await fetch(url + addressOf(ROUTES.signInDemo), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ account }),
  });
  const cookie = answer.headers.getSetCookie()[0]?.split(';')[0];
  if (!answer.ok || !cookie) throw new Error(`${role} could not sign in: ${answer.status} ${await answer.text()}`);
  return cookie;
}

async function demoAccount(url: string, who: string): Promise<string> {
  const [role, house] = who.split('@');
  const answer = await fetch(url + addressOf(ROUTES.session));
  const { demo } = (await answer.json()) as SessionView;
  const found = demo?.find(
    (one) => one.roles.some((held) => held.role === role) && (house === undefined || one.organisation.zh === house),
  );
  if (!found) throw new Error(`the demonstration has no account ${who}`);
  return found.account;
}
