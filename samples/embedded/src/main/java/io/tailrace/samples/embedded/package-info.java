/**
 * What to copy into a service. In: orders, on the caller's thread. Out: a journal and a page for Prometheus. The engine has two
 * threads, the exposer one; recording is done on the service's own.
 */
package io.tailrace.samples.embedded;
