// Sends what was written, each under its own key: however often it is sent, it is written down once. What cannot be sent now stays; what is refused stays with the reason.
const VisitSender = (person) => {
  const Waits = { offline: "offline", signedOut: "signed-out", other: "other", busy: "busy" };

  const post = (address, headers, body, key) => fetch(address, {
    method: "POST", credentials: "same-origin", cache: "no-store", redirect: "error", body,
    headers: { ...headers, "X-Person": person, ...(key ? { "Idempotency-Key": key } : {}) },
  });

  // What an answer means for what was sent: received, refused for good, or to be sent again later.
  const read = async answer => {
    if (answer.ok) return { received: await answer.json() };
    const problem = await answer.json().catch(() => ({}));
    if (answer.status === 401) return { waits: Waits.signedOut };
    if (problem.code === "actor.other") return { waits: Waits.other };
    if (answer.status === 429 || answer.status >= 500) return { waits: Waits.busy };
    return { refused: { code: problem.code ?? "", detail: problem.detail ?? "Nội dung không được nhận.", errors: problem.errors ?? {} } };
  };

  const attempt = async (address, headers, body, key) => {
    try {
      return await read(await post(address, headers, body, key));
    } catch {
      return { waits: Waits.offline };
    }
  };

  const finding = entry => attempt(`/api/visits/${entry.visit}/findings`, { "Content-Type": "application/json" }, JSON.stringify(entry.body), entry.key);

  const photo = entry => attempt(`/api/findings/${entry.finding}/photos`, { "Content-Type": "application/octet-stream", "X-File-Name": encodeURIComponent(entry.photo.name || "anh.jpg") },
    entry.photo, `${entry.key}-anh`);

  // One finding: first what was written, then its photograph. It leaves the device once both were received.
  const one = async entry => {
    if (!entry.finding) {
      const answer = await finding(entry);
      if (answer.refused) await VisitStore.keep({ ...entry, refused: answer.refused });
      if (!answer.received) return answer;
      entry = { ...entry, finding: answer.received.id, number: answer.received.number };
      await VisitStore.keep(entry);
    }
    if (entry.photo) {
      const answer = await photo(entry);
      if (answer.refused) await VisitStore.keep({ ...entry, refused: { ...answer.refused, ofPhoto: true } });
      if (!answer.received) return answer;
    }
    await VisitStore.remove(entry.key);
    return { received: entry };
  };

  // Only one window of this device sends at a time; the keys would keep others from writing twice, but not from asking in vain.
  const alone = work => navigator.locks ? navigator.locks.request("giam-sat-gui", work) : work();

  return {
    Waits,
    /// Sends everything that waits; answers why it stopped, or nothing when all was taken.
    all: () => alone(async () => {
      let received = 0;
      for (const waiting of await VisitStore.unsent(person)) {
        // Another window may have been here before.
        const entry = await VisitStore.find(waiting.key);
        if (!entry || entry.refused) continue;
        const answer = await one(entry);
        if (answer.received) received++;
        if (answer.waits) return { waits: answer.waits, received };
      }
      return { received };
    }),
    /// Says how many of a visit's findings this device still holds, and how many of them were refused and why; also when the page goes away.
    tell: (visit, held, leaving) => fetch(`/api/visits/${visit}/devices`, {
      method: "POST", credentials: "same-origin", keepalive: true,
      headers: { "Content-Type": "application/json", "X-Person": person },
      body: JSON.stringify({ deviceKey: VisitStore.device(), ...held, leaving }),
    }).then(answer => answer.ok, () => false),
  };
};
