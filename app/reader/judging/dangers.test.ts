import { deflateSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { catalogue, onePage, page, pdfOf, stream } from "#tests/support/pdf/pdfs.ts";
import { processorMs } from "#tests/support/processor-time.ts";
import { dangersOf } from "./dangers.ts";

const withCatalogue = (entries: string, ...objects: (string | Buffer)[]) =>
  pdfOf([`<< /Type /Catalog /Pages 2 0 R ${entries} >>`, onePage, page, ...objects]);
const withPage = (entries: string, ...objects: (string | Buffer)[]) =>
  pdfOf([
    catalogue,
    onePage,
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] ${entries} >>`,
    ...objects,
  ]);
const annotation = (entries: string) => withPage(`/Annots [<< /Subtype /Link ${entries} >>]`);

function hidden(object: string) {
  const header = "9 0 ";
  const content = deflateSync(Buffer.from(header + object));
  return Buffer.concat([
    Buffer.from(
      `<< /Type /ObjStm /N 1 /First ${String(header.length)} /Filter /FlateDecode /Length ${String(content.length)} >>\nstream\n`,
    ),
    content,
    Buffer.from("\nendstream"),
  ]);
}

describe("a PDF that can act", () => {
  it.each([
    ["a script on opening", withCatalogue("/OpenAction << /S /JavaScript /JS (app.alert(1)) >>")],
    ["a script under an odd name", withCatalogue("/OpenAction << /S /J#61vaScript /#4a#53 (x) >>")],
    ["a script in a tree of names", withCatalogue("/Names << /JavaScript 4 0 R >>", "<< >>")],
    [
      "a script in an object stream",
      withCatalogue("/OpenAction 9 0 R", hidden("<< /S /JavaScript /JS (x) >>")),
    ],
    [
      "a script behind a chain of harmless actions",
      withCatalogue("/OpenAction 4 0 R", "<< /S /GoTo /Next 5 0 R >>", "<< /S /JavaScript >>"),
    ],
    [
      "a script on a field",
      withPage("", "<< /FT /Tx /AA << /K << /S /JavaScript /JS (x) >> >> >>"),
    ],
  ])("by %s", (_what, bytes) => {
    expect(dangersOf(bytes)).toContain("javascript");
  });

  it.each([
    ["launch", annotation("/A << /S /Launch /F (cmd.exe) >>")],
    ["launch", annotation("/A << /S /L#61unch >>")],
    ["embedded-files", withCatalogue("/Names << /EmbeddedFiles 4 0 R >>", "<< >>")],
    ["embedded-files", annotation("/A << /S /GoToE /T << >> >>")],
    ["embedded-files", withPage("/Annots [<< /Subtype /FileAttachment /FS 4 0 R >>]", "<< >>")],
    ["submit-form", annotation("/A << /S /SubmitForm /F (http://a.example) >>")],
    ["submit-form", annotation("/A << /S /ImportData /F (a.fdf) >>")],
    ["xfa", withCatalogue("/AcroForm << /XFA 4 0 R >>", stream("", Buffer.from("<xdp/>")))],
    ["remote-file", annotation("/A << /S /GoToR /F (other.pdf) >>")],
    ["remote-file", withPage("", "<< /Type /Filespec /FS /URL /F (http://a.example/x) >>")],
    ["multimedia", withPage("/Annots [<< /Subtype /RichMedia >>]")],
    ["opens-address", withCatalogue("/OpenAction << /S /URI /URI (https://a.example) >>")],
    ["opens-address", withCatalogue("/OpenAction 4 0 R", "<< /S /URI /URI (https://a.example) >>")],
    [
      "opens-address",
      withCatalogue(
        "/OpenAction 4 0 R",
        "<< /S /GoTo /D [3 0 R /Fit] /Next [5 0 R] >>",
        "<< /S /URI /URI (https://a.example) >>",
      ),
    ],
    ["opens-address", withPage("/AA << /O 4 0 R >>", "<< /S /URI /URI (https://a.example) >>")],
    ["opens-address", annotation("/A << /S /URI /URI (file:///etc/passwd) >>")],
    ["opens-address", annotation("/A << /S /URI /URI (\\\\\\\\server\\\\share) >>")],
    ["opens-address", annotation("/A << /S /URI /URI <6A6176617363726970743A78> >>")],
    ["opens-address", withPage("/Annots [<< /A << /S /URI /URI 4 0 R >> >>]", "(file:///etc)")],
    ["opens-address", withPage("/Annots [<< /A << /S /URI /URI 9 0 R >> >>]", hidden("(smb:x)"))],
    ["opens-address", annotation("/A << /S /URI /URI 77 0 R >>")],
    ["opens-address", withCatalogue("/OpenAction << /S 4 0 R /URI (https://a.example) >>", "/URI")],
    [
      "opens-address",
      withCatalogue("/OpenAction 4 0 R", "[5 0 R]", "<< /S /URI /URI (https://a.example) >>"),
    ],
    [
      "opens-address",
      annotation(`/A [${"<< /S /URI /URI (https://a.example) >>".repeat(10_001)}]`),
    ],
    [
      "opens-address",
      withCatalogue(
        "/OpenAction 4 0 R",
        ...Array.from({ length: 10_050 }, (_, index) =>
          index < 10_049
            ? `<< /S /GoTo /Next ${String(index + 5)} 0 R >>`
            : "<< /S /URI /URI (https://a.example) >>",
        ),
      ),
    ],
    [
      "remote-file",
      withPage("/Contents 4 0 R", stream("/F (http://a.example/x)", Buffer.from(""))),
    ],
    ["remote-file", withPage("", "<< /Type /Filespec /F (\\\\\\\\server\\\\share) >>")],
    ["remote-file", withPage("", "<< /Type /Filespec /UF 5 0 R >>", "(//server/share)")],
    ["remote-file", withPage("", stream("/Subtype /Form /Ref << /F (a.pdf) >>", Buffer.from("")))],
    ["remote-file", annotation("/A << /S /Thread /F (a.pdf) /D 0 >>")],
    ["multimedia", withPage("/Annots [<< /Subtype /3D /3DD 4 0 R >>]", "<< >>")],
  ] as const)("is named: %s", (danger, bytes) => {
    expect(dangersOf(bytes)).toContain(danger);
  });
});

it("finds a danger hidden behind a false stream length", () => {
  const content = "9 0 << /S /JavaScript /JS (x) >>";
  const packed = `<< /Type /ObjStm /N 1 /First 4 /Length 3 >>\nstream\n${content}\nendstream`;
  expect(dangersOf(withCatalogue("/OpenAction 9 0 R", packed))).toContain("javascript");
});

describe("an ordinary PDF", () => {
  it.each([
    ["has links that one clicks", annotation("/A << /S /URI /URI (https://www.infogreffe.fr) >>")],
    [
      "has a link whose address is an object of its own",
      withPage("/Annots [<< /A << /S /URI /URI 4 0 R >> >>]", "(https://www.infogreffe.fr)"),
    ],
    ["has annotations with flags", annotation("/F 4 /A << /S /GoTo /D [3 0 R /Fit] >>")],
    ["opens at a page", withCatalogue("/OpenAction [3 0 R /Fit]")],
    [
      "opens at a page with a link on it",
      withCatalogue(
        "/OpenAction << /S /GoTo /D [3 0 R /Fit] >>",
        "<< /S /URI /URI (https://a.example) >>",
      ),
    ],
    [
      "may speak of /JavaScript in its text",
      withPage("", "<< /Title (about /JavaScript \\) /Launch) >>"),
    ],
    [
      "may contain the letters in a stream",
      withPage("/Contents 4 0 R", stream("", Buffer.from("/JS"), 0)),
    ],
  ])("%s", (_what, bytes) => {
    expect(dangersOf(bytes)).toEqual([]);
  });
});

it("takes time proportional to the length of the file, however deep it is nested", async () => {
  const deep = pdfOf([catalogue, onePage, page, "[".repeat(2_000_000), "(".repeat(2_000_000)]);
  expect(await processorMs(() => dangersOf(deep))).toBeLessThan(5_000);
});
