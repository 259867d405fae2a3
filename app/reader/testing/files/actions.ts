import { deflateSync } from "node:zlib";
import type { Danger } from "#app/reader/verdict.ts";
import { locked } from "./locked.ts";
import type { MadeFile } from "./made-file.ts";
import { catalogue, textPage } from "./text-page.ts";
import { objectStream, streamBody, updated, writePdf } from "./write-pdf.ts";

const actions: readonly (readonly [Danger, string])[] = [
  ["javascript", "<< /S /JavaScript /JS (app.alert(1)) >>"],
  ["launch", "<< /S /Launch /F (cmd.exe) >>"],
  ["embedded-files", "<< /S /GoToE /T << /R /C >> >>"],
  ["submit-form", "<< /S /SubmitForm /F (http://a.example) >>"],
  ["xfa", "<< /XFA [(template) 5 0 R] >>"],
  ["opens-address", "<< /S /URI /URI (file:///etc/passwd) >>"],
];

const opening = (action: string) => catalogue.replace(">>", `/OpenAction ${action} >>`);
const spelled = (action: string) =>
  action.replace(
    /\/([A-Za-z]+)/g,
    (_, name: string) =>
      `/${[...name].map((letter) => `#${letter.charCodeAt(0).toString(16)}`).join("")}`,
  );

function packed(entries: string, content: string, damage = 0): Buffer {
  const bytes = deflateSync(Buffer.from(content));
  return streamBody(entries, bytes.subarray(0, bytes.length - damage), "/FlateDecode");
}

const hidings: readonly (readonly [string, (action: string) => Buffer])[] = [
  ["plain", (action) => writePdf(textPage({ catalogue: opening(action) }))],
  ["spelled in numbers", (action) => writePdf(textPage({ catalogue: opening(spelled(action)) }))],
  [
    "on a link",
    (action) => writePdf(textPage({ page: `/Annots [<< /Subtype /Link /A ${action} >>]` })),
  ],
  [
    "in an object stream",
    (action) => writePdf(textPage({ catalogue: opening("9 0 R") }, objectStream([[9, action]]))),
  ],
  [
    "behind the word stream in a string",
    (action) =>
      writePdf(
        textPage({
          catalogue: catalogue.replace("<<", `<< /Title (stream\n) /OpenAction ${action}`),
        }),
      ),
  ],
  [
    "inside a stream of the page",
    (action) => {
      const content = streamBody("", Buffer.from(`9 0 obj\n${action}\nendobj\n`));
      return writePdf(textPage({ catalogue: opening("9 0 R"), content }));
    },
  ],
  [
    "in an object stream without its type",
    (action) =>
      writePdf(textPage({ catalogue: opening("9 0 R") }, packed("/N 1 /First 4", `9 0 ${action}`))),
  ],
  [
    "in an object stream counted backwards",
    (action) => {
      const entries = "/Type /ObjStm /N 2 /First 9";
      return writePdf(
        textPage({ catalogue: opening("9 0 R") }, packed(entries, `8 9 9 0  ${action} null`)),
      );
    },
  ],
  [
    "in an object stream that was cut",
    (action) => writePdf(textPage({}, packed("/Type /ObjStm /N 1 /First 4", `9 0 ${action}`, 5))),
  ],
  [
    "in an object stream behind a return",
    (action) => {
      const bytes = deflateSync(Buffer.from(`9 0 ${action}`));
      const head = `<< /Type /ObjStm /N 1 /First 4 /Filter /FlateDecode /Length ${String(bytes.length)} >>stream  \r`;
      return writePdf(
        textPage({}, Buffer.concat([Buffer.from(head), bytes, Buffer.from("endstream")])),
      );
    },
  ],
  [
    "with comments between",
    (action) => writePdf(textPage({ catalogue: opening(action.replaceAll(" ", " % obj (\n")) })),
  ],
  ["in an update", (action) => updated(writePdf(textPage()), [[1, opening(action)]])],
  ["in the trailer", (action) => writePdf(textPage(), { trailer: `/Root ${opening(action)}` })],
];

const encrypted = actions.flatMap(([danger, action]): MadeFile[] =>
  (["rc4-40", "rc4-128", "aes-128", "aes-256"] as const).map((locking) => ({
    name: `${danger} in an encrypted object stream, ${locking}.pdf`,
    verdicts: ["dangerous"],
    dangers: [danger],
    make: () => locked(locking, { catalogue: opening("8 0 R"), objectStream: action }),
  })),
);

export const actingFiles: readonly MadeFile[] = [
  ...hidings.flatMap(([hiding, make]) =>
    actions.map(([danger, action]): MadeFile => ({
      name: `${danger} ${hiding}.pdf`,
      verdicts: ["dangerous"],
      dangers: [danger],
      make: () => make(action),
    })),
  ),
  ...encrypted,
];
