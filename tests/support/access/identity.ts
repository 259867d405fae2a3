import type { IdentityProvider } from "#app/providers/identity/identity.ts";

/** The code is the e-mail address of somebody with the role of an agent. */
export const readyIdentity: IdentityProvider = {
  issuer: "https://id.example",
  host: "id.example",
  begin: ({ state }) => Promise.resolve(`https://id.example/?state=${state}`),
  finish({ address }) {
    const email = address.searchParams.get("code") ?? "";
    return Promise.resolve({
      kind: "known",
      identity: {
        issuer: "https://id.example",
        subject: email,
        email,
        isEmailVerified: true,
        roles: ["agent"],
        provedAt: new Date(),
        methods: null,
      },
    });
  },
};
