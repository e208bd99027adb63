/**
 * What every transport keeps to, as one test. In: a transport with its peer, behind a {@link io.tailrace.testsupport.transport.TransportHarness}. Out: passed or
 * failed. On the test's thread.
 */
package io.tailrace.testsupport.transport;
