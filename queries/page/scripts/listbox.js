// The list of events: the page's content as text, for the keyboard and for screen readers. Only the
// rows in sight exist; a thousand times as many cost nothing.

function makeListbox(element, model, theme, { onSelect, onPoint }) {
  const ROW = 44;
  const inner = make('div', { class: 'rows', role: 'presentation' });
  element.append(inner);
  const pool = [];
  let [order, rank, current, selected] = [[], null, 0, -1];
  let known = null;
  let [height, scrolled, length] = [element.clientHeight || 300, 0, 0]; // of the window on the rows, and how many rows there is room for

  function addRow() {
    const row = make('div', { class: 'row', role: 'option' }, make('span', { class: 'mark' }), make('span', { class: 'what' }, make('bdi', { class: 'title', dir: 'auto' }), make('span', { class: 'when' })));
    inner.append(row);
    pool.push({ row, mark: row.firstChild, title: row.querySelector('.title'), when: row.querySelector('.when'), group: -1, dark: null, position: -1 });
  }

  function draw() {
    const first = Math.max(0, Math.floor(scrolled / ROW) - 3);
    const last = Math.min(order.length, Math.ceil((scrolled + height) / ROW) + 3);
    if (length !== order.length) inner.style.height = `${(length = order.length) * ROW}px`;
    while (pool.length < last - first) addRow();
    pool.forEach((entry, i) => fill(entry, first + i, first + i < last));
    if (order.length) element.setAttribute('aria-activedescendant', `event-${order[current]}`);
    else element.removeAttribute('aria-activedescendant');
  }

  function fill(entry, position, used) {
    const { row } = entry;
    row.hidden = !used;
    if (!used) {
      row.removeAttribute('id');
      return;
    }
    const event = order[position];
    row.id = `event-${event}`;
    row.dataset.id = model.id(event);
    if (entry.position !== position) {
      entry.position = row.dataset.position = position;
      row.style.transform = `translateY(${position * ROW}px)`;
      row.setAttribute('aria-posinset', position + 1);
    }
    row.setAttribute('aria-setsize', order.length);
    row.setAttribute('aria-selected', String(event === selected));
    row.classList.toggle('current', position === current);
    write(entry.title, model.label(event));
    write(entry.when, whenWords(model, known, event));
    row.classList.toggle('conflict', model.conflict[event] === 1);
    if (entry.group !== model.group[event] || entry.dark !== theme.dark) {
      [entry.group, entry.dark] = [model.group[event], theme.dark];
      entry.mark.replaceChildren(swatch(shapeOf(model.groups[entry.group]), theme.groups[entry.group]));
    }
  }

  // Where the list is scrolled to is kept here: to ask the element would lay the page out each time.
  function scrollTo(top) {
    const to = Math.max(0, Math.min(top, order.length * ROW - height));
    if (to === scrolled) return;
    scrolled = to;
    if (length < order.length) inner.style.height = `${(length = order.length) * ROW}px`;
    element.scrollTop = to;
  }

  function show(position) {
    const top = position * ROW;
    if (top < scrolled) scrollTo(top);
    else if (top + ROW > scrolled + height) scrollTo(top + ROW - height);
    draw();
  }

  function move(to) {
    if (!order.length) return;
    current = Math.max(0, Math.min(order.length - 1, to));
    show(current);
    onPoint(order[current]);
  }

  element.addEventListener('scroll', () => { scrolled = element.scrollTop; draw(); }, { passive: true });
  element.addEventListener('click', (event) => {
    const row = event.target.closest('.row');
    if (!row) return;
    current = Number(row.dataset.position);
    onSelect(order[current]);
  });
  element.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const page = Math.max(1, Math.floor(height / ROW) - 1);
    const to = { ArrowDown: current + 1, ArrowUp: current - 1, PageDown: current + page, PageUp: current - page, Home: 0, End: order.length - 1 }[event.key];
    if (to !== undefined) move(to);
    else if ((event.key === 'Enter' || event.key === ' ') && order.length) onSelect(order[current]);
    else return;
    event.preventDefault();
  });
  new ResizeObserver(() => { height = element.clientHeight || 300; draw(); }).observe(element);

  return {
    draw,
    setOrder(next, nextKnown) {
      [order, known, rank] = [next, nextKnown, null];
      current = Math.max(0, order.indexOf(selected));
      scrollTo(current === 0 ? 0 : current * ROW - height / 2);
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
