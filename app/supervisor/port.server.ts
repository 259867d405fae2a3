import { createServer } from "node:net";

export function assertPortFree(host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", (error: NodeJS.ErrnoException) =>
      reject(new Error(sayWhy(error, host, port))),
    );
    probe.listen(port, host, () => probe.close(() => resolve()));
  });
}

function sayWhy(error: NodeJS.ErrnoException, host: string, port: number): string {
  if (error.code === "EADDRINUSE") {
    return `Port ${port} of ${host} is taken by another program: stop it, or choose another port with PORT.`;
  }
  if (error.code === "EACCES")
    return `Port ${port} is not open to this user: choose one above 1023 with PORT.`;
  return `The portal cannot listen on ${host}, port ${port} (${error.code ?? error.message}).`;
}
