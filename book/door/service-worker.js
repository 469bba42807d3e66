// Keeps the whole course readable without a network, once a reader has opened a page of it.
//
// Every file is fetched in the background and kept under its digest, so a file that both editions
// share comes once, and a new build fetches only what has changed. With a network, every page still
// comes from there: a correction is seen at once, and a mistake in this script could not hold an old
// page back. What is kept answers only where the network does not.
//
// To take all this back, put a script in its place that calls `registration.unregister()`.

const FILES = {};  // The build writes here the digest of each file.

const SCOPE = new URL(registration.scope);
const CACHE = `course ${SCOPE.pathname}`;
const address = (digest) => new URL(`?digest=${digest}`, SCOPE).href;

async function fetchWhatIsMissing() {
  const cache = await caches.open(CACHE);
  const kept = new Set((await cache.keys()).map((request) => request.url));
  const places = new Map(Object.entries(FILES).map(([path, digest]) => [address(digest), path]));
  await Promise.all([...places].filter(([key]) => !kept.has(key)).map(async ([key, path]) => {
    const response = await fetch(new URL(path, SCOPE), { cache: "no-cache", priority: "low" });
    if (!response.ok) throw new Error(`${path}: ${response.status}`);
    const headers = { "Content-Type": response.headers.get("Content-Type") };
    await cache.put(key, new Response(await response.blob(), { headers }));
  }));
}

async function dropWhatIsOld() {
  const cache = await caches.open(CACHE);
  const current = new Set(Object.values(FILES).map(address));
  const old = (await cache.keys()).filter((request) => !current.has(request.url));
  await Promise.all(old.map((request) => cache.delete(request)));
}

async function answer(request) {
  try {
    return await fetch(request);
  } catch (error) {
    const path = new URL(request.url).pathname.slice(SCOPE.pathname.length);
    const digest = FILES[path.replace(/(^|\/)$/, "$1index.html")];
    const kept = digest && await (await caches.open(CACHE)).match(address(digest));
    if (kept) return kept;
    throw error;
  }
}

addEventListener("install", (event) => {
  skipWaiting();
  event.waitUntil(fetchWhatIsMissing());
});
addEventListener("activate", (event) => event.waitUntil(dropWhatIsOld()));
addEventListener("fetch", (event) => {
  if (event.request.method === "GET" && event.request.url.startsWith(SCOPE.href)) {
    event.respondWith(answer(event.request));
  }
});
