import { intentsOf } from "#app/ui/parts/intent.ts";

export const sessionIntents = intentsOf("end", "end-all");
export const passkeyIntents = intentsOf("add", "rename", "remove", "forget-password");
export const apiKeyIntents = intentsOf("revoke");
export const viewIntents = intentsOf("save", "delete");
export const sightIntents = intentsOf("assigned", "all");
export const ssoRuleIntents = intentsOf("required", "optional");
export const snoozeIntents = intentsOf("end");
export const importIntents = intentsOf("apply", "check");
export const batchIntents = intentsOf("confirm", "stop");
export const reasonIntents = intentsOf("add", "change", "retire", "restore");
export const threadIntents = intentsOf("settle");
export const templateIntents = intentsOf("template");
export const previewIntents = intentsOf("preview");
