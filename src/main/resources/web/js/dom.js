// Elements are made here and nowhere else. Text goes in as text nodes: there is no way to give markup.

const SVG = 'http://www.w3.org/2000/svg';

/**
 * Makes an element. `props`: `class`, `dataset` (object), `on` (object of listeners), `style` (object of CSS properties), `props`
 * (set as they are on the element); everything else is an attribute. `false`, `null` and `undefined` leave an attribute out.
 */
export function h(tag, props, ...children) {
  const element = document.createElement(tag);
  for (const [key, value] of Object.entries(props ?? {})) {
    set(element, key, value);
  }
  append(element, children);
  return element;
}

function set(element, key, value) {
  if (value === false || value === null || value === undefined) return;
  if (key === 'on') {
    for (const [type, listener] of Object.entries(value)) element.addEventListener(type, listener);
  } else if (key === 'dataset') {
    Object.assign(element.dataset, value);
  } else if (key === 'style') {
    for (const [name, text] of Object.entries(value)) element.style.setProperty(name, text);
  } else if (key === 'props') {
    Object.assign(element, value);
  } else if (/^on/i.test(key)) {
    throw new Error(`listeners are given by 'on', not as '${key}'`);
  } else {
    element.setAttribute(key, value === true ? '' : String(value));
  }
}

function append(element, children) {
  for (const child of children.flat(Infinity)) {
    if (child === null || child === undefined || child === false) continue;
    element.append(child instanceof Node ? child : String(child));
  }
}

/** Puts other children in the place of those that are there. */
export function fill(element, ...children) {
  element.replaceChildren();
  append(element, children);
  return element;
}

export function svg(tag, attributes, ...children) {
  const element = document.createElementNS(SVG, tag);
  for (const [key, value] of Object.entries(attributes ?? {})) element.setAttribute(key, value);
  element.append(...children);
  return element;
}

const ICONS = {
  moon: 'M20 14.5A8.5 8.5 0 0 1 9.5 4 8.5 8.5 0 1 0 20 14.5z',
  sun: 'M12 7.5a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9zM12 2v3M12 19v3M2 12h3M19 12h3M5 5l2 2M17 17l2 2M5 19l2-2M17 7l2-2',
  inbox: 'M3 13l3-8h12l3 8v6H3zM3 13h5l1.5 3h5l1.5-3h5',
  pencil: 'M4 20l1-4L16.5 4.5l3 3L8 19z',
  play: 'M7 4.5v15l12-7.5z',
  pause: 'M7 5v14M17 5v14',
  back: 'M15 5l-7 7 7 7',
  next: 'M9 5l7 7-7 7',
  close: 'M6 6l12 12M18 6L6 18',
  undo: 'M4 9h10a5.5 5.5 0 0 1 0 11H9M4 9l4-4M4 9l4 4',
  upload: 'M12 16V4M7 9l5-5 5 5M4 16v4h16v-4',
  help: 'M8.5 9a3.5 3.5 0 1 1 5 3.200c-1 .6-1.5 1.200-1.5 2.300M12 18.200v.3',
  more: 'M6 12h.01M12 12h.01M18 12h.01',
  door: 'M14 4h5v16h-5M4 12h11M11 8l4 4-4 4',
};

export function icon(name) {
  return svg(
    'svg',
    { class: 'icon', viewBox: '0 0 24 24', 'aria-hidden': 'true', focusable: 'false' },
    svg('path', { d: ICONS[name] }),
  );
}

/** The silhouette of the report, where there is no picture. */
export function nobody() {
  return svg(
    'svg',
    { class: 'nobody', viewBox: '0 0 100 100', 'aria-hidden': 'true' },
    svg('circle', { cx: 50, cy: 40, r: 19 }),
    svg('path', { d: 'M14 100c0-24 15-36 36-36s36 12 36 36z' }),
  );
}

/** A picture that turns into the silhouette when it cannot be had. `alt` is empty where a name stands beside it. */
export function picture(url, alt = '') {
  const frame = h('span', { class: 'pic' });
  if (!url) {
    frame.append(nobody());
    return frame;
  }
  const image = h('img', { src: url, alt, loading: 'lazy', decoding: 'async', draggable: 'false' });
  image.addEventListener('error', () => fill(frame, nobody()), { once: true });
  frame.append(image);
  return frame;
}

/** A button with words on it; `props.icon` puts a sign before them. */
export function button(text, onClick, { icon: sign, ...props } = {}) {
  return h('button', { type: 'button', ...props, on: { click: onClick } }, sign ? icon(sign) : null, text);
}

/** Says it to a screen reader without showing it. */
export function say(text) {
  const region = document.getElementById('say');
  // the same words twice are only read when the region was empty in between
  region.textContent = '';
  requestAnimationFrame(() => {
    region.textContent = text;
  });
}
