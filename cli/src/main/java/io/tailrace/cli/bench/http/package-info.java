/**
 * A load on an HTTP server: many connections, requests that are due at even times whether or not earlier ones were answered (open loop) or
 * one behind the other (closed loop), and each time taken from when the request was due. In: a plan. Out: a histogram and what went wrong.
 * One thread, the caller's, does all of it, and spins.
 */
package io.tailrace.cli.bench.http;
