// Network and timeline as pictures for paper: light, at a fixed size, whatever the window is like;
// and the small samples from which the reader learns how a date is drawn.

const PAPER = { bg: '#ffffff', fg: '#15181d', soft: '#3d4550', muted: '#6b7480', line: '#c4cad2', grid: '#e6e9ee', accent: '#0b62a8', alarm: '#b3261e', band: '#f3f5f8' };

function pictures(model, shown, theme) {
  const paper = { ...theme, ...PAPER };
  if (theme.dark) paper.groups = theme.groups.map(darker);
  return [
    ['Network, from left to right in the order of time', networkPicture(model, shown, paper)],
    ['Timeline', timelinePicture(model, shown, paper)],
  ].filter(([, source]) => source);
}

// A colour for a dark ground, brought down for white paper.
function darker(colour) {
  return `#${[1, 3, 5].map((i) => Math.round(parseInt(colour.slice(i, i + 2), 16) * 0.62).toString(16).padStart(2, '0')).join('')}`;
}

function paperCanvas(width, height) {
  const canvas = make('canvas');
  sizeCanvas(canvas, width, height, 2);
  const context = canvas.getContext('2d');
  context.setTransform(2, 0, 0, 2, 0, 0);
  return [canvas, context];
}

function networkPicture(model, shown, paper) {
  if (!shown.nodes.some(Boolean)) return null;
  const [width, height] = [1000, 560];
  const [canvas, context] = paperCanvas(width, height);
  context.fillStyle = paper.bg;
  context.fillRect(0, 0, width, height);
  const view = makeView();
  Object.assign(view, fitting(model, shown.nodes, width, height));
  for (const step of makeScene(model).paint(context, paper, view, shown, { x0: 0, y0: 0, x1: width, y1: height - 20 })) void step;
  makeAxis(model).draw(context, paper, width, height, view.toX);
  return canvas.toDataURL('image/png');
}

function timelinePicture(model, shown, paper) {
  let [first, last, count] = [Infinity, -Infinity, 0];
  for (let e = 0; e < model.eventCount; e++) {
    const [lo, hi] = shown.events[e] ? spanOf(shown.known, e) : [null, null];
    if (lo === null) continue;
    [first, last, count] = [Math.min(first, lo), Math.max(last, hi), count + 1];
  }
  if (!count) return null;
  const [width, height] = [1000, Math.max(120, Math.min(620, count * 12 + 60))];
  const [canvas] = paperCanvas(width, height);
  const detail = makeDetail(canvas, model, paper);
  const room = Math.max(3, (last - first) * 0.05);
  detail.resize(width, height, 2);
  detail.setShown(shown.known, shown.events);
  detail.setWindow([first - room, last + room * 3]);
  detail.draw();
  return canvas.toDataURL('image/png');
}

// "How to read it": one bar of each sort beside what it means.
function fillKey(list, theme) {
  const samples = [
    ['a day that is stated', { from: 40, to: 46, sure: true }],
    ['throughout: on every day of it', { from: 16, to: 76, sure: true }],
    ['some time within: solid where likely, fading to the ends', { from: 12, to: 80 }],
    ['open: nobody says how early', { from: 60, to: 61, openLo: true }],
    ['a stated end and an inferred one', { from: 12, to: 80, inferredHi: true }],
  ];
  const paint = () => {
    list.replaceChildren(...samples.map(([words, bar]) => {
      const canvas = make('canvas', { 'aria-hidden': 'true' });
      sizeCanvas(canvas, 92, 16, 2);
      const context = canvas.getContext('2d');
      context.setTransform(2, 0, 0, 2, 0, 0);
      drawBar(context, bar, (x) => x, 3, theme.accent, theme, 92);
      return make('li', {}, canvas, make('span', { text: words }));
    }));
  };
  byId('key').addEventListener('toggle', paint);
}
