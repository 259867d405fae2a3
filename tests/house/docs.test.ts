import { globSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";

const pages = globSync(["*.md", "docs/**/*.md", "tests/support/*.md"]).map(asPath);
const files = globSync(["*.*", "{app,bin,db,docs,emails,patches,tests}/**/*.*"]).map(asPath);
/** Made by a build or by the product; or an example of a name. */
const made = /^x\.|^build\/|^data\/|^\.\/data|name|NAME|…|<|\*/;

function asPath(file: string) {
  return file.split(path.sep).join("/");
}

/** A name may leave out the folders before it. */
const exists = (name: string) => files.some((file) => file === name || file.endsWith(`/${name}`));

describe.each(pages)("%s", (page) => {
  const text = readFileSync(page, "utf8").replace(/```[\s\S]*?```/g, "");

  it("names files that exist", () => {
    const names = [...text.matchAll(/`([\w@+./{}*-]+\.(?:tsx?|mjs|js|sql|json|css|patch))`/g)];
    const own = names.map(([, name = ""]) => name).filter((name) => !made.test(name));
    expect(own.filter((name) => !exists(name))).toEqual([]);
  });

  it("links to pages that exist", () => {
    const links = [...text.matchAll(/\]\((?!https?:|mailto:|#)([^)#]+)(?:#[^)]*)?\)/g)];
    const targets = links.map(([, to = ""]) => path.posix.join(path.posix.dirname(page), to));
    const missing = targets.filter((to) => !files.some((one) => `${one}/`.startsWith(`${to}`)));
    expect(missing).toEqual([]);
  });
});
