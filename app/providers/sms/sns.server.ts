import { PublishCommand, SNSClient, SNSServiceException } from "@aws-sdk/client-sns";
import { isConnectFailure } from "#app/providers/connect-failure.ts";
import type { Delivery } from "#app/providers/delivery.ts";
import type { SmsMessage, SmsProvider } from "./sms.ts";

export interface SnsOptions {
  readonly region: string;
  /** Alphanumeric sender, at most 11 characters; null: the account's default. */
  readonly senderId: string | null;
  readonly endpoint?: string | null;
  readonly credentials?: { readonly accessKeyId: string; readonly secretAccessKey: string };
  readonly timeoutMs?: number;
}

/**
 * https://docs.aws.amazon.com/sns/latest/api/API_Publish.html. Not idempotent: one attempt per
 * call, and `unknown` must never be resent automatically. Reasons never contain a number.
 */
export function createSnsProvider(options: SnsOptions): SmsProvider {
  const client = new SNSClient({
    region: options.region,
    maxAttempts: 1,
    // A kept-alive connection may be closed during a request, which with a single attempt would be
    // `unknown`.
    requestHandler: { httpAgent: { keepAlive: false }, httpsAgent: { keepAlive: false } },
    ...(options.endpoint && { endpoint: options.endpoint }),
    ...(options.credentials !== undefined && { credentials: options.credentials }),
  });
  return {
    async send(message) {
      const abortSignal = AbortSignal.timeout(options.timeoutMs ?? 10_000);
      try {
        const command = commandOf(message, options.senderId);
        const { MessageId } = await client.send(command, { abortSignal });
        return { outcome: "accepted", vendorId: MessageId ?? null };
      } catch (error) {
        if (abortSignal.aborted) return { outcome: "unknown", reason: "time-out" };
        return deliveryOf(error);
      }
    },
  };
}

function commandOf({ to, text }: SmsMessage, senderId: string | null): PublishCommand {
  const string = (value: string) => ({ DataType: "String", StringValue: value });
  return new PublishCommand({
    PhoneNumber: to,
    Message: text,
    MessageAttributes: {
      "AWS.SNS.SMS.SMSType": string("Transactional"),
      ...(senderId !== null && { "AWS.SNS.SMS.SenderID": string(senderId) }),
    },
  });
}

function deliveryOf(error: unknown): Delivery {
  if (isConnectFailure(error)) return { outcome: "deferred", reason: "no connection" };
  if (!(error instanceof SNSServiceException)) return beforeOrAfterSending(error);
  const status = error.$metadata.httpStatusCode ?? 0;
  const reason = `sns ${error.name}`;
  if (/thrott/i.test(error.name) || [401, 403, 429].includes(status)) {
    return { outcome: "deferred", reason };
  }
  // No status, or an unreadable 2xx or 5xx: it may have been sent.
  return { outcome: status >= 400 && status < 500 ? "refused" : "unknown", reason };
}

function beforeOrAfterSending(error: unknown): Delivery {
  if (error instanceof Error && error.name === "CredentialsProviderError") {
    return { outcome: "deferred", reason: "no credentials" };
  }
  return { outcome: "unknown", reason: "connection cut" };
}
