/** In: what docs/migration.md shows, before and after, as code that is run. Out: the document's blocks equal it. On the tests' thread. */
package io.tailrace.jmh.migration;
