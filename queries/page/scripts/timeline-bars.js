// A date as it is known, as a bar: solid where it is certain, fading where it is not, with an arrow
// where it is open, and a hollow end where the chronology inferred what nobody stated.

const BAR = 10;

// What of an event is to be drawn, in days: possible extent, inferred ends, open ends.
function barOf(model, known, event) {
  const [lo, hi] = [known.lo[event], known.hi[event]];
  const [openLo, openHi] = [lo === -Infinity, hi === Infinity];
  const [from, to] = spanOf(known, event);
  return {
    from, to, openLo, openHi,
    sure: !openLo && !openHi && (lo === hi || model.str(model.events.meaning[event]) === 'throughout'),
    inferredLo: !openLo && known.statedLo[event] !== lo,
    inferredHi: !openHi && known.statedHi[event] !== hi,
    approximate: Boolean(model.events.approximate[event]),
  };
}

const ARROW = 26; // pixels that an open end fades over

// Left and right edge of the drawn bar, arrows included.
function reachOf(bar, toX) {
  const x0 = toX(bar.from);
  const x1 = Math.max(toX(bar.to), x0 + 5);
  const blur = bar.sure && bar.approximate ? 12 : 0;
  return [x0 - (bar.openLo ? ARROW : blur), x1 + (bar.openHi ? ARROW : blur)];
}

function drawBar(context, bar, toX, y, colour, theme, width) {
  // Far beyond the window a bar is cut, since a canvas loses precision with large numbers.
  const clamp = (value) => Math.max(-400, Math.min(width + 400, value));
  const x0 = clamp(toX(bar.from));
  const x1 = clamp(Math.max(toX(bar.to), toX(bar.from) + 5));
  const [left, right] = [x0 - (bar.openLo ? ARROW : 0), x1 + (bar.openHi ? ARROW : 0)];
  context.lineWidth = 1;
  if (bar.sure) {
    context.fillStyle = colour;
    context.beginPath();
    context.roundRect(x0, y, x1 - x0, BAR, Math.min(3, (x1 - x0) / 2));
    context.fill();
    if (bar.approximate) fade(context, x0 - 12, x1 + 12, x0, x1, y, colour);
  } else {
    fade(context, left, right, bar.openLo ? x0 - 2 : x0 + (x1 - x0) * 0.38, bar.openHi ? x1 + 2 : x1 - (x1 - x0) * 0.38, y, colour);
    // A stroke at each end of a bar of few pixels would be all that is seen of it.
    const narrow = x1 - x0 < 10;
    if (!narrow || bar.openLo || bar.inferredLo) end(context, x0, y, 1, bar.openLo, bar.inferredLo, colour, theme);
    if (!narrow || bar.openHi || bar.inferredHi) end(context, x1, y, -1, bar.openHi, bar.inferredHi, colour, theme);
  }
}

// A band that is solid between two points and fades to both of its ends.
function fade(context, left, right, solidFrom, solidTo, y, colour) {
  const width = Math.max(1, right - left);
  const at = (x) => Math.max(0, Math.min(1, (x - left) / width));
  const gradient = context.createLinearGradient(left, 0, right, 0);
  gradient.addColorStop(0, `${colour}1c`);
  gradient.addColorStop(at(solidFrom), `${colour}e0`);
  gradient.addColorStop(Math.max(at(solidFrom), at(solidTo)), `${colour}e0`);
  gradient.addColorStop(1, `${colour}1c`);
  context.fillStyle = gradient;
  context.fillRect(left, y + 1, width, BAR - 2);
}

// The end of a fading bar: a stroke where stated, a hollow dot where inferred, an arrow where open.
function end(context, x, y, inward, open, inferred, colour, theme) {
  context.strokeStyle = colour;
  context.lineWidth = 1.5;
  const middle = y + BAR / 2;
  context.beginPath();
  if (open) {
    const tip = x - inward * (ARROW - 2);
    context.moveTo(tip + inward * 6, middle - 4.5);
    context.lineTo(tip, middle);
    context.lineTo(tip + inward * 6, middle + 4.5);
    context.stroke();
  } else if (inferred) {
    context.arc(x, middle, 3.4, 0, 2 * Math.PI);
    context.fillStyle = theme.bg;
    context.fill();
    context.stroke();
  } else {
    context.moveTo(x + inward * 0.75, y);
    context.lineTo(x + inward * 0.75, y + BAR);
    context.stroke();
  }
}
