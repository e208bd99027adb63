package io.tailrace.cli.bench;

import io.tailrace.engine.FlushResult;

/**
 * What went on beside the calls.
 *
 * @param flushed whether the journal took everything.
 * @param errors that were survived in the engine, the scraper or the stream.
 * @param scrapes pages that were read whole.
 * @param scrapedBytes of them.
 * @param scrapeFailures pages that did not come.
 * @param scrapeFailure the last failure in words; empty without one.
 * @param streamLines snapshots that were written into the stream's file.
 * @param occupancyPermille how full the fullest ring was at the most.
 */
record LoadFacts(
        FlushResult flushed,
        long errors,
        long scrapes,
        long scrapedBytes,
        long scrapeFailures,
        String scrapeFailure,
        long streamLines,
        int occupancyPermille) {}
