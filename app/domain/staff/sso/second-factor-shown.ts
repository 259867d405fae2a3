/** Words of RFC 8176 that stand for something beside a password or a PIN. */
const secondFactors: readonly string[] = [
  ...["mfa", "mca", "otp", "hwk", "swk", "pop", "sc", "sms", "tel"],
  ...["face", "fpt", "iris", "retina", "vbm"],
];

/**
 * Where the provider says how a person proved who they are, a second factor must be among it. Many
 * providers say nothing: then the rule of two factors is theirs to keep.
 */
export function isSecondFactorShown(methods: readonly string[] | null) {
  if (methods === null || methods.length === 0) return true;
  return methods.some((method) => secondFactors.includes(method));
}
