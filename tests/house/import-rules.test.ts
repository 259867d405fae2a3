import { globSync } from "node:fs";
import { ESLint, type Linter } from "eslint";
import tseslint from "typescript-eslint";
import { describe, expect, it } from "vitest";
import { productFiles } from "#tests/support/house/imports.ts";
import { roomOf } from "#tests/support/house/rooms.ts";

// Without types, which take a minute and matter to no import.
const eslint = new ESLint({ overrideConfig: tseslint.configs.disableTypeChecked as Linter.Config });
const noImports = { ruleId: "no-restricted-imports", severity: 2 };

async function importErrors(filePath: string, imported: string) {
  const [report] = await eslint.lintText(`import * as x from "${imported}";\nvoid x;\n`, {
    filePath,
  });
  return report?.messages.filter(({ ruleId }) => ruleId === noImports.ruleId) ?? [];
}

it("Every room has its import rule", async () => {
  const rooms = new Map(productFiles().map((file) => [roomOf(file), file]));
  const bare = [];
  for (const [room, file] of rooms) {
    const config = (await eslint.calculateConfigForFile(file)) as {
      rules: Record<string, unknown>;
    };
    if (!config.rules[noImports.ruleId]) bare.push(room);
  }
  expect(bare).toEqual([]);
});

const breaches = [
  ["app/routes/customer/link.tsx", "#db/links.server.ts"],
  ["app/routes/customer/link.tsx", "#app/routes/customer/code.tsx"],
  ["app/http/forms.server.ts", "#db/links.server.ts"],
  ["app/domain/request/steps.ts", "#app/http/forms.server.ts"],
  ["app/domain/request/steps.ts", "./change-request.server.ts"],
  ["app/domain/request/change-request.server.ts", "drizzle-orm"],
  ["app/domain/request/change-request.server.ts", "#app/routes/paths.ts"],
  ["app/reader/sniff.ts", "#app/domain/request/steps.ts"],
  ["app/reader/sniff.ts", "#db/links.server.ts"],
  ["app/ui/parts/icon.tsx", "#app/domain/request/steps.ts"],
  ["app/ui/customer/answers.tsx", "#app/ui/staff/history.tsx"],
  ["app/ui/staff/history.tsx", "#app/ui/customer/answers.tsx"],
  ["app/enhance/dialogs.ts", "#app/ui/customer/answers.tsx"],
  ["app/i18n/words.ts", "#db/links.server.ts"],
  ["app/jobs/compose.server.ts", "#app/http/forms.server.ts"],
  ["app/pdf/receipt.ts", "#app/domain/request/steps.ts"],
  ["app/providers/email/email.ts", "#app/domain/request/steps.ts"],
  ["db/links.server.ts", "#app/domain/journey/find-visit.server.ts"],
  ["emails/received.tsx", "#app/domain/request/steps.ts"],
] as const;

describe("an import that a room may not have is refused", () => {
  it.each(breaches)("%s: %s", async (file, imported) => {
    expect(globSync(file)).toHaveLength(1);
    expect(await importErrors(file, imported)).not.toEqual([]);
  });
});
