interface OtpCredential extends Credential {
  readonly code: string;
}

type OtpRequest = CredentialRequestOptions & { readonly otp: { readonly transport: ["sms"] } };

export async function fillCodeFromSms(document: Document, window: Window): Promise<void> {
  const field = document.querySelector<HTMLInputElement>('input[autocomplete="one-time-code"]');
  if (!field || !("OTPCredential" in window)) return;
  const abort = new AbortController();
  field.form?.addEventListener("submit", () => abort.abort());
  const request: OtpRequest = { otp: { transport: ["sms"] }, signal: abort.signal };
  const credential = await window.navigator.credentials.get(request);
  if (isOtp(credential) && field.value === "") field.value = credential.code;
}

function isOtp(credential: Credential | null): credential is OtpCredential {
  return credential !== null && "code" in credential && typeof credential.code === "string";
}
