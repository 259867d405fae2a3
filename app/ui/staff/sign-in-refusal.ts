/** Why a step of the sign-in is refused. */
export type SignInRefusal = "refused" | "wrong-code" | "ended" | "too-many";
