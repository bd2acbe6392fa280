// Buttons, fields and keys of the page: each says what it wants, the page does it.

function wireControls({ model, network, timeline, story, search, filter, select, save, recolour, reset, theme, getState }) {
  const on = (id, event, listener) => byId(id).addEventListener(event, listener);
  const click = (id, listener) => on(id, 'click', listener);

  const searchSoon = later(() => { getState().q = byId('search').value.trim().slice(0, 200); filter(false); }, model.eventCount > 3000 ? 150 : 60);
  on('search', 'input', searchSoon);
  on('search', 'focus', () => setTimeout(search.prepare, 0));
  for (const [id, last] of [['from', false], ['to', true]]) {
    on(id, 'change', () => {
      const state = getState();
      const day = parseDay(byId(id).value, last);
      byId(id).setAttribute('aria-invalid', String(Boolean(byId(id).value.trim()) && day === null));
      state[id] = day;
      if (state.from !== null && state.to !== null && state.from > state.to) [state.from, state.to] = [state.to, state.from];
      filter(true);
    });
  }
  for (const id of ['match-possible', 'match-certain']) on(id, 'change', () => { getState().certain = byId('match-certain').checked; filter(false); });

  click('zoom-in', () => network.zoom(1.35));
  click('zoom-out', () => network.zoom(1 / 1.35));
  click('fit', () => { network.fit(); getState().view = null; });
  click('time-in', () => timeline.zoom(1.6));
  click('time-out', () => timeline.zoom(1 / 1.6));
  click('time-all', () => timeline.all());
  click('reset', reset);
  click('print', () => window.print());
  click('copy-link', () => copy(location.href, 'Link'));
  click('copy-cypher', () => copy(viewCypher(model, getState()), 'Cypher of this view'));
  click('theme', () => { getState().theme = theme.dark ? 'light' : 'dark'; recolour(); save(); });
  click('story', () => toggleStory());

  function toggleStory() {
    if (story.isOn()) story.stop();
    else {
      getState().story = true;
      story.start(getState().selected);
      save();
    }
  }

  byId('graph').addEventListener('keydown', (event) => {
    if (story.isOn() || event.ctrlKey || event.metaKey || event.altKey) return;
    const act = {
      ArrowLeft: () => network.pan(70, 0), ArrowRight: () => network.pan(-70, 0), ArrowUp: () => network.pan(0, 70), ArrowDown: () => network.pan(0, -70),
      '+': () => network.zoom(1.25), '=': () => network.zoom(1.25), '-': () => network.zoom(0.8), 0: () => network.fit(),
    }[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  });

  addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const typing = /^(INPUT|TEXTAREA|SELECT)$/.test(document.activeElement?.tagName || '');
    if (event.key === '/' && !typing) {
      event.preventDefault();
      byId('search').focus();
      byId('search').select();
    } else if (event.key === 'Escape') {
      if (typing) document.activeElement.blur();
      else if (story.isOn()) story.stop();
      else select(-1);
    } else if (story.isOn() && !typing && (event.key === 'ArrowRight' || event.key === 'ArrowLeft')) {
      event.preventDefault();
      event.stopImmediatePropagation();
      story.step(event.key === 'ArrowRight' ? 1 : -1);
    }
  }, true);
}

// What a script or a test may ask of the page; see docs/page.md.
function handles(model, { network, timeline, list, select, shown }) {
  return {
    events: model.eventCount,
    shown: () => list.order().map((event) => model.id(event)),
    screenOf(id) {
      const node = model.find(String(id));
      if (node < 0 || !shown().nodes[node]) return null;
      const box = byId('graph').getBoundingClientRect();
      const at = network.screenOf(node);
      return { x: box.left + at.x, y: box.top + at.y, inside: at.x >= 0 && at.y >= 0 && at.x <= box.width && at.y <= box.height };
    },
    timeOf: (id) => { const node = model.find(String(id)); return node < 0 || !model.isEvent(node) ? null : timeline.boxOf(node); },
    dayAt: (text) => { const day = parseDay(text); return day === null ? null : timeline.xOfDay(day); },
    select: (id) => select(id === null ? -1 : model.find(String(id))),
    // Nothing is left to draw, and two frames have passed: with the first, the last drawing is on the screen.
    settled: () => drawn(network.isBusy).then(nextFrame).then(nextFrame),
  };
}
