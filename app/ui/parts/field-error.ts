export interface FieldError {
  readonly field: string;
  readonly message: string;
}

export function findFieldError(errors: readonly FieldError[] | undefined, field: string) {
  return errors?.find((error) => error.field === field)?.message;
}
