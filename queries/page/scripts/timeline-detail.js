// The window of the timeline: bars in lanes with their titles; where they are too many, how dense
// they are, a lane for each type of event.

function makeDetail(canvas, model, theme) {
  const LANE = 19;
  const FOOT = 18;
  const LABELLED = 400;
  let [width, height, density] = [1, 1, 1];
  let [known, mask, order] = [null, null, null];
  let window_ = [0, 1];
  let [lit, selected, hovered] = [null, -1, -1];
  let [lanes, scroll, placed, dense, labelled] = [0, 0, [], false, true];
  let stale = true;

  const toX = (day) => ((day - window_[0]) / (window_[1] - window_[0])) * width;
  const toDay = (x) => window_[0] + (x / width) * (window_[1] - window_[0]);
  const font = () => `12px ${theme.font}`;

  // Events by where their bars begin, and the longest, so that a window is found by bisection.
  function sort() {
    const from = new Float64Array(model.eventCount);
    const dated = [];
    let longest = 0;
    for (let e = 0; e < model.eventCount; e++) {
      const [lo, hi] = spanOf(known, e);
      if (lo === null) continue;
      from[e] = lo;
      longest = Math.max(longest, hi - lo);
      dated.push(e);
    }
    dated.sort((a, b) => from[a] - from[b] || a - b);
    order = { dated: Int32Array.from(dated), from, longest };
  }

  function inWindow() {
    if (!order) sort();
    const perPixel = (window_[1] - window_[0]) / width;
    const reach = window_[0] - order.longest - ARROW * perPixel;
    let [low, high] = [0, order.dated.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (order.from[order.dated[middle]] < reach) low = middle + 1;
      else high = middle;
    }
    const found = [];
    for (let i = low; i < order.dated.length; i++) {
      const e = order.dated[i];
      if (order.from[e] > window_[1] + ARROW * perPixel) break;
      if (mask[e] && spanOf(known, e)[1] >= window_[0] - ARROW * perPixel) found.push(e);
    }
    return found;
  }

  // Each bar goes into the first lane that is free from its left edge to the end of its title.
  function pack() {
    stale = false;
    const events = inWindow();
    placed = [];
    lanes = 0;
    dense = events.length > Math.max(300, ((height - FOOT) / LANE) * 36);
    if (dense) return;
    labelled = events.length <= LABELLED;
    const face = font();
    const ends = [];
    for (const event of events) {
      const bar = barOf(model, known, event);
      const [left, right] = reachOf(bar, toX);
      const title = labelled ? measure.cut(face, model.label(event), 190) : '';
      const wide = title ? measure.width(face, title) + 22 : 4;
      // At the right edge the title stands before its bar.
      const before = Boolean(title) && right + wide > width && left - wide > 0 && right <= width + ARROW;
      // A bar that leaves no room on either side carries its title.
      const within = Boolean(title) && !before && right + wide > width && right - Math.max(0, left) > wide;
      const start = before ? left - wide : left;
      const until = before || within ? right + 4 : right + wide;
      let lane = 0;
      while (lane < ends.length && ends[lane] > start) lane++;
      ends[lane] = until;
      placed.push({ event, bar, lane, left, right, start, until, title, before, within });
    }
    lanes = ends.length;
    scroll = Math.max(0, Math.min(scroll, lanes * LANE - (height - FOOT) + 8));
  }

  function draw() {
    if (stale) pack();
    const context = canvas.getContext('2d', { alpha: false });
    context.setTransform(density, 0, 0, density, 0, 0);
    context.fillStyle = theme.bg;
    context.fillRect(0, 0, width, height);
    const ticks = marks(window_[0], window_[1], Math.max(2, width / 95));
    context.fillStyle = theme.grid;
    for (const mark of ticks) context.fillRect(Math.round(toX(mark.day)), 0, 1, height - FOOT);
    if (dense) drawDensity(context);
    else drawBars(context);
    drawFoot(context, ticks);
  }

  function drawBars(context) {
    context.font = font();
    context.textBaseline = 'middle';
    context.textAlign = 'left';
    for (const item of placed) {
      const y = item.lane * LANE - scroll + 6;
      if (y < -LANE || y > height - FOOT) continue;
      const { event } = item;
      const faded = lit && !lit[event] && event !== selected;
      context.globalAlpha = faded ? 0.22 : 1;
      if (event === selected || event === hovered) {
        context.fillStyle = theme.band;
        context.strokeStyle = theme.accent;
        context.lineWidth = event === selected ? 2 : 1;
        context.beginPath();
        context.roundRect(item.start - 4, y - 3.5, item.until - item.start - 2, LANE - 2, 4);
        context.fill();
        context.stroke();
      }
      drawBar(context, item.bar, toX, y, theme.groups[model.group[event]], theme, width);
      if (model.conflict[event]) {
        context.fillStyle = theme.alarm;
        context.fillRect(Math.max(0, item.left), y + BAR + 1, Math.min(24, Math.max(5, item.right - item.left)), 2);
      }
      if (item.title) {
        const x = item.before ? item.start + 6 : item.within ? Math.max(0, item.left) + 12 : Math.max(4, item.right + 8);
        if (item.within) {
          context.fillStyle = theme.bg;
          context.beginPath();
          context.roundRect(x - 5, y - 2.5, measure.width(font(), item.title) + 10, BAR + 5, 3);
          context.fill();
        }
        context.fillStyle = theme.fg;
        context.fillText(item.title, x, y + BAR / 2 + 0.5);
      }
    }
    context.globalAlpha = 1;
    const total = lanes * LANE + 8;
    const room = height - FOOT;
    if (total > room) {
      context.fillStyle = theme.muted;
      context.beginPath();
      context.roundRect(width - 6, (scroll / total) * room, 4, Math.max(16, (room / total) * room), 2);
      context.fill();
    }
  }

  function drawDensity(context) {
    const rows = model.groups.map((group, i) => ({ group, i })).filter(({ group }) => group.facet === 'type');
    const bins = Math.max(10, Math.floor(width / 3));
    const heat = rows.map(() => new Float32Array(bins));
    let most = 1;
    for (const event of inWindow()) {
      const [lo, hi] = spanOf(known, event);
      const bin = Math.max(0, Math.min(bins - 1, Math.floor((toX((lo + hi) / 2) / width) * bins)));
      const row = heat[model.group[event]];
      most = Math.max(most, (row[bin] += lit && !lit[event] ? 0.15 : 1));
    }
    const tall = (height - FOOT) / rows.length;
    context.textBaseline = 'middle';
    context.textAlign = 'left';
    rows.forEach(({ group, i }, row) => {
      const base = (row + 1) * tall;
      context.fillStyle = theme.grid;
      context.fillRect(0, Math.round(base) - 1, width, 1);
      context.fillStyle = theme.groups[i];
      for (let bin = 0; bin < bins; bin++) {
        const value = heat[row][bin];
        if (!value) continue;
        const h = Math.max(1.5, Math.sqrt(value / most) * (tall - 5));
        context.fillRect((bin * width) / bins, base - 1 - h, width / bins - 0.6, h);
      }
      if (tall < 13) return;
      context.font = `600 11px ${theme.font}`;
      const text = measure.cut(context.font, group.name, 160);
      context.globalAlpha = 0.85;
      context.fillStyle = theme.bg;
      context.fillRect(4, base - tall + 2, measure.width(context.font, text) + 8, 14);
      context.globalAlpha = 1;
      context.fillStyle = theme.soft;
      context.fillText(text, 8, base - tall + 9.5);
    });
  }

  function drawFoot(context, ticks) {
    context.fillStyle = theme.bg;
    context.fillRect(0, height - FOOT, width, FOOT);
    context.fillStyle = theme.line;
    context.fillRect(0, height - FOOT, width, 1);
    context.font = `11px ${theme.font}`;
    context.textAlign = 'left';
    context.textBaseline = 'middle';
    context.fillStyle = theme.soft;
    let end = -Infinity;
    const room = dense ? width - 160 : width;
    for (const mark of ticks) {
      const x = toX(mark.day);
      if (x < end || x + measure.width(context.font, mark.label) > room) continue;
      context.fillText(mark.label, x + 4, height - FOOT / 2 + 1);
      end = x + measure.width(context.font, mark.label) + 12;
    }
    if (dense) {
      const text = 'zoom in for single events';
      const wide = measure.width(context.font, text);
      context.fillStyle = theme.bg;
      context.fillRect(width - wide - 14, height - FOOT + 1, wide + 14, FOOT);
      context.fillStyle = theme.soft;
      context.fillText(text, width - wide - 6, height - FOOT / 2 + 1);
    }
  }

  const hit = (x, y) => {
    if (dense || y > height - FOOT) return -1;
    const lane = Math.floor((y + scroll - 2) / LANE);
    return placed.find((item) => item.lane === lane && x >= item.start - 5 && x <= item.until)?.event ?? -1;
  };

  return {
    draw, hit, toX, toDay,
    resize(newWidth, newHeight, newDensity) {
      [width, height, density] = [newWidth, newHeight, newDensity];
      sizeCanvas(canvas, width, height, density);
      stale = true;
    },
    setShown(newKnown, newMask) {
      if (known !== newKnown) order = null;
      [known, mask, stale] = [newKnown, newMask, true];
    },
    setWindow(next) { window_ = next; stale = true; },
    setLit(next) { lit = next; },
    select(event) { selected = event; },
    // Says whether this is another event than before.
    hover(event) { const other = event !== hovered; hovered = event; return other; },
    scrollBy(pixels) { scroll = Math.max(0, Math.min(scroll + pixels, Math.max(0, lanes * LANE - (height - FOOT) + 8))); },
    // Brings the lane of an event into sight, and says whether the event is drawn at all.
    reveal(event) {
      if (stale) pack();
      const item = placed.find((entry) => entry.event === event);
      if (!item) return false;
      const y = item.lane * LANE;
      if (y < scroll || y + LANE > scroll + height - FOOT) scroll = Math.max(0, y - (height - FOOT) / 2);
      return true;
    },
    boxOf(event) {
      const item = placed.find((entry) => entry.event === event);
      return item ? { x: item.left, y: item.lane * LANE - scroll + 6, width: item.right - item.left, height: BAR } : null;
    },
  };
}
