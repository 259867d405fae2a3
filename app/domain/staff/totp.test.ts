import { generateSync } from "otplib";
import { describe, expect, it } from "vitest";
import { staffId } from "#app/domain/ids.ts";
import { createSecrets } from "#app/domain/secrets.server.ts";
import { newSealedSeed, openSeed, totpInvitation, totpStepOf } from "./totp.server.ts";

const secret = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP";
const at = new Date("2026-11-23T12:00:15Z");
const codeAt = (seconds: number) => generateSync({ secret, epoch: at.getTime() / 1000 + seconds });

describe("an authenticator code", () => {
  it("is valid one step early or late, and returns its step", () => {
    const step = Math.floor(at.getTime() / 30_000);
    expect(totpStepOf(secret, codeAt(0), at)).toBe(step);
    expect(totpStepOf(secret, codeAt(-30), at)).toBe(step - 1);
    expect(totpStepOf(secret, codeAt(30), at)).toBe(step + 1);
  });

  it.each([-90, 90])("is refused %i seconds away", (seconds) => {
    expect(totpStepOf(secret, codeAt(seconds), at)).toBeNull();
  });

  it.each(["", "12345", "1234567", "abcdef", "１２３４５６"])(
    "is refused when it is %j, without throwing",
    (code) => {
      expect(totpStepOf(secret, code, at)).toBeNull();
    },
  );

  it("is set up from a QR code that names the issuer and the member", () => {
    const { uri, size, path } = totpInvitation("SafeBrands", "a@b.example", secret);
    expect(uri).toContain(`secret=${secret}`);
    expect(uri).toContain("SafeBrands:a%40b.example");
    expect(path.startsWith("M")).toBe(true);
    expect(size).toBeGreaterThan(25);
  });

  it("comes from a seed that only its owner's row can open", () => {
    const secrets = createSecrets("k".repeat(32));
    const mine = staffId.parse("7b0f2d5e-6a0f-4a3e-9f0f-0a8f6f1d2c3b");
    const others = staffId.parse("11111111-6a0f-4a3e-9f0f-0a8f6f1d2c3b");
    const sealed = newSealedSeed(secrets, mine);
    expect(openSeed(secrets, mine, sealed)).toHaveLength(32);
    expect(() => openSeed(secrets, others, sealed)).toThrow();
  });
});
