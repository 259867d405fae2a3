import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import Provider from "oidc-provider";

export interface ProvidedPerson {
  readonly email: string;
  readonly isVerified?: boolean;
  readonly roles: readonly string[];
  /** How they proved who they are. */
  readonly methods?: readonly string[];
}

export const oidcClient = { id: "passerelle", secret: "a secret of the journeys" };

/** A real provider on the loopback. People sign in by their subject alone. */
export async function startOidcProvider(redirectUri: string) {
  const people = new Map<string, ProvidedPerson>();
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const issuer = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
  const provider = new Provider(issuer, configurationOf(redirectUri, people));
  const answer = provider.callback();
  server.on("request", (request, response) => {
    if (!request.url?.startsWith("/interaction/")) {
      answer(request, response);
      return;
    }
    if (request.method === "GET") {
      response.writeHead(200, { "content-type": "text/html" }).end(page);
      return;
    }
    void text(request).then((body) => {
      const accountId = new URLSearchParams(body).get("subject") ?? "";
      const amr = people.get(accountId)?.methods;
      const login = { accountId, ...(amr && { amr: [...amr] }) };
      return provider.interactionFinished(
        request,
        response,
        { login },
        { mergeWithLastSubmission: false },
      );
    });
  });
  return {
    issuer,
    people,
    stop: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

export type OidcProvider = Awaited<ReturnType<typeof startOidcProvider>>;

const page = `<!doctype html><html lang="en"><title>Identity</title>
<form method="post"><label>Subject <input name="subject"></label><button>Log in</button></form></html>`;

function configurationOf(redirectUri: string, people: Map<string, ProvidedPerson>) {
  return {
    clients: [
      {
        client_id: oidcClient.id,
        client_secret: oidcClient.secret,
        redirect_uris: [redirectUri],
        grant_types: ["authorization_code"],
        response_types: ["code"],
      },
    ],
    cookies: { keys: ["a key of the journeys"] },
    claims: { openid: ["sub", "amr", "auth_time"], email: ["email", "email_verified", "roles"] },
    pkce: { required: () => true },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_: unknown, { uid }: { uid: string }) => `/interaction/${uid}` },
    findAccount: (_: unknown, accountId: string) => {
      const person = people.get(accountId);
      if (!person) return undefined;
      const { email, isVerified: email_verified = true, roles } = person;
      return { accountId, claims: () => ({ sub: accountId, email, email_verified, roles }) };
    },
    loadExistingGrant: async ({ oidc }: { oidc: Oidc }) => {
      const { clientId } = oidc.client;
      const grant = new oidc.provider.Grant({ clientId, accountId: oidc.session.accountId });
      grant.addOIDCScope("openid email");
      await grant.save();
      return grant;
    },
  };
}

interface Oidc {
  readonly client: { readonly clientId: string };
  readonly session: { readonly accountId: string };
  readonly provider: Provider;
}
