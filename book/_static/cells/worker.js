/* Python in a thread of its own: fetches the runtime, and does what the page asks.

   The page sends { id, ask, ... } and hears { id, good, ... } at the end. On the way it hears
   { told: "coming", ... } while files come, and { told: "cell", json } while cells run. */

const SELF = new URL(import.meta.url);
const plainFetch = globalThis.fetch;
const hex = (buffer) => [...new Uint8Array(buffer)]
  .map((byte) => byte.toString(16).padStart(2, "0")).join("");

const LOCK = "pyodide-lock.json";
const MNIST = "/home/pyodide/mnist";

let runtime;
let files;
let lock;
let pyodide;
let session;
let fresh = false;

/* What comes, how much of it there is, and how much has come. */
const coming = {
  all: 0,
  come: 0,
  last: 0,
  expect(names) {
    for (const name of names) this.all += files[name].bytes;
    this.tell("");
  },
  add(name, bytes) {
    this.come += bytes;
    if (performance.now() - this.last > 60) this.tell(name);
  },
  tell(name) {
    this.last = performance.now();
    postMessage({ told: "coming", name, come: this.come, all: this.all });
  },
};

const address = (name) => `${runtime}${name}?v=${files[name].sha256.slice(0, 12)}`;

class Damaged extends Error {}

const arriving = new Map();
const checks = [];

async function check(name, response) {
  const parts = [];
  for await (const part of chunks(response)) {
    parts.push(part);
    coming.add(name, part.length);
  }
  if (!crypto.subtle) return; // only there where the page comes encrypted or from this machine
  const found = hex(await crypto.subtle.digest("SHA-256", await new Blob(parts).arrayBuffer()));
  if (found !== files[name].sha256) throw new Damaged(name);
}

async function* chunks(response) {
  const reader = response.body.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    yield value;
  }
}

function bring(name) {
  if (!arriving.has(name)) {
    arriving.set(name, plainFetch(address(name), fresh ? { cache: "reload" } : {}).then((response) => {
      if (!response.ok) throw new Error(`${name}: ${response.status}`);
      const checked = check(name, response.clone());
      checked.catch(() => {}); // it is awaited with the others
      checks.push(checked);
      return response;
    }));
    arriving.get(name).catch(() => {});
  }
  return arriving.get(name);
}

/* Pyodide fetches by itself, once; all of that is on its way already. */
globalThis.fetch = (request, options) => {
  const url = new URL(request.url ?? request, SELF);
  const name = url.href.startsWith(runtime) ? url.pathname.split("/").pop() : "";
  if (name === LOCK) return Promise.resolve(new Response(JSON.stringify(lock)));
  return arriving.get(name) ?? plainFetch(request, options);
};

/* A package that something imports while Python runs, which can wait for nothing else. */
function fetchPackage(packageName) {
  const name = lock.packages[packageName].file_name;
  coming.expect([name]);
  coming.tell(name);
  // What the browser keeps may be damaged: the second address is not kept.
  const content = contentOf(name, address(name)) ?? contentOf(name, `${address(name)}&again`);
  if (content === undefined) return false;
  coming.come += files[name].bytes;
  coming.tell(name);
  pyodide.unpackArchive(content, "wheel", { extractDir: session.site });
  return true;
}

/* The whole content of a file of the runtime, or nothing. */
function contentOf(name, from) {
  const request = new XMLHttpRequest();
  request.open("GET", from, false);
  request.responseType = "arraybuffer";
  try {
    request.send();
  } catch {
    return undefined;
  }
  const found = pyodide.pyimport("hashlib").sha256(pyodide.toPy(request.response)).hexdigest();
  return found === files[name].sha256 ? request.response : undefined;
}

/* MNIST, where the site has it and the reader wants it; nnlib finds it in a folder. */
async function bringMnist({ folder, files: wanted }) {
  coming.all += wanted.reduce((sum, file) => sum + file.bytes, 0);
  pyodide.FS.mkdirTree(MNIST);
  for (const { name, bytes } of wanted) {
    const response = await plainFetch(new URL(name, folder));
    if (!response.ok) throw new Error(`${name}: ${response.status}`);
    pyodide.FS.writeFile(`${MNIST}/${name}`, new Uint8Array(await response.arrayBuffer()));
    coming.add("MNIST", bytes);
  }
  pyodide.runPython(`import os; os.environ["NNLIB_DATA"] = "${MNIST}"`);
}

async function start(asked) {
  runtime = new URL(asked.runtime, SELF).href;
  fresh = asked.fresh;
  const manifest = new URL(`manifest.json?v=${asked.version}`, runtime);
  ({ files } = await (await plainFetch(manifest, fresh ? { cache: "reload" } : {})).json());
  lock = await (await bring(LOCK)).json();
  const first = asked.packages.map((name) => lock.packages[name].file_name);
  const parts = ["pyodide.asm.wasm", "python_stdlib.zip", ...first];
  coming.expect(parts);
  parts.forEach(bring);
  const [{ loadPyodide }] = await Promise.all([
    import(address("pyodide.mjs")), import(address("pyodide.asm.js")),
  ]);
  pyodide = await loadPyodide({
    indexURL: runtime, packages: asked.packages,
  });
  await Promise.all(checks);
  if (asked.mnist) await bringMnist(asked.mnist);
  const own = await Promise.all(["session.py", "page_figures.py", "steps.py"].map(async (name) => {
    const source = await (await plainFetch(new URL(name + SELF.search, SELF))).text();
    return [name, source];
  }));
  const site = pyodide.runPython("import site; site.getsitepackages()[0]");
  for (const [name, source] of own) pyodide.FS.writeFile(`${site}/${name}`, source);
  pyodide.runPython("import importlib; importlib.invalidate_caches()");
  const late = Object.entries(lock.packages).filter(([name]) => !asked.packages.includes(name));
  const modules = Object.fromEntries(
    late.flatMap(([name, entry]) => entry.imports.map((module) => [module, name])));
  session = { site };
  session.python = pyodide.pyimport("session").start(
    (json) => postMessage({ told: "cell", json }), fetchPackage, JSON.stringify(modules),
    asked.language);
}

const DO = {
  start,
  run: (asked) => session.python.run(asked.request),
  steps: (asked) => pyodide.pyimport("steps").record(session.python, asked.request),
};

addEventListener("message", async ({ data }) => {
  try {
    await DO[data.ask](data);
    postMessage({ id: data.id, good: true });
  } catch (error) {
    console.warn(error);
    postMessage({
      id: data.id, good: false, damaged: error instanceof Damaged, why: String(error),
    });
  }
});
