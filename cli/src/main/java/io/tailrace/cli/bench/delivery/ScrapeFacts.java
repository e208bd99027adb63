package io.tailrace.cli.bench.delivery;

/**
 * What a scraper knows.
 *
 * @param pages that came whole.
 * @param failures pages that did not.
 * @param failure the last one in words; empty if there was none.
 * @param leastMissed scrapes that the exposer must have missed at least.
 * @param mostMissed at most.
 */
record ScrapeFacts(long pages, long failures, String failure, long leastMissed, long mostMissed) {}
