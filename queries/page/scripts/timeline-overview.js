// All of the time in one strip: how many events there are, how many are shown, and the brush.

function makeOverview(canvas, model, theme, { getExtent, onBrush }) {
  const HEIGHT = 46;
  const FOOT = 15;
  let [width, density] = [1, 1];
  let [known, mask] = [null, null];
  let brush = null; // [from, to], infinite where open
  let window_ = null;
  let bars = null;

  const x = (day) => { const [a, b] = getExtent(); return ((Math.max(a, Math.min(b, day)) - a) / (b - a)) * width; };
  const dayAt = (px) => { const [a, b] = getExtent(); return a + (Math.max(0, Math.min(width, px)) / width) * (b - a); };

  // Each event is spread over the days on which it may have been, so that a vague one counts as one.
  function count() {
    const bins = Math.max(20, Math.floor(width / 4));
    bars = { all: new Float32Array(bins), shown: new Float32Array(bins), most: 0, bins };
    const [a, b] = getExtent();
    for (let e = 0; e < model.eventCount; e++) {
      const [lo, hi] = spanOf(known, e);
      if (lo === null) continue;
      const from = Math.max(0, Math.min(bins - 1, Math.floor(((lo - a) / (b - a)) * bins)));
      const to = Math.max(from, Math.min(bins - 1, Math.floor(((hi - a) / (b - a)) * bins)));
      const share = 1 / (to - from + 1);
      for (let i = from; i <= to; i++) {
        bars.all[i] += share;
        if (mask[e]) bars.shown[i] += share;
      }
    }
    for (const value of bars.all) bars.most = Math.max(bars.most, value);
  }

  function draw() {
    if (!bars) count();
    const context = canvas.getContext('2d', { alpha: false });
    context.setTransform(density, 0, 0, density, 0, 0);
    context.fillStyle = theme.bg;
    context.fillRect(0, 0, width, HEIGHT);
    const base = HEIGHT - FOOT;
    context.fillStyle = theme.band;
    context.fillRect(0, 0, width, base);
    // The square root: one busy month must not flatten all the others.
    const height = (value) => (value ? Math.max(1.5, Math.sqrt(value / bars.most) * (base - 5)) : 0);
    const step = width / bars.bins;
    context.fillStyle = theme.line;
    for (let i = 0; i < bars.bins; i++) context.fillRect(i * step, base - height(bars.all[i]), step - 1, height(bars.all[i]));
    context.fillStyle = theme.accent;
    for (let i = 0; i < bars.bins; i++) context.fillRect(i * step, base - height(bars.shown[i]), step - 1, height(bars.shown[i]));
    drawMarks(context, base);
    if (window_) {
      context.strokeStyle = theme.soft;
      context.lineWidth = 1;
      context.strokeRect(x(window_[0]) + 0.5, 0.5, Math.max(2, x(window_[1]) - x(window_[0]) - 1), base - 1);
    }
    if (brush) drawBrush(context, base);
  }

  function drawMarks(context, base) {
    const [a, b] = getExtent();
    const font = `11px ${theme.font}`;
    context.font = font;
    context.textAlign = 'left';
    context.textBaseline = 'middle';
    context.fillStyle = theme.soft;
    let end = -Infinity;
    for (const mark of marks(a, b, Math.max(2, width / 80))) {
      const at = x(mark.day);
      const wide = measure.width(font, mark.label);
      if (at < end || at + wide > width) continue;
      context.fillText(mark.label, at + 3, base + 8);
      context.fillRect(Math.round(at), base, 1, 4);
      end = at + wide + 14;
    }
  }

  function drawBrush(context, base) {
    const [from, to] = [x(brush[0]), x(brush[1])];
    context.fillStyle = theme.bg;
    context.globalAlpha = 0.6;
    context.fillRect(0, 0, from, base);
    context.fillRect(to, 0, width - to, base);
    context.globalAlpha = 0.14;
    context.fillStyle = theme.accent;
    context.fillRect(from, 0, to - from, base);
    context.globalAlpha = 1;
    for (const at of [from, to]) {
      context.fillRect(Math.round(at) - 1, 0, 2, base);
      context.beginPath();
      context.roundRect(at - 4, base / 2 - 9, 8, 18, 3);
      context.fill();
      context.fillStyle = theme.bg;
      context.fillRect(at - 0.5, base / 2 - 5, 1, 10);
      context.fillStyle = theme.accent;
    }
  }

  let drag = null;
  let travelled = 0;
  gestures(canvas, {
    start(px) {
      travelled = 0;
      const [from, to] = brush ? [x(brush[0]), x(brush[1])] : [NaN, NaN];
      if (Math.abs(px - from) < 9) drag = { fixed: Math.min(dayAt(width), brush[1]) };
      else if (Math.abs(px - to) < 9) drag = { fixed: Math.max(dayAt(0), brush[0]) };
      else if (px > from && px < to && to - from < width - 20) drag = { held: dayAt(px), was: [...brush] };
      else drag = { fixed: dayAt(px) };
    },
    pan(dx, dy, px) {
      travelled += Math.abs(dx);
      if (!drag) return;
      if (drag.held === undefined) tellBrush([Math.min(drag.fixed, dayAt(px)), Math.max(drag.fixed, dayAt(px))]);
      else tellBrush([drag.was[0] + dayAt(px) - drag.held, drag.was[1] + dayAt(px) - drag.held]);
    },
    end() { drag = null; },
    tap() { if (brush) tellBrush(null); },
    hover(px) {
      const near = brush && (Math.abs(px - x(brush[0])) < 9 || Math.abs(px - x(brush[1])) < 9);
      canvas.style.cursor = near ? 'ew-resize' : brush && px > x(brush[0]) && px < x(brush[1]) ? 'grab' : 'crosshair';
    },
  });

  const setBrush = (next) => { brush = next && [Math.round(next[0]), Math.round(next[1])]; };

  function tellBrush(next) {
    setBrush(next);
    onBrush(brush);
  }

  return {
    height: HEIGHT,
    draw,
    resize(newWidth, newDensity) { [width, density] = [newWidth, newDensity]; sizeCanvas(canvas, width, HEIGHT, density); bars = null; },
    setShown(newKnown, newMask) { [known, mask] = [newKnown, newMask]; bars = null; },
    setWindow(next) { window_ = next; },
    setBrush,
    xOf: x,
  };
}

// A pixel of the canvas is one of the screen: what is stretched by a fraction is blurred, and slow.
function sizeCanvas(canvas, width, height, density) {
  canvas.width = Math.round(width * density);
  canvas.height = Math.round(height * density);
  canvas.style.width = `${canvas.width / density}px`;
  canvas.style.height = `${canvas.height / density}px`;
}

// From where to where an event may lie: an open side is cut at what is known; null where nothing is.
// The last day ends a day later than it begins.
function spanOf(known, event) {
  const [lo, hi] = [known.lo[event], known.hi[event]];
  if (lo === -Infinity && hi === Infinity) return [null, null];
  return [lo === -Infinity ? hi : lo, hi === Infinity ? lo + 1 : hi + 1];
}
