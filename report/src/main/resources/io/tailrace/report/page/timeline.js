// Epochs, gaps, limits, alerts and entries on lanes under the same axis of time.
const LANES = [['epoch', 'epochs'], ['gap', 'gaps'], ['readiness', 'not ready'], ['limit', 'limits'], ['isolation', 'transports'], ['entry', 'entries']];
const SVG = 'http://www.w3.org/2000/svg';
const LANE_HEIGHT = 26, LABEL_WIDTH = 74;

const svg = (tag, attributes, ...children) => {
  const made = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
};

function eventsOf(journal) {
  const start = isPair() ? -journal.startMs : 0;
  const epochs = journal.epochs.map((epoch, i) => ({from: epoch.fromMs + start, to: epoch.toMs + start, kind: 'epoch', level: i % 2 ? 'odd' : '', text: 'epoch ' + epoch.epoch + ': ' + epoch.service + ' ' + epoch.instance + ' ' + epoch.build}));
  const others = journal.events.map(([from, to, kind, level, text]) => ({from: from + start, to: to + start, kind, level, text}));
  return [...epochs, ...others];
}

const eventTime = event => isPair() ? '+' + durationText(Math.max(0, event.from)) : momentText(event.from, 1);

function makeTimeline(parent, journal, {id, title, size = ''}) {
  const plot = el('div', {class: 'plot'});
  const legend = el('ul', {class: 'legend'});
  const table = el('details', {}, el('summary', {}, 'Table: ' + title), el('div', {class: 'scroll', tabindex: '0', role: 'region', 'aria-label': 'Table: ' + title}));
  const figure = el('figure', {id, class: size}, el('figcaption', {}, el('h2', {}, title), el('p', {class: 'note'}, 'Arrow keys go from mark to mark.')), plot, legend, table);
  parent.append(figure);
  let marks = [];
  plot.addEventListener('keydown', event => {
    const at = marks.indexOf(document.activeElement), step = {ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1}[event.key];
    if (at < 0 || !step) return;
    event.preventDefault();
    const next = marks[Math.max(0, Math.min(marks.length - 1, at + step))];
    marks[at].setAttribute('tabindex', '-1');
    next.setAttribute('tabindex', '0');
    next.focus();
  });
  const draw = () => {
    const width = plot.clientWidth, step = columnMs();
    const from = startMs(journal) + state.from * step, to = startMs(journal) + state.to * step;
    const shown = eventsOf(journal).filter(event => event.to >= from && event.from <= to);
    const lanes = LANES.filter(([kind]) => shown.some(event => event.kind === kind));
    const height = lanes.length * LANE_HEIGHT + 4;
    const x = ms => LABEL_WIDTH + (Math.max(from, Math.min(ms, to)) - from) / (to - from) * Math.max(1, width - LABEL_WIDTH - 12);
    const picture = svg('svg', {width, height, role: 'group', 'aria-label': title + ', ' + shown.length + ' marks'});
    marks = [];
    lanes.forEach(([kind, name], lane) => {
      const y = lane * LANE_HEIGHT + LANE_HEIGHT / 2;
      const label = svg('text', {x: LABEL_WIDTH - 10, y: y + 4, 'text-anchor': 'end'}, name);
      picture.append(svg('line', {x1: LABEL_WIDTH, x2: width - 12, y1: y, y2: y, class: 'lane'}), label);
      for (const event of shown.filter(found => found.kind === kind)) {
        const left = x(event.from), right = x(event.to), text = eventTime(event) + (event.to > event.from ? ' for ' + durationText(event.to - event.from) : '') + ': ' + event.text;
        const mark = event.to > event.from
          ? svg('rect', {x: left, y: y - 7, width: Math.max(3, right - left - (kind === 'epoch' ? 1 : 0)), height: 14, rx: 2})
          : svg('path', {d: 'M' + left + ' ' + (y - 7) + 'l6 7l-6 7l-6 -7z'});
        mark.setAttribute('class', kind === 'epoch' ? 'span ' + event.level : event.level);
        mark.setAttribute('data-mark', kind);
        mark.setAttribute('role', 'img');
        mark.setAttribute('tabindex', marks.length === 0 ? '0' : '-1');
        mark.setAttribute('aria-label', text);
        mark.append(svg('title', {}, text));
        marks.push(mark);
        picture.append(mark);
      }
    });
    plot.replaceChildren(shown.length === 0 ? el('p', {class: 'empty'}, 'Nothing happened in this range.') : picture);
    figure.dataset.marks = marks.length;
    legend.replaceChildren(...['info', 'warning', 'error'].filter(level => shown.some(event => event.level === level)).map(level => {
      const mark = el('span', {class: 'mark box'});
      mark.style.borderColor = colour({info: 'five', warning: 'warn', error: 'bad'}[level]);
      return el('li', {}, mark, level);
    }));
    table.lastChild.replaceChildren(el('table', {}, el('thead', {}, el('tr', {}, ['time', 'for', 'what', 'level', 'text'].map(text => el('th', {scope: 'col'}, text)))),
        el('tbody', {}, shown.sort((a, b) => a.from - b.from).slice(0, MOST_ROWS).map(event => el('tr', {}, [eventTime(event), event.to > event.from ? durationText(event.to - event.from) : '', event.kind, event.kind === 'epoch' ? '' : event.level, event.text].map(text => el('td', {}, text)))))));
  };
  new ResizeObserver(() => { if (plot.clientWidth > 0 && plot.firstChild && plot.firstChild.getAttribute('width') !== String(plot.clientWidth)) draw(); }).observe(plot);
  return {figure, draw};
}
