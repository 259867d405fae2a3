import { buildApp, type BuildAppOptions } from "fauxqs";
import { answerListOfUploads, type Hooked, type UploadsOfStore } from "./list-of-uploads.ts";

type Stores = NonNullable<BuildAppOptions["stores"]>;
type ObjectStore = Stores["s3Store"];

/** The part we use; fauxqs' own declarations do not resolve. */
export interface ObjectStoreServer {
  listen(options: { host: string; port: number }): Promise<string>;
}

type Persistence = NonNullable<ObjectStore["persistence"]>;

/**
 * Its `startFauxqs` listens on every interface, so we assemble its parts here; they are not
 * exported, hence the deep paths (the version is pinned).
 */
export async function openStores(folder: string, bucket: string): Promise<ObjectStoreServer> {
  const { S3Store } = await load<{ S3Store: new () => ObjectStore }>("s3/s3Store.js");
  const { FileS3Persistence } = await load<{
    FileS3Persistence: new (folder: string) => Persistence;
  }>("s3/fileS3Persistence.js");
  const { SqsStore } = await load<{ SqsStore: new () => Stores["sqsStore"] }>("sqs/sqsStore.js");
  const { SnsStore } = await load<{ SnsStore: new () => Stores["snsStore"] }>("sns/snsStore.js");
  const s3Store = new S3Store();
  const persistence = new FileS3Persistence(folder);
  persistence.loadS3(s3Store);
  s3Store.persistence = persistence;
  if (!s3Store.hasBucket(bucket)) s3Store.createBucket(bucket);
  const stores = { s3Store, sqsStore: new SqsStore(), snsStore: new SnsStore() };
  const app: unknown = buildApp({ logger: false, stores });
  answerListOfUploads(app as Hooked, s3Store as unknown as UploadsOfStore);
  return app as ObjectStoreServer;
}

async function load<Module>(name: string): Promise<Module> {
  return (await import(new URL(name, import.meta.resolve("fauxqs")).href)) as Module;
}
