// From the reader's choices to what is shown: a mask of events, of nodes and of edges, and counts.

const FACETS = ['type', 'status', 'actor', 'place', 'claimant'];
const BIT = { time: 1, search: 2, confidence: 4, known: 8, type: 16, status: 32, actor: 64, place: 128, claimant: 256 };

function makeFacets(model, search) {
  const last = publicationRange(model)?.last ?? -Infinity;
  const fails = new Uint16Array(model.eventCount);
  const members = lateValues({ claimant: () => claimantsOf(model), actor: () => joinedTo(model, false), place: () => joinedTo(model, true), best: () => bestConfidence(model) });
  let known = knownOn(model, null, last);
  let knownDay = null;

  function apply(state) {
    if (state.asOf !== knownDay) known = knownOn(model, (knownDay = state.asOf), last);
    const found = state.q ? search.mark(state.q) : null;
    const hiddenTypes = model.groups.map((group) => group.facet === 'type' && state.hide.type.has(group.value));
    const { status } = model.events;
    const narrowed = ['actor', 'place', 'claimant'].filter((facet) => state.only[facet].size)
      .map((facet) => [BIT[facet], chosenEvents(facet, state.only[facet])]);
    const from = state.from ?? -Infinity;
    const to = state.to ?? Infinity;
    const timed = state.from !== null || state.to !== null;
    const { lo, hi } = known;
    for (let e = 0; e < model.eventCount; e++) {
      let fail = 0;
      if (known.event && !known.event[e]) fail |= BIT.known;
      if (timed && !(state.certain ? lo[e] >= from && hi[e] <= to && lo[e] > -Infinity && hi[e] < Infinity
        : lo[e] <= to && hi[e] >= from)) fail |= BIT.time;
      if (hiddenTypes[model.group[e]]) fail |= BIT.type;
      if (found && !found[e] && !besideFound(e, found)) fail |= BIT.search;
      if (state.confidence && Math.round(members.best[e] * 1000) < state.confidence * 10) fail |= BIT.confidence;
      if (state.only.status.size && !state.only.status.has(model.str(status[e]) || 'unrated')) fail |= BIT.status;
      for (let i = 0; i < narrowed.length; i++) if (!narrowed[i][1][e]) fail |= narrowed[i][0];
      fails[e] = fail;
    }
    return shownBy(state, found);
  }

  // An event is found by the names of those who took part and of where it was, too.
  function besideFound(event, found) {
    for (const edge of listAt(model.incident, event)) {
      const other = otherEnd(model, edge, event);
      if (!model.isEvent(other) && found[other]) return true;
    }
    return false;
  }

  function shownBy(state, found) {
    const nodes = new Uint8Array(model.nodeCount);
    const edges = new Uint8Array(model.edgeCount);
    const filtered = narrows(state);
    const hiddenRelations = model.relations.map((name) => state.hide.relation.has(name));
    const hiddenKinds = model.groups.map((group) => group.facet === 'kind' && state.hide.kind.has(group.value));
    const allowed = (e) => !hiddenRelations[model.relation[e]] && (!known.edge || known.edge[e]);
    let count = 0;
    for (let e = 0; e < model.eventCount; e++) if (!fails[e]) { nodes[e] = 1; count++; }
    for (let n = model.eventCount; n < model.nodeCount; n++) nodes[n] = !filtered || (found && found[n]) ? 1 : 0;
    if (filtered) {
      for (let e = 0; e < model.edgeCount; e++) {
        if (!allowed(e)) continue;
        const [a, b] = [model.source[e], model.target[e]];
        if (a < model.eventCount && nodes[a] && b >= model.eventCount) nodes[b] = 1;
        if (b < model.eventCount && nodes[b] && a >= model.eventCount) nodes[a] = 1;
      }
      for (const facet of ['actor', 'place']) for (const id of state.only[facet]) if (model.find(id) >= 0) nodes[model.find(id)] = 1;
    }
    for (let n = model.eventCount; n < model.nodeCount; n++) if (hiddenKinds[model.group[n]]) nodes[n] = 0;
    for (let e = 0; e < model.edgeCount; e++) edges[e] = nodes[model.source[e]] && nodes[model.target[e]] && allowed(e) ? 1 : 0;
    return { events: nodes.subarray(0, model.eventCount), nodes, edges, count, known };
  }

  function chosenEvents(facet, values) {
    const chosen = new Uint8Array(model.eventCount);
    for (const entry of members[facet]) if (values.has(entry.value)) for (const e of entry.events) chosen[e] = 1;
    return chosen;
  }

  // For each value, how many events it would show: those that fail nothing, or only this facet.
  function counts(facet) {
    const rest = ~BIT[facet];
    if (facet === 'type' || facet === 'status') {
      const counted = new Map();
      for (let e = 0; e < model.eventCount; e++) {
        if (fails[e] & rest) continue;
        const value = facet === 'type' ? model.groups[model.group[e]].value : model.str(model.events.status[e]) || 'unrated';
        counted.set(value, (counted.get(value) || 0) + 1);
      }
      return counted;
    }
    return new Map(members[facet].map((entry) => [entry.value, entry.events.reduce((sum, e) => sum + (fails[e] & rest ? 0 : 1), 0)]));
  }

  return { apply, counts, members: (facet) => members[facet] };
}

function lateValues(makers) {
  const values = {};
  for (const [name, maker] of Object.entries(makers)) {
    Object.defineProperty(values, name, { configurable: true, get() { const value = maker(); Object.defineProperty(values, name, { value }); return value; } });
  }
  return values;
}

// Everybody in the chain of a claim is one of its claimants: who says it, and who passes it on.
function claimantsOf(model) {
  const events = new Map();
  for (let e = 0; e < model.eventCount; e++) {
    for (const claim of listAt(model.claimsOf, e)) {
      for (const [, name] of model.chainOf(claim)) {
        if (name === null) continue;
        const of = events.get(name);
        if (!of) events.set(name, [e]);
        else if (of[of.length - 1] !== e) of.push(e);
      }
    }
  }
  return [...events].map(([name, of]) => ({ value: model.text[name], name: model.text[name], events: of })).sort((a, b) => b.events.length - a.events.length);
}

// The events at each actor or place; a place holds those of the places within it, too.
function joinedTo(model, places) {
  const entries = [];
  const within = (node, seen) => {
    if (seen.has(node)) return;
    seen.add(node);
    for (const edge of listAt(model.incident, node)) {
      if (model.target[edge] === node && model.relations[model.relation[edge]] === 'PART_OF') within(model.source[edge], seen);
    }
  };
  for (let n = model.eventCount; n < model.nodeCount; n++) {
    if ((model.kind[n] === 'place') !== places) continue;
    const nodes = new Set();
    if (places) within(n, nodes);
    else nodes.add(n);
    const events = new Set();
    for (const node of nodes) {
      for (const edge of listAt(model.incident, node)) {
        const other = otherEnd(model, edge, node);
        if (model.isEvent(other)) events.add(other);
      }
    }
    entries.push({ value: model.id(n), name: model.label(n), events: [...events] });
  }
  return entries.sort((a, b) => b.events.length - a.events.length);
}

// The best rating among the claims of an event; against a claim that nobody rated, nothing speaks.
function bestConfidence(model) {
  const best = new Float32Array(model.eventCount);
  for (let e = 0; e < model.eventCount; e++) {
    const claims = listAt(model.claimsOf, e);
    best[e] = claims.length ? Math.max(...claims.map((claim) => Math.round((model.claims.confidence[claim] ?? 1) * 1000))) / 1000 : 1;
  }
  return best;
}
