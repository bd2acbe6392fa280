// Overview and window together: one extent, one brush, one way to zoom and pan.

function makeTimeline(element, model, theme, { onBrush, onSelect, onHover }) {
  let extent = [0, 1];
  let window_ = [0, 1];
  let detail = null;
  let top = 0;
  const overviewCanvas = byId('timeline-overview');
  const detailCanvas = byId('timeline-detail');
  const overview = makeOverview(overviewCanvas, model, theme, {
    getExtent: () => extent,
    onBrush(brush) {
      onBrush(brush && [brush[0] <= extent[0] ? null : brush[0], brush[1] >= extent[1] ? null : brush[1]]);
    },
  });
  detail = makeDetail(detailCanvas, model, theme);
  top = overview.height + 4;

  // Each of the two is drawn only when what it shows has changed.
  const redrawOverview = eachFrame(() => overview.draw());
  const redrawDetail = eachFrame(() => detail.draw());
  const redraw = () => { redrawOverview(); redrawDetail(); };

  // From the first to the last day of anything, and some room at both sides for titles and arrows.
  function measureExtent(known) {
    let [first, last] = [Infinity, -Infinity];
    for (let e = 0; e < model.eventCount; e++) {
      const [lo, hi] = spanOf(known, e);
      if (lo === null) continue;
      first = Math.min(first, lo);
      last = Math.max(last, hi);
    }
    if (first > last) [first, last] = [dayOf(2000), dayOf(2001)];
    const room = Math.max(3, (last - first) * 0.04);
    extent = [first - room, last + room * 1.6];
  }

  function setWindow(from, to) {
    const span = Math.max(2, Math.min(to - from, extent[1] - extent[0]));
    const middle = (from + to) / 2;
    let [a, b] = [middle - span / 2, middle + span / 2];
    if (a < extent[0]) [a, b] = [extent[0], extent[0] + span];
    if (b > extent[1]) [a, b] = [extent[1] - span, extent[1]];
    window_ = [a, b];
    detail.setWindow(window_);
    overview.setWindow(span < (extent[1] - extent[0]) * 0.999 ? window_ : null);
    redraw();
  }

  function resize() {
    const box = element.getBoundingClientRect();
    if (!box.width || !box.height) return;
    const density = Math.min(2, window.devicePixelRatio || 1);
    overview.resize(box.width, density);
    detail.resize(box.width, Math.max(60, box.height - top), density);
  }

  const zoomAt = (day, factor) => setWindow(day - (day - window_[0]) / factor, day + (window_[1] - day) / factor);
  const pan = (share) => { const by = (window_[1] - window_[0]) * share; setWindow(window_[0] + by, window_[1] + by); };
  const centre = () => (window_[0] + window_[1]) / 2;

  gestures(detailCanvas, {
    pan(dx, dy) {
      const width = element.clientWidth;
      detail.scrollBy(-dy);
      setWindow(window_[0] - (dx / width) * (window_[1] - window_[0]), window_[1] - (dx / width) * (window_[1] - window_[0]));
    },
    zoom: (x, y, factor) => zoomAt(detail.toDay(x), factor),
    tap(x, y) { onSelect(detail.hit(x, y)); },
    hover(x, y) {
      const event = x < -1e8 ? -1 : detail.hit(x, y);
      detailCanvas.style.cursor = event >= 0 ? 'pointer' : '';
      onHover(event, x, y + top);
      if (detail.hover(event)) redrawDetail();
    },
  });
  element.addEventListener('keydown', (event) => {
    const act = {
      ArrowLeft: () => pan(-0.1), ArrowRight: () => pan(0.1), '+': () => zoomAt(centre(), 1.4), '=': () => zoomAt(centre(), 1.4),
      '-': () => zoomAt(centre(), 1 / 1.4), ArrowUp: () => { detail.scrollBy(-38); redrawDetail(); }, ArrowDown: () => { detail.scrollBy(38); redrawDetail(); },
      Home: () => setWindow(...extent), 0: () => setWindow(...extent),
    }[event.key];
    if (!act || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    act();
  });
  new ResizeObserver(() => { resize(); redraw(); }).observe(element);

  measureExtent(model);
  resize();
  setWindow(...extent);

  return {
    draw() { overview.draw(); detail.draw(); },
    redraw,
    setVisible(known, mask) {
      overview.setShown(known, mask);
      detail.setShown(known, mask);
      redraw();
    },
    // A brush also moves the window to it: what was picked is what is seen.
    setBrush(from, to, follow) {
      const brush = from === null && to === null ? null : [from ?? extent[0], to ?? extent[1]];
      overview.setBrush(brush);
      redrawOverview();
      if (!follow) return;
      if (!brush) setWindow(...extent);
      else {
        const room = Math.max(2, (brush[1] - brush[0]) * 0.06);
        setWindow(brush[0] - room, brush[1] + 1 + room);
      }
    },
    highlight(lit) { detail.setLit(lit); redrawDetail(); },
    select(event) { detail.select(event); redrawDetail(); },
    reveal(event) {
      const [lo, hi] = spanOf(model, event);
      if (lo === null) return;
      const span = window_[1] - window_[0];
      if (hi < window_[0] || lo > window_[1]) setWindow((lo + hi) / 2 - span / 2, (lo + hi) / 2 + span / 2);
      detail.reveal(event);
      redrawDetail();
    },
    zoom: (factor) => zoomAt(centre(), factor),
    all: () => setWindow(...extent),
    xOfDay: (day) => overviewCanvas.getBoundingClientRect().left + overview.xOf(day),
    boxOf(event) {
      const box = detail.boxOf(event);
      const canvas = detailCanvas.getBoundingClientRect();
      return box && { ...box, x: canvas.left + box.x, y: canvas.top + box.y };
    },
  };
}
