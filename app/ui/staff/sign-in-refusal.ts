export type SignInRefusal =
  "refused" | "wrong-code" | "factor-lost" | "code-malformed" | "ended" | "too-many";
