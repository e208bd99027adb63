/**
 * In: the call of OpenTelemetry's Java agent, which has loaded this jar as an extension, and what it was told of its resource. Out: the agent of {@code
 * loader}, started if it was not there yet, and joined. Compiled for Java 8, as that agent is. On the JVM's thread, before the host's {@code main}.
 */
package io.tailrace.agent.extension;
