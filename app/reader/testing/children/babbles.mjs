import { once } from "node:events";

for (;;) if (!process.stdout.write("babble ".repeat(10_000))) await once(process.stdout, "drain");
