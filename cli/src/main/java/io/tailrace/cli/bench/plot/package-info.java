/**
 * {@code tailrace bench plot}: distributions as a picture. In: HdrHistogram interval logs in nanoseconds. Out: SVG, readable on a light and
 * on a dark page, made by hand. All on the command's thread.
 */
package io.tailrace.cli.bench.plot;
