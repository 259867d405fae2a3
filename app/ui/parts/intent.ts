/** The buttons of one form by what they ask: a button's attributes, and which one was pressed. */
export function intentsOf<const Intent extends string>(...intents: readonly Intent[]) {
  return {
    button: (intent: Intent) => ({ name: "intent", value: intent }),
    read: (form: FormData) => intents.find((intent) => intent === form.get("intent")) ?? null,
  };
}
