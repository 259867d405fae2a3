import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { staffRoles } from "#app/domain/access/roles.ts";

const role = z.enum(staffRoles);

export const demoFile = z.object({
  origin: z.string(),
  accounts: z.array(
    z.object({ login: z.string(), entity: z.string(), name: z.string(), email: z.string() }),
  ),
  staff: z.array(
    z.object({
      email: z.string(),
      password: z.string(),
      totpSecret: z.string(),
      roles: z.array(role),
    }),
  ),
  apiKey: z.string(),
});
export type DemoFile = z.infer<typeof demoFile>;

export async function readDemoFile(dataDir: string): Promise<DemoFile | null> {
  try {
    const text = await readFile(join(dataDir, "demo.json"), "utf8");
    return demoFile.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

export async function writeDemoFile(dataDir: string, demo: DemoFile) {
  await writeFile(join(dataDir, "demo.json"), `${JSON.stringify(demo, null, 2)}\n`, {
    mode: 0o600,
  });
}
