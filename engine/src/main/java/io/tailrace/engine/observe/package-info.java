/**
 * Observers: who reads values that others keep and records what it reads.
 * In: a call before each planned cut. Out: samples, through channels of the observers' own. On the aggregator's thread.
 */
package io.tailrace.engine.observe;
