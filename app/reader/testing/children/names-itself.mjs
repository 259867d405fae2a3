import { writeFileSync } from "node:fs";
import { join } from "node:path";

const { folder } = JSON.parse(process.argv[2]);
writeFileSync(join(folder, "pid"), String(process.pid));
setInterval(() => {}, 1_000);
