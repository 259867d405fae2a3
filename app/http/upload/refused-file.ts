import type { DocumentField } from "#app/domain/document/document-field.ts";
import type { TakeInRefusal } from "#app/domain/document/take-in.server.ts";
import type { FileRefusal } from "../received-upload.ts";

export interface RefusedFile {
  readonly field: DocumentField;
  readonly label: string;
  readonly refusal: FileRefusal | TakeInRefusal;
  /** Labels of all files, if the document has several. */
  readonly labels?: readonly string[];
}
