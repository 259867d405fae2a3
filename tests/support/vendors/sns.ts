import { randomUUID } from "node:crypto";
import { type Reply, startVendor, type Vendor } from "./vendor.ts";

export interface ReceivedPublication {
  readonly id: string;
  readonly to: string;
  readonly text: string;
  /** By name, such as `AWS.SNS.SMS.SMSType`. */
  readonly attributes: Readonly<Record<string, string>>;
}

export const optedOutNumber = "+33600000009";

/** SNS's Publish in the AWS query protocol: https://docs.aws.amazon.com/sns/latest/api/API_Publish.html. */
export function startSns(): Promise<Vendor<ReceivedPublication>> {
  return startVendor<ReceivedPublication>({
    fail: (status) => problem(status, nameOf(status)),
    handle(request, body, received) {
      const form = new URLSearchParams(body);
      if (!request.headers.authorization?.startsWith("AWS4-HMAC-SHA256 ")) {
        return problem(403, "MissingAuthenticationToken");
      }
      if (form.get("Action") !== "Publish") return problem(400, "InvalidAction");
      const to = form.get("PhoneNumber") ?? "";
      if (to === optedOutNumber) return problem(400, "OptedOut");
      if (!/^\+\d{8,15}$/.test(to) || !form.get("Message")) return problem(400, "InvalidParameter");
      const id = randomUUID();
      received.push({ id, to, text: form.get("Message") ?? "", attributes: attributesOf(form) });
      return xml(
        200,
        `<PublishResponse xmlns="http://sns.amazonaws.com/doc/2010-03-31/"><PublishResult><MessageId>${id}</MessageId></PublishResult>${metadata()}</PublishResponse>`,
      );
    },
  });
}

function attributesOf(form: URLSearchParams): Record<string, string> {
  const entries: [string, string][] = [];
  for (let index = 1; form.has(`MessageAttributes.entry.${String(index)}.Name`); index += 1) {
    const entry = `MessageAttributes.entry.${String(index)}`;
    entries.push([form.get(`${entry}.Name`) ?? "", form.get(`${entry}.Value.StringValue`) ?? ""]);
  }
  return Object.fromEntries(entries);
}

function problem(status: number, code: string): Reply {
  const type = status < 500 ? "Sender" : "Receiver";
  return xml(
    status,
    `<ErrorResponse xmlns="http://sns.amazonaws.com/doc/2010-03-31/"><Error><Type>${type}</Type><Code>${code}</Code><Message>As documented.</Message></Error><RequestId>${randomUUID()}</RequestId></ErrorResponse>`,
  );
}

function nameOf(status: number): string {
  if (status === 429) return "Throttled";
  return status >= 500 ? "InternalError" : "InvalidParameter";
}

function metadata(): string {
  return `<ResponseMetadata><RequestId>${randomUUID()}</RequestId></ResponseMetadata>`;
}

function xml(status: number, body: string): Reply {
  return { status, type: "text/xml", body };
}
