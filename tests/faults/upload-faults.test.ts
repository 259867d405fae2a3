import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { fairMs } from "#tests/support/fair-limit.ts";
import { type KillPoint, killPoints } from "#tests/support/faults/kill-points.ts";
import {
  countWhole,
  expectSwept,
  type FaultScene,
  give,
  openFaultScene,
  readyUpload,
  saysReceived,
  untilCommitted,
} from "#tests/support/faults/scene.ts";
import type { StoreCall, StoreFault } from "#tests/support/faults/store-proxy.ts";
import { largePdf, ordinaryPdf } from "#tests/support/pdf/pdfs.ts";
import { isFull, scaled } from "#tests/support/scenario/scale.ts";

const megabyte = 1024 * 1024;
const rounds = scaled(5, 1);
const sampled = [
  "the client has sent 12 MB",
  "after CompleteMultipartUpload",
  "the reader child has appeared",
  "of the transaction: before the commit",
];
const points = killPoints.filter(({ name }) => isFull || sampled.includes(name));

let scene: FaultScene;
let files: Record<KillPoint["file"], Buffer>;
beforeAll(async () => {
  files = { large: await largePdf(18 * megabyte), small: await ordinaryPdf() };
  scene = await openFaultScene();
}, 120_000);
afterAll(() => scene.stop(), 60_000);
afterEach(() => scene.calm());

describe("a web process killed with kill -9", () => {
  it("is killed at the named points", () => {
    expect(killPoints.length).toBeGreaterThanOrEqual(25);
    expect(points).toHaveLength(isFull ? killPoints.length : sampled.length);
  });

  it.each(points)(
    "when $name: every row has its bytes, the sweep leaves nothing, the document can be given again",
    { timeout: 120_000 * rounds },
    async ({ file, strike }) => {
      for (let round = 0; round < rounds; round += 1) {
        const { requestId, upload } = await readyUpload(scene, files[file]);
        await strike(scene, upload);
        scene.calm();
        // The point was reached: nothing else ends the process.
        await scene.product.servers[0]?.ended;
        expect(scene.product.servers[0]?.child.signalCode).toBe("SIGKILL");
        await untilCommitted(scene);
        expect(await countWhole(scene, requestId)).toBeLessThanOrEqual(1);
        await expectSwept(scene);
        await scene.product.restart("server");
        expect(saysReceived(await give(scene, upload))).toBe(true);
        expect(await countWhole(scene, requestId)).toBe(1);
      }
    },
  );
});

function failing(fault: StoreFault, calls: RegExp, moment: StoreCall["moment"]) {
  return (call: StoreCall) => (call.moment === moment && calls.test(call.name) ? fault : null);
}

const writes = /^(PutObject|UploadPart|CompleteMultipartUpload)/;

describe("a store that is unavailable or lies", () => {
  const faults: readonly [string, KillPoint["file"], ReturnType<typeof failing>][] = [
    ["answers 503 to everything", "small", failing("unavailable", /./, "before")],
    ["answers 503 in the middle", "large", failing("unavailable", /UploadPart 2/, "before")],
    ["hangs", "small", failing("hang", writes, "before")],
    ["hangs when asked to complete", "large", failing("hang", /./, "after")],
    ["cuts its answers", "large", failing("cut", /CreateMultipart|UploadPart|Complete/, "after")],
    ["ends connections", "small", failing("drop", writes, "after")],
    ["answers a wrong ETag", "large", failing("wrong-etag", /UploadPart/, "after")],
    ["says yes and has nothing", "small", failing("lose", /PutObject/, "after")],
    ["says yes and has nothing of a large file", "large", failing("lose", /Complete/, "after")],
  ];
  // The faults that hang take as long as the product's timeout.
  const some = ["answers 503 to everything", "cuts its answers", "says yes and has nothing"];
  it.each(faults.filter(([name]) => isFull || some.includes(name)))(
    "%s: a page says that nothing was lost, and later the same upload succeeds",
    { timeout: 120_000 },
    async (_, file, react) => {
      const { requestId, upload } = await readyUpload(scene, files[file]);
      scene.proxy.react = react;
      const startedAt = Date.now();
      const answer = await give(scene, upload);
      expect(Date.now() - startedAt).toBeLessThan(fairMs(50_000));
      expect(answer?.status).toBe(503);
      expect(answer?.text).toContain("Ce que vous avez déjà enregistré est conservé");
      scene.calm();
      expect(await countWhole(scene, requestId)).toBe(0);
      await expectSwept(scene);
      expect(saysReceived(await give(scene, upload))).toBe(true);
      expect(await countWhole(scene, requestId)).toBe(1);
    },
  );

  it("answers a wrong ETag for an object that it keeps whole: the document is received", async () => {
    const { requestId, upload } = await readyUpload(scene, files.small);
    scene.proxy.react = failing("wrong-etag", /PutObject/, "after");
    expect(saysReceived(await give(scene, upload))).toBe(true);
    expect(await countWhole(scene, requestId)).toBe(1);
  });
});

describe("a database that restarts during an upload", () => {
  const moments = [
    "in the transaction",
    "after the commit",
    "while the file arrives",
    "at the commit",
  ];
  it.each(moments.slice(0, isFull ? 4 : 2))(
    "%s: no document is reported as received unless it is, and later the same upload succeeds",
    { timeout: 120_000 },
    async (when) => {
      const { requestId, upload } = await readyUpload(scene, files.small);
      let isStored = false;
      scene.proxy.react = ({ name }) => {
        if (name === "PutObject" && when === "while the file arrives") scene.door.throwOut();
        isStored ||= name === "HeadObject";
        return null;
      };
      scene.door.watch = (met) => {
        if (!isStored) return;
        const isMet =
          met.at === "committed"
            ? when === "after the commit"
            : met.isCommit
              ? when === "at the commit"
              : when === "in the transaction";
        if (isMet) scene.door.throwOut();
      };
      const answer = await give(scene, upload);
      scene.calm();
      const kept = await countWhole(scene, requestId);
      if (saysReceived(answer)) expect(kept).toBe(1);
      else expect(answer?.status).toBe(503);
      await expectSwept(scene);
      expect(saysReceived(await give(scene, upload))).toBe(true);
      expect(await countWhole(scene, requestId)).toBe(1);
    },
  );
});
