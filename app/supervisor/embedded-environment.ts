export interface EmbeddedAddresses {
  readonly databaseUrl: string;
  readonly storeEndpoint: string;
  readonly bucket: string;
  readonly secretKey: string;
  readonly dataDir: string;
  /** Their addresses, by setting; absent for a command beside a running product. */
  readonly registries?: Readonly<Record<string, string>>;
}

export function embeddedEnvironment(addresses: EmbeddedAddresses): Record<string, string> {
  const isOwn = ([name]: [string, string]) => process.env[name] === undefined;
  return {
    // A setting of the person who starts the demonstration comes first.
    ...Object.fromEntries(Object.entries(addresses.registries ?? {}).filter(isOwn)),
    EMBEDDED: "1",
    DATABASE_URL: addresses.databaseUrl,
    S3_ENDPOINT: addresses.storeEndpoint,
    S3_BUCKET: addresses.bucket,
    SECRET_KEY: addresses.secretKey,
    DATA_DIR: addresses.dataDir,
    // The store checks no signature, but the SDK signs and requires credentials.
    AWS_ACCESS_KEY_ID: "embedded",
    AWS_SECRET_ACCESS_KEY: "embedded",
    AWS_EC2_METADATA_DISABLED: "true",
  };
}
