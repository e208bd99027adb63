/**
 * The engine as its host sees it. In: an {@link io.tailrace.engine.EngineContext}, descriptors, and calls from any thread. Out:
 * channels to record into, tailers to read from. This package wires the stages together and owns their threads; it does no work of
 * its own.
 *
 * <pre>
 *   recording -&gt; ring -&gt; aggregate -&gt; snapshot -&gt; log -&gt; readers
 * </pre>
 */
package io.tailrace.engine;
