import { awaitReading } from "#app/enhance/await-reading.ts";
import { runCooldowns } from "#app/enhance/cooldown.ts";
import { runCountdowns } from "#app/enhance/countdown.ts";
import { openDialogs } from "#app/enhance/dialogs.ts";
import { focusErrorSummary } from "#app/enhance/error-focus.ts";
import { fillReasons } from "#app/enhance/fill-reason.ts";
import { followProgress } from "#app/enhance/follow-progress.ts";
import { renewPreviews } from "#app/enhance/live-preview.ts";
import { tellPresence } from "#app/enhance/presence.ts";
import { listenForQueueKeys } from "#app/enhance/queue-keys.ts";
import { listenForRowKeys } from "#app/enhance/row-keys.ts";
import { saveChecksAsTicked } from "#app/enhance/save-checks.ts";
import { sendForms } from "#app/enhance/send-itself.ts";
import { offerShortcutHelp } from "#app/enhance/shortcut-help.ts";
import { listenForShortcuts } from "#app/enhance/shortcuts.ts";
import { preventDoubleSubmits } from "#app/enhance/single-submit.ts";
import { fillCodeFromSms } from "#app/enhance/web-otp.ts";

/* Pages work without this script. */
const enhancements: readonly (() => void | Promise<void>)[] = [
  () => preventDoubleSubmits(document, window),
  () => focusErrorSummary(document),
  () => awaitReading(document, window),
  () => followProgress(document, window),
  () => runCooldowns(document, window),
  () => runCountdowns(document, window),
  () => listenForShortcuts(document, window.localStorage),
  () => listenForQueueKeys(document, window.localStorage),
  () => tellPresence(document, window),
  () => listenForRowKeys(document, window.localStorage),
  () => offerShortcutHelp(document),
  () => saveChecksAsTicked(document),
  () => fillReasons(document),
  () => renewPreviews(document),
  () => fillCodeFromSms(document, window),
  () => openDialogs(document),
  () => sendForms(document),
  loadSessionEnd,
  loadViewer,
  loadUpload,
  loadPasskeys,
];

async function loadSessionEnd(): Promise<void> {
  const dialog = document.querySelector<HTMLDialogElement>("dialog[data-session-end]");
  if (!dialog) return;
  const { announceSessionEnd } = await import("#app/enhance/session-end.ts");
  announceSessionEnd(dialog, window);
}

async function loadViewer(): Promise<void> {
  const root = document.querySelector<HTMLElement>("[data-viewer]");
  if (!root) return;
  const { startViewer } = await import("#app/enhance/viewer/start.ts");
  startViewer(root, window);
}

async function loadUpload(): Promise<void> {
  const form = document.querySelector<HTMLFormElement>("form[data-upload]");
  if (!form) return;
  const { startUpload } = await import("#app/enhance/upload/start.ts");
  startUpload(form);
}

async function loadPasskeys(): Promise<void> {
  const forms = document.querySelectorAll<HTMLFormElement>("form[data-passkey]");
  if (forms.length === 0 || !window.isSecureContext || !("PublicKeyCredential" in window)) return;
  const { startPasskeys } = await import("#app/enhance/passkeys/start.ts");
  startPasskeys(forms, window);
}

if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", enhancePage);
else enhancePage();

function enhancePage(): void {
  for (const enhance of enhancements) void attempt(enhance);
}

/** An old browser without a feature loses only that enhancement. */
async function attempt(enhance: () => void | Promise<void>): Promise<void> {
  try {
    await enhance();
  } catch {
    // The plain page works without it.
  }
}
