// What a card stands for, so that keys and drag know what they act on.

const items = new WeakMap();

/**
 * Says what an element stands for: `{type: 'person' | 'cluster' | 'track', show, ...}`.
 * Other parts find it by {@link itemAt}.
 */
export function standsFor(element, item) {
  element.dataset.item = item.type;
  items.set(element, item);
  return element;
}

export function forget(element) {
  items.delete(element);
}

/** The item that an element is in. */
export function itemAt(element) {
  const holder = element?.closest?.('[data-item]');
  return holder ? (items.get(holder) ?? null) : null;
}
