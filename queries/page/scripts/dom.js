// Elements out of names and texts. Nothing here, or anywhere else, makes markup out of a text.

const byId = (id) => document.getElementById(id);

function make(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (key === 'class') element.className = value;
    else if (key === 'text') element.textContent = value;
    else if (key === 'on') for (const [event, listener] of Object.entries(value)) element.addEventListener(event, listener);
    else element.setAttribute(key, value === true ? '' : value);
  }
  for (const child of children) if (child !== null && child !== undefined && child !== '') element.append(child);
  return element;
}

// A text from outside: isolated, so that its direction cannot turn that of its neighbours.
const foreign = (text, name = 'bdi') => make(name, { dir: 'auto', text });

// Only http and https become links, though the exporter has already seen to it.
function link(address, text) {
  let url;
  try { url = new URL(address); } catch { return foreign(text); }
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return foreign(text);
  return make('a', { href: url.href, target: '_blank', rel: 'noopener noreferrer nofollow', referrerpolicy: 'no-referrer' }, foreign(text));
}

// 12,345: as toLocaleString would write it, which takes 30 ms to wake up.
const grouped = (number) => String(number).replace(/\B(?=(\d{3})+$)/g, ',');

const counted = (number, one, many = `${one}s`) => `${grouped(number)} ${number === 1 ? one : many}`;

const percent = (share) => `${Math.round(share * 100)} %`;

// A text that stands already is left alone: writing it again would lay its surroundings out anew.
function write(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

const say = (text) => write(byId('status'), text);

async function copy(text, what) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    // Without permission or on an old browser: the way that needs neither.
    const area = make('textarea', { class: 'unseen', 'aria-hidden': 'true', tabindex: '-1' });
    area.value = text;
    document.body.append(area);
    area.select();
    document.execCommand('copy');
    area.remove();
  }
  say(`${what} copied`);
}

function later(callback, delay) {
  let timer = 0;
  return (...rest) => {
    clearTimeout(timer);
    timer = setTimeout(() => callback(...rest), delay);
  };
}
