import { h, say } from './dom.js';
import { forget } from './items.js';

/** Rows above and below the screen that are kept ready. */
const SPARE_ROWS = 2;

/**
 * A list of thousands of cards of one size, of which only those on the screen exist. It scrolls with the page. Arrow keys go from
 * card to card; a card is reached by Tab once.
 *
 * - `label`  what the list is, for a screen reader
 * - `width`, `height`, `gap`  of a card in rem; cards grow in width to fill the row
 * - `item(index)`  the data of a card, or a promise of it
 * - `render(data, index)`  its element, with one element in it of class `card-link`, which takes the focus
 */
export class CardList {
  constructor({ label, width, height, gap = 1, item, render }) {
    this.size = { width, height, gap };
    this.item = item;
    this.render = render;
    this.total = 0;
    this.active = 0;
    this.cards = new Map();
    this.element = h('ul', { class: 'cards', 'aria-label': label, on: { keydown: (event) => this.key(event) } });
    this.element.addEventListener('focusin', (event) => this.focused(event));
    this.onScroll = () => this.soon();
    this.observer = new ResizeObserver(() => this.layout());
    addEventListener('scroll', this.onScroll, { passive: true });
    addEventListener('resize', this.onScroll, { passive: true });
    this.observer.observe(this.element);
  }

  destroy() {
    removeEventListener('scroll', this.onScroll);
    removeEventListener('resize', this.onScroll);
    this.observer.disconnect();
    cancelAnimationFrame(this.pending);
    this.pending = -1;
  }

  /** Shows what there is now. Cards whose data did not change stay as they are. */
  update(total) {
    const held = this.element.contains(document.activeElement);
    this.total = total;
    this.active = Math.max(0, Math.min(this.active, total - 1));
    for (const [index, card] of this.cards) {
      if (index >= total) this.drop(index, card);
      else this.load(index, card);
    }
    this.layout();
    // the card that had the focus is gone: its neighbour takes it
    if (held && !this.element.contains(document.activeElement)) this.focus(this.active);
  }

  soon() {
    if (this.pending) return;
    this.pending = requestAnimationFrame(() => {
      this.pending = 0;
      this.layout();
    });
  }

  layout() {
    if (this.pending === -1) return;
    const rem = parseFloat(getComputedStyle(document.documentElement).fontSize);
    const wide = this.element.clientWidth;
    if (wide === 0) return;
    const gap = this.size.gap * rem;
    this.columns = Math.max(1, Math.floor((wide + gap) / (Math.min(this.size.width * rem, wide) + gap)));
    this.cell = {
      width: (wide - gap * (this.columns - 1)) / this.columns,
      height: this.size.height * rem,
      gap,
    };
    const rows = Math.ceil(this.total / this.columns);
    this.element.style.setProperty('height', `${Math.max(0, rows * (this.cell.height + gap) - gap)}px`);
    this.show();
  }

  show() {
    const top = -this.element.getBoundingClientRect().top;
    const row = this.cell.height + this.cell.gap;
    const first = Math.max(0, Math.floor(top / row) - SPARE_ROWS) * this.columns;
    const last = Math.min(this.total, (Math.ceil((top + innerHeight) / row) + SPARE_ROWS) * this.columns);
    for (const [index, card] of this.cards) {
      // the card that has the focus stays, or the focus would be lost; so does one that is dragged
      const needed = card.element.contains(document.activeElement) || card.element.querySelector('.held');
      if ((index < first || index >= last) && !needed) this.drop(index, card);
    }
    for (let index = first; index < last; index++) this.card(index);
    for (const [index, card] of this.cards) this.place(index, card);
  }

  card(index) {
    const there = this.cards.get(index);
    if (there) return there;
    const element = h('li', { 'aria-setsize': this.total, 'aria-posinset': index + 1, dataset: { index } });
    const card = { element, signature: null };
    this.cards.set(index, card);
    const after = [...this.element.children].find((li) => Number(li.dataset.index) > index);
    this.element.insertBefore(element, after ?? null);
    this.load(index, card);
    return card;
  }

  load(index, card) {
    const data = this.item(index);
    if (!(data instanceof Promise)) {
      this.put(index, card, data);
      return;
    }
    card.element.classList.add('waiting');
    data.then(
      (loaded) => this.cards.get(index) === card && this.put(index, card, loaded),
      () => card.element.classList.add('lost'),
    );
  }

  put(index, card, data) {
    card.element.classList.remove('waiting', 'lost');
    card.element.setAttribute('aria-setsize', this.total);
    const signature = JSON.stringify(data);
    if (signature === card.signature) return;
    card.signature = signature;
    const held = card.element.contains(document.activeElement);
    for (const child of card.element.children) forget(child);
    card.element.replaceChildren(this.render(data, index));
    this.reach(index, card);
    if (held) this.link(card)?.focus({ preventScroll: true });
    if (this.wanted === index) this.focus(index);
  }

