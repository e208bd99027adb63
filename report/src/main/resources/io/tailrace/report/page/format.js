// Numbers, times and units in words that people read.
const DIGITS = 4;

function significant(value) {
  if (value === 0) return '0';
  const text = Number(value.toPrecision(DIGITS));
  return Math.abs(text) >= 1e15 ? text.toExponential() : text.toLocaleString('en-US', {maximumSignificantDigits: DIGITS});
}

function scaled(value, steps) {
  const size = Math.abs(value);
  let [unit, factor] = steps[0];
  for (const [name, at] of steps) if (size >= at) { unit = name; factor = at; }
  return significant(value / factor) + (unit ? ' ' + unit : '');
}

const TIME_STEPS = [['ns', 1], ['µs', 1e3], ['ms', 1e6], ['s', 1e9]];
const BYTE_STEPS = [['B', 1], ['KiB', 1024], ['MiB', 1024 ** 2], ['GiB', 1024 ** 3], ['TiB', 1024 ** 4]];
const COUNT_STEPS = [['', 1], ['k', 1e3], ['M', 1e6], ['G', 1e9], ['T', 1e12]];

// A value in the recorded unit: ns of times, millionths of numbers with fractions.
function valueText(value, unit) {
  if (value === null || value === undefined || Number.isNaN(value)) return '–';
  if (unit === 'time') return scaled(value, TIME_STEPS);
  if (unit === 'bytes') return scaled(value, BYTE_STEPS);
  if (unit === 'millionths') return significant(value / 1e6);
  return significant(value);
}

const countText = n => n === null || n === undefined ? '–' : n.toLocaleString('en-US');
const rateText = n => n === null || n === undefined ? '–' : scaled(n, COUNT_STEPS) + '/s';
const percentText = permille => permille === null || permille === undefined ? '–' : significant(permille / 10) + ' %';

function two(n, width = 2) { return String(n).padStart(width, '0'); }

function clockText(ms, stepMs = 1000) {
  const at = new Date(ms);
  if (Number.isNaN(at.getTime())) return 'beyond the calendar';
  let text = two(at.getUTCHours()) + ':' + two(at.getUTCMinutes());
  if (stepMs < 60e3) text += ':' + two(at.getUTCSeconds());
  if (stepMs < 1000) text += '.' + two(at.getUTCMilliseconds(), 3);
  return text;
}

function dateText(ms) {
  const at = new Date(ms);
  return Number.isNaN(at.getTime()) ? '' : at.toISOString().slice(0, 10);
}

const momentText = (ms, stepMs) => dateText(ms) + ' ' + clockText(ms, stepMs) + ' UTC';

function durationText(ms) {
  if (ms < 1000) return significant(ms) + ' ms';
  if (ms < 120e3) return significant(ms / 1000) + ' s';
  const s = Math.round(ms / 1000);
  const parts = [[Math.floor(s / 86400), 'd'], [Math.floor(s / 3600) % 24, 'h'], [Math.floor(s / 60) % 60, 'min'], [s % 60, 's']];
  return parts.filter(([n]) => n > 0).slice(0, 2).map(([n, unit]) => n + ' ' + unit).join(' ');
}

const quantileName = q => q === 0 ? 'mean' : q === 1 ? 'max' : 'p' + Number((q * 100).toPrecision(10));

function seriesName(series) {
  return series.labels.length === 0 ? series.name : series.name + '{' + labelText(series) + '}';
}

const labelText = series => series.labels.map(([name, value]) => name + '="' + value + '"').join(', ');

// Makes an element; texts are texts and never markup.
function el(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name === 'on') for (const [event, handler] of Object.entries(value)) made.addEventListener(event, handler);
    else if (value !== null && value !== false) made.setAttribute(name, value);
  }
  for (const child of children.flat()) if (child !== null && child !== undefined) made.append(child);
  return made;
}
