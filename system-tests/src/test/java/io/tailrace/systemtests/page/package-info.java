/** Reads Prometheus text 0.0.4, knowing nothing of the code that writes it. */
package io.tailrace.systemtests.page;
