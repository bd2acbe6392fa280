// The ruler below the network: half date, half rank, so its marks lie where the events say they do.

function makeAxis(model) {
  const days = [];
  const xs = [];
  for (let e = 0; e < model.eventCount; e++) {
    const [lo, hi] = [model.lo[e], model.hi[e]];
    const open = lo === -Infinity || hi === Infinity;
    const day = open ? (lo === -Infinity ? hi : lo) : (lo + hi) / 2;
    if (!Number.isFinite(day)) continue;
    if (days.length && day <= days[days.length - 1]) continue;
    days.push(day);
    xs.push(Math.max(model.x[e], xs.length ? xs[xs.length - 1] : -Infinity));
  }

  // Between two events the ruler is straight, and beyond the outermost it goes on as they leave it.
  function between(from, to, value) {
    const last = from.length - 1;
    let [low, high] = [0, last];
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (from[middle] <= value) low = middle;
      else high = middle;
    }
    const share = from[high] === from[low] ? 0 : (value - from[low]) / (from[high] - from[low]);
    return to[low] + Math.max(0, Math.min(1, share)) * (to[high] - to[low]);
  }

  function draw(context, theme, width, height, toScreen) {
    if (days.length < 2) return;
    const y = height - 20;
    const font = `11px ${theme.font}`;
    context.font = font;
    context.textAlign = 'left';
    context.textBaseline = 'middle';
    const first = days[0];
    const last = days[days.length - 1];
    const screenX = (day) => toScreen(between(days, xs, day));
    // Marks of the whole span, then finer ones until the free room is used.
    let end = -Infinity;
    context.fillStyle = theme.bg;
    context.globalAlpha = 0.86;
    context.fillRect(0, y, width, 20);
    context.globalAlpha = 1;
    context.fillStyle = theme.line;
    context.fillRect(0, y, width, 1);
    for (const mark of marks(first, last, Math.max(4, Math.min(40, (screenX(last) - screenX(first)) / 70)))) {
      const x = Math.round(screenX(mark.day));
      if (x < -60 || x > width || x < end) continue;
      context.fillStyle = theme.line;
      context.fillRect(x, y, 1, 5);
      context.fillStyle = theme.soft;
      context.fillText(mark.label, x + 4, y + 11);
      end = x + measure.width(font, mark.label) + 18;
    }
    if (model.undatedX !== null) {
      const x = toScreen(model.undatedX - 60);
      context.setLineDash([3, 4]);
      context.strokeStyle = theme.line;
      context.lineWidth = 1;
      context.beginPath();
      context.moveTo(x, 0);
      context.lineTo(x, y);
      context.stroke();
      context.setLineDash([]);
      context.fillStyle = theme.bg;
      context.fillRect(x, y + 1, 70, 19);
      context.fillStyle = theme.soft;
      context.fillText('undated', x + 6, y + 11);
    }
  }
  return { draw };
}
