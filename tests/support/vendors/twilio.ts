import { randomBytes } from "node:crypto";
import { json, type Reply, startVendor, type Vendor } from "./vendor.ts";

export interface ReceivedSms {
  readonly id: string;
  readonly to: string;
  readonly from: string;
  readonly text: string;
}

/** Twilio documents this test number as always invalid. */
const invalidNumber = "+15005550001";
/** Documented by Twilio as blocked: its owner answered STOP. */
export const blockedNumber = "+15005550004";

const codes: Readonly<Record<string, number>> = { [invalidNumber]: 21211, [blockedNumber]: 21610 };

/** Twilio's Messages.json: https://www.twilio.com/docs/messaging/api/message-resource and …/api/errors. */
export function startTwilio(options: {
  accountSid: string;
  authToken: string;
}): Promise<Vendor<ReceivedSms>> {
  const { accountSid, authToken } = options;
  const credentials = Buffer.from(`${accountSid}:${authToken}`).toString("base64");
  return startVendor<ReceivedSms>({
    fail: (status) => problem(status, status === 429 ? 20429 : 20500),
    handle(request, body, received) {
      if (request.headers.authorization !== `Basic ${credentials}`) return problem(401, 20003);
      if (request.url !== `/2010-04-01/Accounts/${accountSid}/Messages.json`) {
        return problem(404, 20404);
      }
      const form = new URLSearchParams(body);
      const [to, from, text] = ["To", "From", "Body"].map((name) => form.get(name) ?? "");
      if (!to) return problem(400, 21604);
      if (!from) return problem(400, 21603);
      if (!text) return problem(400, 21602);
      const code = codes[to] ?? (/^\+\d{8,15}$/.test(to) ? null : 21211);
      if (code !== null) return problem(400, code);
      const id = `SM${randomBytes(16).toString("hex")}`;
      received.push({ id, to, from, text });
      return json(201, { sid: id, status: "queued", to, from, body: text, error_code: null });
    },
  });
}

function problem(status: number, code: number): Reply {
  const more_info = `https://www.twilio.com/docs/errors/${String(code)}`;
  return json(status, { status, code, message: "The 'To' number +15005550001 …", more_info });
}
