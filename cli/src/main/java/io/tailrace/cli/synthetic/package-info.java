/**
 * A large registry that means nothing, for load tests. In: a number of lines. Out: that many time series of an engine, each with another
 * value after every interval, recorded on a thread of their own.
 */
package io.tailrace.cli.synthetic;
