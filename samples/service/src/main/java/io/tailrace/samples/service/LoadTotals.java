package io.tailrace.samples.service;

/**
 * What a load came to.
 *
 * @param sent requests.
 * @param answered those with an answer, whatever it said.
 * @param taken orders that the service has confirmed.
 * @param failed requests without an answer.
 */
record LoadTotals(long sent, long answered, long taken, long failed) {}
