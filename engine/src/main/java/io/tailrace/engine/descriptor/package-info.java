/**
 * What is measured. In: descriptions by the host, from any thread. Out: metrics and series with small dense ids, by which
 * every later stage finds its place in an array.
 */
package io.tailrace.engine.descriptor;
