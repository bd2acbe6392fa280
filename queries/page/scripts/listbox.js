// The list of events: the page's content as text, for the keyboard and for screen readers. Only the
// rows in sight exist; a thousand times as many cost nothing.

function makeListbox(element, model, theme, { onSelect, onPoint }) {
  const ROW = 44;
  const inner = make('div', { class: 'rows', role: 'presentation' });
  element.append(inner);
  const pool = [];
  let [order, rank, current, selected] = [[], null, 0, -1];
  let known = null;

  function addRow() {
    const row = make('div', { class: 'row', role: 'option' }, make('span', { class: 'mark' }), make('span', { class: 'what' }, make('bdi', { class: 'title', dir: 'auto' }), make('span', { class: 'when' })));
    inner.append(row);
    pool.push({ row, mark: row.firstChild, title: row.querySelector('.title'), when: row.querySelector('.when'), group: -1, dark: null });
  }

  function draw() {
    const height = element.clientHeight || 300;
    const first = Math.max(0, Math.floor(element.scrollTop / ROW) - 3);
    const last = Math.min(order.length, Math.ceil((element.scrollTop + height) / ROW) + 3);
    inner.style.height = `${order.length * ROW}px`;
    while (pool.length < last - first) addRow();
    pool.forEach((entry, i) => {
      const position = first + i;
      entry.row.hidden = position >= last;
      if (position >= last) {
        entry.row.removeAttribute('id');
        return;
      }
      const event = order[position];
      entry.row.id = `event-${event}`;
      entry.row.dataset.id = model.id(event);
      entry.row.dataset.position = position;
      entry.row.style.transform = `translateY(${position * ROW}px)`;
      entry.row.setAttribute('aria-posinset', position + 1);
      entry.row.setAttribute('aria-setsize', order.length);
      entry.row.setAttribute('aria-selected', String(event === selected));
      entry.row.classList.toggle('current', position === current);
      entry.title.textContent = model.label(event);
      entry.when.textContent = whenWords(model, known, event);
      entry.row.classList.toggle('conflict', model.conflict[event] === 1);
      if (entry.group !== model.group[event] || entry.dark !== theme.dark) {
        [entry.group, entry.dark] = [model.group[event], theme.dark];
        entry.mark.replaceChildren(swatch(shapeOf(model.groups[entry.group]), theme.groups[entry.group]));
      }
    });
    if (order.length) element.setAttribute('aria-activedescendant', `event-${order[current]}`);
    else element.removeAttribute('aria-activedescendant');
  }

  function show(position) {
    const top = position * ROW;
    if (top < element.scrollTop) element.scrollTop = top;
    else if (top + ROW > element.scrollTop + element.clientHeight) element.scrollTop = top + ROW - element.clientHeight;
    draw();
  }

  function move(to) {
    if (!order.length) return;
    current = Math.max(0, Math.min(order.length - 1, to));
    show(current);
    onPoint(order[current]);
  }

  element.addEventListener('scroll', draw, { passive: true });
  element.addEventListener('click', (event) => {
    const row = event.target.closest('.row');
    if (!row) return;
    current = Number(row.dataset.position);
    onSelect(order[current]);
  });
  element.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const page = Math.max(1, Math.floor(element.clientHeight / ROW) - 1);
    const to = { ArrowDown: current + 1, ArrowUp: current - 1, PageDown: current + page, PageUp: current - page, Home: 0, End: order.length - 1 }[event.key];
    if (to !== undefined) move(to);
    else if ((event.key === 'Enter' || event.key === ' ') && order.length) onSelect(order[current]);
    else return;
    event.preventDefault();
  });
  new ResizeObserver(draw).observe(element);

  return {
    draw,
    setOrder(next, nextKnown) {
      [order, known, rank] = [next, nextKnown, null];
      current = Math.max(0, order.indexOf(selected));
      const top = current * ROW;
      if (current === 0) element.scrollTop = 0;
      else element.scrollTop = Math.max(0, top - element.clientHeight / 2);
      draw();
    },
    select(event) {
      selected = event;
      if (rank === null) rank = new Map(order.map((of, position) => [of, position]));
      if (rank.has(event)) {
        current = rank.get(event);
        show(current);
      } else draw();
    },
    order: () => order,
  };
}
