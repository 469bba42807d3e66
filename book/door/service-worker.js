// Keeps the whole course readable without a network, once a reader has opened a page of it.
//
// Every file is fetched in the background and kept under its digest, so a file that both editions
// share comes once, and a new build fetches only what has changed. With a network, every page still
// comes from there: a correction is seen at once, and a mistake in this script could not hold an old
// page back. What is kept answers only where the network does not.
//
// To take all this back, put a script in its place that calls `registration.unregister()`.

const FILES = {};  // The build writes here the digest of each file.
const PYTHON = {};  // And here of those that run Python in the page, for whoever has pressed Run.

const SCOPE = new URL(registration.scope);
const CACHE = `course ${SCOPE.pathname}`;
const PYTHON_KEPT = new URL("?python", SCOPE).href;
const address = (digest) => new URL(`?digest=${digest}`, SCOPE).href;

async function fetchWhatIsMissing(files, options, version = () => "") {
  const cache = await caches.open(CACHE);
  const kept = new Set((await cache.keys()).map((request) => request.url));
  const places = new Map(Object.entries(files).map(([path, digest]) => [address(digest), path]));
  await Promise.all([...places].filter(([key]) => !kept.has(key)).map(async ([key, path]) => {
    const place = new URL(path + version(key), SCOPE);
    const response = await fetch(place, { ...options, priority: "low" });
    if (!response.ok) throw new Error(`${path}: ${response.status}`);
    const headers = { "Content-Type": response.headers.get("Content-Type") };
    await cache.put(key, new Response(await response.blob(), { headers }));
  }));
}

async function dropWhatIsOld() {
  const cache = await caches.open(CACHE);
  const current = new Set(Object.values({ ...FILES, ...PYTHON }).map(address));
  current.add(PYTHON_KEPT);
  const old = (await cache.keys()).filter((request) => !current.has(request.url));
  await Promise.all(old.map((request) => cache.delete(request)));
}

async function answer(request) {
  try {
    return await fetch(request);
  } catch (error) {
    const path = new URL(request.url).pathname.slice(SCOPE.pathname.length);
    const digest = FILES[path.replace(/(^|\/)$/, "$1index.html")] ?? PYTHON[path];
    const kept = digest && await (await caches.open(CACHE)).match(address(digest));
    if (kept) return kept;
    throw error;
  }
}

// Under the addresses that the page has fetched them from, so that they do not come twice.
const fetchPython = () => fetchWhatIsMissing(
  PYTHON, {}, (key) => `?v=${new URL(key).searchParams.get("digest").slice(0, 12)}`);

async function keepPython() {
  await (await caches.open(CACHE)).put(PYTHON_KEPT, new Response());
  await fetchPython();
}

async function fetchPythonAnew() {
  if (await (await caches.open(CACHE)).match(PYTHON_KEPT)) await fetchPython();
}

addEventListener("install", (event) => {
  skipWaiting();
  event.waitUntil(fetchWhatIsMissing(FILES, { cache: "no-cache" }).then(fetchPythonAnew));
});
addEventListener("activate", (event) => event.waitUntil(dropWhatIsOld()));
addEventListener("message", (event) => {
  if (event.data === "keep python") event.waitUntil(keepPython());
});
addEventListener("fetch", (event) => {
  if (event.request.method === "GET" && event.request.url.startsWith(SCOPE.href)) {
    event.respondWith(answer(event.request));
  }
});
