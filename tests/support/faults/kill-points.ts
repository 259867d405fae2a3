import { setTimeout as sleep } from "node:timers/promises";
import { type RawUpload, sendUpload } from "./raw-upload.ts";
import { type FaultScene, killServer, watchChildren } from "./scene.ts";

/** Between the first byte and the row, recognised from outside. */
export interface KillPoint {
  readonly name: string;
  /** `large`: several parts of eight megabytes; `small`: a single PutObject. */
  readonly file: "large" | "small";
  /** Settles when the connection has ended. */
  readonly strike: (scene: FaultScene, upload: RawUpload) => Promise<unknown>;
}

const megabyte = 1024 * 1024;

/** Counted from the end of the body if negative; the bytes had time to arrive. */
function afterBytes(name: string, bytes: number): KillPoint {
  const strike = async (scene: FaultScene, upload: RawUpload) => {
    const count = bytes < 0 ? upload.body.length + bytes + 1 : bytes;
    const { sent, answer } = sendUpload(scene.base, upload, count);
    await sent;
    await sleep(40);
    killServer(scene);
    return answer;
  };
  return { name: `the client has sent ${name}`, file: "large", strike };
}

function atStore(moment: "before" | "after", call: string, file: KillPoint["file"]): KillPoint {
  const strike = (scene: FaultScene, upload: RawUpload) => {
    scene.proxy.react = (met) => {
      if (met.moment !== moment || met.name !== call) return null;
      killServer(scene);
      return "drop";
    };
    return sendUpload(scene.base, upload).answer;
  };
  return { name: `${moment} ${call}`, file, strike };
}

function atChild(event: "appeared" | "ended"): KillPoint {
  const strike = async (scene: FaultScene, upload: RawUpload) => {
    const pid = scene.product.servers[0]?.child.pid ?? 0;
    const watched = watchChildren(pid, (met) => {
      if (met === event) killServer(scene);
    });
    const [answer] = await Promise.all([sendUpload(scene.base, upload).answer, watched]);
    return answer;
  };
  return { name: `the reader child has ${event}`, file: "small", strike };
}

/** The transaction that writes the row: the first one after the store was asked for the object. */
function atDatabase(moment: number | "commit" | "committed"): KillPoint {
  const strike = (scene: FaultScene, upload: RawUpload) => {
    let isStored = false;
    scene.proxy.react = ({ name }) => {
      isStored ||= name === "HeadObject";
      return null;
    };
    scene.door.watch = (met) => {
      if (!isStored) return;
      const is = met.at === "committed" ? met.at : met.isCommit ? "commit" : met.number;
      if (is === moment) killServer(scene);
    };
    return sendUpload(scene.base, upload).answer;
  };
  const when = { commit: "before the commit", committed: "after the commit, before its answer" };
  const name = typeof moment === "number" ? `before statement ${String(moment)}` : when[moment];
  return { name: `of the transaction: ${name}`, file: "small", strike };
}

const atAnswer: KillPoint = {
  name: "the first byte of the answer has come",
  file: "small",
  strike: (scene, upload) => {
    const { socket, answer } = sendUpload(scene.base, upload);
    socket.once("data", () => killServer(scene));
    return answer;
  },
};

const both = ["before", "after"] as const;

export const killPoints: readonly KillPoint[] = [
  afterBytes("its headers", 0),
  afterBytes("one byte", 1),
  afterBytes("half of a part's head", 90),
  afterBytes("100 KB", 100 * 1024),
  afterBytes("1 MB", megabyte),
  afterBytes("8 MB", 8 * megabyte),
  afterBytes("12 MB", 12 * megabyte),
  afterBytes("all but the last byte", -2),
  afterBytes("the last byte", -1),
  ...["CreateMultipartUpload", "UploadPart 1", "UploadPart 2", "UploadPart 3"].flatMap((call) =>
    both.map((moment) => atStore(moment, call, "large")),
  ),
  ...both.map((moment) => atStore(moment, "CompleteMultipartUpload", "large")),
  ...["PutObject", "HeadObject"].flatMap((call) =>
    both.map((moment) => atStore(moment, call, "small")),
  ),
  atChild("appeared"),
  atChild("ended"),
  atDatabase(1),
  atDatabase(4),
  atDatabase("commit"),
  atDatabase("committed"),
  atAnswer,
];
