import fc from "fast-check";

export interface OddBody {
  readonly what: string;
  readonly head: readonly string[];
  readonly body: Buffer;
  /** The sender disconnects after sending, so no answer is required. */
  readonly leaves: boolean;
  /** Refused by Node's own HTTP parser, possibly by ending the connection. */
  readonly breaksHttp: boolean;
}

type Odd = Partial<OddBody> & { readonly body: Buffer };

const boundary = "----passerelle-odd";
const multipart = `Content-Type: multipart/form-data; boundary=${boundary}`;

interface Part {
  readonly disposition: string;
  readonly more?: string;
  readonly content: Buffer | string;
}

const kind: Part = { disposition: 'form-data; name="kind"', content: "kbis" };
const file = (
  content: Buffer,
  disposition = 'form-data; name="document"; filename="kbis.pdf"',
) => ({
  disposition,
  more: "Content-Type: application/pdf\r\n",
  content,
});

function bodyOf(parts: readonly Part[], { end = "--\r\n", line = "\r\n" } = {}): Buffer {
  const pieces = parts.flatMap(({ disposition, more = "", content }) => [
    Buffer.from(`--${boundary}${line}Content-Disposition: ${disposition}${line}`),
    Buffer.from(`${more.replaceAll("\r\n", line)}${line}`),
    Buffer.from(content),
    Buffer.from(line),
  ]);
  return Buffer.concat([...pieces, Buffer.from(`--${boundary}${end}`)]);
}

export function oddBodies(document: Buffer): fc.Arbitrary<OddBody> {
  const whole = bodyOf([kind, file(document)]);
  const headLength = whole.indexOf("application/pdf") + 19;
  const places = (last: number) => fc.integer({ min: 0, max: last });
  const ways: Record<string, { weight: number; made: fc.Arbitrary<Odd> }> = {
    "a boundary of its own": { weight: 4, made: boundaries.map((head) => ({ body: whole, head })) },
    "other ends of lines": {
      weight: 2,
      made: fc
        .constantFrom("\n", "\r", "\r\r\n", "\n\r", "\r\n\r\n")
        .map((line) => ({ body: bodyOf([kind, file(document)], { line }) })),
    },
    "odd names": {
      weight: 6,
      made: dispositions.map((one) => ({ body: bodyOf([kind, file(document, one)]) })),
    },
    "no end": {
      weight: 2,
      made: fc
        .constantFrom("", "-", "--", "\r\n", "--\r\n".repeat(50))
        .map((end) => ({ body: bodyOf([kind, file(document)], { end }) })),
    },
    "cut short": {
      weight: 4,
      made: places(whole.length).map((at) => ({ body: whole.subarray(0, at) })),
    },
    "bytes changed": {
      weight: 8,
      made: fc
        .array(fc.tuple(places(headLength), fc.integer({ min: 0, max: 255 })), {
          minLength: 1,
          maxLength: 8,
        })
        .map((changes) => {
          const body = Buffer.from(whole);
          for (const [at, byte] of changes) body[at] = byte;
          return { body };
        }),
    },
    "a piece twice or not at all": {
      weight: 4,
      made: fc.tuple(places(headLength), places(headLength), fc.boolean()).map(([a, b, twice]) => {
        const [from, to] = [Math.min(a, b), Math.max(a, b)];
        const piece = twice ? whole.subarray(from, to) : Buffer.alloc(0);
        const rest = whole.subarray(to);
        return { body: Buffer.concat([whole.subarray(0, twice ? to : from), piece, rest]) };
      }),
    },
    "noise around": {
      weight: 2,
      made: fc.tuple(fc.uint8Array({ maxLength: 300 }), fc.boolean()).map(([noise, before]) => ({
        body: Buffer.concat(before ? [noise, whole] : [whole, noise]),
      })),
    },
    "a wrong length": { weight: 4, made: lengths.map((odd) => ({ body: whole, ...odd(whole) })) },
    "in chunks": { weight: 4, made: chunkings.map((odd) => odd(whole)) },
    "another encoding": {
      weight: 2,
      made: encodings.map((more) => ({ body: bodyOf([kind, { ...file(document), more }]) })),
    },
    "thousands of parts": {
      weight: 1,
      made: fc.boolean().map((ofFiles) => {
        const part = ofFiles ? file(Buffer.from("x")) : kind;
        return { body: bodyOf(Array.from({ length: 10_000 }, () => part)) };
      }),
    },
    "a head of ten megabytes": {
      weight: 0.2,
      made: fc.boolean().map((inLines) => {
        const size = 10 * 1024 * 1024;
        const more = inLines
          ? "X-Odd: yes\r\n".repeat(size / 12)
          : `X-Odd: ${"x".repeat(size)}\r\n`;
        return { body: bodyOf([kind, { ...file(document), more }]) };
      }),
    },
    "a long name or value": {
      weight: 1,
      made: fc.constantFrom(200, 20_000, 2_000_000).map((length) => {
        const name = `form-data; name="${"n".repeat(length)}"`;
        const long: Part = { disposition: name, content: "v".repeat(length) };
        return { body: bodyOf([kind, long, file(document)]) };
      }),
    },
  };
  return fc.oneof(
    ...Object.entries(ways).map(([what, { weight, made }]) => ({
      weight: weight * 10,
      arbitrary: made.map((odd) => complete(what, odd)),
    })),
  );
}

function complete(what: string, odd: Odd): OddBody {
  const { body, head = [multipart], leaves = false, breaksHttp = false } = odd;
  const hasLength = head.some((line) => /^(?:content-length|transfer-encoding):/i.test(line));
  const length = `Content-Length: ${String(body.length)}`;
  return { what, body, head: hasLength ? head : [...head, length], leaves, breaksHttp };
}

