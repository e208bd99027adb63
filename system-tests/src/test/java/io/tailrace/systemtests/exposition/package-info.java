/** What real scrapers make of the pages of {@code /metrics}. In: an engine and an exposer of this process. Out: verdicts. Test threads. */
package io.tailrace.systemtests.exposition;
