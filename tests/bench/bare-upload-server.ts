// Fastify, busboy and lib-storage as in their manuals.
import { randomUUID } from "node:crypto";
import { S3Client } from "@aws-sdk/client-s3";
import { Upload } from "@aws-sdk/lib-storage";
import busboy from "busboy";
import fastify from "fastify";

const { S3_ENDPOINT: endpoint = "", S3_BUCKET: Bucket = "" } = process.env;
const client = new S3Client({ endpoint, region: "eu-west-3", forcePathStyle: true });
const app = fastify();

app.addContentTypeParser("multipart/form-data", (_request, _payload, done) => done(null));
app.post("/request/documents", async (request, reply) => {
  const uploads: Promise<unknown>[] = [];
  const form = busboy({ headers: request.headers });
  form.on("file", (_name, Body) => {
    const params = { Bucket, Key: `bare/${randomUUID()}`, Body };
    uploads.push(new Upload({ client, params }).done());
  });
  const read = new Promise((resolve, reject) => form.on("close", resolve).on("error", reject));
  request.raw.pipe(form);
  await read;
  await Promise.all(uploads);
  return reply.code(303).header("Location", "/").send();
});

const origin = await app.listen({ host: "127.0.0.1", port: 0 });
process.on("disconnect", () => process.exit(0));
process.send?.({ origin });
