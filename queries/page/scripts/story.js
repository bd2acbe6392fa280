// Story mode: one event after the other, with the arrow keys, each with what is claimed of it.

function makeStory(card, model, { getOrder, select, onEnd }) {
  let on = false;
  let event = -1;
  const position = make('p', { class: 'position' });
  const body = make('div', { class: 'scene', 'aria-live': 'polite' });
  const button = (id, label, text, act) => make('button', { id, type: 'button', 'aria-label': label, text, on: { click: act } });
  const previous = button('story-previous', 'Previous event', '‹ Previous', () => step(-1));
  const next = button('story-next', 'Next event', 'Next ›', () => step(1));
  card.append(make('div', { class: 'bar' }, position, make('span', { class: 'room' }), previous, next, button('story-close', 'End the story', 'End', () => stop())), body);

  function step(by) {
    const order = getOrder();
    if (!order.length) return;
    const at = order.indexOf(event);
    go(order[Math.max(0, Math.min(order.length - 1, at < 0 ? 0 : at + by))]);
  }

  function go(to) {
    event = to;
    const order = getOrder();
    const at = order.indexOf(event);
    position.textContent = `${at + 1} of ${grouped(order.length)}`;
    previous.disabled = at <= 0;
    next.disabled = at >= order.length - 1;
    const claim = listAt(model.claimsOf, event)[0];
    body.replaceChildren(make('p', { class: 'when' }, foreign(whenWords(model, model, event))), make('h2', {}, foreign(model.label(event))));
    if (claim !== undefined) {
      const words = model.str(model.claims.quote[claim]) || model.str(model.claims.text[claim]);
      if (words) body.append(make('blockquote', {}, foreign(words.length > 360 ? `${words.slice(0, 360)}…` : words)));
      const count = listAt(model.claimsOf, event).length;
      body.append(make('p', { class: 'source' }, foreign(claimantName(model, claim)), count > 1 ? ` and ${counted(count - 1, 'more claim')}` : ''));
    }
    select(event);
  }

  function start(at) {
    const order = getOrder();
    if (!order.length) return;
    on = true;
    card.hidden = false;
    document.documentElement.dataset.story = 'on';
    byId('story').setAttribute('aria-pressed', 'true');
    go(order.includes(at) ? at : order[0]);
  }

  function stop() {
    if (!on) return;
    on = false;
    card.hidden = true;
    delete document.documentElement.dataset.story;
    byId('story').setAttribute('aria-pressed', 'false');
    onEnd();
  }

  return { start, stop, step, isOn: () => on };
}
