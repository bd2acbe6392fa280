// Search in any script: names, aliases, titles, texts and quotes of claims, and who makes them.
// Built when it is first needed; each distinct text of the page is folded once.

// Without case and accents, and with every kind of space as one: so that what looks alike is found.
function fold(text) {
  return text.normalize('NFKD').replace(/\p{M}+/gu, '').toLowerCase().replace(/\s+/g, ' ');
}

function makeSearch(model) {
  let folded = null;
  let texts = null;

  function build() {
    folded = model.text.map(fold);
    texts = [];
    const { text, quote, name } = model.claims;
    const { id, label, aliases } = model.nodes;
    for (let n = 0; n < model.nodeCount; n++) {
      const of = new Set([id[n], label[n], ...(aliases[n] || [])]);
      for (const c of listAt(model.claimsOf, n)) {
        of.add(text[c]).add(quote[c]).add(name[c]);
        for (const [, claimant] of model.chainOf(c)) of.add(claimant);
      }
      of.delete(null);
      texts.push(Int32Array.from(of));
    }
  }

  // Marks the nodes in which every word of the query is found, in their own texts.
  function mark(query) {
    if (!folded) build();
    const marked = new Uint8Array(model.nodeCount).fill(1);
    for (const word of fold(query).trim().split(' ')) {
      const has = Uint8Array.from(folded, (text) => (text.includes(word) ? 1 : 0));
      for (let n = 0; n < model.nodeCount; n++) if (marked[n] && !texts[n].some((text) => has[text])) marked[n] = 0;
    }
    return marked;
  }

  return { mark, prepare: () => { if (!folded) build(); } };
}
