import { gzipSync } from "node:zlib";

/** After gzip, inline scripts included. */
export async function scriptBytes(url: string, headers: Record<string, string>): Promise<number> {
  const html = await textOf(url, headers);
  const known = new Map<string, string>();
  const inline = [...html.matchAll(/<script\b(?![^>]*\bsrc=)[^>]*>([\s\S]*?)<\/script>/g)];
  const found = inline.map(([, code = ""]) => code);
  await follow(
    url,
    [...addressesIn(html), ...inline.flatMap(([, code = ""]) => imports(code))],
    known,
  );
  return [...found, ...known.values()].reduce((sum, code) => sum + gzipSync(code).length, 0);
}

function addressesIn(html: string): string[] {
  const scripts = [...html.matchAll(/<script\b[^>]*\bsrc="([^"]+)"/g)];
  const preloads = [...html.matchAll(/<link\b[^>]*\brel="modulepreload"[^>]*>/g)];
  const hrefs = preloads.map(([tag]) => /\bhref="([^"]+)"/.exec(tag)?.[1]);
  return [...scripts.map(([, src]) => src), ...hrefs].filter((address) => address !== undefined);
}

function imports(code: string): string[] {
  const found = code.matchAll(/\b(?:import|from)\s*"((?:\.{0,2}\/)[^"]+\.js)"/g);
  return [...found].map(([, address = ""]) => address);
}

async function follow(base: string, addresses: readonly string[], known: Map<string, string>) {
  for (const address of addresses) {
    const url = new URL(address, base).href;
    if (known.has(url)) continue;
    const code = await textOf(url, {});
    known.set(url, code);
    await follow(url, imports(code), known);
  }
}

async function textOf(url: string, headers: Record<string, string>): Promise<string> {
  const answer = await fetch(url, { headers, redirect: "manual" });
  if (!answer.ok) throw new Error(`${url}: ${String(answer.status)}`);
  return answer.text();
}