  drop(index, card) {
    card.element.remove();
    this.cards.delete(index);
  }

  place(index, card) {
    const x = (index % this.columns) * (this.cell.width + this.cell.gap);
    const y = Math.floor(index / this.columns) * (this.cell.height + this.cell.gap);
    card.element.style.setProperty('transform', `translate(${x}px, ${y}px)`);
    card.element.style.setProperty('width', `${this.cell.width}px`);
    card.element.style.setProperty('height', `${this.cell.height}px`);
  }

  link(card) {
    return card.element.querySelector('.card-link');
  }

  /** Tab stops at the active card and what is in it, and passes the others. */
  reach(index, card) {
    const on = index === this.active;
    for (const stop of card.element.querySelectorAll('a, button')) stop.tabIndex = on ? 0 : -1;
  }

  focused(event) {
    const li = event.target.closest('li[data-index]');
    const index = Number(li?.dataset.index);
    if (!li || index === this.active) return;
    const before = this.active;
    this.active = index;
    const left = this.cards.get(before);
    if (left) this.reach(before, left);
    const now = this.cards.get(index);
    if (now) this.reach(index, now);
  }

  /** Takes the focus to a card, wherever it is. */
  focus(index) {
    if (index < 0 || index >= this.total) return;
    const row = Math.floor(index / this.columns);
    const top = this.element.getBoundingClientRect().top + row * (this.cell.height + this.cell.gap);
    const margin = Math.min(140, innerHeight / 5);
    if (top < margin) scrollBy({ top: top - margin, behavior: 'instant' });
    else if (top + this.cell.height > innerHeight - 20)
      scrollBy({ top: top + this.cell.height - innerHeight + 20, behavior: 'instant' });
    this.show();
    const card = this.card(index);
    this.place(index, card);
    const link = this.link(card);
    this.wanted = link ? null : index;
    link?.focus({ preventScroll: true });
  }

  key(event) {
    if (event.target.matches('input, select, textarea') || event.altKey || event.ctrlKey || event.metaKey) return;
    const li = event.target.closest('li[data-index]');
    if (!li) return;
    const page = Math.max(1, Math.floor(innerHeight / (this.cell.height + this.cell.gap)) - 1) * this.columns;
    const steps = {
      ArrowRight: 1,
      ArrowLeft: -1,
      ArrowDown: this.columns,
      ArrowUp: -this.columns,
      PageDown: page,
      PageUp: -page,
      Home: -this.total,
      End: this.total,
    };
    const step = steps[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const from = Number(li.dataset.index);
    const to = Math.max(0, Math.min(this.total - 1, from + step));
    if (to !== from) this.focus(to);
    else say(step > 0 ? 'end of the list' : 'start of the list');
  }
}

/** Pages that are fetched at once. */
const LANES = 2;

/**
 * Items that come in pages; a page is fetched once, when one of it is asked for. What was asked for last comes first: whoever scrolled
 * past a thousand tracks does not wait for them.
 */
export class Pages {
  constructor(fetchPage, size) {
    this.fetchPage = fetchPage;
    this.size = size;
    this.pages = new Map();
    this.asked = [];
    this.running = 0;
    this.total = 0;
  }

  /** Forgets what it has and fetches the first page, which says how many there are. */
  async start() {
    this.pages.clear();
    return this.load(0);
  }

  load(number) {
    const loading = new Promise((resolve, reject) => this.asked.push({ number, resolve, reject })).then(
      (answer) => {
        this.total = answer.total;
        if (this.pages.get(number) === loading) this.pages.set(number, answer);
        return answer;
      },
      (trouble) => {
        if (this.pages.get(number) === loading) this.pages.delete(number);
        throw trouble;
      },
    );
    this.pages.set(number, loading);
    this.next();
    return loading;
  }

  next() {
    if (this.running >= LANES || this.asked.length === 0) return;
    const { number, resolve, reject } = this.asked.pop();
    this.running++;
    this.fetchPage(number)
      .then(resolve, reject)
      .finally(() => {
        this.running--;
        this.next();
      });
    this.next();
  }

  /** The answer of the engine for a page, from memory where it is there. */
  async page(number) {
    return (await this.pages.get(number)) ?? this.load(number);
  }

  /** One item, or a promise of it. */
  item(index) {
    const number = Math.floor(index / this.size);
    const at = index % this.size;
    const page = this.pages.get(number) ?? this.load(number);
    return page instanceof Promise ? page.then((answer) => answer.items[at]) : page.items[at];
  }
}
