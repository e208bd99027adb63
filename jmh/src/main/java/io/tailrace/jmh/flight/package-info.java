/** What keeping every sample costs: packing, unpacking, and the whole way from the ring into the journal. */
package io.tailrace.jmh.flight;
