/**
 * A service that embeds the engine: a key-value store under load, every operation of which is timed and recorded. In: a {@link
 * io.tailrace.samples.kvstore.KvWorkloadConfig}. Out: samples, from each worker's thread into a channel of its own and from the
 * supervisor's into another; and the store's reports, for whoever writes ticks.
 *
 * <p>The numbers reconcile: a worker counts the operations it did and what became of each sample, so that in the end {@code
 * operations = accepted + refused}, {@code accepted} is the count of the latency histograms, and {@code refused} is what the
 * journal says was refused on the workers' channels.
 */
package io.tailrace.samples.kvstore;
