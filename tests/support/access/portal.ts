import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { ServerBuild } from "@remix-run/node";
import { readSettings } from "#app/env/read-settings.ts";
import { createApp } from "#app/http/front/create-app.server.ts";
import { overwriteServerAsyncLocalStorage } from "#app/i18n/paraglide/runtime.js";
import routes from "#app/routes.ts";
import { createServices, type Services } from "#app/services.server.ts";
import { readyIdentity } from "#tests/support/access/identity.ts";
import { storeInMemory } from "#tests/support/scenario/documents-shown.ts";
import type { Scene } from "#tests/support/scenario/scenario.ts";

export const origin = "http://portal.example";

/** The whole front with the real routes, in this process, on the database of the scene. */
export async function openPortal(scene: Scene) {
  const build = await buildOf();
  const services = servicesOf(scene);
  const app = createApp(services, {
    assets: [(_req, _res, next) => next()],
    build: () => Promise.resolve(build),
  });
  const server = createServer(app).listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return {
    services,
    address: `http://127.0.0.1:${String(port)}`,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await services.close();
      overwriteServerAsyncLocalStorage(undefined);
    },
  };
}

export type Portal = Awaited<ReturnType<typeof openPortal>>;

/** Of this run, and of the scene: nothing is limited, mail and SMS stay in their queue. */
function servicesOf({ domain, url }: Scene): Services {
  const read = readSettings({
    DATABASE_URL: url,
    PUBLIC_ORIGIN: origin,
    S3_BUCKET: "papers",
    RESEND_API_KEY: "re_test",
    EMAIL_FROM: "Passerelle <desk@portal.example>",
    SMS_PROVIDER: "twilio",
    TWILIO_ACCOUNT_SID: `AC${"0".repeat(32)}`,
    TWILIO_AUTH_TOKEN: "t".repeat(32),
    TWILIO_FROM: "+33199000000",
    SECRET_KEY: Buffer.from("k".repeat(32)).toString("base64"),
    DATA_CONTROLLER: "The registrar",
    PRIVACY_EMAIL: "privacy@portal.example",
    LOG_LEVEL: "silent",
  });
  if (!read.ok) throw new Error(read.problems.join(", "));
  const services = createServices(read.settings, "server");
  const limiter = { ...services.limiter, spend: () => Promise.resolve({ ok: true } as const) };
  return {
    ...services,
    ...domain,
    identity: readyIdentity,
    store: storeInMemory(),
    limiter,
    ping: () => Promise.resolve(),
  };
}

const modules = import.meta.glob<object>("/app/routes/{customer,staff,site,api}/*.{ts,tsx}");

async function buildOf(): Promise<ServerBuild> {
  const [table, entry, root] = await Promise.all([
    Promise.resolve(routes),
    import("#app/entry.server.tsx"),
    import("#app/root.tsx"),
  ]);
  const entries = await Promise.all(
    table.map(async ({ file, path }) => {
      const module = await modules[`/app/${file}`]?.();
      const id = file.replace(/\.tsx?$/, "");
      return [id, { id, parentId: "root", path: path?.replace(/^\/+/, ""), module }] as const;
    }),
  );
  const home = { id: "root", parentId: undefined, path: "", module: root };
  const all = [["root", home] as const, ...entries];
  // The front picks routes by the path in here too.
  const manifest = all.map(([id, { path, parentId }]) => {
    return [id, { id, parentId, path, module: `/${id}.js` }] as const;
  });
  return {
    entry: { module: entry },
    routes: Object.fromEntries<object>(all),
    assets: {
      entry: { imports: [], module: "/entry.js" },
      routes: Object.fromEntries(manifest),
      url: "",
      version: "1",
    },
    publicPath: "/",
    assetsBuildDirectory: "",
    isSpaMode: false,
    future: {
      v3_fetcherPersist: true,
      v3_relativeSplatPath: true,
      v3_singleFetch: true,
      v3_throwAbortReason: true,
    },
  } as unknown as ServerBuild;
}
