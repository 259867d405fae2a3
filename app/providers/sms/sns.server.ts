import { PublishCommand, SNSClient, SNSServiceException } from "@aws-sdk/client-sns";
import { isConnectFailure } from "#app/providers/connect-failure.ts";
import type { Delivery } from "#app/providers/delivery.ts";
import type { SmsMessage, SmsProvider } from "./sms.ts";

export interface SnsOptions {
  readonly region: string;
  /** Alphanumeric sender, 11 characters at most; null: the account's default. */
  readonly senderId: string | null;
  /** Null or absent: Amazon's own, by region. */
  readonly endpoint?: string | null;
  /** Absent: the SDK's own chain. */
  readonly credentials?: { readonly accessKeyId: string; readonly secretAccessKey: string };
  /** Milliseconds for one attempt; 10 s unless told. */
  readonly timeoutMs?: number;
}

/**
 * SMS through Amazon SNS (https://docs.aws.amazon.com/sns/latest/api/API_Publish.html). A publication to a
 * telephone number has no idempotency: one attempt a call, and `unknown` is never to be sent again by
 * itself. Reasons hold the vendor's error name, never a number.
 */
export function createSnsProvider(options: SnsOptions): SmsProvider {
  const client = new SNSClient({
    region: options.region,
    maxAttempts: 1,
    // A kept connection may be closed under a request: with one attempt that would be an `unknown`.
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
  // No status, or a 2xx or 5xx that could not be read: it may have been sent.
  return { outcome: status >= 400 && status < 500 ? "refused" : "unknown", reason };
}

function beforeOrAfterSending(error: unknown): Delivery {
  if (error instanceof Error && error.name === "CredentialsProviderError") {
    return { outcome: "deferred", reason: "no credentials" };
  }
  return { outcome: "unknown", reason: "connection cut" };
}
