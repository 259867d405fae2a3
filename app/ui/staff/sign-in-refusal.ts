export type SignInRefusal = "refused" | "wrong-code" | "code-malformed" | "ended" | "too-many";