const type = (rest: string) => [`Content-Type: ${rest}`];
const boundaries = fc.constantFrom<readonly string[]>(
  [],
  type("multipart/form-data"),
  type("multipart/form-data;"),
  type("multipart/form-data; boundary="),
  type('multipart/form-data; boundary=""'),
  type(`multipart/form-data; boundary="${boundary}"`),
  type(`multipart/form-data; boundary="${boundary}`),
  type("multipart/form-data; boundary=another"),
  type("multipart/form-data; boundary=----"),
  type(`multipart/form-data; boundary=${"b".repeat(71)}`),
  type(`multipart/form-data; boundary=${"b".repeat(8_000)}`),
  type(`multipart/form-data; boundary=${boundary}; boundary=second`),
  type(`multipart/form-data; boundary*=UTF-8''${boundary}`),
  type(`multipart/mixed; boundary=${boundary}`),
  type("text/plain"),
  type("application/x-www-form-urlencoded"),
  [multipart, "Content-Type: text/plain"],
);

const dispositions = fc.constantFrom(
  `form-data; name="document"; filename*=UTF-8''%e2%82%ac.pdf`,
  `form-data; name="document"; filename*=UTF-8''%zz%`,
  `form-data; name="document"; filename*=bogus'en'%E9`,
  `form-data; name="document"; filename*=iso-8859-1''%E9t%E9.pdf; filename="ete.pdf"`,
  `form-data; name="document"; filename*0="a"; filename*1="b.pdf"`,
  `form-data; name="document"; filename="../../etc/passwd\0.pdf"`,
  `form-data; name="document"; filename="a\\"b\\\\c.pdf"`,
  `form-data; name="document"; filename="${"é".repeat(50_000)}.pdf"`,
  `form-data; name="document"; filename="\u202efdp.exe"`,
  `form-data; name="document"; filename=""`,
  `form-data; name="document"; filename=`,
  `form-data; name="document"; filename="unclosed`,
  `form-data; filename="kbis.pdf"`,
  `form-data; name=""; filename="kbis.pdf"`,
  `form-data; name="__proto__"; filename="kbis.pdf"`,
  `form-data; name="constructor"; filename="kbis.pdf"`,
  `form-data; name="__proto__"`,
  `form-data; name="document"; name="kind"; filename="kbis.pdf"`,
  `form-data; name*=UTF-8''document; filename="kbis.pdf"`,
  `attachment; name="document"; filename="kbis.pdf"`,
  "form-data",
  "",
  ";;;;",
);

const lengths = fc.constantFrom<((whole: Buffer) => Partial<Odd>)[][number]>(
  ({ length }) => ({ head: [multipart, `Content-Length: ${String(length + 500)}`], leaves: true }),
  () => ({ head: [multipart, "Content-Length: 99999999999"], leaves: true }),
  ({ length }) => ({ head: [multipart, `Content-Length: ${String(length - 40)}`] }),
  () => ({ head: [multipart, "Content-Length: 10"] }),
  () => ({ head: [multipart, "Content-Length: 0"] }),
  () => ({ head: [multipart, "Content-Length: -1"], breaksHttp: true }),
  () => ({ head: [multipart, "Content-Length: many"], breaksHttp: true }),
  () => ({ head: [multipart, "Content-Length: 5", "Content-Length: 6"], breaksHttp: true }),
  () => ({
    head: [multipart, "Content-Length: 5", "Transfer-Encoding: chunked"],
    breaksHttp: true,
  }),
);

const inChunks = [multipart, "Transfer-Encoding: chunked"];
const chunk = (bytes: Buffer) =>
  Buffer.concat([Buffer.from(`${bytes.length.toString(16)}\r\n`), bytes, Buffer.from("\r\n")]);
const last = Buffer.from("0\r\n\r\n");
const chunkings = fc.constantFrom<((whole: Buffer) => Odd)[][number]>(
  (whole) => ({ head: inChunks, body: Buffer.concat([chunk(whole), last]) }),
  (whole) => ({
    head: inChunks,
    body: Buffer.concat([
      ...Array.from({ length: Math.ceil(whole.length / 7) }, (_, index) =>
        chunk(whole.subarray(index * 7, index * 7 + 7)),
      ),
      last,
    ]),
  }),
  (whole) => ({ head: inChunks, body: chunk(whole), leaves: true }),
  (whole) => ({
    head: inChunks,
    body: Buffer.concat([Buffer.from("zz\r\n"), whole]),
    breaksHttp: true,
  }),
  (whole) => ({
    head: inChunks,
    body: Buffer.concat([Buffer.from("ffffffffffffffffff\r\n"), whole]),
    breaksHttp: true,
  }),
  (whole) => ({
    head: inChunks,
    body: Buffer.concat([Buffer.from("5\r\n"), whole, last]),
    breaksHttp: true,
  }),
);

const encodings = fc.constantFrom(
  "Content-Type: application/pdf\r\nContent-Transfer-Encoding: base64\r\n",
  "Content-Type: application/pdf\r\nContent-Transfer-Encoding: odd\r\n",
  "Content-Type: multipart/mixed; boundary=inner\r\n",
  "Content-Type: ;;;\r\n",
  "Content-Type\r\n",
  ": nothing\r\n",
  "Content-Type: application/pdf\r\nContent-Type: text/html\r\n",
  "Content-Type: application/pdf\0\r\n",
  "Content-Type: application/pdf\r\n folded: yes\r\n",
);
