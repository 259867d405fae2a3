/** Each in its own language. */
export const languageNames = { fr: "Français", en: "English" } as const;
