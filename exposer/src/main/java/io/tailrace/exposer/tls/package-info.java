/**
 * TLS. In: files, and bytes as they come. Out: what they say, decrypted, and counts of handshakes. Files are read on the thread that launches
 * or on one of their own, never on the event-loop thread, where all the rest runs.
 */
package io.tailrace.exposer.tls;
