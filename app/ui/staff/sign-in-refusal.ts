export type SignInRefusal = "refused" | "wrong-code" | "ended" | "too-many";
