// What is told in words and tables: who recorded, the sums, the quantiles of the range, all histograms, the differences.
const SHOWN_QUANTILES = [50, 90, 99, 99.9, 99.99];

function whoLines() {
  return state.data.journals.map((journal, i) => {
    const last = journal.epochs[journal.epochs.length - 1];
    const who = last ? [el('b', {}, last.service), ' ' + last.instance + ', build ' + last.build] : [el('b', {}, 'no epoch in the range')];
    const time = journal.length === 0 ? '' : ', ' + momentText(journal.startMs, journal.columnMs) + ' on, ' + durationText(journal.length * journal.columnMs);
    return el('p', {class: 'side'}, isPair() ? el('span', {class: 'key of' + i}) : null, isPair() ? (i === 0 ? 'base ' : 'new ') + journal.name + ': ' : '', who, time);
  });
}

function tile(name, value, more, mood = '') {
  return el('div', {class: 'tile'}, el('p', {class: 'name'}, name), el('p', {class: 'value ' + mood}, value), el('p', {class: 'more'}, more));
}

function tiles() {
  return state.data.journals.map((journal, i) => {
    const of = isPair() ? (i === 0 ? ', base' : ', new') : '';
    const seconds = journal.length * journal.columnMs / 1000, all = journal.samples + journal.refused;
    const gaps = journal.gaps + journal.badFrames;
    const events = journal.events.length, bad = journal.events.filter(([, , , level]) => level === 'error').length;
    return el('div', {class: 'tiles'},
        tile('Samples' + of, countText(journal.samples), seconds > 0 ? rateText(journal.samples / seconds) + ' on average' : ''),
        tile('Refused' + of, countText(journal.refused), all > 0 ? significant(100 * journal.refused / all) + ' % of all' : '', journal.refused > 0 ? 'warn' : ''),
        tile('Epochs' + of, countText(journal.epochs.length), journal.epochs.length > 1 ? 'lives of the service, or other labels' : 'one life of the service'),
        tile('Journal' + of, gaps === 0 ? 'whole' : 'not whole', gaps === 0 ? 'no frame is missing in the range' : journal.gaps + ' gaps, ' + journal.badFrames + ' bad frames', gaps === 0 ? 'good' : 'bad'),
        tile('Events' + of, countText(events), bad > 0 ? bad + (bad === 1 ? ' error' : ' errors') : 'no errors', bad > 0 ? 'bad' : ''),
        tile('A column' + of, durationText(journal.columnMs), 'of time; counts in it are exact'));
  });
}

// The numbers of the chosen histogram in the chosen range.
function quantileTable() {
  const sides = state.data.journals.map(journal => ({list: chosen(journal), sum: merged(chosen(journal), state.from, state.to)}));
  if (!sides.some(({sum}) => sum)) return el('p', {class: 'empty'}, NO_HISTOGRAM);
  const unit = unitOf(sides.find(({list}) => list.length > 0).list);
  const rows = [['samples', sum => sum.samples, countText], ['mean', sum => sum.samples > 0 ? sum.sum / sum.samples : null, v => valueText(v, unit)], ['min', sum => sum.min, v => valueText(v, unit)],
    ...SHOWN_QUANTILES.map(p => ['p' + p, sum => valueAtPercentile(sum, p), v => valueText(v, unit)]), ['max', sum => sum.max, v => valueText(v, unit)]];
  if (sides.some(({sum}) => sum && sum.corrected > 0)) rows.splice(1, 0, ['added by correction', sum => sum.corrected, countText]);
  return el('table', {id: 'quantiles'}, el('thead', {}, el('tr', {}, el('th', {scope: 'col'}, ''), state.data.journals.map((journal, i) => el('th', {scope: 'col', class: 'n'}, isPair() ? (i === 0 ? 'base' : 'new') : 'in the range')), isPair() ? el('th', {scope: 'col', class: 'n'}, 'ratio') : null)),
      el('tbody', {}, rows.map(([name, value, text]) => {
        const values = sides.map(({sum}) => sum ? value(sum) : null);
        return el('tr', {}, el('th', {scope: 'row'}, name), values.map(v => el('td', {class: 'n', 'data-value': v}, text(v))), isPair() ? el('td', {class: 'n'}, values[0] && values[1] ? significant(values[1] / values[0]) : '–') : null);
      })));
}

