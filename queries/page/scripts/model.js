// What the page knows, in the order of nodes: events first, by time; then actors and places.
// Columns are decoded when they are first asked for: most of the claims never are.

const OPEN = { earliest: -Infinity, latest: Infinity };
const KINDS = { person: 'People', organization: 'Organizations', actor: 'Actors', place: 'Places' };
const EDGE_CLASSES = {
  PARTICIPATED_IN: 'took part', OCCURRED_AT: 'took place at', BEFORE: 'before', PART_OF: 'part of',
};

function lazily(packed) {
  const table = {};
  for (const name of Object.keys(packed)) {
    Object.defineProperty(table, name, {
      configurable: true,
      get() {
        const value = packed[name].of ? lists(packed[name]) : column(packed[name]);
        Object.defineProperty(table, name, { value });
        return value;
      },
    });
  }
  return table;
}

function makeModel(data) {
  const text = data.strings;
  const nodes = lazily(data.nodes);
  const events = lazily(data.events);
  const edges = lazily(data.edges);
  const claims = lazily(data.claims);
  const claimsOf = lists(data.claimsOf);
  const documents = lazily(data.documents);
  const nodeCount = nodes.id.length;
  const eventCount = events.type.length;
  // Each edge as its earlier and its later node; the later counts from the first that is no event.
  const back = edges.backward;
  const source = Int32Array.from(edges.first, (node, e) => (back[e] ? edges.second[e] + eventCount : node));
  const target = Int32Array.from(edges.first, (node, e) => (back[e] ? node : edges.second[e] + eventCount));

  const model = {
    title: data.title, cypher: data.cypher, selection: data.selection, options: data.options, undatedX: data.undatedX,
    text, nodes, events, edges, claims, documents, chains: data.chains, nodeCount, eventCount, source, target,
    edgeCount: source.length, claimCount: claims.kind.length, documentCount: documents.id.length,
    x: Float32Array.from(nodes.x), y: Float32Array.from(nodes.y), size: Float32Array.from(nodes.size),
    claimsOf, incident: incidence(nodeCount, source, target),
    kind: nodes.kind.map((name) => text[name]),
    label: (node) => text[nodes.label[node]] || text[nodes.id[node]] || '(no name)',
    id: (node) => text[nodes.id[node]],
    str: (number) => (number === null || number === undefined ? null : text[number]),
    isEvent: (node) => node < eventCount,
  };
  completeClaims(model);
  addGroups(model);
  model.conflict = Uint8Array.from({ length: nodeCount }, (_, n) => (n < eventCount && text[events.status[n]] === 'conflict' ? 1 : 0));
  addBounds(model);
  addContested(model);
  let numbers = null;
  model.find = (id) => {
    if (!numbers) {
      numbers = new Map();
      for (let node = nodeCount - 1; node >= 0; node--) numbers.set(model.id(node), node);
    }
    return numbers.has(id) ? numbers.get(id) : -1;
  };
  return model;
}

// What the file leaves out of the claims: whom they are about, a date that is their event's, the end
// of a span, and the publisher at the head of a chain.
function completeClaims(model) {
  const { claims, events } = model;
  const later = (name, compute) => {
    Object.defineProperty(claims, name, { configurable: true, get() {
      const value = compute();
      Object.defineProperty(claims, name, { value });
      return value;
    } });
  };
  const packed = Object.getOwnPropertyDescriptors(claims);
  const about = new Int32Array(model.claimCount).fill(-1);
  for (let n = model.nodeCount - 1; n >= 0; n--) for (const claim of listAt(model.claimsOf, n)) about[claim] = n;
  const rest = claims.about;
  claims.unlisted.forEach((claim, i) => { about[claim] = rest[i] ?? -1; });
  Object.defineProperty(claims, 'about', { value: about });
  const same = claims.asEvent;
  for (const name of ['dateText', 'precision', 'meaning', 'edtf', 'earliest', 'latest']) {
    later(name, () => packed[name].get.call(claims).map((value, claim) => (same[claim] ? events[name][about[claim]] : value)));
  }
  later('confidence', () => packed.confidence.get.call(claims).map((value) => (value === null ? null : value / 100)));
  later('charEnd', () => claims.length.map((length, claim) => (length === null ? null : claims.charStart[claim] + length)));
  const { publisher, publisherNode } = model.documents;
  model.chainOf = (claim) => (model.chains[claims.chain[claim]] || []).map((step) => {
    if (step !== 0) return step;
    const document = claims.document[claim];
    return document === null ? [null, null, null] : [publisherNode[document], publisher[document], null];
  });
}

