// Builds a folder of gallery pages: bundles each page's script, copies the rest.
// node tests/pages/build.mjs SOURCE OUT: SOURCE/<page>/page.html … → OUT/<page>/page.html, page.js, page.css …

import fs from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import * as esbuild from "esbuild";

const here = path.dirname(fileURLToPath(import.meta.url));
const SCRIPTS = ["page.js", "page.jsx", "page.ts"];

/** @param {string} source @param {string} out */
export async function build(source, out) {
  const pages = fs
    .readdirSync(source, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && fs.existsSync(path.join(source, entry.name, "page.html")))
    .map((entry) => entry.name);
  const entries = [];
  for (const page of pages) {
    const [from, to] = [path.join(source, page), path.join(out, page)];
    fs.rmSync(to, { recursive: true, force: true });
    fs.mkdirSync(to, { recursive: true });
    for (const file of fs.readdirSync(from)) {
      if (!SCRIPTS.includes(file)) fs.copyFileSync(path.join(from, file), path.join(to, file));
    }
    const script = SCRIPTS.map((name) => path.join(from, name)).find((file) => fs.existsSync(file));
    if (script) entries.push({ in: script, out: `${page}/page` });
  }
  await esbuild.build({
    entryPoints: entries,
    outdir: out,
    bundle: true,
    format: "iife",
    target: "es2022",
    jsx: "automatic",
    charset: "utf8",
    define: { "process.env.NODE_ENV": '"production"', __VUE_OPTIONS_API__: "true", __VUE_PROD_DEVTOOLS__: "false" },
    alias: {
      application: path.join(here, "application.js"),
      // The build with the template compiler; the page's policy must allow it.
      vue: path.join(here, "../../node_modules/vue/dist/vue.esm-bundler.js"),
    },
    loader: { ".png": "dataurl", ".gif": "dataurl" },
    // Pages outside the repository find the libraries too.
    nodePaths: [path.join(here, "../../node_modules")],
    tsconfigRaw: { compilerOptions: { experimentalDecorators: true, useDefineForClassFields: false } },
    logLevel: "warning",
    // Bootstrap 2 has declarations for Internet Explorer 7.
    logOverride: { "css-syntax-error": "silent" },
  });
  return pages;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [source, out] = process.argv.slice(2);
  if (!source || !out) throw new Error("node tests/pages/build.mjs SOURCE OUT");
  // Not on standard output: `cargo xtask peers` has its answer there.
  console.error((await build(source, out)).join(" "));
}
