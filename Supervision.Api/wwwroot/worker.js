// Lets the page of a session be opened again where there is no signal, as it was last seen on this device. Everything else goes its way untouched.
const Kept = "giam-sat-buoi-lam-viec";
const Visit = /^\/buoi-lam-viec\/[0-9a-f-]{36}$/;
const Part = /^\/(lib|visit)\/|^\/[a-z]+\.(js|css|svg)$/;
// No longer than a session lasts at most.
const Longest = 12 * 60 * 60 * 1000;

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", event => event.waitUntil(clients.claim()));

self.addEventListener("fetch", event => {
  const { request } = event;
  const address = new URL(request.url);
  if (address.origin !== location.origin) return;
  // Whoever leaves takes the pages along; what was not sent yet is elsewhere and stays.
  if (/^\/(dang-xuat|dang-nhap)/.test(address.pathname)) return event.waitUntil(caches.delete(Kept));
  if (request.method !== "GET") return;
  if (request.mode === "navigate" && Visit.test(address.pathname)) event.respondWith(page(request, address));
  else if (Part.test(address.pathname)) event.respondWith(part(request));
});

// The page that brought it here was there first: it says what it is made of.
self.addEventListener("message", event => {
  if (Array.isArray(event.data?.keep)) event.waitUntil(Promise.all(event.data.keep.map(bring)));
});

async function bring(address) {
  const answer = await fetch(address);
  if (answer.status === 200 && !answer.redirected) await keep(address, answer);
}

async function page(request, address) {
  const key = address.origin + address.pathname;
  try {
    const answer = await fetch(request);
    if (answer.status === 200) await keep(key, answer.clone());
    // It leads elsewhere, or is not this person's any more.
    else if (answer.status < 500) await (await caches.open(Kept)).delete(key);
    return answer;
  } catch (fault) {
    const kept = await (await caches.open(Kept)).match(key);
    if (kept && Date.now() - Date.parse(kept.headers.get("Date")) < Longest) return kept;
    throw fault;
  }
}

async function part(request) {
  try {
    const answer = await fetch(request);
    if (answer.status === 200) await keep(request.url, answer.clone());
    return answer;
  } catch (fault) {
    const kept = await (await caches.open(Kept)).match(request.url);
    if (kept) return kept;
    throw fault;
  }
}

async function keep(key, answer) {
  try {
    await (await caches.open(Kept)).put(key, answer);
  } catch {
    // A device without room goes without; the page itself was answered.
  }
}
