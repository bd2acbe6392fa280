// Labels that never pile up: each is measured, and one that would cover another is not drawn.

const CELL = 24;

// Rectangles that are taken, in cells, so that a test looks at the neighbourhood only.
function makeRoom() {
  const cells = new Map();
  const each = (x0, y0, x1, y1, visit) => {
    for (let cx = Math.floor(x0 / CELL); cx <= Math.floor(x1 / CELL); cx++) {
      for (let cy = Math.floor(y0 / CELL); cy <= Math.floor(y1 / CELL); cy++) if (visit(cx * 65536 + cy)) return true;
    }
    return false;
  };
  return {
    isFree(x0, y0, x1, y1) {
      return !each(x0, y0, x1, y1, (key) => {
        const taken = cells.get(key);
        return taken && taken.some((rect) => x0 < rect[2] && x1 > rect[0] && y0 < rect[3] && y1 > rect[1]);
      });
    },
    take(x0, y0, x1, y1) {
      const rect = [x0, y0, x1, y1];
      each(x0, y0, x1, y1, (key) => {
        const taken = cells.get(key);
        if (taken) taken.push(rect);
        else cells.set(key, [rect]);
        return false;
      });
    },
  };
}

// Widths and cuts of texts, measured once for each font.
function makeMeasure() {
  const context = document.createElement('canvas').getContext('2d');
  const fonts = new Map(); // font: { widths, cuts }, for keys joined of both would be hashed anew each time
  const of = (font) => {
    if (!fonts.has(font)) fonts.set(font, { widths: new Map(), cuts: new Map() });
    return fonts.get(font);
  };
  const width = (font, text) => {
    const { widths } = of(font);
    let known = widths.get(text);
    if (known === undefined) {
      context.font = font;
      known = context.measureText(text).width;
      widths.set(text, known);
    }
    return known;
  };
  // Without the start, an end that does not fit gives way to an ellipsis.
  const cut = (font, text, most) => {
    if (text.length * 3 <= most || width(font, text) <= most) return text;
    let [fits, fails] = [1, Math.min(text.length, Math.ceil(most / 2))];
    while (fails - fits > 1) {
      const middle = (fits + fails) >> 1;
      if (width(font, `${text.slice(0, middle)}…`) <= most) fits = middle;
      else fails = middle;
    }
    return `${text.slice(0, fits).trimEnd()}…`;
  };
  // Up to two lines, broken at a space near the middle; a page has one measure for all its labels.
  const lines = (font, text, most, two) => {
    const { cuts } = of(font);
    let known = cuts.get(text);
    if (known) return known;
    const short = text.length > 300 ? text.slice(0, 300) : text;
    if (!two || width(font, short) <= most) known = [cut(font, short, most)];
    else {
      // The first line is at least as long as the second: two halves, and no lonely last word.
      const words = short.split(' ');
      const enough = Math.min(most, width(font, short) / 2);
      let first = words.shift();
      while (words.length && width(font, first) < enough && width(font, `${first} ${words[0]}`) <= most) first += ` ${words.shift()}`;
      known = words.length ? [cut(font, first, most), cut(font, words.join(' '), most)] : [cut(font, first, most)];
    }
    cuts.set(text, known);
    return known;
  };
  return { width, cut, lines };
}

const measure = makeMeasure();
const LINE = 14;

const placesBeside = (x, y, r, w, h) => [
  [x - w / 2, y + r + 2, 'center'], [x - w / 2, y - r - h - 2, 'center'],
  [x + r + 3, y - h / 2, 'left'], [x - r - w - 3, y - h / 2, 'right'],
];

// Whether a label may have room: less than what is asked here it never needs. In a crowd most have
// none, and to measure their texts is what a first drawing would spend most of its time on.
function mayFit(room, text, x, y, r) {
  const [w, h] = [Math.min(100, text.length * 2.5), LINE];
  return placesBeside(x, y, r, w, h).some(([left, top]) => room.isFree(left, top, left + w, top + h));
}

// Tries to put a label below, above, right or left of a disc; returns where, or null. A label of
// what is in the window does not leave the window.
function fitLabel(room, font, lines, x, y, r, edge) {
  const w = Math.max(...lines.map((line) => measure.width(font, line))) + 4;
  const h = lines.length * LINE;
  const places = placesBeside(x, y, r, w, h);
  for (const [left, top, align] of places) {
    if (x > edge.x0 && x < edge.x1 && (left < edge.x0 || left + w > edge.x1)) continue;
    if (room.isFree(left, top, left + w, top + h)) {
      room.take(left, top, left + w, top + h);
      return { left, top, width: w, align, lines };
    }
  }
  return null;
}

function drawLabel(context, place, colour, ground) {
  const x = place.align === 'center' ? place.left + place.width / 2 : place.align === 'left' ? place.left + 2 : place.left + place.width - 2;
  context.textAlign = place.align;
  context.textBaseline = 'top';
  context.lineJoin = 'round';
  context.lineWidth = 3.5;
  context.strokeStyle = ground;
  context.fillStyle = colour;
  place.lines.forEach((line, i) => {
    context.strokeText(line, x, place.top + i * LINE + 1);
    context.fillText(line, x, place.top + i * LINE + 1);
  });
}
