// What somebody wrote on this device and the office has not received yet. Everything is kept under the person who wrote it: whoever else signs in here neither sees it nor sends it.
// Where the browser keeps nothing, the forms send themselves as they do without scripts.
const VisitStore = (() => {
  const Name = "giam-sat-buoi-lam-viec";
  let opening;

  const asked = request => new Promise((done, failed) => {
    request.onsuccess = () => done(request.result);
    request.onerror = () => failed(request.error);
  });

  const open = () => opening ??= (async () => {
    const request = indexedDB.open(Name, 1);
    request.onupgradeneeded = () => request.result.createObjectStore("unsent", { keyPath: "key" });
    return asked(request);
  })();

  const work = async (store, mode, what) => {
    const turn = (await open()).transaction(store, mode, { durability: "strict" });
    const committed = new Promise((done, failed) => {
      turn.oncomplete = done;
      turn.onabort = () => failed(turn.error);
      turn.onerror = () => failed(turn.error);
    });
    const answer = await asked(what(turn.objectStore(store)));
    // What is not yet on the disk is not kept.
    await committed;
    return answer;
  };

  // The device's name for itself, so that the office can tell a person's tablet from the same person's telephone.
  const device = () => {
    let key = localStorage.getItem("giam-sat-may");
    if (!key) localStorage.setItem("giam-sat-may", key = newKey());
    return key;
  };

  const draftOf = (person, visit) => `giam-sat-nhap/${person}/${visit}`;

  const newKey = () => crypto.randomUUID?.() ?? Array.from(crypto.getRandomValues(new Uint8Array(16)), byte => byte.toString(16).padStart(2, "0")).join("");

  return {
    newKey,
    device,
    ready: async () => {
      try {
        await open();
        device();
        return true;
      } catch {
        return false;
      }
    },
    // In the order in which they were written.
    unsent: async person => (await work("unsent", "readonly", store => store.getAll())).filter(one => one.person === person).sort((a, b) => a.at - b.at),
    find: key => work("unsent", "readonly", store => store.get(key)),
    keep: entry => work("unsent", "readwrite", store => store.put(entry)),
    remove: key => work("unsent", "readwrite", store => store.delete(key)),
    // What is half written is kept at each letter, and at once: the page may be gone with the next.
    draft: (person, visit) => JSON.parse(localStorage.getItem(draftOf(person, visit)) ?? "null"),
    keepDraft: (person, visit, typed) => {
      try {
        localStorage.setItem(draftOf(person, visit), JSON.stringify(typed));
      } catch {
        // A device without room keeps what was saved; what is half written still stands in the form.
      }
    },
    // That something was written here for a visit: from then on the office waits to hear of this device.
    hasRecorded: (person, visit) => localStorage.getItem(`giam-sat-ghi/${person}/${visit}`) !== null,
    begin: (person, visit) => localStorage.setItem(`giam-sat-ghi/${person}/${visit}`, "1"),
    removeDraft: (person, visit) => localStorage.removeItem(draftOf(person, visit)),
  };
})();