// The edges at each node, as lists: of[start[n]] .. of[start[n + 1]].
function incidence(nodeCount, source, target) {
  const start = new Int32Array(nodeCount + 1);
  for (let e = 0; e < source.length; e++) {
    start[source[e] + 1]++;
    if (target[e] !== source[e]) start[target[e] + 1]++;
  }
  for (let n = 0; n < nodeCount; n++) start[n + 1] += start[n];
  const next = start.slice();
  const of = new Int32Array(start[nodeCount]);
  for (let e = 0; e < source.length; e++) {
    of[next[source[e]]++] = e;
    if (target[e] !== source[e]) of[next[target[e]]++] = e;
  }
  return { start, of };
}

// A group is what has one look and one entry in the legend: a type of event, or a kind of the others.
function addGroups(model) {
  const groups = [];
  const count = new Map();
  for (const type of model.events.type) count.set(type, (count.get(type) || 0) + 1);
  const types = [...count.keys()].sort((a, b) => count.get(b) - count.get(a) || (model.text[a] < model.text[b] ? -1 : 1));
  types.forEach((type, rank) => groups.push({ facet: 'type', value: model.text[type], name: model.text[type], rank, count: count.get(type) }));
  for (const kind of Object.keys(KINDS)) {
    const members = model.kind.reduce((sum, value) => sum + (value === kind ? 1 : 0), 0);
    if (members) groups.push({ facet: 'kind', value: kind, name: KINDS[kind], rank: -1, count: members });
  }
  const number = new Map(groups.map((group, i) => [`${group.facet}:${group.value}`, i]));
  model.groups = groups;
  model.group = new Uint16Array(model.nodeCount);
  for (let n = 0; n < model.nodeCount; n++) {
    const key = n < model.eventCount ? `type:${model.text[model.events.type[n]]}` : `kind:${model.kind[n]}`;
    model.group[n] = number.get(key) ?? 0;
  }
  const relations = [...new Set(model.edges.type)].map((type) => model.text[type]).sort();
  model.relations = relations;
  const relationNumber = new Map(relations.map((name, i) => [name, i]));
  model.relation = Uint8Array.from(model.edges.type, (type) => relationNumber.get(model.text[type]));
}

// Stated bounds, and the tightest known: a solved one where there is one. Open is infinite.
function addBounds(model) {
  const { earliest, latest, solvedEarliest, solvedLatest } = model.events;
  const bounds = (values, open) => Float64Array.from(values, (value) => (value === null ? open : value));
  model.statedLo = bounds(earliest, OPEN.earliest);
  model.statedHi = bounds(latest, OPEN.latest);
  model.lo = model.statedLo.slice();
  model.hi = model.statedHi.slice();
  for (let e = 0; e < model.eventCount; e++) {
    if (solvedEarliest[e] !== null) model.lo[e] = solvedEarliest[e];
    if (solvedLatest[e] !== null) model.hi[e] = solvedLatest[e];
  }
}

// A relation that somebody denies, or that another claim contradicts, is contested (2); one to which
// there are other answers that may be compatible with it is open (1).
function addContested(model) {
  const { claims, denials } = model.edges;
  const contradicts = model.claims.contradicts;
  model.contested = new Uint8Array(model.edgeCount);
  for (let e = 0; e < model.edgeCount; e++) {
    const name = model.relations[model.relation[e]];
    const own = name !== 'PARTICIPATED_IN' && name !== 'OCCURRED_AT';
    if (denials.start[e + 1] > denials.start[e]) model.contested[e] = 2;
    else if (own) {
      for (const claim of listAt(claims, e)) {
        for (const [, , reason] of contradicts[claim] || []) {
          const open = (model.str(reason) || '').includes('may be compatible');
          model.contested[e] = Math.max(model.contested[e], open ? 1 : 2);
        }
      }
    }
  }
}

function relationName(type) {
  return EDGE_CLASSES[type] || type.toLowerCase().replaceAll('_', ' ');
}

const otherEnd = (model, edge, node) => (model.source[edge] === node ? model.target[edge] : model.source[edge]);
