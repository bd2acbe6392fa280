// What was public on a day: the claims published by then, and the dates that these alone give.

// `day` null: everything. A document without a date of publication counts as public all along.
function knownOn(model, day, last) {
  const all = { claim: null, edge: null, event: null, lo: model.lo, hi: model.hi, statedLo: model.statedLo, statedHi: model.statedHi };
  if (day === null || day >= last) return all;
  const { document } = model.claims;
  const { publishedEarliest, publishedLatest } = model.documents;
  const claim = new Uint8Array(model.claimCount);
  for (let c = 0; c < claim.length; c++) {
    const source = document[c];
    const published = source === null ? null : publishedLatest[source] ?? publishedEarliest[source];
    claim[c] = published === null || published <= day ? 1 : 0;
  }
  const event = new Uint8Array(model.eventCount);
  const lo = new Float64Array(model.eventCount);
  const hi = new Float64Array(model.eventCount);
  for (let e = 0; e < model.eventCount; e++) event[e] = boundsOn(model, e, claim, lo, hi);
  const edge = new Uint8Array(model.edgeCount);
  for (let e = 0; e < model.edgeCount; e++) {
    const of = listAt(model.edges.claims, e);
    edge[e] = !of.length || of.some((c) => claim[c]) ? 1 : 0;
  }
  // What the chronology inferred rests on all claims, so it is not used for a part of them.
  return { claim, edge, event, lo, hi, statedLo: lo, statedHi: hi };
}

// The rule of the projection: the intersection of what is asserted, or if nothing is left, the hull.
function boundsOn(model, event, claim, lo, hi) {
  const { earliest, latest, stance } = model.claims;
  let [from, to, low, high] = [-Infinity, Infinity, Infinity, -Infinity];
  let known = 0;
  const of = listAt(model.claimsOf, event);
  for (const c of of) {
    if (!claim[c] || stance[c] !== null) continue;
    known = 1;
    if (earliest[c] === null && latest[c] === null) continue;
    const a = earliest[c] ?? -Infinity;
    const b = latest[c] ?? Infinity;
    from = Math.max(from, a);
    to = Math.min(to, b);
    low = Math.min(low, a);
    high = Math.max(high, b);
  }
  [lo[event], hi[event]] = from <= to ? [from, to] : [low, high];
  return known || !of.length ? 1 : 0;
}

// First and last day of publication among the documents, or null where no document has one.
function publicationRange(model) {
  let [first, last] = [Infinity, -Infinity];
  const { publishedEarliest, publishedLatest } = model.documents;
  for (let d = 0; d < model.documentCount; d++) {
    const day = publishedLatest[d] ?? publishedEarliest[d];
    if (day === null) continue;
    first = Math.min(first, day);
    last = Math.max(last, day);
  }
  return first <= last ? { first, last } : null;
}
