// The page as a whole: one state; every part shows it, and every part may ask for another.

async function startPage() {
  const model = makeModel(await window.datelineData);
  delete window.datelineData;
  byId('app').hidden = false;
  let state = readHash(location.hash, model);
  const theme = makeTheme(model);
  theme.choose(state.theme);
  const search = makeSearch(model);
  const facets = makeFacets(model, search);
  let shown = facets.apply(state);

  stretch(model, byId('graph'));
  byId('filters-fold').open = !matchMedia('(max-width: 900px)').matches;
  const network = makeNetwork(byId('graph'), model, theme);
  const timeline = makeTimeline(byId('timeline'), model, theme, {
    onBrush(brush) {
      [state.from, state.to] = brush || [null, null];
      filter(false);
    },
    onSelect: (event) => select(event),
    onHover: (event, x, y) => hint(event, byId('timeline'), x, y),
  });
  const list = makeListbox(byId('events'), model, theme, { onSelect: (event) => select(event), onPoint: () => {} });
  const panel = makePanel(byId('panel'), model, theme, { select: (node) => select(node) });
  const filters = makeFilters(byId('filters'), model, theme, facets, { onChange: () => filter(true) });
  const story = makeStory(byId('story-card'), model, {
    getOrder: () => list.order(),
    select: (event) => select(event),
    onEnd() { state.story = false; save(); byId('story').focus(); },
  });
  makeReport(byId('report'), model, { getState: () => state, getShown: () => shown, getOrder: () => list.order(), picture: (now) => pictures(model, now, theme) });

  // What is shown follows from the state; `follow` moves the timeline's window to the brush.
  function show(follow) {
    shown = facets.apply(state);
    const order = [];
    const undated = [];
    for (let e = 0; e < model.eventCount; e++) {
      if (!shown.events[e]) continue;
      order.push(e);
      if (spanOf(shown.known, e)[0] === null) undated.push(e);
    }
    network.setVisible(shown.nodes, shown.edges);
    timeline.setVisible(shown.known, shown.events);
    timeline.setBrush(state.from, state.to, follow);
    panel.setKnown(shown.known);
    list.setOrder(order, shown.known);
    filters.update(state);
    showUndated(undated);
    byId('nothing').hidden = shown.nodes.includes(1);
    write(byId('nothing'), model.nodeCount ? 'Nothing passes the filters. Reset shows everything again.' : 'This selection holds nothing.');
    document.documentElement.dataset.shown = String(shown.count);
    byId('search').value === state.q || (byId('search').value = state.q);
    for (const [id, day] of [['from', state.from], ['to', state.to]]) if (document.activeElement !== byId(id)) byId(id).value = day === null ? '' : iso(day);
    byId(state.certain ? 'match-certain' : 'match-possible').checked = true;
    say(`${shown.count === model.eventCount ? counted(shown.count, 'event') : `${grouped(shown.count)} of ${counted(model.eventCount, 'event')} shown`}${undated.length ? `, ${grouped(undated.length)} undated` : ''}`);
  }

  let undatedShown = '';
  function showUndated(events) {
    const key = `${events.length} ${events.slice(0, 100)}`;
    if (key === undatedShown) return;
    undatedShown = key;
    byId('undated-box').hidden = !events.length;
    byId('undated-count').textContent = grouped(events.length);
    const items = events.slice(0, 100).map((event) => make('li', {}, jump(model, event, select)));
    if (events.length > 100) items.push(make('li', { class: 'hint', text: `${grouped(events.length - 100)} more in the list of events` }));
    byId('undated').replaceChildren(...items);
  }

  let followNext = false;
  const filterSoon = eachFrame(() => {
    show(followNext);
    followNext = false;
    if (state.selected >= 0) light();
    save();
  });
  function filter(follow) {
    followNext = followNext || follow;
    filterSoon();
  }

  // A selection lights its neighbours in the network and its events in the timeline.
  function light() {
    const node = state.selected;
    const hidden = node >= 0 && !shown.nodes[node];
    if (node < 0 || hidden) {
      network.highlight(null);
      timeline.highlight(null);
    } else {
      const mask = new Uint8Array(model.nodeCount);
      const events = new Uint8Array(model.eventCount);
      const edges = [];
      mask[node] = 1;
      for (const edge of listAt(model.incident, node)) {
        if (!shown.edges[edge]) continue;
        edges.push(edge);
        mask[otherEnd(model, edge, node)] = 1;
      }
      const nodes = [];
      for (let n = 0; n < model.nodeCount; n++) {
        if (!mask[n]) continue;
        nodes.push(n);
        if (model.isEvent(n)) events[n] = 1;
      }
      network.highlight({ nodes, edges, mask });
      timeline.highlight(events);
    }
    network.select(hidden ? -1 : node);
    timeline.select(node >= 0 && model.isEvent(node) ? node : -1);
  }

  function select(node) {
    state.selected = node;
    if (node >= 0) document.documentElement.dataset.selected = model.id(node);
    else delete document.documentElement.dataset.selected;
    light();
    if (node >= 0 && shown.nodes[node]) {
      network.reveal(node);
      if (model.isEvent(node)) timeline.reveal(node);
    }
    list.select(node >= 0 && model.isEvent(node) ? node : -1);
    panel.show(node);
    if (node >= 0) say(`Selected: ${model.label(node).slice(0, 200)}${shown.nodes[node] ? '' : ' (hidden by the filters)'}`);
    save();
  }

  function hint(node, within, x, y) {
    const box = byId('hover');
    // Read before anything is written, so that nothing is laid out in between.
    const [outer, inner] = node < 0 ? [] : [byId('network').getBoundingClientRect(), within.getBoundingClientRect()];
    box.hidden = node < 0;
    if (node < 0) return;
    const about = model.isEvent(node) ? whenWords(model, shown.known, node) : model.groups[model.group[node]].name;
    box.replaceChildren(make('strong', {}, foreign(model.label(node).slice(0, 300))), make('span', {}, foreign(about)), make('span', { text: counted(listAt(model.claimsOf, node).length, 'claim') }));
    const [px, py] = [x + inner.left - outer.left, y + inner.top - outer.top];
    box.style.left = `${Math.max(4, Math.min(px + 14, outer.width - 250))}px`;
    box.style.top = `${within === byId('timeline') ? py - 66 : py + 14}px`;
  }

  const save = later(() => {
    const hash = writeHash(state, model);
    if (hash === location.hash.slice(1)) return;
    // A notebook's frame has no address of its own to keep the state in.
    try { history.replaceState(null, '', hash ? `#${hash}` : location.href.split('#')[0]); } catch { /* the view is not linkable there */ }
  }, 200);

  function recolour() {
    theme.choose(state.theme);
    byId('theme').textContent = theme.dark ? 'Light' : 'Dark';
    network.recolour();
    timeline.redraw();
    filters.recolour();
    list.draw();
    panel.show(state.selected);
  }

  function restore() {
    state = readHash(location.hash, model);
    show(true);
    recolour();
    if (state.view) network.setView(state.view);
    select(state.selected);
    if (state.story && !story.isOn()) story.start(state.selected);
    else if (!state.story) story.stop();
  }

  network.onSelect((node) => select(node));
  network.onHover?.((node, x, y) => hint(node, byId('graph'), x, y));
  network.onMove?.(later(() => { state.view = network.getView(); save(); }, 300));
  theme.onSystem(() => { if (!state.theme) recolour(); });
  addEventListener('hashchange', restore);
  wireControls({
    model, network, timeline, story, search, filter, select, save, recolour, theme, getState: () => state,
    reset() {
      const { theme: kept } = state;
      state = { ...freshState(), theme: kept };
      story.stop();
      filter(true);
      select(-1);
      network.fit();
    },
  });

  // The first drawing, in one go; only then is the page ready.
  document.documentElement.dataset.renderer ||= 'canvas';
  byId('key').hidden = !model.eventCount;
  fillKey(byId('key-list'), theme);
  filters.update(state);
  show(Boolean(state.from !== null || state.to !== null));
  network.fit();
  if (state.view) network.setView(state.view);
  filters.recolour();
  byId('theme').textContent = theme.dark ? 'Light' : 'Dark';
  panel.show(-1);
  network.start();
  timeline.draw();
  if (state.selected >= 0) select(state.selected);
  if (state.story) story.start(state.selected);
  window.dateline = Object.freeze(handles(model, { network, timeline, list, select, shown: () => shown }));
  performance.mark('dateline-ready');
  document.documentElement.dataset.ready = 'true';
}

startPage().catch((error) => {
  byId('app').hidden = false;
  say(`This page could not be read: ${error.message}. A newer browser, or a fresh copy of the file, may help.`);
  document.documentElement.dataset.ready = 'error';
});