function histogramTable() {
  const rows = choices().map(choice => ({choice, sums: state.data.journals.map(journal => merged(chosen(journal, choice.key), state.from, state.to))}));
  const cells = sum => [countText(sum ? sum.samples : 0), ...[50, 99, 99.9, 100].map(p => p)];
  const head = ['histogram', ...state.data.journals.flatMap((_, i) => ['samples', 'p50', 'p99', 'p99.9', 'max'].map(name => name + (isPair() ? (i === 0 ? ' base' : ' new') : '')))];
  return el('table', {}, el('thead', {}, el('tr', {}, head.map((text, i) => el('th', {scope: 'col', class: i > 0 ? 'n' : ''}, text)))),
      el('tbody', {}, rows.map(({choice, sums}) => el('tr', {},
          el('td', {}, el('button', {type: 'button', on: {click: () => choose({metric: choice.key})}}, choice.text)),
          sums.flatMap(sum => [el('td', {class: 'n'}, cells(sum)[0]), ...[50, 99, 99.9, 100].map(p => el('td', {class: 'n'}, valueText(valueAtPercentile(sum, p), choice.series.unit)))])))));
}

const MOODS = {worse: 'bad', better: 'good'};

function differenceTable() {
  const all = state.data.differences;
  if (all.length === 0) return el('p', {class: 'empty'}, 'The two journals have no histogram in common that has samples in both ranges.');
  const rows = all.flatMap(difference => difference.statistics
    ? difference.statistics.map((statistic, i) => ({difference, statistic, isFirst: i === 0}))
    : [{difference, fault: difference.fault, isFirst: true}]);
  const significantRows = rows.filter(({statistic, fault}) => fault || (statistic && (statistic.verdict === 'worse' || statistic.verdict === 'better')));
  const table = shown => el('table', {}, el('thead', {}, el('tr', {}, ['histogram', 'verdict', '', 'base', 'new', 'ratio'].map((text, i) => el('th', {scope: 'col', class: i > 2 ? 'n' : ''}, text)))),
      el('tbody', {}, shown.map(({difference, statistic, fault}) => {
        const unit = difference.unit, ends = list => list ? valueText(list[0], unit) + ' (' + valueText(list[1], unit) + ' to ' + valueText(list[2], unit) + ')' : '–';
        return el('tr', {}, el('td', {}, difference.metric), el('td', {class: statistic ? MOODS[statistic.verdict] || '' : ''}, fault || statistic.verdict || 'not enough data'), el('td', {}, statistic ? quantileName(statistic.q) : ''),
            el('td', {class: 'n'}, statistic ? ends(statistic.base) : ''), el('td', {class: 'n'}, statistic ? ends(statistic.now) : ''), el('td', {class: 'n'}, statistic && statistic.ratio !== undefined ? significant(statistic.ratio) : '–'));
      })));
  return el('div', {},
      significantRows.length > 0 ? el('div', {id: 'significant'}, table(significantRows)) : el('p', {class: 'empty'}, 'No significant difference: all that was judged is within noise.'),
      el('details', {}, el('summary', {}, 'All ' + rows.length + ' that were judged'), el('div', {class: 'scroll', tabindex: '0', role: 'region', 'aria-label': 'All judged'}, table(rows))));
}

function epochTable(journal) {
  return tableOf({head: ['epoch', 'from', 'for', 'service', 'instance', 'build', 'process', 'kept'], rows: journal.epochs.map(epoch => [epoch.epoch, momentText(epoch.fromMs, 1), durationText(Math.max(0, epoch.toMs - epoch.fromMs)), epoch.service, epoch.instance, epoch.build, epoch.pid, epoch.amnesia ? 'nothing' : epoch.resumed ? 'totals go on' : 'from zero'])});
}
