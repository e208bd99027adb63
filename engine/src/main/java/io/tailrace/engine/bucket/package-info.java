/**
 * Where HdrHistogram puts values. In: a histogram's range. Out: which bucket a value is in and what a bucket stands for, used by the
 * aggregator that counts and by the readers of its frames. No threads of its own.
 */
package io.tailrace.engine.bucket;
